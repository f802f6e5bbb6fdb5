/** What the first factor of a product or quotient says of the whole. */
import { isApplyOf, isConstant, type Node } from "../ast/node.ts";
import { inherited } from "./spine.ts";

const firstFactor = (node: Node): Node | undefined =>
  isApplyOf(node, "/") || isApplyOf(node, "*") ? node.operands[0] : undefined;

/** Whether a node is written with a leading minus, so that a sum can subtract it instead. */
export const isSigned: (node: Node) => boolean = inherited(
  firstFactor,
  // A zero has no sign.
  (node) =>
    isApplyOf(node, "neg") ||
    (node.kind === "constant" && node.value.s < 0n && node.value.n !== 0n),
);

/** Whether a product or quotient begins with 0. */
export const isMultipleOfZero: (node: Node) => boolean = inherited(firstFactor, (node) =>
  isConstant(node, 0),
);
