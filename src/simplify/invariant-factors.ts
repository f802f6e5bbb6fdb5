/**
 * Sums over an index in normal form: the coefficient of the body and its factors that are the same at
 * every turn leave the sum, and meet what is around it.
 */
import { isApplyOf, type Index, type Node } from "../ast/node.ts";
import { isUnit, rational } from "../ast/rational.ts";
import { isInhabited, reduceValue } from "../functions/binders.ts";
import type { Forms } from "./forms.ts";
import { turnsOf } from "./sum-over.ts";

/**
 * The sum of `body`, in normal form, over an index. For readers an empty loop is no case of its own;
 * but where nothing would stay inside, the sum over nothing is the only thing that it says.
 */
export function sumWithoutFactors(forms: Forms, index: Index, body: Node): Node {
  const { builder, graph } = forms;
  const { coefficient, factors } = forms.productOf(body);
  const varying = new Map(
    [...factors].filter((parts) => parts.some(({ free }) => free.includes(index))),
  );
  const isWhole = isUnit(coefficient) && varying.size === factors.size;
  const mayLeave = varying.size > 0 || hasTurns(forms, index) || alwaysHasValue(forms, body);
  if (isWhole || !mayLeave) return reduceValue(builder, "sum", index, body);
  const inside = forms.write({ coefficient: rational(1), factors: varying });
  const sum = varying.size === 0 ? turnsOf(builder, index) : builder.reduce("sum", index, inside);
  const collector = forms.collector();
  collector.scale(coefficient);
  for (const [base, exponent] of factors)
    if (!varying.has(base)) collector.multiply(base, exponent);
  forms.multiplyBy(collector, sum, graph.constant(1), false);
  return forms.write(collector.product);
}

const hasTurns = ({ builder }: Forms, index: Index): boolean =>
  isApplyOf(isInhabited(builder, index), "true");

/** Whether the node asks for nothing. */
function alwaysHasValue({ ledger }: Forms, node: Node): boolean {
  const { made, notes } = ledger.attempt(() => ledger.forgoAll(node, ""));
  return made && notes.length === 0;
}
