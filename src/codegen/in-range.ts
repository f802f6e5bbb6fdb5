/** Which elements are sure to be there, and which nodes may stop with an index out of range. */
import { isApplyOf, type Element, type Node } from "../ast/node.ts";

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

/** Whether the position lies within the vector at every index of the loops around it. */
export function isInRange({ operands: [vector, position] }: Element): boolean {
  if (vector.kind === "states") return true;
  const { base, by } = shifted(position);
  if (base === undefined) return vector.kind === "list" && isPlace(by, vector.operands.length);
  if (base.kind !== "index") return false;
  const [lower, upper] = base.operands.map(shifted);
  if (lower!.base !== undefined || !isPlace(lower!.by + by, Infinity)) return false;
  const last = upper!.by + by;
  if (upper!.base === undefined)
    return vector.kind === "list" && isPlace(last, vector.operands.length);
  return upper!.base.kind === "length" && upper!.base.operands.includes(vector) && last <= 0;
}

const isPlace = (place: number, length: number): boolean =>
  Number.isInteger(place) && place >= 1 && place <= length;

/** Whether computing the node may stop with an index that is out of range. */
export function mayStop(node: Node): boolean {
  const seen = new Set([node]);
  for (const next of seen) {
    if (next.kind === "element" && !isInRange(next)) return true;
    for (const operand of next.operands) seen.add(operand);
  }
  return false;
}
