/**
 * Text to tokens, by chevrotain's lexer. There is no grammar behind it: a text is a sequence of
 * operands, operators, brackets and ends of statements in any order. That brackets match is checked
 * next (balance.ts), and precedence is settled by operator stacks (precedence.ts). A grammar that
 * recursed through brackets would use a dozen of chevrotain's frames for each, so that 660 nested
 * ones fill the stack, and loading and analysing it would take a cold start 10 ms.
 */
import { Lexer, type IToken } from "chevrotain";
import type { Span } from "../ast/diagnostic.ts";
import { tokens } from "./tokens.ts";

// Made on first use: its analysis takes milliseconds.
let lexer: Lexer | undefined;

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
