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

function lengthsIn(notation: Notation): Lengths {
  const lengths: Lengths = measured.get(notation) ?? new WeakMap();
  measured.set(notation, lengths);
  return lengths;
}

/** The length of a node's text; at most `limit`. */
export function lengthOf(root: Node, notation: Notation, limit: number): number {
  const whole: Operand = { node: root, least: BIND.conditional };
  measure(whole, notation);
  return Math.min(known(whole, notation)!, limit);
}

function known(
  { node, manner = "whole", notation: own }: Operand,
  notation: Notation,
): number | undefined {
  return lengthsIn(own ?? notation).get(node)?.[manner];
}

/** Measures an operand and, before it, whatever it is written with. */
function measure(root: Operand, notation: Notation): void {
  const stack = [root];
  for (let top = stack.at(-1); top !== undefined; top = stack.at(-1)) {
    const { pieces } = inPlace(top, notation);
    const missing = known(top, notation) === undefined ? unknown(pieces, notation) : [];
    if (missing.length > 0) {
      for (const operand of missing) stack.push(operand);
      continue;
    }
    stack.pop();
    if (known(top, notation) !== undefined) continue;
    const length = total(pieces, notation);
    const lengths = lengthsIn(top.notation ?? notation);
    lengths.set(top.node, { ...lengths.get(top.node), [top.manner ?? "whole"]: length });
  }
}

function unknown(pieces: readonly Piece[], notation: Notation): Operand[] {
  return pieces.filter(
    (piece): piece is Operand => typeof piece !== "string" && known(piece, notation) === undefined,
  );
}

/** The length of pieces whose operands have been measured, with the brackets they need. */
function total(pieces: readonly Piece[], notation: Notation): number {
  const brackets = notation.open.length + notation.close.length;
  let length = 0;
  for (const piece of pieces) {
    if (typeof piece === "string") length += piece.length;
    else length += known(piece, notation)! + (inPlace(piece, notation).bracketed ? brackets : 0);
  }
  return length;
}
