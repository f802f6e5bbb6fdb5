/**
 * Derivatives of what an equation determines: where F(x, y) = 0, y is a function of x with
 * dy/dx = -F_x/F_y (the implicit function theorem), as long as F_y is not 0. What comes after that
 * is differentiated in turn, with dy/dx put for the derivative of y: for g(x, y) that is
 * g_x + g_y*dy/dx, so that each order costs one sweep over the one before.
 */
import { FormulaError } from "../ast/formula-error.ts";
import type { Formula } from "../ast/formula.ts";
import type { Limited } from "../ast/limits.ts";
import { type Apply, isApplyOf, isConstant, type Node, type Variable } from "../ast/node.ts";
import { valueBuilder } from "../functions/canonical.ts";
import { derivativeBuilder } from "../simplify/derivative-builder.ts";
import { requireNumber, requireOneResult, requireOrder } from "./requirements.ts";
import { inReadingForm } from "./reading-form.ts";
import { reverseSweep } from "./reverse.ts";
import type { Style } from "./style.ts";
import { variablesByName } from "./wrt.ts";

export interface ImplicitOptions extends Limited {
  /** The order of the derivative, a whole number from 1 to 100; 1 unless given. */
  readonly order?: number;
  /** `"reading"`, unless given: in normal form; or `"speed"`, for code. */
  readonly for?: Style;
}

/**
 * The derivative of `of` by `by` where `formula` is 0, or where its sides are equal if it is a
 * comparison by `==`: for `x^2 + y^2 - 1`, y and x it is `-x/y`. The result is a formula in both
 * variables, which means something at points of the curve where the formula's derivative by `of` is
 * not 0.
 * @throws FormulaError for a name that is not a variable of the formula, for an order that is not
 * from 1 to 100, and where the formula does not change with `of`
 */
export function implicit(
  formula: Formula,
  of: string,
  by: string,
  options: ImplicitOptions = {},
): Formula {
  return formula.graph.budget.within(options.limits, () => slopeOf(formula, of, by, options));
}

function slopeOf(formula: Formula, of: string, by: string, options: ImplicitOptions): Formula {
  const { order = 1, for: style = "reading" } = options;
  const { graph } = formula;
  requireOneResult(formula);
  requireOrder(order, 1);
  const [y, x] = distinct(formula, of, by);
  const build = derivativeBuilder(graph, style);
  const read = (node: Node): Node =>
    style === "speed" ? node : inReadingForm(graph, [node], formula.root)[0]!;
  const partials = (node: Node): [byX: Node, byY: Node] => {
    const swept = reverseSweep(build, node, [x, y], style);
    return [read(swept[0]!), read(swept[1]!)];
  };
  const [alongX, alongY] = partials(differenceOfSides(formula));
  if (isConstant(alongY, 0)) throw undetermined(y);
  const slope = read(build.apply("neg", build.apply("/", alongX, alongY)));
  let root = slope;
  for (let taken = 1; taken < order; taken++) {
    const [byX, byY] = partials(root);
    root = read(build.apply("+", byX, build.apply("*", byY, slope)));
  }
  return { graph, root };
}

function distinct(formula: Formula, of: string, by: string): [of: Variable, by: Variable] {
  const variables = variablesByName(formula, [of, by]);
  variables.forEach(requireNumber);
  const [y, x] = variables;
  if (x === undefined) throw byItself(y!);
  return [y!, x];
}

/** What is 0 where the equation holds. */
function differenceOfSides({ graph, root }: Formula): Node {
  if (!isApplyOf(root, "==")) return root;
  const [left, right] = (root as Apply).operands as readonly [Node, Node];
  return valueBuilder(graph).apply("-", left, right);
}

const byItself = ({ name }: Variable): FormulaError =>
  new FormulaError({
    code: "not-determined",
    message: `${name} cannot be a function of itself, which an implicit derivative is taken of`,
    suggestion: "name two variables",
  });

const undetermined = ({ name }: Variable): FormulaError =>
  new FormulaError({
    code: "not-determined",
    message: `the formula does not change with ${name}, so that it does not determine it`,
    suggestion: "name a variable that the equation can be solved for",
  });
