/**
 * The order in which a region's nodes are laid out, so that loops over one range become one loop
 * where the data flow allows it. A node's level is the number of loops, one after the other, that
 * it waits for: what needs none comes before the first loops, and so on. Without loops the outputs
 * come in their own order, and what they need with them.
 */
import type { Node } from "../../ast/node.ts";
import { depthFirst } from "../../ast/traverse.ts";
import { loopOf, type LoopNeed, rangeKey } from "./loops.ts";
import type { Region } from "./region.ts";

/** A node to lay out, and how many loops it waits for. */
export interface Levelled {
  readonly node: Node;
  readonly level: number;
}

/**
 * The nodes to lay out, in order; of those that a region could compute, the ones that are placed.
 * What is needed of `first` comes first, if there are no loops: a formula before its derivatives,
 * as calls hinder least while few values wait for their uses.
 */
export function byLevels(
  region: Region,
  outputs: readonly Node[],
  isPlaced: (node: Node) => boolean,
  first: readonly Node[] = [],
): readonly Levelled[] {
  const loops = new Map(region.nodes.map((node) => [node, loopOf(region.graph, node)]));
  const isLoop = (node: Node): boolean => loops.get(node) !== undefined;
  if (!region.nodes.some(isLoop)) {
    const own = new Set(region.nodes);
    const before = depthFirst(first, ({ operands }) => operands).filter((node) => own.has(node));
    return [...before.filter(isPlaced), ...outputs].map((node) => ({ node, level: 0 }));
  }
  const placed = region.nodes.filter(isPlaced);
  const soonest = earliest(region, placed, isLoop, new Map());
  const levels = earliest(region, placed, isLoop, postponed(region, placed, loops, soonest));
  // At each level loops come last, since what stands before them is there for all of them, and of
  // loops those of additions first, whose order then does not hang on what else is computed.
  const place = (node: Node): number => (!isLoop(node) ? 0 : node.kind === "scatter" ? 1 : 2);
  const rank = (node: Node): number => 3 * levels.get(node)! + place(node);
  return placed
    .sort((a, b) => rank(a) - rank(b) || a.id - b.id)
    .map((node) => ({ node, level: levels.get(node)! }));
}

type Levels = ReadonlyMap<Node, number>;

/** The least level of each node, or the one that it is to have at least. */
function earliest(
  region: Region,
  nodes: readonly Node[],
  isLoop: (node: Node) => boolean,
  least: Levels,
): Levels {
  const levels = new Map<Node, number>();
  for (const node of nodes) {
    let level = least.get(node) ?? 0;
    for (const operand of region.operandsOf(node)) {
      level = Math.max(level, (levels.get(operand) ?? 0) + (isLoop(operand) ? 1 : 0));
    }
    levels.set(node, level);
  }
  return levels;
}

/**
 * Loops that have no company at their level, and can wait for a later loop over their range: the
 * value of a product runs with the last pass of its gradient. Additions do not wait, nor what they
 * need, so that a vector is summed in one order whatever is computed beside it.
 */
function postponed(
  region: Region,
  nodes: readonly Node[],
  loops: ReadonlyMap<Node, LoopNeed | undefined>,
  levels: Levels,
): Levels {
  const latest = new Map<Node, number>();
  for (const node of nodes.toReversed()) {
    const own = node.kind === "scatter" ? levels.get(node)! : (latest.get(node) ?? Infinity);
    for (const operand of region.operandsOf(node)) {
      const before = own - (loops.get(operand) === undefined ? 0 : 1);
      latest.set(operand, Math.min(latest.get(operand) ?? Infinity, before));
    }
  }
  const company = new Map<string, Map<number, number>>();
  for (const node of nodes) {
    const loop = loops.get(node);
    if (loop === undefined) continue;
    const counts = company.get(rangeKey(loop)) ?? new Map<number, number>();
    company.set(rangeKey(loop), counts);
    const level = levels.get(node)!;
    counts.set(level, (counts.get(level) ?? 0) + 1);
  }
  const least = new Map<Node, number>();
  for (const node of nodes) {
    const loop = loops.get(node);
    if (loop === undefined || node.kind === "scatter") continue;
    const counts = company.get(rangeKey(loop))!;
    if (counts.get(levels.get(node)!)! > 1) continue;
    const later = [...counts.keys()].filter((level) => level <= (latest.get(node) ?? Infinity));
    least.set(node, Math.max(...later));
  }
  return least;
}
