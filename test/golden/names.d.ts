export declare const formula: string;
export declare const variables: readonly [
  "class",
  "__proto__",
  "constructor",
  "at",
  "Math",
  "λ",
  "x_1",
];
export declare const wrt: readonly [
  "class",
  "__proto__",
  "constructor",
  "at",
  "Math",
  "λ",
  "x_1",
];

/** Values of the variables. */
export interface Point {
  readonly class: number;
  readonly __proto__: number;
  readonly constructor: number;
  readonly at: number;
  readonly Math: number;
  readonly λ: number;
  readonly x_1: number;
}

/** Derivatives by variable. */
export interface Gradient {
  readonly class: number;
  readonly __proto__: number;
  readonly constructor: number;
  readonly at: number;
  readonly Math: number;
  readonly λ: number;
  readonly x_1: number;
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
