/**
 * The language as a whole: the parser, and the differentiation that it does not know itself, since
 * the rules of differentiation are texts that it parses.
 */
import type { Formula } from "./ast/formula.ts";
import { nthDerivative } from "./diff/higher-order.ts";
import type { Differentiate } from "./parser/expansion.ts";
import { parse as read, type ParseOptions } from "./parser/parse.ts";

/** The derivative of a node as a part of a value: in the form that is numerically good. */
export const differentiateNode: Differentiate = (graph, root, by, order, most) =>
  nthDerivative(graph, root, by, order, "speed", most)?.node;

/**
 * Parses a formula, such as `(d/v - t)^2`, or definitions with a formula behind them, such as
 * `q = d/v; (q - t)^2`. Its value is a number; names that are neither defined nor functions nor
 * constants are its variables.
 * @throws FormulaError where the text is not a formula
 */
export function parse(text: string, options: ParseOptions = {}): Formula {
  return read(text, { ...options, differentiate: differentiateNode });
}
