export declare const formula: string;
export declare const variables: readonly [
  "w0",
  "x0",
  "w1",
  "x1",
  "w2",
  "x2",
  "w3",
  "x3",
  "w4",
  "x4",
  "w5",
  "x5",
  "w6",
  "x6",
  "w7",
  "x7",
  "w8",
  "x8",
  "w9",
  "x9",
  "w10",
  "x10",
  "w11",
  "x11",
  "w12",
  "x12",
  "w13",
  "x13",
  "w14",
  "x14",
  "w15",
  "x15",
  "w16",
  "x16",
  "w17",
  "x17",
  "w18",
  "x18",
  "w19",
  "x19",
  "w20",
  "x20",
  "w21",
  "x21",
  "w22",
  "x22",
  "w23",
  "x23",
];
export declare const wrt: readonly [
  "w0",
  "x0",
  "w1",
  "x1",
  "w2",
  "x2",
  "w3",
  "x3",
  "w4",
  "x4",
  "w5",
  "x5",
  "w6",
  "x6",
  "w7",
  "x7",
  "w8",
  "x8",
  "w9",
  "x9",
  "w10",
  "x10",
  "w11",
  "x11",
  "w12",
  "x12",
  "w13",
  "x13",
  "w14",
  "x14",
  "w15",
  "x15",
  "w16",
  "x16",
  "w17",
  "x17",
  "w18",
  "x18",
  "w19",
  "x19",
  "w20",
  "x20",
  "w21",
  "x21",
  "w22",
  "x22",
  "w23",
  "x23",
];

/** Values of the variables. */
export interface Point {
  readonly w0: number;
  readonly x0: number;
  readonly w1: number;
  readonly x1: number;
  readonly w2: number;
  readonly x2: number;
  readonly w3: number;
  readonly x3: number;
  readonly w4: number;
  readonly x4: number;
  readonly w5: number;
  readonly x5: number;
  readonly w6: number;
  readonly x6: number;
  readonly w7: number;
  readonly x7: number;
  readonly w8: number;
  readonly x8: number;
  readonly w9: number;
  readonly x9: number;
  readonly w10: number;
  readonly x10: number;
  readonly w11: number;
  readonly x11: number;
  readonly w12: number;
  readonly x12: number;
  readonly w13: number;
  readonly x13: number;
  readonly w14: number;
  readonly x14: number;
  readonly w15: number;
  readonly x15: number;
  readonly w16: number;
  readonly x16: number;
  readonly w17: number;
  readonly x17: number;
  readonly w18: number;
  readonly x18: number;
  readonly w19: number;
  readonly x19: number;
  readonly w20: number;
  readonly x20: number;
  readonly w21: number;
  readonly x21: number;
  readonly w22: number;
  readonly x22: number;
  readonly w23: number;
  readonly x23: number;
}

/** Derivatives by variable. */
export interface Gradient {
  readonly w0: number;
  readonly x0: number;
  readonly w1: number;
  readonly x1: number;
  readonly w2: number;
  readonly x2: number;
  readonly w3: number;
  readonly x3: number;
  readonly w4: number;
  readonly x4: number;
  readonly w5: number;
  readonly x5: number;
  readonly w6: number;
  readonly x6: number;
  readonly w7: number;
  readonly x7: number;
  readonly w8: number;
  readonly x8: number;
  readonly w9: number;
  readonly x9: number;
  readonly w10: number;
  readonly x10: number;
  readonly w11: number;
  readonly x11: number;
  readonly w12: number;
  readonly x12: number;
  readonly w13: number;
  readonly x13: number;
  readonly w14: number;
  readonly x14: number;
  readonly w15: number;
  readonly x15: number;
  readonly w16: number;
  readonly x16: number;
  readonly w17: number;
  readonly x17: number;
  readonly w18: number;
  readonly x18: number;
  readonly w19: number;
  readonly x19: number;
  readonly w20: number;
  readonly x20: number;
  readonly w21: number;
  readonly x21: number;
  readonly w22: number;
  readonly x22: number;
  readonly w23: number;
  readonly x23: number;
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
