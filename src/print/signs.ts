/** Whether a node is written with a leading minus, so that a sum can subtract it instead. */
import { isApplyOf, type Node } from "../ast/node.ts";
import { inherited } from "./spine.ts";

/** Whether a node is a negative constant; a zero is none, whatever its sign. */
const isNegative = (node: Node): boolean =>
  node.kind === "constant" && node.value.s < 0n && node.value.n !== 0n;

/** A product or quotient carries the sign of its first factor. */
export const isSigned: (node: Node) => boolean = inherited(
  (node) => (isApplyOf(node, "/") || isApplyOf(node, "*") ? node.operands[0] : undefined),
  (node) => isApplyOf(node, "neg") || isNegative(node),
);
