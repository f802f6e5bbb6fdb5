/**
 * How long a formula reads: the nodes of its text as a tree, where a part that is used twice is
 * written twice. A subtracted term has no node for its sign, and a fraction is a quotient.
 */
import { isApplyOf, type Node } from "../ast/node.ts";
import { isUnit } from "../ast/rational.ts";
import { squareRoot } from "./radicals.ts";

const sizes = new WeakMap<Node, number>();

/** Sizes beyond this are all the same; they double with each part that is shared. */
const MOST = 2 ** 50;

/** Operands first, so that depth costs no recursion. */
export function sizeOf(node: Node): number {
  const known = sizes.get(node);
  if (known !== undefined) return known;
  const waiting: Node[] = [node];
  for (let next = waiting.at(-1); next !== undefined; next = waiting.at(-1)) {
    const missing = next.operands.filter((operand) => !sizes.has(operand));
    if (missing.length > 0) waiting.push(...missing);
    else {
      waiting.pop();
      sizes.set(next, Math.min(MOST, sizeByOperands(next)));
    }
  }
  return sizes.get(node)!;
}

function sizeByOperands(node: Node): number {
  if (node.kind === "constant") return isLiteral(node.value.d) ? 1 : 3;
  if (isApplyOf(node, "sqrt") && node.operands[0]!.kind === "constant") {
    // A root that can be taken in part reads worse than the product that it is.
    const root = squareRoot(node.operands[0].value);
    if (root !== undefined && !isUnit(root.outside)) return 5;
  }
  let size = 1;
  for (const operand of node.operands) size += sizes.get(operand)!;
  // One of two terms is subtracted, whichever comes first.
  if (isApplyOf(node, "+") && node.operands.some((term) => isApplyOf(term, "neg"))) size -= 1;
  return size;
}

/** Whether it is written as a decimal, or as the halving of what follows. */
const isLiteral = (d: bigint): boolean => d === 1n || 1_000_000n % d === 0n;
