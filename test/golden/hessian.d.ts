export declare const formula: string;
export declare const variables: readonly ["x", "y"];
export declare const wrt: readonly ["x", "y"];
export declare const sparseHessianRows: Int32Array;
export declare const sparseHessianColumns: Int32Array;

/** Values of the variables. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** Derivatives by variable. */
export interface Gradient {
  readonly x: number;
  readonly y: number;
}

/** Second derivatives by two variables. */
export interface Hessian {
  readonly x: Gradient;
  readonly y: Gradient;
}

/** Entries with their places, counted from 0; of a Hessian the lower triangle. */
export interface SparseMatrix {
  readonly rows: Int32Array;
  readonly columns: Int32Array;
  readonly values: Float64Array;
}

/** How fast variables move. */
export interface Direction {
  readonly x: number;
  readonly y: number;
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

/** The derivative of the gradient along a direction: the Hessian times it. */
export declare function hvp(at: Point, direction: Direction): Gradient;
