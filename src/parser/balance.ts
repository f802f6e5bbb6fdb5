/**
 * Brackets and what stands in them, checked by one scan of the tokens before anything is parsed: a
 * parser could only say what it expected, this can say which bracket was left open, and bounds the
 * nesting for whatever comes after. Ends of lines inside brackets mean nothing, and go no further.
 */
import type { IToken } from "chevrotain";
import {
  nestingTooDeep,
  strayComma,
  unclosedAtSemicolon,
  unclosedBracket,
  unopenedBracket,
} from "./diagnostics.ts";
import { Close, Comma, Name, Newline, Open, Primes, Semicolon, spanOf } from "./tokens.ts";

/** What is known of an open bracket. */
interface Opened {
  readonly token: IToken;
  readonly isCall: boolean;
}

/**
 * The tokens without the ends of lines inside brackets. Checks that every bracket has its partner,
 * that none is nested deeper than `maxNesting`, and that commas stand in calls only.
 */
export function checkBrackets(
  tokens: readonly IToken[],
  text: string,
  maxNesting: number,
): readonly IToken[] {
  const open: Opened[] = [];
  const kept: IToken[] = [];
  for (const token of tokens) {
    const type = token.tokenType;
    if (type === Newline && open.length > 0) continue;
    if (type === Open) {
      const before = kept.at(-1)?.tokenType;
      if (open.push({ token, isCall: before === Name || before === Primes }) > maxNesting)
        throw nestingTooDeep(text, spanOf(token), maxNesting);
    } else if (type === Close) {
      if (open.pop() === undefined) throw unopenedBracket(text, spanOf(token));
    } else if (type === Comma) {
      if (open.at(-1)?.isCall !== true) throw strayComma(text, spanOf(token));
    } else if (type === Semicolon) {
      const unclosed = open.at(-1);
      if (unclosed !== undefined)
        throw unclosedAtSemicolon(text, spanOf(unclosed.token), spanOf(token));
    }
    kept.push(token);
  }
  const unclosed = open.at(-1);
  if (unclosed !== undefined) throw unclosedBracket(text, spanOf(unclosed.token), open.length);
  return kept;
}
