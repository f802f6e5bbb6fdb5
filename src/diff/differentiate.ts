/** Derivatives of formulas, as compositions of the sweep. */
import type { Formula } from "../ast/formula.ts";
import type { Node, Variable } from "../ast/node.ts";
import { derivativeBuilder } from "../simplify/derivative-builder.ts";
import { type NormalForms, normalForm } from "../simplify/normal-form.ts";
import { assumptions } from "../simplify/assumptions.ts";
import type { Condition } from "../simplify/ledger.ts";
import type { Simplified } from "../simplify/simplify.ts";
import type { Style } from "./style.ts";
import { reverseSweep } from "./reverse.ts";
import { variablesByName } from "./wrt.ts";

export interface DifferentiateOptions {
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
 * @throws FormulaError for a name that is not a variable of the formula, and where a function is
 * not differentiable by the argument in which the variable stands
 */
export function differentiate(
  formula: Formula,
  by: string | readonly string[],
  options: DifferentiateOptions = {},
): Simplified {
  const variables = variablesByName(formula, typeof by === "string" ? [by] : [...new Set(by)]);
  const named = new Map(variables.map((variable) => [variable.name, variable]));
  const order = typeof by === "string" ? [by] : by;
  const { graph } = formula;
  let { root } = formula;
  const conditions: (() => Condition[])[] = [];
  for (const name of order) {
    const variable = named.get(name.normalize("NFC"))!;
    const made = partials({ graph, root }, [variable], options);
    [root] = made.roots as readonly [Node];
    conditions.push(made.conditions);
  }
  return {
    graph,
    root,
    get conditions() {
      return conditions.flatMap((told) => told());
    },
  };
}

/** All first partial derivatives by `wrt`, by one reverse sweep. */
export function gradientOf(formula: Formula, wrt: readonly Variable[], style: Style): Node[] {
  return [...partials(formula, wrt, { for: style }).roots];
}

/** The same in readable form, with the conditions under which that is known to be right. */
export function readableGradient(
  formula: Formula,
  wrt: readonly Variable[],
  assume: readonly string[] = [],
): NormalForms {
  return partials(formula, wrt, { for: "reading", assume });
}

function partials(
  { graph, root }: Formula,
  wrt: readonly Variable[],
  { for: style = "speed", assume = [] }: DifferentiateOptions,
): NormalForms {
  const roots = reverseSweep(derivativeBuilder(graph), root, wrt, style);
  if (style === "speed") return { roots, conditions: () => [] };
  return normalForm(graph, roots, { smooth: root, assume: assumptions(graph, assume) });
}
