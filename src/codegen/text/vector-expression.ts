/** Places in vectors as text. Formulas count elements from 1, the languages we emit from 0. */
import type { Node } from "../../ast/node.ts";
import { type Shifted, shifted } from "../../ast/shifted.ts";
import { LEVEL } from "../../functions/spelling.ts";
import { atom, type Expression, type Write } from "./expression.ts";

/** An expression that costs an operation more than its operands. */
export const weighed = (text: string, operands: readonly Expression[]): Expression => ({
  ...atom(text),
  weight: operands.reduce((total, { weight }) => total + weight, 1),
});

/** The vectors along the dimensions of what additions fill. */
export const dimensions = (like: Node): readonly Node[] =>
  like.kind === "extent" ? like.operands : [like];

/** A position as what has a name everywhere in its loop or function, and what is added to that. */
export function asWritten(position: Node): Shifted {
  const { base, by } = shifted(position);
  const isNamed = base === undefined || base.kind === "index" || base.kind === "variable";
  return isNamed ? { base, by } : { base: position, by: 0 };
}

/** A position counted from 1 as one counted from 0. */
export function fromZero(position: Node, write: Write): string {
  const { base, by } = asWritten(position);
  const offset = by - 1;
  if (base === undefined) return String(offset);
  const { text, level } = write(base);
  if (offset === 0) return text;
  const left = level < LEVEL.sum ? `(${text})` : text;
  return offset > 0 ? `${left} + ${offset}` : `${left} - ${-offset}`;
}

/** What a vector is called in messages. */
export const nameOf = (vector: Node): string =>
  vector.kind === "variable" ? vector.name : "the list";
