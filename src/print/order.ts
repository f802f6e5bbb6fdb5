/**
 * The order in which the operands of one sum or product are written. The graph keeps them by age,
 * and either order reads back as the same node, so brackets decide: `x^2 + y^2 + x` needs none
 * where `x + (x^2 + y^2)` does. Where the text began with the single operand, as in `a + (b + c)`,
 * that one is older than all of the chain, and stays in front.
 */
import { isApplyOf, type Node } from "../ast/node.ts";
import { isMultipleOfZero } from "../functions/first-factor.ts";
import { isSigned } from "./signs.ts";
import { inherited } from "../ast/inherited.ts";

type Pair = readonly [Node, Node];

/** A positive term goes first, a constant behind a chain or an index. */
export function terms(a: Node, b: Node): Pair {
  // Two constants that do not fold are not sorted when read back.
  if (a.kind === "constant" && b.kind === "constant") return [a, b];
  if (isSigned(a) !== isSigned(b)) return isSigned(a) ? [b, a] : [a, b];
  if (b.kind === "index" && a.kind === "constant") return [b, a];
  const swapped =
    isApplyOf(b, "+") && !isApplyOf(a, "+") && (a.kind === "constant" || isNoOlder(a, b));
  return swapped ? [b, a] : [a, b];
}

/**
 * A constant goes first; signs stay where they are, since a product has that of its first factor,
 * and so does a zero, whose sign is dropped when it is read.
 */
export function factors(a: Node, b: Node): Pair {
  if (a.kind === "constant" || isSigned(a) || isSigned(b) || isMultipleOfZero(b)) return [a, b];
  const swapped = isApplyOf(b, "*") && !isApplyOf(a, "*") && isNoOlder(a, b);
  return swapped ? [b, a] : [a, b];
}

/** Whether the text of `a` did not begin before that of `b`. */
const isNoOlder = (a: Node, b: Node): boolean => beginning(a) >= beginning(b);

/** The age of the first leaf, other than a coefficient. */
const beginning: (node: Node) => number = inherited(
  ({ operands: [first, second] }) => (first?.kind === "constant" ? (second ?? first) : first),
  (node) => node.id,
);
