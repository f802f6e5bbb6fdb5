/**
 * Derivatives along a direction and against a cotangent, without the matrices that they are
 * products with: Jacobian times vector forward, vector times Jacobian in reverse, and Hessian times
 * vector as the gradient of the derivative along the direction, which is a number (Pearlmutter,
 * "Fast exact multiplication by the Hessian", 1994). Each costs a small multiple of the formula.
 *
 * Direction and cotangent are variables of the result, like those of the formula.
 */
import type { Builder } from "../ast/builder.ts";
import { type Formula, variableNames } from "../ast/formula.ts";
import type { Node, Variable } from "../ast/node.ts";
import { derivativeBuilder } from "../simplify/derivative-builder.ts";
import { ForwardSweep } from "./forward.ts";
import { resultsOf } from "./jacobian.ts";
import { inReadingForm, type Reading } from "./reading-form.ts";
import { reverseSweep } from "./reverse.ts";
import type { Style } from "./style.ts";

/** How fast each variable moves: a variable `dx` for `x`, under a name that the formula lacks. */
export function directionFor(formula: Formula, wrt: readonly Variable[]): Map<Variable, Variable> {
  const taken = new Set(variableNames(formula));
  return new Map(
    wrt.map((variable) => {
      const name = unused(`d${variable.name}`, taken);
      return [variable, formula.graph.variable(name, variable.shape)];
    }),
  );
}

/** The weights of the results: a number for one, a vector for several. */
export function cotangentFor(formula: Formula): Variable {
  const name = unused("cotangent", new Set(variableNames(formula)));
  return formula.graph.variable(name, formula.root.kind === "list" ? "vector" : "number");
}

function unused(wanted: string, taken: Set<string>): string {
  let name = wanted;
  while (taken.has(name)) name += "_";
  taken.add(name);
  return name;
}

/** The derivative of each result along a direction: the Jacobian times it. */
export function jvpOf(
  formula: Formula,
  direction: ReadonlyMap<Variable, Node>,
  style: Style,
  reading?: Reading,
): Node[] {
  const build = derivativeBuilder(formula.graph, style);
  return readable(formula, along(build, resultsOf(formula), direction, style), style, reading);
}

/** The derivatives of the sum of the results times the cotangent: it times the Jacobian. */
export function vjpOf(
  formula: Formula,
  wrt: readonly Variable[],
  cotangent: Variable,
  style: Style,
  reading?: Reading,
): Node[] {
  const build = derivativeBuilder(formula.graph, style);
  const weight = (place: number): Node =>
    cotangent.shape === "vector" ? build.element(cotangent, build.constant(place + 1)) : cotangent;
  const weighted = resultsOf(formula)
    .map((result, place) => build.apply("*", weight(place), result))
    .reduce((sum, term) => build.apply("+", sum, term), build.constant(0));
  return readable(formula, reverseSweep(build, weighted, wrt, style), style, reading);
}

/** The derivative of the gradient along a direction: the Hessian times it. */
export function hvpOf(
  formula: Formula,
  wrt: readonly Variable[],
  direction: ReadonlyMap<Variable, Node>,
  style: Style,
  reading?: Reading,
): Node[] {
  const build = derivativeBuilder(formula.graph, style);
  const [slope] = along(build, [formula.root], direction, style);
  return readable(formula, reverseSweep(build, slope!, wrt, style), style, reading);
}

function along(
  build: Builder,
  results: readonly Node[],
  direction: ReadonlyMap<Variable, Node>,
  style: Style,
): Node[] {
  const tangents = new ForwardSweep(build, results, style).along(direction);
  return results.map((root) => tangents.get(root) ?? build.constant(0));
}

function readable(
  { graph, root }: Formula,
  nodes: Node[],
  style: Style,
  reading: Reading | undefined,
): Node[] {
  return style === "speed" ? nodes : inReadingForm(graph, nodes, root, reading);
}
