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

/** The values of the formulas, in order. */
export declare function value(at: Point): number[];

/** For each result, in order, its derivative by each variable of `wrt`. */
export declare function jacobian(at: Point): Gradient[];

/** Both at once, for little more than either. */
export declare function valueAndJacobian(at: Point): {
  value: number[];
  jacobian: Gradient[];
};
