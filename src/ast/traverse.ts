/**
 * The one traversal. A graph makes operands before their users, so ids are a topological order:
 * collecting what is reachable and sorting by id replaces a recursive postorder, whatever the depth.
 */
import type { Node, Variable } from "./node.ts";

/** Every node reachable from `roots`, each once, operands before their users. */
export function postorder(roots: Iterable<Node>): Node[] {
  const seen = new Set<Node>(roots);
  // A Set visits what is added while it is iterated, so it is its own worklist.
  for (const node of seen) for (const operand of node.operands) seen.add(operand);
  return sortedById(seen);
}

/** Every node reachable from `roots` by what `operandsOf` tells, operands first, as they are read. */
export function depthFirst(
  roots: readonly Node[],
  operandsOf: (node: Node) => readonly Node[],
): Node[] {
  const seen = new Set<Node>();
  const stack = roots.toReversed();
  const opened = new Set<Node>();
  while (stack.length > 0) {
    const node = stack.at(-1)!;
    if (opened.has(node)) {
      stack.pop();
      seen.add(node);
    } else {
      opened.add(node);
      for (const operand of operandsOf(node).toReversed())
        if (!opened.has(operand)) stack.push(operand);
    }
  }
  return [...seen];
}

/** By counting where most of the numbers between first and last occur, else by comparison. */
function sortedById(nodes: ReadonlySet<Node>): Node[] {
  let [first, last] = [Infinity, 0];
  for (const { id } of nodes) [first, last] = [Math.min(first, id), Math.max(last, id)];
  if (last - first > 4 * nodes.size) return [...nodes].sort((a, b) => a.id - b.id);
  const places = new Array<Node | undefined>(Math.max(0, last - first + 1));
  for (const node of nodes) places[node.id - first] = node;
  return places.filter((node) => node !== undefined);
}

/** The free variables reachable from `roots`, in order of first appearance. */
export function variablesOf(roots: Iterable<Node>): Variable[] {
  return postorder(roots).filter((node) => node.kind === "variable");
}
