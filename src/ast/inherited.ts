/**
 * Properties that a node has from one of its operands, and that from one of its own: a product's
 * sign is its first factor's. A walk down for every node would be quadratic along a chain, so the
 * answer is kept for every node on the way.
 */
import type { Node } from "./node.ts";

/** The property that a node inherits `from` an operand, or where it has none to inherit from, its `own`. */
export function inherited<T extends boolean | number>(
  from: (node: Node) => Node | undefined,
  own: (node: Node) => T,
): (node: Node) => T {
  const known = new WeakMap<Node, T>();
  return (node) => {
    const way: Node[] = [];
    let next: Node | undefined = node;
    let answer: T | undefined;
    while (next !== undefined && (answer = known.get(next)) === undefined) {
      way.push(next);
      next = from(next);
    }
    const settled = answer ?? own(way.at(-1)!);
    for (const passed of way) known.set(passed, settled);
    return settled;
  };
}
