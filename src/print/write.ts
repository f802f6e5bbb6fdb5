/** Layouts to text: one loop with a stack of pieces, so that depth costs no recursion. */
import { FormulaError } from "../ast/formula-error.ts";
import type { Node } from "../ast/node.ts";
import { BIND, inPlace, type Notation, type Piece } from "./layout.ts";
import { lengthOf } from "./length.ts";

/** Longest text printed unless told otherwise. */
export const MAX_PRINTED = 1_000_000;

/**
 * The text of a node.
 * @throws FormulaError where it would be longer than `limit`
 */
export function written(node: Node, notation: Notation, limit: number): string {
  if (lengthOf(node, notation, limit + 1) > limit) {
    throw new FormulaError({
      code: "too-long-to-print",
      message: `written out, the formula has more than ${limit.toLocaleString("en")} characters, since it shares its parts`,
    });
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
