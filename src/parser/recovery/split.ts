/**
 * The tokens of a text statement by statement, told by the tokens alone, so that a statement that
 * cannot be read hides no other: at a `;`, and at an end of line outside brackets and not behind an
 * operator. A bracket that is never closed takes all up to the next `;` with it.
 */
import type { Span } from "../../ast/diagnostic.ts";
import {
  Close,
  CloseSquare,
  Equals,
  Newline,
  Open,
  OpenSquare,
  Semicolon,
  Sign,
  Word,
  type Token,
} from "../tokens.ts";

export interface Statement {
  /** Not empty; the end of line or the semicolon behind it is one of them. */
  readonly tokens: readonly Token[];
  /** What ended the statement before. */
  readonly after: Token | undefined;
  /** Characters in it that begin no token. */
  readonly unexpected: readonly Span[];
}

export function statementsIn(tokens: readonly Token[], unexpected: readonly Span[]): Statement[] {
  const statements: Statement[] = [];
  let current: Token[] = [];
  let after: Token | undefined;
  let depth = 0;
  for (const token of tokens) {
    const type = token.tokenType;
    if (type === Open || type === OpenSquare) depth++;
    if (type === Close || type === CloseSquare) depth = Math.max(0, depth - 1);
    if (type === Newline && (depth > 0 || goesOn(current))) continue;
    const ends = type === Newline || type === Semicolon;
    if (ends && current.length === 0) {
      after &&= token;
      continue;
    }
    current.push(token);
    if (!ends) continue;
    statements.push({ tokens: current, after, unexpected: [] });
    [current, depth, after] = [[], 0, token];
  }
  if (current.length > 0) statements.push({ tokens: current, after, unexpected: [] });
  return withUnexpected(statements, unexpected);
}

/** Whether a value must follow the tokens. */
function goesOn(tokens: readonly Token[]): boolean {
  if (tokens.length === 0) return true;
  const last = tokens.at(-1)?.tokenType;
  return last === Sign || last === Word || last === Equals;
}

/** Gives each character to the statement that it stands in, or behind. */
function withUnexpected(statements: Statement[], unexpected: readonly Span[]): Statement[] {
  let next = 0;
  return statements.map((statement, index) => {
    const before = statements[index + 1]?.tokens[0]?.startOffset ?? Infinity;
    const from = next;
    while (next < unexpected.length && unexpected[next]!.start < before) next++;
    return from === next ? statement : { ...statement, unexpected: unexpected.slice(from, next) };
  });
}
