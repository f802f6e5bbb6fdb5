export declare const formula: string;
export declare const variables: readonly ["a", "x"];
export declare const wrt: readonly ["x"];

/** Values of the variables. */
export interface Point {
  readonly a: number;
  readonly x: number;
}

/** The value of the formula. */
export declare function value(at: Point): number;

/** The Taylor coefficients, from order 0 on. */
export declare function taylor(at: Point): number[];
