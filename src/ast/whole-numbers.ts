/** The variables that stand in bounds of ranges or positions in vectors, and so for whole numbers. */
import type { Node, Variable } from "./node.ts";
import { postorder, variablesOf } from "./traverse.ts";

export function wholeNumbersOf(roots: Iterable<Node>): ReadonlySet<Variable> {
  const whole = postorder(roots).flatMap((node) => {
    if (node.kind === "index") return node.operands;
    return node.kind === "element" ? [node.operands[1]] : [];
  });
  return new Set(variablesOf(whole).filter(({ shape }) => shape === "number"));
}
