export declare const formula: string;
export declare const variables: readonly ["y", "c", "x"];
export declare const wrt: readonly ["x"];

/** Values of the variables. */
export interface Point {
  readonly y: number;
  readonly c: ArrayLike<number>;
  readonly x: number;
}

/** Derivatives by variable. */
export interface Gradient {
  readonly x: number;
}

/** Values of the variables: numbers, and columns with one for each row. */
export interface Table {
  readonly y: ArrayLike<number>;
  readonly c: ArrayLike<number>;
  readonly x: ArrayLike<number>;
}

/** Derivatives by variable, one for each row. */
export interface GradientBatch {
  readonly x: Float64Array;
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

/** The value in each row. */
export declare function valueBatch(at: Table): Float64Array;

/** The derivative by each variable of `wrt` in each row. */
export declare function gradientBatch(at: Table): GradientBatch;

/** Both at once, for little more than either. */
export declare function valueAndGradientBatch(at: Table): {
  value: Float64Array;
  gradient: GradientBatch;
};
