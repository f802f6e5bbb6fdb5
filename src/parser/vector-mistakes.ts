/** The messages about vectors, lists, and the sums that run over them. */
import type { FormulaError, Span } from "../ast/formula-error.ts";
import { place } from "./definition-mistakes.ts";
import { failure, quote, slice } from "./diagnostics.ts";

// Brackets.

export function wrongClosing(text: string, span: Span, open: Span): FormulaError {
  const [closing, opening] = [slice(text, span), slice(text, open)];
  const message = `this ${closing} cannot close the ${opening} that was opened ${place(text, open)}`;
  return failure("wrong-bracket", text, span, message, opening === "[" ? "]" : ")");
}

export function positionMissing(text: string, span: Span): FormulaError {
  const message = "there is no position between these brackets; positions are counted from 1";
  return failure("position-missing", text, span, message, "[1]");
}

export function severalPositions(text: string, span: Span): FormulaError {
  const message = "a vector has one position; tables with rows and columns are not known";
  return failure("several-positions", text, span, message, "x[i]");
}

export function emptyList(text: string, span: Span): FormulaError {
  const message = "a list without elements has no use";
  return failure("empty-list", text, span, message, "[a, b]");
}

// Vectors and numbers.

/** `vector` is where else it is used as one, if that is what makes it one. */
export function vectorAsNumber(text: string, span: Span, vector?: Span): FormulaError {
  const name = nameIn(text, span);
  const where = vector === undefined ? "" : ` ${place(text, vector)}`;
  const message = `${name ?? "this"} is a vector${where}, and here a number is needed; arithmetic is done on the elements`;
  return failure("vector-as-number", text, span, message, name && `${name}[i]`);
}

export function numberAsVector(text: string, span: Span, number?: Span): FormulaError {
  const where = number === undefined ? "" : ` ${place(text, number)}`;
  const message = `${nameIn(text, span) ?? "this"} is a number${where}, and here a vector is needed`;
  return failure("number-as-vector", text, span, message);
}

/** What stands there, if that is a name. */
function nameIn(text: string, span: Span): string | undefined {
  const written = slice(text, span);
  return /^[\p{L}\p{M}\p{N}_]+$/u.test(written) ? quote(written) : undefined;
}

export function wholeVectorArithmetic(
  text: string,
  span: Span,
  name: string,
  suggestion: string,
): FormulaError {
  const message = `${name} takes a vector, and arithmetic is not done on whole vectors, but on their elements`;
  return failure("whole-vector-arithmetic", text, span, message, suggestion);
}

export function lengthsDiffer(text: string, span: Span, lengths: readonly number[]): FormulaError {
  const message = `these lists differ in length: ${lengths.join(" and ")} elements`;
  return failure("lengths-differ", text, span, message);
}

export function listInList(text: string, span: Span): FormulaError {
  const message = "a list cannot stand in a list; its elements are numbers";
  return failure("list-in-list", text, span, message);
}

export function vectorResult(text: string, span: Span): FormulaError {
  const message = "the result is a vector as a whole; a number is needed, or a list of numbers";
  const written = slice(text, span);
  return failure("vector-result", text, span, message, `${written}[1], or sum(${written})`);
}

export function positionOutOfRange(text: string, span: Span, length?: number): FormulaError {
  const range = length === undefined ? "whole numbers from 1 on" : `1 to ${length} here`;
  return failure("position-out-of-range", text, span, `positions are ${range}`);
}

// Sums.

export function sumsTooDeep(text: string, span: Span, limit: number): FormulaError {
  const message = `sums and their kind are nested more than ${limit} deep`;
  return failure("sums-too-deep", text, span, message);
}

export function indexFixed(text: string, span: Span, name: string): FormulaError {
  const message = `${name} has a fixed meaning and cannot be an index`;
  return failure("index-name-taken", text, span, message, name === "i" ? "k" : "i");
}

export function indexOutside(text: string, span: Span, name: string, index: Span): FormulaError {
  const message = `${quote(name)} is an index ${place(text, index)}, and means nothing outside of what it runs over`;
  return failure("index-outside", text, span, message, `${name}1, if another quantity is meant`);
}

export function indexAsVector(text: string, span: Span, name: string): FormulaError {
  const message = `${quote(name)} is an index, a number, and here a vector is needed`;
  return failure("index-as-vector", text, span, message);
}

export function rangeUnknown(
  text: string,
  span: Span,
  form: string,
  index: string,
  body: Span,
): FormulaError {
  const isNumber = form === "max" || form === "min" ? `; a number is written (${index})` : "";
  const message = `no vector is indexed by ${quote(index)} alone, so there is nothing to tell its range${isNumber}`;
  const suggestion = `${form}(${index}, 1, n, ${slice(text, body)})`;
  return failure("range-unknown", text, span, message, suggestion);
}

export function beyondRange(
  text: string,
  span: Span,
  index: string,
  vector: string,
  offset: number,
  suggestion: string,
): FormulaError {
  const beyond = offset < 0 ? `- ${-offset} begins before it` : `+ ${offset} goes beyond its end`;
  const message = `without bounds ${quote(index)} runs over all of ${vector}, and position ${index} ${beyond}`;
  return failure("beyond-range", text, span, message, suggestion);
}

export function boundNotWhole(text: string, span: Span): FormulaError {
  const message = `${quote(slice(text, span))} is no whole number, and a bound is one`;
  return failure("bound-not-whole", text, span, message);
}

export function sumOfNumbers(
  text: string,
  span: Span,
  form: string,
  operands: readonly Span[],
  instead?: string,
): FormulaError {
  const message = `${form} runs an index over a range, ${form}(i, 1, n, x[i]), or takes a vector`;
  const sign = form === "product" ? "*" : " + ";
  const list = operands.map((operand) => slice(text, operand));
  const written = form === "mean" ? `mean([${list.join(", ")}])` : list.join(sign);
  const suggestion = instead ?? (operands.length > 1 ? written : undefined);
  return failure("sum-of-numbers", text, span, message, suggestion);
}

export function wrongParts(text: string, span: Span, form: string): FormulaError {
  const message = `${form} takes an index, its bounds and what it runs over`;
  return failure("wrong-arity", text, span, message, `${form}(i, 1, n, x[i])`);
}

// Derivatives.

/** `instead` where the whole formula can be differentiated by it. */
export function derivativeByVector(
  text: string,
  span: Span,
  name: string,
  instead?: string,
): FormulaError {
  const message = `${quote(name)} is a vector, and a derivative inside a formula is by one number`;
  return failure("derivative-by-vector", text, span, message, instead);
}

export function derivativeByElement(text: string, span: Span): FormulaError {
  const message = `a derivative inside a formula is by a variable, and ${quote(slice(text, span))} is one element of a vector`;
  return failure("derivative-by-vector", text, span, message);
}

export function derivativeByWhole(text: string, span: Span, name: string): FormulaError {
  const message = `${quote(name)} is a whole number, an index, bound or position, so nothing can be differentiated by it`;
  return failure("derivative-by-whole", text, span, message);
}

export function derivativeOfList(text: string, span: Span): FormulaError {
  const message = "a derivative inside a formula is of one number, and this is a vector";
  return failure("derivative-of-vector", text, span, message);
}
