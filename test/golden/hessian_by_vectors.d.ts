export declare const formula: string;
export declare const variables: readonly ["a", "w", "x"];
export declare const wrt: readonly ["a", "w", "x"];

/** Values of the variables. */
export interface Point {
  readonly a: number;
  readonly w: ArrayLike<number>;
  readonly x: ArrayLike<number>;
}

/** Derivatives by variable. */
export interface Gradient {
  readonly a: number;
  readonly w: Float64Array;
  readonly x: Float64Array;
}

/** Second derivatives by two variables. */
export interface Hessian {
  readonly a: Gradient;
  readonly w: Record<keyof Gradient, Float64Array>;
  readonly x: Record<keyof Gradient, Float64Array>;
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
  readonly w: ArrayLike<number>;
  readonly x: ArrayLike<number>;
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

/** The derivative of the value along a direction. */
export declare function jvp(at: Point, direction: Direction): number;

/** The derivatives of the sum of cotangent times result. */
export declare function vjp(at: Point, cotangent: number): Gradient;
