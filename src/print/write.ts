/** Layouts to text: one loop with a stack of pieces, so that depth costs no recursion. */
import { counted, limitMet } from "../ast/limits.ts";
import type { Node } from "../ast/node.ts";
import { BIND, inPlace, type Notation, type Piece } from "./layout.ts";
import { lengthOf } from "./length.ts";

/**
 * The text of a node.
 * @throws FormulaError where it would be longer than `limit`
 */
export function written(node: Node, notation: Notation, limit: number): string {
  if (lengthOf(node, notation, limit + 1) > limit) {
    const message = `written out, the formula has more than ${counted(limit)} characters, since it shares its parts`;
    throw limitMet("too-long-to-print", message, { name: "printed", value: limit });
  }
  const texts: string[] = [];
  const stack: Piece[] = [{ node, least: BIND.conditional }];
  for (let piece = stack.pop(); piece !== undefined; piece = stack.pop()) {
    if (typeof piece === "string") {
      texts.push(piece);
      continue;
    }
    const { pieces, bracketed } = inPlace(piece, notation);
    if (bracketed) stack.push(notation.close);
    for (const part of pieces.toReversed()) stack.push(part);
    if (bracketed) stack.push(notation.open);
  }
  return texts.join("");
}
