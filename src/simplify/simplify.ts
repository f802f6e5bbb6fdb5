/** Simplification of whole formulas, for people or for machines. */
import type { Formula } from "../ast/formula.ts";
import type { Graph } from "../ast/graph.ts";
import type { Limited } from "../ast/limits.ts";
import { isVector, type Node } from "../ast/node.ts";
import { assumptions } from "./assumptions.ts";
import type { Purpose } from "./forms.ts";
import type { KnowledgeOptions } from "./knowledge.ts";
import type { Condition } from "./ledger.ts";
import { type NormalForms, normalForm } from "./normal-form.ts";
import { operationsOf } from "./operations.ts";
import { sizeOf } from "./size.ts";

export interface SimplifyOptions extends Limited {
  /** `"reading"` (unless given) makes it short; `"speed"` makes it cheap to compute. */
  readonly for?: Purpose;
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
 * cancelled, constants exact; or with `for: "speed"`, in that of the fewest operations that is
 * found. It is never longer, or never more work, than what it came from.
 *
 * The value is the same wherever the formula has one. Where it has none the simpler form may have
 * one, and `conditions` says what the formula asked for besides: `x/x` becomes 1 with `x != 0`.
 * @example
 * print(simplify(parse("(x^2 - 1)/(x - 1)"))); // x + 1
 * simplify(parse("(x^2 - 1)/(x - 1)")).conditions[0].text; // x != 1
 * @throws FormulaError where an assumption is no comparison that says something of a variable
 */
export function simplify(formula: Formula, options: SimplifyOptions = {}): Simplified {
  return formula.graph.budget.within(options.limits, () => simplified(formula, options));
}

function simplified(formula: Formula, options: SimplifyOptions): Simplified {
  const { graph, root } = formula;
  const assume = assumptions(graph, options.assume ?? []);
  if (options.for === "speed") {
    const { roots, conditions } = fewestOperations(graph, root, { assume });
    return { graph, root: roots[0]!, conditions: conditions() };
  }
  const { roots, conditions } = normalForm(graph, [root], { assume });
  const [simple] = roots as readonly [Node];
  const isLonger = !isVector(root) && sizeOf(simple) > sizeOf(root);
  return isLonger
    ? { graph, root, conditions: [] }
    : { graph, root: simple, conditions: conditions() };
}

/** The root as it is, in normal form, or in one with sums nested: the first that takes fewest operations. */
function fewestOperations(graph: Graph, root: Node, options: KnowledgeOptions): NormalForms {
  const candidates: NormalForms[] = [
    { roots: [root], conditions: () => [] },
    normalForm(graph, [root], { ...options, for: "speed" }),
    normalForm(graph, [root], options),
  ];
  const costs = candidates.map((candidate) => operationsOf(candidate.roots));
  return candidates[costs.indexOf(Math.min(...costs))]!;
}
