export declare const formula: string;
export declare const variables: readonly ["k1", "a", "b", "k2", "c"];
export declare const wrt: readonly ["a", "b", "c"];
export declare const sparseJacobianRows: Int32Array;
export declare const sparseJacobianColumns: Int32Array;

/** Values of the variables. */
export interface Point {
  readonly k1: number;
  readonly a: number;
  readonly b: number;
  readonly k2: number;
  readonly c: number;
}

/** Derivatives by variable. */
export interface Gradient {
  readonly a: number;
  readonly b: number;
  readonly c: number;
}

/** Entries with their places, counted from 0; of a Hessian the lower triangle. */
export interface SparseMatrix {
  readonly rows: Int32Array;
  readonly columns: Int32Array;
  readonly values: Float64Array;
}

/** How fast variables move. */
export interface Direction {
  readonly a: number;
  readonly b: number;
  readonly c: number;
}

/** The values of the formulas, in order. */
export declare function value(at: Point): number[];

/** For each result, in order, its derivative by each variable of `wrt`. */
export declare function jacobian(at: Point): Gradient[];

/** Both at once, for little more than either. */
export declare function valueAndJacobian(at: Point): {
  value: number[];
  jacobian: Gradient[];
};

/** The derivatives that are not always 0: a row for each result, a column for each place of `wrt`. */
export declare function sparseJacobian(at: Point): SparseMatrix;

/** The derivative of each result along a direction. */
export declare function jvp(at: Point, direction: Direction): number[];

/** The derivatives of the sum of cotangent times result. */
export declare function vjp(at: Point, cotangent: ArrayLike<number>): Gradient;
