/** Formula text to formula: the stages of the parser in order, with the bounds on its input. */
import { FormulaError } from "../ast/formula-error.ts";
import type { Formula } from "../ast/formula.ts";
import { Graph } from "../ast/graph.ts";
import { valueBuilder } from "../functions/canonical.ts";
import { checkBrackets } from "./balance.ts";
import { definitionNotRead, noResult } from "./definition-mistakes.ts";
import { Definitions } from "./definitions.ts";
import { emptyFormula, textTooLong, unexpectedCharacter } from "./diagnostics.ts";
import { tokenize } from "./lexer.ts";
import type { Differentiate } from "./expansion.ts";
import { requireResult } from "./kinds.ts";
import { withOthers } from "./recovery/recover.ts";
import type { Syntax, TextSyntax } from "./syntax-tree.ts";
import { Newline, Semicolon, type Token } from "./tokens.ts";
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
  /** Nodes that calls, sums and derivatives in the text may look at or make; 300,000 unless given. */
  readonly maxSteps?: number;
}

export interface ReadOptions extends ParseOptions {
  /** Takes the derivatives in the text; there is an error for them unless given. */
  readonly differentiate?: Differentiate;
}

/**
 * Reads a formula with its definitions, if it has any. The public `parse` is this one, able to
 * differentiate.
 * @throws FormulaError where the text is not a formula
 */
export function parse(text: string, options: ReadOptions = {}): Formula {
  try {
    return readOnce(text, options);
  } catch (error) {
    if (!(error instanceof FormulaError)) throw error;
    const { maxNesting = MAX_NESTING, differentiate, maxSteps } = options;
    throw withOthers(error, text, { maxNesting, differentiate, maxSteps });
  }
}

/** Reads a formula up to its first mistake. */
export function readOnce(text: string, options: ReadOptions): Formula {
  const syntax = parseText(text, options);
  const { definitions, result } = syntax;
  const graph = options.graph ?? new Graph();
  const { differentiate, maxSteps } = options;
  const builder = valueBuilder(graph);
  const known = new Definitions({ builder, text, differentiate, maxSteps }, syntax);
  for (const definition of definitions) known.define(definition);
  if (result === undefined) throw noResult(text, definitions.at(-1)!);
  const root = known.nodeOf(result);
  requireResult(root, text, result.span);
  return { graph, root, text, called: known.called };
}

/**
 * The syntax trees of a text's definitions and of the formula or condition behind them, names and
 * numbers uninterpreted; at least one of the two is there.
 * @throws FormulaError where the text is neither
 */
export function parseText(text: string, limits: ParseLimits = {}): TextSyntax {
  requireString(text);
  const { maxTextLength = MAX_TEXT_LENGTH, maxNesting = MAX_NESTING } = limits;
  if (text.length > maxTextLength) throw textTooLong(text.length, maxTextLength);
  const { tokens, unexpected } = tokenize(text);
  if (unexpected[0] !== undefined) throw unexpectedCharacter(text, unexpected[0].start);
  const kept = checkBrackets(tokens, text, maxNesting);
  if (kept.every(isSeparator)) throw emptyFormula(text);
  return syntaxOf(kept, text);
}

const isSeparator = ({ tokenType }: Token): boolean =>
  tokenType === Newline || tokenType === Semicolon;

/** The syntax tree of an expression alone, such as a rule. */
export function parseSyntax(text: string, limits: ParseLimits = {}): Syntax {
  const { definitions, result } = parseText(text, limits);
  if (result === undefined || definitions.length > 0) throw definitionNotRead(text);
  return result;
}

function requireString(text: unknown): void {
  if (typeof text !== "string")
    throw new TypeError(`a formula is a text; this is ${text === null ? "null" : typeof text}`);
}
