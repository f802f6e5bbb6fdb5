/** Positions read as a node with a whole number added: `x[i + 1]` is one behind `x[i]`. */
import { isApplyOf, type Node } from "./node.ts";

/** A whole number as a node and a constant added to it; the node is absent for a constant. */
export interface Shifted {
  readonly base: Node | undefined;
  readonly by: number;
}

export function shifted(node: Node): Shifted {
  if (node.kind === "constant") return { base: undefined, by: node.nearest };
  if (isApplyOf(node, "+")) {
    const [a, b] = node.operands as readonly [Node, Node];
    if (b.kind === "constant") return { base: a, by: b.nearest };
    if (a.kind === "constant") return { base: b, by: a.nearest };
  }
  return { base: node, by: 0 };
}

/** How far one position is behind another; undefined where that depends on the point. */
export function distance(position: Node, from: Node): number | undefined {
  const [a, b] = [shifted(position), shifted(from)];
  return a.base === b.base ? a.by - b.by : undefined;
}
