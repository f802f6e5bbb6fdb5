/**
 * The pipeline in a screenful: text, graph, derivatives, programs, functions. What costs time is
 * done when it is asked for: each function on its first call, the module and its certificate on the
 * first look at `source`.
 */
import { type Formula, variableNames } from "./ast/formula.ts";
import type { Limited } from "./ast/limits.ts";
import { type EvaluateBy, evaluator } from "./codegen/evaluate/evaluators.ts";
import { type Plan, plan } from "./codegen/plan.ts";
import type { Gradient, Point, Value } from "./codegen/point.ts";
import type { SparseMatrix } from "./codegen/runtime/sparse-matrix.ts";
import { variablesByName } from "./diff/wrt.ts";
import { emit } from "./emit.ts";
import { functionsOf, independent } from "./kinds/functions.ts";
import type { Form } from "./kinds/form.ts";
import { type Kind, KINDS } from "./kinds/kind.ts";
import { inAllForms } from "./kinds/planned.ts";
import { parse } from "./parse.ts";
import { type StabilityOptions, stableForms } from "./simplify/stable/rewrite.ts";

export interface CompileOptions extends Limited, StabilityOptions {
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
  /** The forms of functions in `source` beside the plain one. */
  readonly forms?: readonly Form[];
  /** The numbers that differ from row to row of a table; all that are not in `wrt` unless given. */
  readonly columns?: readonly string[];
  /**
   * `"code"` (unless given) makes functions with `new Function`, which throw an EvalError on their
   * first call in pages whose Content-Security-Policy forbids that; `"interpret"` walks the program
   * instead, and tries nothing that is forbidden. The numbers are the same to the bit.
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

/** Derivatives of each row: for each variable a column. */
export type GradientBatch<G extends Gradient = Record<string, number>> = {
  [Name in keyof G]: Float64Array;
};

/** Derivatives of the sum over rows: by the columns `C` columns. */
export type GradientSum<G extends Gradient = Record<string, number>, C extends string = never> = {
  [Name in keyof G]: Name extends C ? Float64Array : G[Name];
};

/** What the values of each row are: a column, or one for each of several results. */
type ValueBatch<V extends Value> = V extends number ? Float64Array : Float64Array[];

/**
 * A formula ready to be evaluated. Numbers unless it has several results (`Compiled<number[]>`) or
 * derivatives by vectors: `Compiled<number, { v: number; x: Float64Array }>`. What of `wrt` differs
 * from row to row is named by a third type, `Compiled<number, { v: number; d: number }, "d">`.
 *
 * Functions whose names end in `Into` write what the others return into `out`, which has the shape
 * of that, and allocate nothing; vectors in it are Float64Arrays of the right length that are
 * overwritten, and share no memory with those that are read. The value that comes with derivatives
 * is returned. Functions over the rows of a table take a point with a column, an array of numbers,
 * for each variable that differs from row to row.
 *
 * All functions throw a FormulaError where the point lacks a variable or has no number or vector
 * for it, where an index is out of range, and where the lengths of vectors differ that run together.
 */
export interface Compiled<
  V extends Value = number,
  G extends Gradient = Record<string, number>,
  C extends string = never,
> {
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
  /** The value in each row of a table; of several results a column of each. */
  valueBatch(at: Point): ValueBatch<V>;
  /** The derivative by each number of `wrt` in each row; of one result. */
  gradientBatch(at: Point): GradientBatch<G>;
  /** Both, for little more than either alone. */
  valueAndGradientBatch(at: Point): { value: Float64Array; gradient: GradientBatch<G> };
  /** The sum of the values over the rows; of one result. */
  valueSum(at: Point): number;
  /** The derivative of the sum by each variable of `wrt`, by a column a column; of one result. */
  gradientSum(at: Point): GradientSum<G, C>;
  /** Both, for little more than either alone. */
  valueAndGradientSum(at: Point): { value: number; gradient: GradientSum<G, C> };
  /** The values of several results. */
  valueInto(at: Point, out: number[]): void;
  gradientInto(at: Point, out: G): void;
  /** Returns the value. */
  valueAndGradientInto(at: Point, out: G): number;
  jacobianInto(at: Point, out: G[]): void;
  valueAndJacobianInto(at: Point, out: { value: V; jacobian: G[] }): void;
  hessianInto(at: Point, out: Hessian<G>): void;
  derivativeInto(at: Point, out: object): void;
  jvpInto(at: Point, direction: Direction<G>, out: number[]): void;
  vjpInto(at: Point, cotangent: V extends number ? number : ArrayLike<number>, out: G): void;
  hvpInto(at: Point, direction: Direction<G>, out: G): void;
  taylorInto(at: Point, out: number[]): void;
  implicitInto(at: Point, out: G): void;
  valueBatchInto(at: Point, out: ValueBatch<V>): void;
  gradientBatchInto(at: Point, out: GradientBatch<G>): void;
  valueAndGradientBatchInto(
    at: Point,
    out: { value: Float64Array; gradient: GradientBatch<G> },
  ): void;
  gradientSumInto(at: Point, out: GradientSum<G, C>): void;
  /** Returns the value. */
  valueAndGradientSumInto(at: Point, out: GradientSum<G, C>): number;
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
export function compile<
  V extends Value = number,
  G extends Gradient = Record<string, number>,
  C extends string = never,
>(formula: string | Formula, options: CompileOptions = {}): Compiled<V, G, C> {
  const { evaluate = "code", limits = {} } = options;
  const parsed = typeof formula === "string" ? parse(formula, { limits }) : formula;
  const { budget } = parsed.graph;
  const planned = budget.within(limits, () => planDerivatives(parsed, options));
  const functions = Object.fromEntries(
    planned.names.map((name) => [name, evaluator(planned, name, evaluate, limits)]),
  ) as Omit<Compiled<V, G, C>, "formula" | "variables" | "wrt" | "source">;
  let source: string | undefined;
  return {
    formula: parsed,
    variables: planned.variables,
    wrt: planned.wrt,
    ...functions,
    get source(): string {
      return (source ??= emit(parsed, { ...options, limits, wrt: planned.wrt }).code);
    },
  };
}

/** The programs for a formula's value and all of its derivatives. */
export function planDerivatives(formula: Formula, options: CompileOptions): Plan {
  const variables = independent(variablesByName(formula, options.wrt), options);
  const computed = stableForms(formula, options);
  const kinds = functionsOf(computed.formula, variables, options, formula);
  const plain = [kinds.value(), ...KINDS.flatMap((kind) => kinds[kind]())];
  return plan({
    formula,
    computed,
    variables: variableNames(formula),
    wrt: variables.map(({ name }) => name),
    functions: inAllForms(computed.formula, variables, plain, options),
  });
}
