/** Points: values of the variables by name. */

/** A vector of numbers, counted from 0 in JavaScript and from 1 in formulas. */
export type Vector = readonly number[] | Float64Array;

export type Point = Record<string, number | Vector>;
