/** Formula text to formula: the stages of the parser in order, with the bounds on its input. */
import type { Formula } from "../ast/formula.ts";
import { Graph } from "../ast/graph.ts";
import { valueBuilder } from "../functions/canonical.ts";
import { isTruth } from "../functions/catalogue.ts";
import { checkBrackets } from "./balance.ts";
import { emptyFormula, textTooLong, truthValueResult, unexpectedCharacter } from "./diagnostics.ts";
import { parseTokens, tokenize } from "./grammar.ts";
import { lower } from "./lower.ts";
import type { Syntax } from "./syntax-tree.ts";
import { syntaxOf } from "./visitor.ts";

/** UTF-16 units of text read unless told otherwise. */
export const MAX_TEXT_LENGTH = 1_000_000;

/** Depth of nested brackets read unless told otherwise. */
export const MAX_NESTING = 1_000;

export interface ParseLimits {
  /** Longest text, in UTF-16 units; 1,000,000 unless given. */
  readonly maxTextLength?: number;
  /** Deepest nesting of brackets; 1,000 unless given. */
  readonly maxNesting?: number;
}

export interface ParseOptions extends ParseLimits {
  /** The graph to build in; a new one unless given. */
  readonly graph?: Graph;
}

/**
 * Parses a formula, such as `(d/v - t)^2`. Its value is a number; names that are neither
 * functions nor constants are its variables.
 * @throws FormulaError where the text is not a formula
 */
export function parse(text: string, options: ParseOptions = {}): Formula {
  const tree = parseSyntax(text, options);
  const graph = options.graph ?? new Graph();
  const root = lower(tree, valueBuilder(graph), undefined, text);
  if (isTruth(root)) throw truthValueResult(text, tree.span);
  return { graph, root, text };
}

/**
 * The syntax tree of a formula or condition, names and numbers uninterpreted.
 * @throws FormulaError where the text is neither
 */
export function parseSyntax(text: string, limits: ParseLimits = {}): Syntax {
  requireString(text);
  const { maxTextLength = MAX_TEXT_LENGTH, maxNesting = MAX_NESTING } = limits;
  if (text.length > maxTextLength) throw textTooLong(text.length, maxTextLength);
  const { tokens, stoppedAt } = tokenize(text);
  if (stoppedAt !== undefined) throw unexpectedCharacter(text, stoppedAt);
  if (tokens.length === 0) throw emptyFormula(text);
  checkBrackets(tokens, text, maxNesting);
  return syntaxOf(parseTokens(tokens), text);
}

function requireString(text: unknown): void {
  if (typeof text !== "string")
    throw new TypeError(`a formula is a text; this is ${text === null ? "null" : typeof text}`);
}
