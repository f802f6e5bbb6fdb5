export declare const formula: string;
export declare const variables: readonly ["a", "x", "b"];
export declare const wrt: readonly ["a", "x", "b"];

/** Values of the variables. */
export interface Point {
  readonly a: number;
  readonly x: ArrayLike<number>;
  readonly b: number;
}

/** Derivatives by variable. */
export interface Gradient {
  readonly a: number;
  readonly x: Float64Array;
  readonly b: number;
}

/** How fast variables move. */
export interface Direction {
  readonly a: number;
  readonly x: ArrayLike<number>;
  readonly b: number;
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

/** The derivative of the gradient along a direction: the Hessian times it. */
export declare function hvp(at: Point, direction: Direction): Gradient;

/** The same as `gradient`, written into `out`. */
export declare function gradientInto(at: Point, out: Writable<Gradient>): void;

/** The same as `valueAndGradient`, written into `out`; the value is returned. */
export declare function valueAndGradientInto(
  at: Point,
  out: Writable<Gradient>,
): number;

/** The same as `hvp`, written into `out`. */
export declare function hvpInto(
  at: Point,
  direction: Direction,
  out: Writable<Gradient>,
): void;
