/** The variables that stand in bounds of ranges or positions in vectors, and so for whole numbers. */
import type { Node, Variable } from "./node.ts";
import { postorder } from "./traverse.ts";

export function wholeNumbersOf(roots: Iterable<Node>): ReadonlySet<Variable> {
  const whole = postorder(roots).flatMap((node) => {
    if (node.kind === "index") return node.operands;
    return node.kind === "element" ? [node.operands[1]] : [];
  });
  const seen = new Set<Node>(whole);
  // A length does not depend on what the elements of a list are made of.
  for (const node of seen)
    if (node.kind !== "length") for (const operand of node.operands) seen.add(operand);
  return new Set([...seen].filter(isNumber));
}

const isNumber = (node: Node): node is Variable =>
  node.kind === "variable" && node.shape === "number";
