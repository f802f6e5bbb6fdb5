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
  return [...seen].sort((a, b) => a.id - b.id);
}

/** The free variables reachable from `roots`, in order of first appearance. */
export function variablesOf(roots: Iterable<Node>): Variable[] {
  return postorder(roots).filter((node) => node.kind === "variable");
}

/** The nodes among `nodes` (in postorder) that depend on one of `sources`, those included. */
export function dependents(nodes: readonly Node[], sources: ReadonlySet<Node>): Set<Node> {
  const found = new Set<Node>();
  for (const node of nodes) {
    if (sources.has(node) || node.operands.some((operand) => found.has(operand))) found.add(node);
  }
  return found;
}
