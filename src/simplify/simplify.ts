/** Simplification of whole formulas. */
import type { Formula } from "../ast/formula.ts";
import { normalForm } from "./normal-form.ts";

/**
 * The formula in the form that reads best: like terms collected, powers merged, constants exact.
 * It is defined exactly where the formula is: `x/x` stays, since it has no value at 0.
 */
export function simplify(formula: Formula): Formula {
  const [root] = normalForm(formula.graph, [formula.root], { keepsDomain: true });
  return { graph: formula.graph, root: root! };
}
