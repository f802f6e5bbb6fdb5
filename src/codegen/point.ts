/** Points and gradients: plain objects by the names of variables. */

/** A vector of numbers, counted from 0 in JavaScript and from 1 in formulas. */
export type Vector = readonly number[] | Float64Array;

/** Values of the variables by name. */
export type Point = Record<string, number | Vector>;

/** Derivatives by variable: a number for a number, for a vector a vector of the same length. */
export type Gradient = Record<string, number | Float64Array>;

/** The value of a formula: of one with several results all of them, in order. */
export type Value = number | number[];
