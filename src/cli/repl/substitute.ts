/** Nodes put in for variables, all at once; also the way of a node into another graph. */
import type { Builder } from "../../ast/builder.ts";
import type { Node } from "../../ast/node.ts";
import { postorder } from "../../ast/traverse.ts";

/** The node with `values` in place of the variables of those names, made by `builder`. */
export function substitute(root: Node, values: ReadonlyMap<string, Node>, builder: Builder): Node {
  const made = new Map<Node, Node>();
  for (const node of postorder([root])) {
    const operands = node.operands.map((operand) => made.get(operand)!);
    made.set(node, rebuilt(node, operands, values, builder));
  }
  return made.get(root)!;
}

function rebuilt(
  node: Node,
  operands: readonly Node[],
  values: ReadonlyMap<string, Node>,
  builder: Builder,
): Node {
  switch (node.kind) {
    case "constant":
      return builder.constant(node.value);
    case "variable":
      return values.get(node.name) ?? builder.variable(node.name);
    case "apply":
      return builder.apply(node.fn, ...operands);
    case "conditional":
      return builder.conditional(operands[0]!, operands[1]!, operands[2]!);
  }
}
