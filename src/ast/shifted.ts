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

/** How far one position is behind another, at least and at most, whatever the point. */
export interface Distance {
  readonly least: number;
  readonly most: number;
}

/** The distance between positions, as far as they and the ranges of their indices tell. */
export function distance(position: Node, from: Node): Distance {
  const exact = difference(position, from);
  if (exact !== undefined) return { least: exact, most: exact };
  const [nearest, farthest] = ends(from);
  const [first, last] = ends(position);
  return {
    least: difference(position, farthest) ?? difference(first, from) ?? -Infinity,
    most: difference(position, nearest) ?? difference(last, from) ?? Infinity,
  };
}

function difference(position: Node, from: Node): number | undefined {
  const [a, b] = [shifted(position), shifted(from)];
  return a.base === b.base ? a.by - b.by : undefined;
}

/** Between what an index runs. */
const ends = (node: Node): readonly [Node, Node] =>
  node.kind === "index" ? node.operands : [node, node];
