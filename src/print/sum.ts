/** Sums are laid out alike in every notation: negative terms are subtracted. */
import type { Node } from "../ast/node.ts";
import { BIND, type Layout, type Piece } from "./layout.ts";
import { terms } from "./order.ts";
import { isSigned } from "./signs.ts";

export function sum(a: Node, b: Node): Layout {
  const [first, second] = terms(a, b);
  const rest: Piece[] = isSigned(second)
    ? [" - ", { node: second, least: BIND.reduction, manner: "unsigned" }]
    : [" + ", { node: second, least: BIND.reduction }];
  return { bind: BIND.sum, pieces: [{ node: first, least: BIND.sum }, ...rest] };
}
