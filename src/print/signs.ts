/** Whether a node is written with a leading minus, so that a sum can subtract it instead. */
import { isApplyOf, type Node } from "../ast/node.ts";

/** A product or quotient carries the sign of its first factor. */
export function isSigned(node: Node): boolean {
  let first = node;
  while (isApplyOf(first, "/") || isApplyOf(first, "*")) first = first.operands[0]!;
  if (isApplyOf(first, "neg")) return true;
  return first.kind === "constant" && first.value.s < 0n && first.value.n !== 0n;
}
