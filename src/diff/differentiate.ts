/** Derivatives of formulas, as compositions of the sweep. */
import type { Formula } from "../ast/formula.ts";
import type { Node, Variable } from "../ast/node.ts";
import { derivativeBuilder } from "../simplify/derivative-builder.ts";
import { normalForm } from "../simplify/normal-form.ts";
import type { Style } from "./style.ts";
import { reverseSweep } from "./reverse.ts";
import { variablesByName } from "./wrt.ts";

export interface DifferentiateOptions {
  /**
   * `"speed"` (unless given) takes the numerically good form of each rule, for code; `"reading"`
   * the one of textbooks, in normal form.
   */
  readonly for?: Style;
}

/**
 * The derivative of `formula` by one variable, or by several in turn: `["x", "x", "y"]` is the
 * third derivative twice by x and once by y. The result is a formula in the same graph.
 *
 * It may take any form that is right where the formula is differentiable; elsewhere its value is
 * unspecified, but for the conventions at kinks.
 * @throws FormulaError for a name that is not a variable of the formula, and where a function is
 * not differentiable by the argument in which the variable stands
 */
export function differentiate(
  formula: Formula,
  by: string | readonly string[],
  options: DifferentiateOptions = {},
): Formula {
  const variables = variablesByName(formula, typeof by === "string" ? [by] : [...new Set(by)]);
  const named = new Map(variables.map((variable) => [variable.name, variable]));
  const order = typeof by === "string" ? [by] : by;
  let { root } = formula;
  for (const name of order) {
    const variable = named.get(name.normalize("NFC"))!;
    [root] = partials(formula, root, [variable], options.for ?? "speed") as [Node];
  }
  return { graph: formula.graph, root };
}

/** All first partial derivatives by `wrt`, by one reverse sweep. */
export function gradientOf(formula: Formula, wrt: readonly Variable[], style: Style): Node[] {
  return partials(formula, formula.root, wrt, style);
}

function partials({ graph }: Formula, root: Node, wrt: readonly Variable[], style: Style): Node[] {
  const swept = reverseSweep(derivativeBuilder(graph), root, wrt, style);
  return style === "reading" ? [...normalForm(graph, swept, { smooth: root }).roots] : swept;
}
