/** The kinds of derivative that can be asked for. */
import type { Limited } from "../ast/limits.ts";

/** Each kind by the name of the function that computes it. */
export const KINDS = [
  "gradient",
  "jacobian",
  "sparseJacobian",
  "hessian",
  "sparseHessian",
  "derivative",
  "jvp",
  "vjp",
  "hvp",
  "taylor",
  "implicit",
] as const;

export type Kind = (typeof KINDS)[number];

export interface KindOptions extends Limited {
  /** The order of `derivative`, 2 unless given, and of `taylor`, 5 unless given. */
  readonly order?: number | undefined;
  /** The point that `taylor` expands about; where it is evaluated, unless given. */
  readonly about?: number | string | undefined;
  /** The variable that the equation `formula = 0` determines, for `implicit`. */
  readonly of?: string | undefined;
}

/** The order of a kind that has one. */
export const orderOf = (kind: Kind, { order }: KindOptions): number =>
  order ?? (kind === "taylor" ? 5 : 2);

/** What is said of each kind. */
export const TITLES: Readonly<Record<Kind, string>> = {
  gradient: "The gradient",
  jacobian: "The Jacobian",
  sparseJacobian: "The sparse Jacobian",
  hessian: "The Hessian",
  sparseHessian: "The sparse Hessian",
  derivative: "The derivative",
  jvp: "The derivative along directions",
  vjp: "The derivatives by cotangents",
  hvp: "The Hessian times directions",
  taylor: "The Taylor coefficients",
  implicit: "The derivative of the implicit function",
};
