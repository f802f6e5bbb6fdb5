/** What the first factor of a product or quotient says of the whole. */
import { inherited } from "../ast/inherited.ts";
import { isApplyOf, isConstant, type Node } from "../ast/node.ts";

/** What a product or quotient begins with; undefined for any other node. */
export const firstFactor = (node: Node): Node | undefined =>
  isApplyOf(node, "/") || isApplyOf(node, "*") ? node.operands[0] : undefined;

/** Whether a product or quotient begins with 0, or is 0. */
export const isMultipleOfZero: (node: Node) => boolean = inherited(firstFactor, (node) =>
  isConstant(node, 0),
);
