/** What the body of a reduction without bounds tells of the range of its index. */
import type { Index, Node } from "./node.ts";
import { shifted } from "./shifted.ts";

/** An element at a fixed distance from the index. */
export interface ShiftedElement {
  readonly vector: Node;
  readonly offset: number;
}

export interface Indexed {
  /** The vectors indexed by the index itself, each once, by age. */
  readonly vectors: readonly Node[];
  /** An element of one of them that lies beyond its end at one end of the range, if there is one. */
  readonly beyond: ShiftedElement | undefined;
}

/** The vectors that `body` indexes by exactly `index`. */
export function indexedBy(body: Node, index: Index): Indexed {
  const vectors = new Set<Node>();
  const found: ShiftedElement[] = [];
  for (const node of dependentOn(body, index, () => true))
    if (node.kind === "element" && node.operands[1] === index) vectors.add(node.operands[0]);
  // What stands in a branch or in another range may be left out at the ends.
  const isCertain = (node: Node): boolean => node.kind !== "conditional" && node.kind !== "reduce";
  for (const node of dependentOn(body, index, isCertain)) {
    const offset = node.kind === "element" ? offsetFrom(index, node.operands[1]) : undefined;
    if (offset !== undefined && vectors.has(node.operands[0]!))
      found.push({ vector: node.operands[0]!, offset });
  }
  return { vectors: [...vectors].sort((a, b) => a.id - b.id), beyond: found[0] };
}

/** What depends on the index at its own place; a reduction that binds the same one does not. */
function dependentOn(body: Node, index: Index, entered: (node: Node) => boolean): Set<Node> {
  const reached = new Set([body].filter(({ free }) => free.includes(index)));
  for (const node of reached) {
    if (!entered(node)) continue;
    for (const operand of node.operands) if (operand.free.includes(index)) reached.add(operand);
  }
  return reached;
}

/** The whole number other than 0 that `position` is above the index, if it is. */
function offsetFrom(index: Index, position: Node): number | undefined {
  const { base, by } = shifted(position);
  return base === index && Number.isInteger(by) && by !== 0 ? by : undefined;
}
