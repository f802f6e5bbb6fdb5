export declare const formula: string;
export declare const variables: readonly [
  "b1",
  "b2",
  "x",
  "b3",
  "b4",
  "b5",
  "b6",
  "b7",
  "b8",
];
export declare const wrt: readonly [
  "b1",
  "b2",
  "b3",
  "b4",
  "b5",
  "b6",
  "b7",
  "b8",
];

/** Values of the variables. */
export interface Point {
  readonly b1: number;
  readonly b2: number;
  readonly x: number;
  readonly b3: number;
  readonly b4: number;
  readonly b5: number;
  readonly b6: number;
  readonly b7: number;
  readonly b8: number;
}

/** Derivatives by variable. */
export interface Gradient {
  readonly b1: number;
  readonly b2: number;
  readonly b3: number;
  readonly b4: number;
  readonly b5: number;
  readonly b6: number;
  readonly b7: number;
  readonly b8: number;
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
