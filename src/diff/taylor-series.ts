/** Taylor expansions of formulas: their coefficients, and the polynomial that these belong to. */
import { FormulaError } from "../ast/formula-error.ts";
import type { Formula } from "../ast/formula.ts";
import type { Limited } from "../ast/limits.ts";
import { isConstant, isVector, type Node, type Variable } from "../ast/node.ts";
import { variablesOf } from "../ast/traverse.ts";
import { valueBuilder } from "../functions/canonical.ts";
import { isTruth } from "../functions/catalogue.ts";
import { lower } from "../parser/lower.ts";
import { parseSyntax } from "../parser/parse.ts";
import { derivativeBuilder } from "../simplify/derivative-builder.ts";
import { normalForm } from "../simplify/normal-form.ts";
import { conditionsAt } from "./expansion-point.ts";
import { coefficientsUpTo, type Method } from "./higher-order.ts";
import { inReadingForm } from "./reading-form.ts";
import { requireNumber, requireOneResult, requireOrder } from "./requirements.ts";
import type { Style } from "./style.ts";
import { substitution } from "./substitute.ts";
import { taylorCoefficients } from "./taylor.ts";
import { variablesByName } from "./wrt.ts";

export interface TaylorOptions extends Limited {
  /** The highest order, a whole number from 0 to 100. */
  readonly order: number;
  /**
   * The point to expand about: a number, or an exact constant as text, such as `"pi/4"`. Unless
   * given it is the variable itself, and the coefficients are formulas in it.
   */
  readonly about?: number | string | undefined;
  /** `"reading"`, unless given: in normal form; or `"speed"`, for code. */
  readonly for?: Style;
}

export interface TaylorSeries {
  /** `f^(k)/k!` at the point for k from 0 to the order. */
  readonly coefficients: readonly Formula[];
  /** How they were made: Taylor arithmetic, or differentiation repeated. */
  readonly method: Method;
}

/**
 * The Taylor coefficients of `formula` by one variable: `exp(x)` about 0 has 1, 1, 1/2, 1/6, … They
 * are exact formulas in the same graph, in the other variables, and in this one where no point is
 * given.
 * @throws FormulaError for a name that is not a variable of the formula, for an order that is not
 * from 0 to 100, and where there is no expansion about the point, since a function has a pole, a
 * kink or a jump there
 */
export function taylor(formula: Formula, by: string, options: TaylorOptions): TaylorSeries {
  return formula.graph.budget.within(options.limits, () => seriesOf(formula, by, options));
}

function seriesOf(formula: Formula, by: string, options: TaylorOptions): TaylorSeries {
  const { order, about, for: style = "reading" } = options;
  const { graph } = formula;
  const [variable] = variablesByName(formula, [by]) as [Variable];
  requireOrder(order);
  requireOneResult(formula);
  requireNumber(variable);
  if (about === undefined) {
    const { nodes, method } = coefficientsUpTo(graph, formula.root, variable, order, style);
    return { coefficients: nodes.map((root) => ({ graph, root })), method };
  }
  const made = coefficientsAt(formula, variable, pointOf(formula, about), order);
  const nodes = style === "reading" ? inReadingForm(graph, made, formula.root) : made;
  return { coefficients: nodes.map((root) => ({ graph, root })), method: "taylor" };
}

/**
 * The coefficients at a point, by the rules that are right at every point; what these ask of it is
 * answered where it can be told.
 */
function coefficientsAt({ graph, root }: Formula, by: Variable, at: Node, order: number): Node[] {
  const build = derivativeBuilder(graph);
  const withAnswers = (
    conditions: ReadonlyMap<Node, boolean>,
    ...others: readonly (readonly [Node, Node])[]
  ): ((node: Node) => Node) => {
    const answers = [...conditions].map(
      ([test, holds]) => [test, build.apply(String(holds))] as const,
    );
    return substitution(build, [...others, ...answers]);
  };
  const valueAt = withAnswers(conditionsAt(root, by, at), [by, at]);
  const made = taylorCoefficients(root, order, { build, by, style: "speed", valueAt })!;
  return made.map(withAnswers(conditionsAt(graph.list(made), by, at)));
}

/**
 * The Taylor polynomial of `formula` about a point: the coefficients times the powers of the
 * distance from it.
 * @throws FormulaError as `taylor` does
 */
export function taylorPolynomial(
  formula: Formula,
  by: string,
  options: TaylorOptions & { readonly about: number | string },
): Formula {
  return formula.graph.budget.within(options.limits, () => polynomialOf(formula, by, options));
}

function polynomialOf(
  formula: Formula,
  by: string,
  options: TaylorOptions & { readonly about: number | string },
): Formula {
  const { graph } = formula;
  const { coefficients } = taylor(formula, by, options);
  const build = valueBuilder(graph);
  const variable = build.variable(by.normalize("NFC"));
  const distance = build.apply("-", variable, pointOf(formula, options.about));
  const terms = coefficients.flatMap(({ root }, k) => {
    if (isConstant(root, 0)) return [];
    return [build.apply("*", root, build.apply("^", distance, build.constant(k)))];
  });
  const read = terms.map((term) => normalForm(graph, [term]).roots[0]!);
  const [first = build.constant(0), ...others] = read;
  // As they come, the least power first; a builder of values would sort them.
  return { graph, root: others.reduce((sum, term) => graph.apply("+", [sum, term]), first) };
}

/** The point as a node of the formula's graph. */
function pointOf({ graph }: Formula, about: number | string): Node {
  const build = valueBuilder(graph);
  if (typeof about === "number" && !Number.isFinite(about)) throw notConstant(String(about));
  const point =
    typeof about === "number" ? build.constant(about) : lower(parseSyntax(about), build);
  const isConstant = !isTruth(point) && !isVector(point) && variablesOf([point]).length === 0;
  if (!isConstant) throw notConstant(String(about));
  return point;
}

const notConstant = (about: string): FormulaError =>
  new FormulaError({
    code: "point-not-constant",
    message: `${about} is no constant number, so nothing can be expanded about it`,
    suggestion: "a number, or a constant such as pi/4",
  });
