/** What the first factor of a product or quotient says of the whole. */
import { inherited } from "../ast/inherited.ts";
import { isApplyOf } from "../ast/node.ts";
import { firstFactor } from "../functions/first-factor.ts";

/** Whether a node is written with a leading minus, so that a sum can subtract it instead. */
export const isSigned = inherited(
  firstFactor,
  // A zero has no sign.
  (node) =>
    isApplyOf(node, "neg") ||
    (node.kind === "constant" && node.value.s < 0n && node.value.n !== 0n),
);
