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

/** Derivatives by 2 variables in turn. */
export type Derivatives2 = Record<keyof Gradient, Gradient>;

/** Derivatives by 3 variables in turn. */
export type Derivatives3 = Record<keyof Gradient, Derivatives2>;

/** The value of the formula. */
export declare function value(at: Point): number;

/** The derivative by each variable of `wrt`. */
export declare function gradient(at: Point): Gradient;

/** Both at once, for little more than either. */
export declare function valueAndGradient(at: Point): {
  value: number;
  gradient: Gradient;
};

/** The derivative of order 3 by each choice of variables of `wrt`. */
export declare function derivative(at: Point): Derivatives3;
