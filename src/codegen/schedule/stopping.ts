/**
 * Which nodes may stop with an error, or read what is not there: those run only where the formula
 * has them, never in vain.
 */
import type { Node } from "../../ast/node.ts";
import { isInRange } from "./in-range.ts";
import { loopOf } from "./loops.ts";
import type { Region } from "./region.ts";
import type { Selections } from "./selection.ts";

/**
 * Whether computing the node itself may stop with an error, or may read what is not there: an index
 * out of range, vectors that differ in length, states of a loop that runs in some branches only.
 */
export function isRisky(node: Node): boolean {
  if (node.kind === "element") return readsStates(node) || !isInRange(node);
  return node.kind === "length" && node.operands.length > 1;
}

const readsStates = (node: Node): boolean =>
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

/**
 * The nodes of a region that may stop when they are computed: what is risky, what loops over it, and
 * whatever needs one of those in no branch of its own. And those of them that may read the states
 * of a loop which has not run.
 */
export function stoppingNodes(
  region: Region,
  selections: Selections,
): { readonly stopping: ReadonlySet<Node>; readonly reading: ReadonlySet<Node> } {
  const stopping = new Set<Node>();
  const reading = new Set<Node>();
  for (const node of region.nodes) {
    // An addition runs where its guard says, wherever it is wanted.
    if (node.kind === "scatter") continue;
    const selection = selections.of(node);
    const needs =
      selection === undefined
        ? region.needsOf(node).filter((need) => need.path.length === 0)
        : [{ node: selection.test }];
    const reaches = (nodes: ReadonlySet<Node>): boolean =>
      needs.some((need) => nodes.has(need.node));
    if (reaches(stopping) || stopsItself(region, node)) stopping.add(node);
    if (reaches(reading) || readsStates(node)) reading.add(node);
  }
  return { stopping, reading };
}

/** Whether a node may stop though all that it needs from its region is there. */
export function stopsItself(region: Region, node: Node): boolean {
  if (isRisky(node)) return true;
  const loop = loopOf(region.graph, node);
  if (loop === undefined) return false;
  const needs = new Set(region.operandsOf(node));
  const inside = new Set<Node>([loop.part]);
  for (const next of inside) {
    if (!mayStop(next) || needs.has(next)) continue;
    if (isRisky(next)) return true;
    for (const operand of next.operands) inside.add(operand);
  }
  return false;
}
