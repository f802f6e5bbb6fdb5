/**
 * The tokens. Names follow Unicode's identifier rules (UAX 31) with combining marks and subscripts
 * added; chevrotain drops a pattern's `u` flag, so names are matched by a function of ours, which
 * also says what they can start with, or else the lexer's dispatch by first character is off.
 */
import { createToken, Lexer, type IToken } from "chevrotain";
import type { Span } from "../ast/formula-error.ts";
import { raised, signs } from "./operators.ts";

const ASCII_NAME = /[A-Za-z_][A-Za-z0-9_]*/y;
/** The dot of products is no part of names, though Unicode lets it join the letters of some. */
const ANY_NAME = /∞|[\p{ID_Start}_](?:(?![·\u0387])[\p{ID_Continue}\p{M}₀-₉])*/uy;

/** The name at `offset`, if one starts there. */
function matchName(text: string, offset: number): [string] | null {
  ASCII_NAME.lastIndex = offset;
  const plain = ASCII_NAME.exec(text);
  // Most names end before anything that is not ASCII, and then the slower pattern is not needed.
  if (plain !== null && !(text.charCodeAt(ASCII_NAME.lastIndex) > 127)) return [plain[0]];
  ANY_NAME.lastIndex = offset;
  const name = ANY_NAME.exec(text);
  return name === null ? null : [name[0]];
}

/** The first characters of names: one of each that the lexer tells apart (255 at a time above 255). */
const NAME_STARTS = [..."ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz"].concat(
  Array.from({ length: 128 }, (_, index) => String.fromCharCode(128 + index)),
  Array.from({ length: 256 }, (_, index) => String.fromCharCode(256 + 255 * index)),
);

const DIGITS = String.raw`\d+(?:_\d+)*`;

const escaped = (sign: string): string => sign.replace(/[*+?^|/]/g, String.raw`\$&`);

/** White space other than ends of lines; written out, since the lexer cannot use a complement. */
const Space = createToken({
  name: "Space",
  pattern: /[ \t\v\f\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ufeff]+/,
  group: Lexer.SKIPPED,
});

const Comment = createToken({ name: "Comment", pattern: /#[^\r\n]*/, group: Lexer.SKIPPED });

export const Newline = createToken({ name: "Newline", pattern: /\r\n?|\n/ });

/** `1`, `.5`, `5.`, `1e-3`, `1_000`; in `2exp(x)` and `2e` no exponent is read. */
export const NumberLiteral = createToken({
  name: "NumberLiteral",
  pattern: new RegExp(`(?:${DIGITS}(?:\\.(?:${DIGITS})?)?|\\.${DIGITS})(?:[eE][+-]?\\d+)?`),
});

export const Name = createToken({
  name: "Name",
  pattern: matchName,
  start_chars_hint: NAME_STARTS,
  line_breaks: false,
});

/** An operator that is a word. */
export const Word = createToken({ name: "Word", pattern: /and|or|not/, longer_alt: Name });

/** An operator that is a sign; `?` and `:` are among them. */
export const Sign = createToken({
  name: "Sign",
  pattern: new RegExp(signs.map(escaped).join("|")),
});

/** A raised whole number: `²`, `⁻¹`. */
export const Raised = createToken({
  name: "Raised",
  pattern: new RegExp(`⁻?[${[...raised.keys()].filter((sign) => sign !== "⁻").join("")}]+`),
});

export const Open = createToken({ name: "Open", pattern: "(" });
export const Close = createToken({ name: "Close", pattern: ")" });
/** Brackets of lists and of positions in vectors. */
export const OpenSquare = createToken({ name: "OpenSquare", pattern: "[" });
export const CloseSquare = createToken({ name: "CloseSquare", pattern: "]" });
export const Comma = createToken({ name: "Comma", pattern: "," });

/** The `=` of a definition; `==` is a sign. */
export const Equals = createToken({ name: "Equals", pattern: "=" });
export const Semicolon = createToken({ name: "Semicolon", pattern: ";" });

/** The marks of derivatives behind a function's name. */
export const Primes = createToken({ name: "Primes", pattern: /['′]+/ });

/** All of them, in the order in which the lexer tries them. */
export const tokens = [
  Space,
  Comment,
  NumberLiteral,
  Word,
  Name,
  Sign,
  Raised,
  Open,
  Close,
  OpenSquare,
  CloseSquare,
  Comma,
  Newline,
  Equals,
  Semicolon,
  Primes,
];

/** The place of a token in the text. */
export const spanOf = (token: IToken): Span => ({ start: token.startOffset, end: endOf(token) });

/** The offset just behind a token. */
export const endOf = (token: IToken): number => token.startOffset + token.image.length;
