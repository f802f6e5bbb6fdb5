/** What is made of nodes once, and again where other nodes are known, which have nothing of it. */
import type { Graph } from "./graph.ts";
import type { Known } from "./known.ts";

export function onceIn<T>(graph: Graph, make: () => T): () => T {
  const made = new WeakMap<Known, { readonly value: T }>();
  return () => {
    const known = made.get(graph.known) ?? { value: make() };
    made.set(graph.known, known);
    return known.value;
  };
}
