/** Simplification of whole formulas, for people or for machines. */
import type { Formula } from "../ast/formula.ts";
import { isVector } from "../ast/node.ts";
import { assumptions } from "./assumptions.ts";
import type { Condition } from "./ledger.ts";
import { normalForm } from "./normal-form.ts";
import { sizeOf } from "./size.ts";

export interface SimplifyOptions {
  /** What holds of the variables, such as `"x > 0"`, `"n >= 1"` or `"a < b"`. */
  readonly assume?: readonly string[];
}

/** A formula in a simpler form, with where it is known to be what it came from. */
export interface Simplified extends Formula {
  /** The domain ledger: `x/x` is 1 where `x != 0`. Empty where nothing was given up. */
  readonly conditions: readonly Condition[];
}

/**
 * The formula in the form that reads best: like terms collected, powers merged, fractions
 * cancelled, constants exact.
 *
 * The value is the same wherever the formula has one. Where it has none the simpler form may have
 * one, and `conditions` says what the formula asked for besides: `x/x` becomes 1 with `x != 0`.
 * @example
 * print(simplify(parse("(x^2 - 1)/(x - 1)"))); // x + 1
 * simplify(parse("(x^2 - 1)/(x - 1)")).conditions[0].text; // x != 1
 * @throws FormulaError where an assumption is no comparison that says something of a variable
 */
export function simplify(formula: Formula, options: SimplifyOptions = {}): Simplified {
  const { graph, root } = formula;
  const assume = assumptions(graph, options.assume ?? []);
  const { roots, conditions } = normalForm(graph, [root], { assume });
  const [simple] = roots;
  const isLonger = !isVector(root) && sizeOf(simple!) > sizeOf(root);
  return isLonger
    ? { graph, root, conditions: [] }
    : { graph, root: simple!, conditions: conditions() };
}
