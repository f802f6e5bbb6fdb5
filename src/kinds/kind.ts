/** The kinds of derivative that can be asked for. */

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
] as const;

export type Kind = (typeof KINDS)[number];

export interface KindOptions {
  /** The order of `derivative`: 2 unless given. */
  readonly order?: number;
}

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
};
