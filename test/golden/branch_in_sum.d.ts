export declare const formula: string;
export declare const variables: readonly ["x", "v"];
export declare const wrt: readonly ["x", "v"];

/** Values of the variables. */
export interface Point {
  readonly x: ArrayLike<number>;
  readonly v: number;
}

/** Derivatives by variable. */
export interface Gradient {
  readonly x: Float64Array;
  readonly v: number;
}

/** The value of the formula. */
export declare function value(at: Point): number;

/** The derivative by each variable of `wrt`. */
export declare function gradient(at: Point): Gradient;

/** Both at once, for little more than either. */
export declare function valueAndGradient(at: Point): {
  value: number;
  gradient: Gradient;
};
