export declare const formula: string;
export declare const variables: readonly ["x"];
export declare const wrt: readonly ["x"];

/** Values of the variables. */
export interface Point {
  readonly x: ArrayLike<number>;
}

/** Derivatives by variable. */
export interface Gradient {
  readonly x: Float64Array;
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

/** The same as `gradient`, written into `out`. */
export declare function gradientInto(at: Point, out: Writable<Gradient>): void;

/** The same as `valueAndGradient`, written into `out`; the value is returned. */
export declare function valueAndGradientInto(
  at: Point,
  out: Writable<Gradient>,
): number;
