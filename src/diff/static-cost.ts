/**
 * What computing some nodes takes, each once, by the cost model: 1 for an operation, 5 for a call;
 * loops count as one turn.
 */
import type { Node } from "../ast/node.ts";
import { postorder } from "../ast/traverse.ts";
import { entryOf } from "../functions/catalogue.ts";

export function staticCost(roots: Iterable<Node>): number {
  return postorder(roots).reduce((sum, node) => sum + ownCost(node), 0);
}

function ownCost(node: Node): number {
  if (node.kind === "apply") return entryOf(node).cost;
  return node.operands.length === 0 ? 0 : 1;
}
