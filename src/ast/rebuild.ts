/** Nodes made anew over other operands: parameters replaced by arguments, or a way into another graph. */
import type { Builder } from "./builder.ts";
import type { Node } from "./node.ts";
import { postorder } from "./traverse.ts";

/**
 * Makes each of `nodes`, operands before their users, with `builder`, over what `made` has in place
 * of its operands, and adds it to `made`. Operands that `made` does not know stay as they are.
 */
export function rebuild(
  nodes: readonly Node[],
  made: Map<Node, Node>,
  builder: Builder,
): Map<Node, Node> {
  for (const node of nodes) {
    const operands = node.operands.map((operand) => made.get(operand) ?? operand);
    made.set(node, rebuilt(node, operands, builder));
  }
  return made;
}

function rebuilt(node: Node, operands: readonly Node[], builder: Builder): Node {
  switch (node.kind) {
    case "constant":
      return builder.constant(node.value);
    case "variable":
      return builder.variable(node.name);
    case "apply":
      return builder.apply(node.fn, ...operands);
    case "conditional":
      return builder.conditional(operands[0]!, operands[1]!, operands[2]!);
  }
}

/** The nodes under `root` that have one of `sources` somewhere below them, operands first. */
export function dependents(root: Node, sources: Iterable<Node>): Node[] {
  const reached = new Set(sources);
  const found: Node[] = [];
  for (const node of postorder([root])) {
    if (!node.operands.some((operand) => reached.has(operand))) continue;
    reached.add(node);
    found.push(node);
  }
  return found;
}
