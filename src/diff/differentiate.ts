/** Derivatives of formulas, as compositions of the sweeps. */
import type { Formula } from "../ast/formula.ts";
import type { Limited } from "../ast/limits.ts";
import type { Node, Variable } from "../ast/node.ts";
import { derivativeBuilder } from "../simplify/derivative-builder.ts";
import { nthDerivative } from "./higher-order.ts";
import type { Simplified } from "../simplify/simplify.ts";
import type { Style } from "./style.ts";
import { requireNumber, requireOneResult } from "./requirements.ts";
import { inReadingForm, Reading } from "./reading-form.ts";
import { reverseSweep, type Watch } from "./reverse.ts";
import { variablesByName } from "./wrt.ts";

export interface DifferentiateOptions extends Limited {
  /**
   * `"speed"` (unless given) takes the numerically good form of each rule, for code; `"reading"`
   * the one of textbooks, in normal form.
   */
  readonly for?: Style;
  /** What holds of the variables, such as `"x > 0"`; it shortens what is for reading. */
  readonly assume?: readonly string[];
}

/**
 * The derivative of `formula` by one variable, or by several in turn: `["x", "x", "y"]` is the
 * third derivative twice by x and once by y. The result is a formula in the same graph.
 *
 * It may take any form that is right where the formula is differentiable; elsewhere its value is
 * unspecified, but for the conventions at kinks. Where the readable form is known to be right only
 * under conditions that the formula does not set itself, `conditions` has them.
 * Of several times the same variable, the method is the cheapest: sweeps repeated, or Taylor
 * arithmetic.
 * @throws FormulaError for a name that is not a variable of the formula, where a function is not
 * differentiable by the argument in which the variable stands, and for derivatives of a list, which
 * those by a vector are
 */
export function differentiate(
  formula: Formula,
  by: string | readonly string[],
  options: DifferentiateOptions = {},
): Simplified {
  return formula.graph.budget.within(options.limits, () => differentiated(formula, by, options));
}

function differentiated(
  formula: Formula,
  by: string | readonly string[],
  options: DifferentiateOptions,
): Simplified {
  const variables = variablesByName(formula, typeof by === "string" ? [by] : [...new Set(by)]);
  const named = new Map(variables.map((variable) => [variable.name, variable]));
  const order = typeof by === "string" ? [by] : by;
  const { graph } = formula;
  const { for: style = "speed", assume } = options;
  const reading = new Reading(assume);
  let { root } = formula;
  for (const { name, times } of runsOf(order.map((each) => each.normalize("NFC")))) {
    requireOneResult({ graph, root });
    if (times > 1) requireNumber(named.get(name)!);
    const variable = named.get(name)!;
    [root] =
      times === 1
        ? (gradientOf({ graph, root }, [variable], style, reading) as [Node])
        : [nthDerivative(graph, root, variable, times, style)!.node];
  }
  return {
    graph,
    root,
    get conditions() {
      return reading.conditions;
    },
  };
}

/** The same name several times in turn is one derivative of higher order. */
function runsOf(names: readonly string[]): { readonly name: string; times: number }[] {
  const runs: { readonly name: string; times: number }[] = [];
  for (const name of names) {
    const last = runs.at(-1);
    if (last?.name === name) last.times++;
    else runs.push({ name, times: 1 });
  }
  return runs;
}

/** All first partial derivatives by `wrt`, by one reverse sweep; `watch` sees those by other parts. */
export function gradientOf(
  { graph, root }: Formula,
  wrt: readonly Variable[],
  style: Style,
  reading?: Reading,
  watch?: Watch,
): Node[] {
  const swept = reverseSweep(derivativeBuilder(graph, style), root, wrt, style, watch);
  return style === "reading" ? inReadingForm(graph, swept, root, reading) : swept;
}
