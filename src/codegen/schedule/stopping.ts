/** Which nodes of a region run only where the formula has them, never in vain. */
import type { Node } from "../../ast/node.ts";
import { loopOf } from "./loops.ts";
import type { Region } from "./region.ts";
import { isRisky, mayStop, readsStates } from "./risks.ts";
import type { Selections } from "./selection.ts";

/** The nodes of a region that may stop when they are computed. */
export interface Stopping {
  /** What is risky, what loops over it, and whatever needs one of those in no branch of its own. */
  readonly all: ReadonlySet<Node>;
  /** Those that may stop though all that they need from their region is there. */
  readonly themselves: ReadonlySet<Node>;
  /** Those that may read the states of a loop which has not run, in branches of their own as well. */
  readonly reading: ReadonlySet<Node>;
}

export function stoppingNodes(region: Region, selections: Selections): Stopping {
  const [all, themselves, reading] = [new Set<Node>(), new Set<Node>(), new Set<Node>()];
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
    // What chooses reads in its branches, too: states are there only where they are asked for.
    const chosen = selection === undefined ? [] : [selection.then, selection.otherwise];
    if (stopsItself(region, node)) themselves.add(node);
    if (readsStates(node) || reaches(reading) || chosen.some((part) => reading.has(part)))
      reading.add(node);
    if (themselves.has(node) || reaches(all) || reading.has(node)) all.add(node);
  }
  return { all, themselves, reading };
}

function stopsItself(region: Region, node: Node): boolean {
  if (isRisky(node)) return true;
  const loop = loopOf(region.graph, node);
  if (loop === undefined) return false;
  const needs = region.foundBy(node);
  const inside = new Set<Node>([loop.part]);
  for (const next of inside) {
    if (!mayStop(next) || needs.has(next)) continue;
    if (isRisky(next)) return true;
    for (const operand of next.operands) inside.add(operand);
  }
  return false;
}
