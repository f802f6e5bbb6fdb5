/**
 * What both notations share: a node is laid out as pieces, texts and operands, each operand with
 * the weakest binding that needs no brackets there. One loop with a stack writes them, so depth
 * costs no recursion; one pass over the graph tells the length beforehand, since a small graph
 * can have an exponentially long text.
 */
import { FormulaError } from "../ast/formula-error.ts";
import type { Node } from "../ast/node.ts";

/** Binding strength in formulas, weakest first; `signed` is anything that begins with a minus. */
export const BIND = {
  conditional: 1,
  or: 2,
  and: 3,
  not: 4,
  relation: 5,
  sum: 6,
  signed: 7,
  product: 8,
  power: 9,
  atom: 10,
} as const;

export type Bind = (typeof BIND)[keyof typeof BIND];

export interface Operand {
  readonly node: Node;
  readonly least: Bind;
  /** Written without its leading minus, which the caller has written as an operator. */
  readonly unsigned?: true;
}

export type Piece = string | Operand;

export interface Layout {
  readonly bind: Bind;
  readonly pieces: readonly Piece[];
}

/** A notation: how nodes are laid out, and its brackets. */
export interface Notation {
  layout(node: Node): Layout;
  /** The layout without the leading minus, where the node has one. */
  unsigned(node: Node): Layout;
  readonly open: string;
  readonly close: string;
}

/** Longest text printed unless told otherwise. */
export const MAX_PRINTED = 1_000_000;

/**
 * The text of a node.
 * @throws FormulaError where it would be longer than `limit`
 */
export function written(node: Node, notation: Notation, limit: number): string {
  if (lengthOf(node, notation, limit + 1) > limit) {
    throw new FormulaError({
      code: "too-long-to-print",
      message: `written out, the formula has more than ${limit.toLocaleString("en")} characters, since it shares its parts`,
    });
  }
  const pieces: string[] = [];
  const stack: Piece[] = [{ node, least: BIND.conditional }];
  for (let piece = stack.pop(); piece !== undefined; piece = stack.pop()) {
    if (typeof piece === "string") {
      pieces.push(piece);
      continue;
    }
    const { bind, pieces: inner } = layoutOf(piece, notation);
    const bracketed = bind < piece.least;
    if (bracketed) stack.push(notation.close);
    for (const part of inner.toReversed()) stack.push(part);
    if (bracketed) stack.push(notation.open);
  }
  return pieces.join("");
}

const layoutOf = ({ node, unsigned }: Operand, notation: Notation): Layout =>
  unsigned ? notation.unsigned(node) : notation.layout(node);

/** Lengths known so far, by notation; they never change. */
const measured = new WeakMap<Notation, WeakMap<Node, number>>();

/** The length of a node's text, without making it; at most `limit`. */
export function lengthOf(root: Node, notation: Notation, limit: number): number {
  const lengths = measured.get(notation) ?? new WeakMap<Node, number>();
  measured.set(notation, lengths);
  const brackets = notation.open.length + notation.close.length;
  const part = ({ node, least, unsigned }: Operand): number => {
    const bracketed = notation.layout(node).bind < least ? brackets : 0;
    // A minus that is left out leaves the rest bound differently: the length may be a bracket off.
    return lengths.get(node)! - (unsigned ? 1 : 0) + bracketed;
  };
  for (const node of unknown(root, lengths)) {
    let length = 0;
    for (const piece of notation.layout(node).pieces) {
      length += typeof piece === "string" ? piece.length : part(piece);
    }
    lengths.set(node, length);
  }
  return Math.min(lengths.get(root)!, limit);
}

/** The nodes below `root` whose lengths are not known, operands first. */
function unknown(root: Node, known: WeakMap<Node, number>): Node[] {
  const found = new Set<Node>(known.has(root) ? [] : [root]);
  for (const node of found) {
    for (const operand of node.operands) if (!known.has(operand)) found.add(operand);
  }
  return [...found].sort((a, b) => a.id - b.id);
}
