/**
 * A number as typed to an exact constant. Its size is judged by its nearest double, which costs
 * nothing, before any big integer is made: `1e999999999` is refused, not built.
 */
import type { Builder } from "../ast/builder.ts";
import type { Node } from "../ast/node.ts";
import { decimalParts, rational } from "../ast/rational.ts";
import { numberTooLarge, numberTooLong, numberTooSmall } from "./diagnostics.ts";
import type { NumberSyntax } from "./syntax-tree.ts";

export function lowerNumber(literal: NumberSyntax, builder: Builder, text: string): Node {
  const digits = literal.text.includes("_") ? literal.text.replaceAll("_", "") : literal.text;
  const nearest = Number(digits);
  if (Number.isSafeInteger(nearest) && /^\d{1,16}$/.test(digits)) return builder.constant(nearest);
  if (nearest === Infinity) throw numberTooLarge(text, literal.span);
  if (nearest === 0) {
    if (/^[0.]*[1-9]/.test(digits)) throw numberTooSmall(text, literal.span);
    return builder.constant(0);
  }
  const most = builder.graph.budget.limits.digits;
  if (digits.length > most) throw numberTooLong(text, literal.span, most);
  return builder.constant(rational(decimalParts(digits)));
}
