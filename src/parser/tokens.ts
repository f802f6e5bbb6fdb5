/**
 * The tokens. Names follow Unicode's identifier rules (UAX 31) with combining marks and subscripts
 * added; chevrotain drops a pattern's `u` flag, so names are matched by a function of ours, which
 * also says what they can start with, or else the lexer's dispatch by first character is off.
 */
import { createToken, Lexer, type IToken } from "chevrotain";
import type { Span } from "../ast/formula-error.ts";
import { raised, signs } from "./operators.ts";

const ASCII_NAME = /[A-Za-z_][A-Za-z0-9_]*/y;
const ANY_NAME = /∞|[\p{ID_Start}_][\p{ID_Continue}\p{M}₀-₉]*/uy;

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

const Space = createToken({ name: "Space", pattern: /\s+/, group: Lexer.SKIPPED });

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
export const Comma = createToken({ name: "Comma", pattern: "," });

export const tokens = [Space, NumberLiteral, Word, Name, Sign, Raised, Open, Close, Comma];

/** The place of a token in the text. */
export const spanOf = (token: IToken): Span => ({ start: token.startOffset, end: endOf(token) });

/** The offset just behind a token. */
export const endOf = (token: IToken): number => token.startOffset + token.image.length;
