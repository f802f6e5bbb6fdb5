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

/** Second derivatives by two variables. */
export interface Hessian {
  readonly x: Record<keyof Gradient, Float64Array>;
}

/** Entries with their places, counted from 0; of a Hessian the lower triangle. */
export interface SparseMatrix {
  readonly rows: Int32Array;
  readonly columns: Int32Array;
  readonly values: Float64Array;
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

/** The second derivative by each two variables of `wrt`. */
export declare function hessian(at: Point): Hessian;

/** The second derivatives that are not always 0, in the lower triangle. */
export declare function sparseHessian(at: Point): SparseMatrix;
