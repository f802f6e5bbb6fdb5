/**
 * Brackets and the commas in them, checked by one scan of the tokens before anything is parsed:
 * a parser could only say what it expected, this can say which bracket was left open, and
 * bounds the nesting for whatever comes after.
 */
import type { IToken } from "chevrotain";
import { nestingTooDeep, strayComma, unclosedBracket, unopenedBracket } from "./diagnostics.ts";
import { Close, Comma, Name, Open, spanOf } from "./tokens.ts";

/**
 * Checks that every bracket has its partner, that none is nested deeper than `maxNesting`, and
 * that commas stand in calls only.
 */
export function checkBrackets(tokens: readonly IToken[], text: string, maxNesting: number): void {
  /** Indices of the tokens that opened what is open now. */
  const open: number[] = [];
  for (let index = 0; index < tokens.length; index++) {
    const token = tokens[index]!;
    if (token.tokenType === Open) {
      if (open.push(index) > maxNesting) throw nestingTooDeep(text, spanOf(token), maxNesting);
    } else if (token.tokenType === Close) {
      if (open.pop() === undefined) throw unopenedBracket(text, spanOf(token));
    } else if (token.tokenType === Comma) {
      const opener = open.at(-1) ?? 0;
      if (tokens[opener - 1]?.tokenType !== Name) throw strayComma(text, spanOf(token));
    }
  }
  const unclosed = open.at(-1);
  if (unclosed !== undefined) {
    throw unclosedBracket(text, spanOf(tokens[unclosed]!), open.length);
  }
}
