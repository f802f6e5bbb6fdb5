/** The values of a planned graph in any number system. */
import type { Algebra } from "./algebra.ts";
import { Allowance } from "./allowance.ts";
import { Evaluation } from "./evaluation.ts";
import type { Plan } from "./evaluation-plan.ts";

export type { Algebra } from "./algebra.ts";
export { planEvaluation, type Plan } from "./evaluation-plan.ts";

/** The value of the planned root; it must be a number, not a truth value or a list. */
export function evaluate<V extends object | number>(
  plan: Plan,
  algebra: Algebra<V>,
  allowance: Allowance = new Allowance(),
): V {
  if (plan.nodes.at(-1)!.kind === "list")
    throw new TypeError("several numbers where one is expected");
  return evaluateAll(plan, algebra, allowance)[0]!;
}

/**
 * The values of a list's items, or the one value of another root.
 * @throws TooCostly where the allowance does not reach, FormulaError where the time is over
 */
export function evaluateAll<V extends object | number>(
  plan: Plan,
  algebra: Algebra<V>,
  allowance: Allowance = new Allowance(),
): V[] {
  plan.budget?.look();
  const evaluation = new Evaluation(plan, algebra, allowance);
  if (plan.straight) evaluation.walk();
  return plan.results.map((place) => {
    const value = evaluation.at(place);
    if (typeof value === "boolean") throw new TypeError("a truth value where a number is expected");
    return value;
  });
}
