/** Nodes with others in place of some of them, made when they are asked for. */
import type { Builder } from "../ast/builder.ts";
import type { Node } from "../ast/node.ts";
import { rebuilt } from "../ast/rebuild.ts";

/** Gives for each node the one that has `replacements` in it; what has none stays as it is. */
export function substitution(
  build: Builder,
  replacements: Iterable<readonly [Node, Node]>,
): (node: Node) => Node {
  const made = new Map<Node, Node>(replacements);
  return (root) => {
    for (const node of unmade(root, made)) {
      const operands = node.operands.map((operand) => made.get(operand)!);
      const isSame = operands.every((operand, place) => operand === node.operands[place]);
      made.set(node, isSame ? node : rebuilt(node, operands, build));
    }
    return made.get(root)!;
  };
}

function unmade(root: Node, made: ReadonlyMap<Node, Node>): Node[] {
  const found = new Set(made.has(root) ? [] : [root]);
  for (const node of found)
    for (const operand of node.operands) if (!made.has(operand)) found.add(operand);
  return [...found].sort((a, b) => a.id - b.id);
}
