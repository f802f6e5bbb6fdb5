/**
 * Text to tokens, by one sticky regular expression with a group for each kind of token. There is no
 * grammar behind it: a text is a sequence of operands, operators, brackets and ends of statements in
 * any order. That brackets match is checked next (balance.ts), and precedence is settled by operator
 * stacks (precedence.ts). A lexer of a parser library was as fast once it ran, but loading and
 * analysing it took a cold start 8 ms of some 50.
 */
import type { Span } from "../ast/diagnostic.ts";
import { NAME } from "../ast/name.ts";
import { signs } from "./operators.ts";
import {
  Close,
  CloseSquare,
  Comma,
  Comment,
  Name,
  Open,
  OpenSquare,
  patterns,
  Semicolon,
  Sign,
  Space,
  type Token,
  type TokenType,
  Word,
  words,
} from "./tokens.ts";

/** Whether a sign is all there can be where it stands: `+` is, `*` may begin `**`. */
const isWhole = (sign: string): boolean =>
  sign.length === 1 && !signs.some((other) => other.length > 1 && other.startsWith(sign));

/** The kind of token that each of these characters is alone, whatever follows it. */
const ALONE: ReadonlyMap<string, TokenType> = new Map<string, TokenType>([
  ...([Open, Close, OpenSquare, CloseSquare, Comma, Semicolon] as const).map(
    (sign) => [sign, sign] as const,
  ),
  ...signs.filter(isWhole).map((sign) => [sign, Sign] as const),
]);
const PLAIN_NAME = new RegExp(patterns.find(([type]) => type === Name)![1], "y");
const TOKEN = new RegExp(patterns.map(([, pattern]) => `(${pattern})`).join("|"), "y");
const ANY_NAME = new RegExp(`∞|${NAME}`, "uy");

const BLANK = 32;

export interface Lexed {
  readonly tokens: readonly Token[];
  /** Where characters stand that begin no token. */
  readonly unexpected: readonly Span[];
}

export function tokenize(text: string): Lexed {
  const tokens: Token[] = [];
  const unexpected: Span[] = [];
  let offset = 0;
  while (offset < text.length) {
    // Blanks are by far the most frequent of what is left out.
    if (text.charCodeAt(offset) === BLANK) {
      offset++;
      continue;
    }
    const token = tokenAt(text, offset);
    if (token === undefined) {
      const start = unexpected.at(-1)?.end === offset ? unexpected.pop()!.start : offset;
      unexpected.push({ start, end: ++offset });
      continue;
    }
    if (token.tokenType !== Space && token.tokenType !== Comment) tokens.push(token);
    offset += token.image.length;
  }
  return { tokens, unexpected };
}

/** The token that begins at `offset`, if one does. */
function tokenAt(text: string, offset: number): Token | undefined {
  const first = text.charAt(offset);
  const alone = ALONE.get(first);
  if (alone !== undefined) return { tokenType: alone, image: first, startOffset: offset };
  PLAIN_NAME.lastIndex = offset;
  if (PLAIN_NAME.test(text)) {
    // Most names end before anything that is not ASCII, and then the slower pattern is not needed.
    const end = PLAIN_NAME.lastIndex;
    return text.charCodeAt(end) > 127
      ? nameAt(text, offset)
      : named(text.slice(offset, end), offset);
  }
  TOKEN.lastIndex = offset;
  const found = TOKEN.exec(text);
  if (found === null) return nameAt(text, offset);
  let group = 1;
  while (found[group] === undefined) group++;
  return { tokenType: patterns[group - 1]![0], image: found[0], startOffset: offset };
}

/** A name in any script. */
function nameAt(text: string, offset: number): Token | undefined {
  ANY_NAME.lastIndex = offset;
  const found = ANY_NAME.exec(text);
  return found === null ? undefined : named(found[0], offset);
}

function named(image: string, startOffset: number): Token {
  const tokenType: TokenType = words.has(image) ? Word : Name;
  return { tokenType, image, startOffset };
}
