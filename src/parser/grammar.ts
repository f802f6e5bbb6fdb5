/**
 * The grammar, deliberately flat: a text is a sequence of operands, operators, brackets and ends of
 * statements in any order. That brackets match is checked before (balance.ts), and precedence is settled after,
 * by operator stacks (precedence.ts). A rule that recursed through brackets would use a dozen of
 * chevrotain's frames for each: before V8 has optimised them, 660 nested brackets fill the stack.
 * One rule per precedence level would multiply that, and each number would cost as many calls.
 *
 * All items share one label, which keeps them in the order of the text.
 */
import { CstParser, Lexer, type IToken } from "chevrotain";
import type { Span } from "../ast/diagnostic.ts";
import { meaningful, tokens } from "./tokens.ts";

const ITEM = { LABEL: "items" };

class FormulaGrammar extends CstParser {
  constructor() {
    super(tokens, { skipValidations: true, maxLookahead: 1, nodeLocationTracking: "none" });
    this.performSelfAnalysis();
  }

  readonly #item = meaningful.map((token) => ({ ALT: () => this.CONSUME(token, ITEM) }));

  readonly formula = this.RULE("formula", () => {
    this.AT_LEAST_ONE(() => this.OR(this.#item));
  });
}

// Both are made on first use: their analysis takes milliseconds.
let lexer: Lexer | undefined;
let grammar: FormulaGrammar | undefined;

export interface Lexed {
  readonly tokens: readonly IToken[];
  /** Where characters stand that begin no token. */
  readonly unexpected: readonly Span[];
}

export function tokenize(text: string): Lexed {
  lexer ??= new Lexer(tokens, {
    positionTracking: "onlyOffset",
    skipValidations: true,
  });
  const result = lexer.tokenize(text);
  const unexpected = result.errors.map(({ offset, length }) => ({
    start: offset,
    end: offset + length,
  }));
  return { tokens: result.tokens, unexpected };
}

/** The items of a formula, in order. */
export function parseTokens(lexed: readonly IToken[]): readonly IToken[] {
  grammar ??= new FormulaGrammar();
  grammar.input = lexed as IToken[];
  const { children } = grammar.formula();
  const [error] = grammar.errors;
  if (error !== undefined) throw new Error(`a flat grammar takes every token: ${error.message}`);
  return children.items as IToken[];
}
