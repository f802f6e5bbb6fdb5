export declare const formula: string;
export declare const variables: readonly ["S", "K", "r", "s", "T"];
export declare const wrt: readonly ["S", "K", "r", "s", "T"];

/** Values of the variables. */
export interface Point {
  readonly S: number;
  readonly K: number;
  readonly r: number;
  readonly s: number;
  readonly T: number;
}

/** Derivatives by variable. */
export interface Gradient {
  readonly S: number;
  readonly K: number;
  readonly r: number;
  readonly s: number;
  readonly T: number;
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
