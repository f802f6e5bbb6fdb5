/**
 * Sums over an index in normal form: the coefficient of the body and its finite factors that are the
 * same at every turn leave the sum, and meet what is around it.
 */
import type { Index, Node } from "../ast/node.ts";
import { isUnit, rational } from "../ast/rational.ts";
import { reduceValue } from "../functions/binders.ts";
import { hasTurns, isSurelyFinite } from "./finite.ts";
import type { Forms } from "./forms.ts";
import { turnsOf } from "./sum-over.ts";

/**
 * The sum of `body`, in normal form, over an index. What may be infinite stays inside, since a sum
 * of no terms is 0 whatever their factors are.
 */
export function sumWithoutFactors(forms: Forms, index: Index, body: Node): Node {
  const { builder, graph } = forms;
  const { coefficient, factors } = forms.productOf(body);
  const isSteady = (parts: readonly Node[]): boolean =>
    parts.every(({ free }) => !free.includes(index));
  const leaves = (base: Node, exponent: Node): boolean =>
    isSteady([base, exponent]) &&
    (hasTurns(index) || isSurelyFinite(builder.apply("^", base, exponent)));
  const [leaving, staying] = [new Map<Node, Node>(), new Map<Node, Node>()];
  for (const [base, exponent] of factors)
    (leaves(base, exponent) ? leaving : staying).set(base, exponent);
  const isWhole = isUnit(coefficient) && leaving.size === 0;
  if (isWhole) return reduceValue(builder, "sum", index, body);
  const inside = forms.write({ coefficient: rational(1), factors: staying });
  const sum = staying.size === 0 ? turnsOf(builder, index) : builder.reduce("sum", index, inside);
  const collector = forms.collector();
  collector.times({ coefficient, factors: leaving });
  forms.multiplyBy(collector, sum, graph.constant(1), false);
  return forms.write(collector.product);
}
