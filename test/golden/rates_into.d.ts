export declare const formula: string;
export declare const variables: readonly ["k1", "a", "b", "k2", "c"];
export declare const wrt: readonly ["a", "b", "c"];

/** Values of the variables. */
export interface Point {
  readonly k1: number;
  readonly a: number;
  readonly b: number;
  readonly k2: number;
  readonly c: number;
}

/** Derivatives by variable. */
export interface Gradient {
  readonly a: number;
  readonly b: number;
  readonly c: number;
}

/** Values of the variables: numbers, and columns with one for each row. */
export interface Table {
  readonly k1: number;
  readonly a: ArrayLike<number>;
  readonly b: number;
  readonly k2: number;
  readonly c: number;
}

/** How fast variables move. */
export interface Direction {
  readonly a: number;
  readonly b: number;
  readonly c: number;
}

/** What results are written into. */
export type Writable<Result> = Result extends number | Float64Array
  ? Result
  : { -readonly [Name in keyof Result]: Writable<Result[Name]> };

/** The values of the formulas, in order. */
export declare function value(at: Point): number[];

/** For each result, in order, its derivative by each variable of `wrt`. */
export declare function jacobian(at: Point): Gradient[];

/** Both at once, for little more than either. */
export declare function valueAndJacobian(at: Point): {
  value: number[];
  jacobian: Gradient[];
};

/** The derivative of each result along a direction. */
export declare function jvp(at: Point, direction: Direction): number[];

/** The derivatives of the sum of cotangent times result. */
export declare function vjp(at: Point, cotangent: ArrayLike<number>): Gradient;

/** The value in each row. */
export declare function valueBatch(at: Table): Float64Array[];

/** The same as `value`, written into `out`. */
export declare function valueInto(at: Point, out: Writable<number[]>): void;

/** The same as `jacobian`, written into `out`. */
export declare function jacobianInto(
  at: Point,
  out: Writable<Gradient[]>,
): void;

/** The same as `valueAndJacobian`, written into `out`. */
export declare function valueAndJacobianInto(
  at: Point,
  out: Writable<{ value: number[]; jacobian: Gradient[] }>,
): void;

/** The same as `jvp`, written into `out`. */
export declare function jvpInto(
  at: Point,
  direction: Direction,
  out: Writable<number[]>,
): void;

/** The same as `vjp`, written into `out`. */
export declare function vjpInto(
  at: Point,
  cotangent: ArrayLike<number>,
  out: Writable<Gradient>,
): void;

/** The same as `valueBatch`, written into `out`. */
export declare function valueBatchInto(at: Table, out: Float64Array[]): void;
