/** Formula text to formula: the stages of the parser in order, with the bounds on its input. */
import { Budget } from "../ast/budget.ts";
import { FormulaError } from "../ast/formula-error.ts";
import type { Formula } from "../ast/formula.ts";
import { Graph } from "../ast/graph.ts";
import { DEFAULT_LIMITS, type GivenLimits, type Limits } from "../ast/limits.ts";
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

export interface ParseOptions {
  /** The graph to build in; a new one unless given. */
  readonly graph?: Graph;
  /** What reading may cost; in a new graph, what is done to the formula later may cost it too. */
  readonly limits?: GivenLimits;
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
  const { graph = new Graph(new Budget(options.limits)), limits, differentiate } = options;
  return graph.budget.within(limits, () => {
    try {
      return readOnce(text, graph, differentiate);
    } catch (error) {
      if (!(error instanceof FormulaError)) throw error;
      throw withOthers(error, text, { graph: new Graph(graph.budget), differentiate });
    }
  });
}

/** Reads a formula up to its first mistake. */
export function readOnce(
  text: string,
  graph: Graph,
  differentiate: Differentiate | undefined,
): Formula {
  const syntax = parseText(text, graph.budget.limits);
  const { definitions, result } = syntax;
  const builder = valueBuilder(graph);
  const known = new Definitions({ builder, text, differentiate }, syntax);
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
export function parseText(text: string, limits: Limits = DEFAULT_LIMITS): TextSyntax {
  requireString(text);
  if (text.length > limits.text) throw textTooLong(text.length, limits.text);
  const { tokens, unexpected } = tokenize(text);
  if (unexpected[0] !== undefined) throw unexpectedCharacter(text, unexpected[0].start);
  const kept = checkBrackets(tokens, text, limits.nesting);
  if (kept.every(isSeparator)) throw emptyFormula(text);
  return syntaxOf(kept, text);
}

const isSeparator = ({ tokenType }: Token): boolean =>
  tokenType === Newline || tokenType === Semicolon;

/** The syntax tree of an expression alone, such as a rule. */
export function parseSyntax(text: string): Syntax {
  const { definitions, result } = parseText(text);
  if (result === undefined || definitions.length > 0) throw definitionNotRead(text);
  return result;
}

function requireString(text: unknown): void {
  if (typeof text !== "string")
    throw new TypeError(`a formula is a text; this is ${text === null ? "null" : typeof text}`);
}
