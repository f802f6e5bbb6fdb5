export declare const formula: string;
export declare const variables: readonly ["x", "y", "a"];
export declare const wrt: readonly ["x", "a"];

/** Values of the variables. */
export interface Point {
  readonly x: number;
  readonly y: number;
  readonly a: number;
}

/** Derivatives by variable. */
export interface Gradient {
  readonly x: number;
  readonly a: number;
}

/** The value of the formula. */
export declare function value(at: Point): number;

/** The derivative of y by each variable of `wrt`, where the formula is 0. */
export declare function implicit(at: Point): Gradient;
