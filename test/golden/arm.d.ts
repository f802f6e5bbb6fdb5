export declare const formula: string;
export declare const variables: readonly ["a", "p", "b", "q", "X", "Y"];
export declare const wrt: readonly ["p", "q"];

/** Values of the variables. */
export interface Point {
  readonly a: number;
  readonly p: number;
  readonly b: number;
  readonly q: number;
  readonly X: number;
  readonly Y: number;
}

/** Derivatives by variable. */
export interface Gradient {
  readonly p: number;
  readonly q: number;
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
