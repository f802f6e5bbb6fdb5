/**
 * The pipeline in a screenful: text, graph, derivatives, programs, functions. What costs time is
 * done when it is asked for: each function on its first call, the module and its certificate on the
 * first look at `source`.
 */
import { type Formula, variableNames } from "./ast/formula.ts";
import { type EvaluateBy, evaluator } from "./codegen/evaluate/evaluators.ts";
import { type Plan, plan } from "./codegen/plan.ts";
import type { Gradient, Point, Value } from "./codegen/point.ts";
import type { SparseMatrix } from "./codegen/runtime/sparse-matrix.ts";
import { variablesByName } from "./diff/wrt.ts";
import { emit } from "./emit.ts";
import { functionsOf, independent } from "./kinds/functions.ts";
import { type Kind, KINDS } from "./kinds/kind.ts";
import { parse } from "./parse.ts";

export interface CompileOptions {
  /** The variables to differentiate by; all unless given. */
  readonly wrt?: readonly string[];
  /**
   * The order of `derivative`, 2 unless given, and of `taylor`, 5 unless given; `source` has
   * derivatives of that order, or of the first.
   */
  readonly order?: number;
  /** The point that `taylor` expands about; the one that it is called with unless given. */
  readonly about?: number | string;
  /** The variable that the equation `formula = 0` determines, for `implicit`. */
  readonly of?: string;
  /** What holds of the variables, such as `"x > 0"`; it shortens the readable derivatives in `source`. */
  readonly assume?: readonly string[];
  /** The kinds of derivative in `source`. */
  readonly kinds?: readonly Kind[];
  /**
   * `"code"` (unless given) makes functions with `new Function`; `"interpret"` walks the program
   * instead, for pages whose Content-Security-Policy forbids that. The numbers are the same.
   */
  readonly evaluate?: EvaluateBy;
}

/** Second derivatives by two variables: numbers, or by vectors arrays, row by row. */
export type Hessian<G extends Gradient = Record<string, number>> = {
  [Row in keyof G]: { [Column in keyof G]: G[Row] extends number ? G[Column] : Float64Array };
};

/** How fast each variable moves: for a vector, each of its elements. */
export type Direction<G extends Gradient = Record<string, number>> = {
  readonly [Name in keyof G]: G[Name] extends number ? number : ArrayLike<number>;
};

/**
 * A formula ready to be evaluated. Numbers unless it has several results (`Compiled<number[]>`) or
 * derivatives by vectors: `Compiled<number, { v: number; x: Float64Array }>`.
 *
 * All functions throw a FormulaError where the point lacks a variable or has no number or vector
 * for it, where an index is out of range, and where the lengths of vectors differ that run together.
 */
export interface Compiled<V extends Value = number, G extends Gradient = Record<string, number>> {
  readonly formula: Formula;
  /** The formula's variables, in order of first appearance. */
  readonly variables: readonly string[];
  /** The variables differentiated by. */
  readonly wrt: readonly string[];
  /** The formula's value at a point; of several results an array of them. */
  value(at: Point): V;
  /** The derivative by each variable of `wrt`, for a vector one as long as that; of one result. */
  gradient(at: Point): G;
  /** Both, for little more than either alone. */
  valueAndGradient(at: Point): { value: V; gradient: G };
  /** For each result its gradient. */
  jacobian(at: Point): G[];
  /** Both, for little more than either alone. */
  valueAndJacobian(at: Point): { value: V; jacobian: G[] };
  /** The derivatives that are not always 0: a row for each result, a column for each number of `wrt`. */
  sparseJacobian(at: Point): SparseMatrix;
  /**
   * The second derivatives by each two variables of `wrt`, of one result: `hessian(at).x.y`. By a
   * number and a vector a vector, by two vectors all pairs of elements, row by row.
   */
  hessian(at: Point): Hessian<G>;
  /** The second derivatives that are not always 0, in the lower triangle. */
  sparseHessian(at: Point): SparseMatrix;
  /**
   * The derivative of the order asked for, by one number; by several all of them, nested:
   * `derivative(at).x.x.y`.
   */
  derivative(at: Point): number | object;
  /** The derivative along a direction; of several results of each. */
  jvp(at: Point, direction: Direction<G>): V;
  /** The derivatives of the sum of cotangent times result; the cotangent is a number for one result. */
  vjp(at: Point, cotangent: V extends number ? number : ArrayLike<number>): G;
  /** The derivative of the gradient along a direction, the Hessian times it; of one result. */
  hvp(at: Point, direction: Direction<G>): G;
  /** The Taylor coefficients by the one variable of `wrt`, from order 0 on; of one result. */
  taylor(at: Point): number[];
  /** The derivative of the variable `of` by each of `wrt`, where the formula is 0. */
  implicit(at: Point): G;
  /** The text of an ES module with these functions and their certificate. */
  readonly source: string;
}

/**
 * Compiles a formula with its derivatives.
 * @example
 * const taxi = compile("(d/v - t)^2", { wrt: ["v"] });
 * taxi.gradient({ d: 6, t: 0.2, v: 30 }); // { v: 0 }
 * @throws FormulaError where the text is not a formula, or `wrt` names no variable of it
 */
export function compile<V extends Value = number, G extends Gradient = Record<string, number>>(
  formula: string | Formula,
  options: CompileOptions = {},
): Compiled<V, G> {
  const parsed = typeof formula === "string" ? parse(formula) : formula;
  const { evaluate = "code", ...others } = options;
  const planned = planDerivatives(parsed, options);
  const functions = Object.fromEntries(
    planned.names.map((name) => [name, evaluator(planned, name, evaluate)]),
  ) as Omit<Compiled<V, G>, "formula" | "variables" | "wrt" | "source">;
  let source: string | undefined;
  return {
    formula: parsed,
    variables: planned.variables,
    wrt: planned.wrt,
    ...functions,
    get source(): string {
      return (source ??= emit(parsed, { ...others, wrt: planned.wrt }).code);
    },
  };
}

/** The programs for a formula's value and all of its derivatives. */
function planDerivatives(formula: Formula, options: CompileOptions): Plan {
  const variables = independent(variablesByName(formula, options.wrt), options);
  const kinds = functionsOf(formula, variables, options);
  return plan({
    formula,
    variables: variableNames(formula),
    wrt: variables.map(({ name }) => name),
    functions: [kinds.value(), ...KINDS.flatMap((kind) => kinds[kind]())],
  });
}
