/** How often nodes are used, which tells what may be taken apart at its use. */
import type { Node } from "../../ast/node.ts";

/** How many times each node is an operand of `nodes`, or a root. */
export function countUses(nodes: readonly Node[], roots: readonly Node[]): Map<Node, number> {
  const uses = new Map<Node, number>();
  const use = (node: Node): unknown => uses.set(node, (uses.get(node) ?? 0) + 1);
  roots.forEach(use);
  for (const node of nodes) node.operands.forEach(use);
  return uses;
}
