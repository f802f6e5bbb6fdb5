/** Which nodes may stop with an error, or read what is not there. */
import type { Node } from "../../ast/node.ts";
import { isInRange } from "./in-range.ts";

/**
 * Whether computing the node itself may stop with an error, or may read what is not there: an index
 * out of range, vectors that differ in length, states of a loop that runs in some branches only.
 */
export function isRisky(node: Node): boolean {
  if (node.kind === "element") return readsStates(node) || !isInRange(node);
  return node.kind === "length" && node.operands.length > 1;
}

export const readsStates = (node: Node): boolean =>
  node.kind === "element" && node.operands[0].kind === "states";

const known = new WeakMap<Node, boolean>();

/** Whether a node, or something that it is computed from in whatever branch, is risky. */
export function mayStop(node: Node): boolean {
  const pending = new Set([node]);
  for (const next of pending) {
    if (known.has(next)) continue;
    for (const operand of next.operands) pending.add(operand);
  }
  // Operands are older than their users.
  for (const next of [...pending].sort((a, b) => a.id - b.id)) {
    if (!known.has(next))
      known.set(next, isRisky(next) || next.operands.some((one) => known.get(one)!));
  }
  return known.get(node)!;
}
