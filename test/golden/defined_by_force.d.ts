export declare const formula: string;
export declare const variables: readonly ["x", "y"];
export declare const wrt: readonly ["x", "y"];

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

/** The value of the formula. */
export declare function value(at: Point): number;

/** The derivative by each variable of `wrt`. */
export declare function gradient(at: Point): Gradient;

/** Both at once, for little more than either. */
export declare function valueAndGradient(at: Point): {
  value: number;
  gradient: Gradient;
};
