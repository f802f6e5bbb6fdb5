/** Sums are laid out alike in every notation: negative terms subtracted, a positive one first. */
import { isApplyOf, type Node } from "../ast/node.ts";
import { BIND, type Layout, type Piece } from "./layout.ts";
import { isSigned } from "./signs.ts";

export function sum(a: Node, b: Node): Layout {
  const swapped = isSigned(a) && !isSigned(b) && !isApplyOf(b, "+");
  const [first, second] = swapped ? [b, a] : [a, b];
  const rest: Piece[] = isSigned(second)
    ? [" - ", { node: second, least: BIND.product, unsigned: true }]
    : [" + ", { node: second, least: BIND.product }];
  return { bind: BIND.sum, pieces: [{ node: first, least: BIND.sum }, ...rest] };
}
