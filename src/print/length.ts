/**
 * The length of a text without the text: since a small graph can have an exponentially long one,
 * it is known before anything is written. Each node is measured once for each manner it occurs in.
 */
import type { Node } from "../ast/node.ts";
import { BIND, inPlace, type Manner, type Notation, type Operand, type Piece } from "./layout.ts";

/** Lengths of one notation, by node and manner; infinite where a double cannot count them. */
type Lengths = WeakMap<Node, Partial<Record<Manner, number>>>;

/** Lengths known so far; they never change. */
const measured = new WeakMap<Notation, Lengths>();

/** The length of a node's text; at most `limit`. */
export function lengthOf(root: Node, notation: Notation, limit: number): number {
  const lengths: Lengths = measured.get(notation) ?? new WeakMap();
  measured.set(notation, lengths);
  const whole: Operand = { node: root, least: BIND.conditional };
  measure(whole, notation, lengths);
  return Math.min(known(whole, lengths)!, limit);
}

function known({ node, manner = "whole" }: Operand, lengths: Lengths): number | undefined {
  return lengths.get(node)?.[manner];
}

/** Measures an operand and, before it, whatever it is written with. */
function measure(root: Operand, notation: Notation, lengths: Lengths): void {
  const stack = [root];
  for (let top = stack.at(-1); top !== undefined; top = stack.at(-1)) {
    const { pieces } = inPlace(top, notation);
    const missing = known(top, lengths) === undefined ? unknown(pieces, lengths) : [];
    if (missing.length > 0) {
      stack.push(...missing);
      continue;
    }
    stack.pop();
    if (known(top, lengths) !== undefined) continue;
    const length = total(pieces, notation, lengths);
    lengths.set(top.node, { ...lengths.get(top.node), [top.manner ?? "whole"]: length });
  }
}

function unknown(pieces: readonly Piece[], lengths: Lengths): Operand[] {
  return pieces.filter(
    (piece): piece is Operand => typeof piece !== "string" && known(piece, lengths) === undefined,
  );
}

/** The length of pieces whose operands have been measured, with the brackets they need. */
function total(pieces: readonly Piece[], notation: Notation, lengths: Lengths): number {
  const brackets = notation.open.length + notation.close.length;
  let length = 0;
  for (const piece of pieces) {
    if (typeof piece === "string") length += piece.length;
    else length += known(piece, lengths)! + (inPlace(piece, notation).bracketed ? brackets : 0);
  }
  return length;
}
