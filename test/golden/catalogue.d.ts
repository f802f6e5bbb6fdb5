export declare const formula: string;
export declare const variables: readonly [
  "x8",
  "x9",
  "x10",
  "x11",
  "x12",
  "x13",
  "x14",
  "x15",
  "x16",
  "x17",
  "x18",
  "x19",
  "x20",
  "y20",
  "x21",
  "y21",
  "x22",
  "x23",
  "x24",
  "x25",
  "x26",
  "x27",
  "x28",
  "x29",
  "x30",
  "x31",
  "x32",
  "x33",
  "x34",
  "y35",
  "x35",
  "x36",
  "x37",
  "x38",
  "x39",
  "x40",
  "x41",
  "x42",
  "x43",
  "x44",
  "x45",
  "x46",
  "x47",
  "x48",
  "x49",
  "x50",
  "x51",
  "x52",
  "x53",
  "x54",
  "x55",
  "y55",
  "x56",
  "x57",
  "x58",
  "x59",
  "x60",
  "x61",
  "x62",
  "x63",
  "x64",
  "x65",
];
export declare const wrt: readonly [
  "x8",
  "x9",
  "x10",
  "x11",
  "x12",
  "x13",
  "x14",
  "x15",
  "x16",
  "x17",
  "x18",
  "x19",
  "x20",
  "y20",
  "x21",
  "y21",
  "x22",
  "x23",
  "x24",
  "x25",
  "x26",
  "x27",
  "x28",
  "x29",
  "x30",
  "x31",
  "x32",
  "x33",
  "x34",
  "y35",
  "x35",
  "x36",
  "x37",
  "x38",
  "x39",
  "x40",
  "x41",
  "x42",
  "x43",
  "x44",
  "x45",
  "x46",
  "x47",
  "x48",
  "x49",
  "x50",
  "x51",
  "x52",
  "x53",
  "x54",
  "x55",
  "y55",
  "x56",
  "x57",
  "x58",
  "x59",
  "x60",
  "x61",
  "x62",
  "x63",
  "x64",
  "x65",
];

/** Values of the variables. */
export interface Point {
  readonly x8: number;
  readonly x9: number;
  readonly x10: number;
  readonly x11: number;
  readonly x12: number;
  readonly x13: number;
  readonly x14: number;
  readonly x15: number;
  readonly x16: number;
  readonly x17: number;
  readonly x18: number;
  readonly x19: number;
  readonly x20: number;
  readonly y20: number;
  readonly x21: number;
  readonly y21: number;
  readonly x22: number;
  readonly x23: number;
  readonly x24: number;
  readonly x25: number;
  readonly x26: number;
  readonly x27: number;
  readonly x28: number;
  readonly x29: number;
  readonly x30: number;
  readonly x31: number;
  readonly x32: number;
  readonly x33: number;
  readonly x34: number;
  readonly y35: number;
  readonly x35: number;
  readonly x36: number;
  readonly x37: number;
  readonly x38: number;
  readonly x39: number;
  readonly x40: number;
  readonly x41: number;
  readonly x42: number;
  readonly x43: number;
  readonly x44: number;
  readonly x45: number;
  readonly x46: number;
  readonly x47: number;
  readonly x48: number;
  readonly x49: number;
  readonly x50: ArrayLike<number>;
  readonly x51: ArrayLike<number>;
  readonly x52: number;
  readonly x53: number;
  readonly x54: number;
  readonly x55: number;
  readonly y55: number;
  readonly x56: number;
  readonly x57: number;
  readonly x58: number;
  readonly x59: number;
  readonly x60: number;
  readonly x61: number;
  readonly x62: number;
  readonly x63: number;
  readonly x64: number;
  readonly x65: number;
}

/** Entries with their places, counted from 0; of a Hessian the lower triangle. */
export interface SparseMatrix {
  readonly rows: Int32Array;
  readonly columns: Int32Array;
  readonly values: Float64Array;
}

/** The values of the formulas, in order. */
export declare function value(at: Point): number[];

/** The derivatives that are not always 0: a row for each result, a column for each place of `wrt`. */
export declare function sparseJacobian(at: Point): SparseMatrix;
