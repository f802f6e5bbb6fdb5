/** What computing some nodes takes, each once, by the cost model: 1 for an operation, 5 for a call. */
import type { Node } from "../ast/node.ts";
import { postorder } from "../ast/traverse.ts";
import { entryOf } from "../functions/catalogue.ts";

export function staticCost(roots: Iterable<Node>): number {
  let cost = 0;
  for (const node of postorder(roots)) cost += node.kind === "apply" ? entryOf(node).cost : 1;
  return cost;
}
