export declare const formula: string;
export declare const variables: readonly ["d", "v", "t"];
export declare const wrt: readonly ["d", "v"];

/** Values of the variables. */
export interface Point {
  readonly d: number;
  readonly v: number;
  readonly t: number;
}

/** Derivatives by variable. */
export interface Gradient {
  readonly d: number;
  readonly v: number;
}

/** Values of the variables: numbers, and columns with one for each row. */
export interface Table {
  readonly d: ArrayLike<number>;
  readonly v: number;
  readonly t: ArrayLike<number>;
}

/** Derivatives by variable, one for each row. */
export interface GradientBatch {
  readonly d: Float64Array;
  readonly v: Float64Array;
}

/** Derivatives of the sum by variable, by a column one for each row. */
export interface GradientSum {
  readonly d: Float64Array;
  readonly v: number;
}

/** What results are written into. */
export type Writable<Result> = Result extends number | Float64Array
  ? Result
  : { -readonly [Name in keyof Result]: Writable<Result[Name]> };

/** The value of the formula. */
export declare function value(at: Point): number;

/** The derivative by each variable of `wrt`. */
export declare function gradient(at: Point): Gradient;

/** Both at once, for little more than either. */
export declare function valueAndGradient(at: Point): {
  value: number;
  gradient: Gradient;
};

/** The value in each row. */
export declare function valueBatch(at: Table): Float64Array;

/** The derivative by each variable of `wrt` in each row. */
export declare function gradientBatch(at: Table): GradientBatch;

/** Both at once, for little more than either. */
export declare function valueAndGradientBatch(at: Table): {
  value: Float64Array;
  gradient: GradientBatch;
};

/** The sum of the values over the rows. */
export declare function valueSum(at: Table): number;

/** The derivative of the sum by each variable of `wrt`; by a column a column. */
export declare function gradientSum(at: Table): GradientSum;

/** Both at once, for little more than either. */
export declare function valueAndGradientSum(at: Table): {
  value: number;
  gradient: GradientSum;
};

/** The same as `gradient`, written into `out`. */
export declare function gradientInto(at: Point, out: Writable<Gradient>): void;

/** The same as `valueAndGradient`, written into `out`; the value is returned. */
export declare function valueAndGradientInto(
  at: Point,
  out: Writable<Gradient>,
): number;

/** The same as `valueBatch`, written into `out`. */
export declare function valueBatchInto(at: Table, out: Float64Array): void;

/** The same as `gradientBatch`, written into `out`. */
export declare function gradientBatchInto(
  at: Table,
  out: Writable<GradientBatch>,
): void;

/** The same as `valueAndGradientBatch`, written into `out`. */
export declare function valueAndGradientBatchInto(
  at: Table,
  out: Writable<{ value: Float64Array; gradient: GradientBatch }>,
): void;

/** The same as `gradientSum`, written into `out`. */
export declare function gradientSumInto(
  at: Table,
  out: Writable<GradientSum>,
): void;

/** The same as `valueAndGradientSum`, written into `out`; the value is returned. */
export declare function valueAndGradientSumInto(
  at: Table,
  out: Writable<GradientSum>,
): number;
