/**
 * Brackets and what stands in them, checked by one scan of the tokens before anything is parsed: a
 * parser could only say what it expected, this can say which bracket was left open, and bounds the
 * nesting for whatever comes after. Ends of lines inside brackets mean nothing, and go no further.
 */
import {
  nestingTooDeep,
  strayComma,
  unclosedAtSemicolon,
  unclosedBracket,
  unopenedBracket,
} from "./diagnostics.ts";
import {
  Close,
  CloseSquare,
  Comma,
  Name,
  Newline,
  Open,
  OpenSquare,
  Primes,
  Semicolon,
  spanOf,
  type Token,
} from "./tokens.ts";
import { wrongClosing } from "./vector-mistakes.ts";

/** What is known of an open bracket. */
interface Opened {
  readonly token: Token;
  /** Whether commas may stand in it. */
  readonly isList: boolean;
}

const closingOf = (open: readonly Opened[]): string =>
  open
    .map(({ token }) => (token.tokenType === Open ? ")" : "]"))
    .toReversed()
    .join("");

/**
 * The tokens without the ends of lines inside brackets. Checks that every bracket has its partner,
 * that none is nested deeper than `nesting`, and that commas stand in calls and
 * square brackets only.
 */
export function checkBrackets(
  tokens: readonly Token[],
  text: string,
  nesting: number,
): readonly Token[] {
  const open: Opened[] = [];
  const kept: Token[] = [];
  for (const token of tokens) {
    const type = token.tokenType;
    if (type === Newline && open.length > 0) continue;
    if (type === Open || type === OpenSquare) {
      const before = kept.at(-1)?.tokenType;
      const isList = type === OpenSquare || before === Name || before === Primes;
      if (open.push({ token, isList }) > nesting)
        throw nestingTooDeep(text, spanOf(token), nesting);
    } else if (type === Close || type === CloseSquare) {
      const opened = open.pop();
      if (opened === undefined) throw unopenedBracket(text, spanOf(token));
      if ((opened.token.tokenType === Open) !== (type === Close))
        throw wrongClosing(text, spanOf(token), spanOf(opened.token));
    } else if (type === Comma) {
      if (open.at(-1)?.isList !== true) throw strayComma(text, spanOf(token));
    } else if (type === Semicolon) {
      const unclosed = open.at(-1);
      if (unclosed !== undefined)
        throw unclosedAtSemicolon(text, spanOf(unclosed.token), spanOf(token));
    }
    kept.push(token);
  }
  const unclosed = open.at(-1);
  if (unclosed !== undefined) throw unclosedBracket(text, spanOf(unclosed.token), closingOf(open));
  return kept;
}
