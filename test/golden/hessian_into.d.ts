export declare const formula: string;
export declare const variables: readonly ["a", "w", "x"];
export declare const wrt: readonly ["a", "x"];

/** Values of the variables. */
export interface Point {
  readonly a: number;
  readonly w: ArrayLike<number>;
  readonly x: ArrayLike<number>;
}

/** Derivatives by variable. */
export interface Gradient {
  readonly a: number;
  readonly x: Float64Array;
}

/** Second derivatives by two variables. */
export interface Hessian {
  readonly a: Gradient;
  readonly x: Record<keyof Gradient, Float64Array>;
}

/** What results are written into. */
export type Writable<Result> = Result extends number | Float64Array
  ? Result
  : { -readonly [Name in keyof Result]: Writable<Result[Name]> };

/** The value of the formula. */
export declare function value(at: Point): number;

/** The derivative by each variable of `wrt`. */
export declare function gradient(at: Point): Gradient;

/** Both at once, for little more than either. */
export declare function valueAndGradient(at: Point): {
  value: number;
  gradient: Gradient;
};

/** The second derivative by each two variables of `wrt`. */
export declare function hessian(at: Point): Hessian;

/** The same as `gradient`, written into `out`. */
export declare function gradientInto(at: Point, out: Writable<Gradient>): void;

/** The same as `valueAndGradient`, written into `out`; the value is returned. */
export declare function valueAndGradientInto(
  at: Point,
  out: Writable<Gradient>,
): number;

/** The same as `hessian`, written into `out`. */
export declare function hessianInto(at: Point, out: Writable<Hessian>): void;
