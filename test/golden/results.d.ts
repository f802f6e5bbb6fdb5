export declare const formula: string;
export declare const variables: readonly ["x"];
export declare const wrt: readonly [];

/** Values of the variables. */
export interface Point {
  readonly x: ArrayLike<number>;
}

/** The values of the formulas, in order. */
export declare function value(at: Point): number[];
