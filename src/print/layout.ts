/**
 * What all notations share: a node is laid out as pieces, texts and operands, each operand with
 * the weakest binding that needs no brackets there. Writing and measuring read the same layouts.
 */
import type { Node } from "../ast/node.ts";

/**
 * Binding strength in formulas, weakest first; `signed` is anything that begins with a minus,
 * `reduction` a sum with a large sign before it.
 */
export const BIND = {
  conditional: 1,
  or: 2,
  and: 3,
  not: 4,
  relation: 5,
  sum: 6,
  signed: 7,
  reduction: 8,
  product: 9,
  power: 10,
  atom: 11,
} as const;

export type Bind = (typeof BIND)[keyof typeof BIND];

/**
 * How a node is written in its place: `unsigned` without its leading minus, which the caller has
 * written as an operator; `items` as the last items of a list that the caller has begun, of cases or
 * of terms.
 */
export type Manner = "whole" | "unsigned" | "items";

export interface Operand {
  readonly node: Node;
  readonly least: Bind;
  /** `whole` unless given. */
  readonly manner?: Manner;
  /** For it and all in it; that of what it is an operand of unless given. */
  readonly notation?: Notation;
}

export type Piece = string | Operand;

export interface Layout {
  readonly bind: Bind;
  readonly pieces: readonly Piece[];
}

/** A notation: how nodes are laid out, and its brackets. */
export interface Notation {
  layout(node: Node, manner: Manner): Layout;
  readonly open: string;
  readonly close: string;
}

/** The layout of an operand, and whether it needs brackets where it stands. */
export function inPlace(
  { node, least, manner = "whole", notation: own }: Operand,
  notation: Notation,
): Layout & { readonly bracketed: boolean } {
  const { bind, pieces } = (own ?? notation).layout(node, manner);
  const bracketed = bind < least;
  if (own === undefined) return { bind, pieces, bracketed };
  const inherits = (piece: Piece): Piece =>
    typeof piece === "string" ? piece : { notation: own, ...piece };
  return { bind, pieces: pieces.map(inherits), bracketed };
}
