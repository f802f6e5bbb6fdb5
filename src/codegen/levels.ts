/**
 * The order in which a region's nodes are laid out, so that loops over one range become one loop
 * where the data flow allows it. A node's level is the number of loops, one after the other, that
 * it waits for: what needs none comes before the first loops, and so on. Without loops the outputs
 * come in their own order, and what they need with them.
 */
import type { Node } from "../ast/node.ts";
import { loopOf } from "./loops.ts";
import type { Region } from "./region.ts";

/** The nodes to lay out, in order; of those that a region could compute, the ones that are placed. */
export function byLevels(
  region: Region,
  outputs: readonly Node[],
  isPlaced: (node: Node) => boolean,
): readonly Node[] {
  const isLoop = (node: Node): boolean => loopOf(region.graph, node) !== undefined;
  if (!region.nodes.some(isLoop)) return outputs;
  const levels = new Map<Node, number>();
  for (const node of region.nodes) {
    let level = 0;
    for (const operand of region.operandsOf(node)) {
      level = Math.max(level, (levels.get(operand) ?? 0) + (isLoop(operand) ? 1 : 0));
    }
    levels.set(node, level);
  }
  // At each level loops come last, since what stands before them is there for all of them.
  const rank = (node: Node): number => 2 * levels.get(node)! + (isLoop(node) ? 1 : 0);
  return region.nodes.filter(isPlaced).sort((a, b) => rank(a) - rank(b) || a.id - b.id);
}
