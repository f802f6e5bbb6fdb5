/** The kinds of token, in the order in which the lexer tries them, with the pattern of each. */
import type { Span } from "../ast/formula-error.ts";
import { raised, signs } from "./operators.ts";

/** White space other than ends of lines. */
export const Space = "space";
export const Comment = "comment";
/** `1`, `.5`, `5.`, `1e-3`, `1_000`; in `2exp(x)` and `2e` no exponent is read. */
export const NumberLiteral = "number";
export const Name = "name";
/** An operator that is a word: one of these, and no part of a longer name. */
export const Word = "word";
/** An operator that is a sign; `?` and `:` are among them. */
export const Sign = "sign";
/** A raised whole number: `²`, `⁻¹`. */
export const Raised = "raised";
export const Open = "(";
export const Close = ")";
/** Brackets of lists and of positions in vectors. */
export const OpenSquare = "[";
export const CloseSquare = "]";
export const Comma = ",";
export const Newline = "newline";
/** The `=` of a definition; `==` is a sign. */
export const Equals = "=";
export const Semicolon = ";";
/** The marks of derivatives behind a function's name. */
export const Primes = "primes";

const DIGITS = String.raw`\d+(?:_\d+)*`;

const escaped = (sign: string): string => sign.replace(/[*+?^|/]/g, String.raw`\$&`);

/**
 * Patterns without groups. Names have ASCII letters only here: others are matched by Unicode's
 * rules, which cost more (lexer.ts).
 */
export const patterns = [
  [Space, String.raw`[ \t\v\f\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ufeff]+`],
  [Comment, String.raw`#[^\r\n]*`],
  [NumberLiteral, String.raw`(?:${DIGITS}(?:\.(?:${DIGITS})?)?|\.${DIGITS})(?:[eE][+-]?\d+)?`],
  [Name, "[A-Za-z_][A-Za-z0-9_]*"],
  [Sign, signs.map(escaped).join("|")],
  [Raised, `⁻?[${[...raised.keys()].filter((sign) => sign !== "⁻").join("")}]+`],
  [Open, String.raw`\(`],
  [Close, String.raw`\)`],
  [OpenSquare, String.raw`\[`],
  [CloseSquare, String.raw`\]`],
  [Comma, ","],
  [Newline, String.raw`\r\n?|\n`],
  [Equals, "="],
  [Semicolon, ";"],
  [Primes, "['′]+"],
] as const;

export const words: ReadonlySet<string> = new Set(["and", "or", "not"]);

export type TokenType = (typeof patterns)[number][0] | typeof Word;

export interface Token {
  readonly tokenType: TokenType;
  /** As it was typed. */
  readonly image: string;
  readonly startOffset: number;
}

/** The place of a token in the text. */
export const spanOf = (token: Token): Span => ({ start: token.startOffset, end: endOf(token) });

/** The offset just behind a token. */
export const endOf = (token: Token): number => token.startOffset + token.image.length;
