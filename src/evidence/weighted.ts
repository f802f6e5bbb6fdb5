/**
 * The numbers that all entries of a derivative go into, each with its value from the code and its
 * graph: weighted sums of results, of derivatives of the order before, of Taylor coefficients; the
 * derivative along a direction; and the formula itself, for what its equation determines.
 */
import { type Formula, variableNames } from "../ast/formula.ts";
import type { Node, Variable } from "../ast/node.ts";
import { evaluator } from "../codegen/evaluate/evaluators.ts";
import type { Plan } from "../codegen/plan.ts";
import { directionFor, jvpOf } from "../diff/directional.ts";
import { resultsOf } from "../diff/jacobian.ts";
import { taylor } from "../diff/taylor-series.ts";
import { derivativesOf } from "../diff/tensor.ts";
import { determinedBy } from "../kinds/applicable.ts";
import { type KindOptions, orderOf } from "../kinds/kind.ts";
import { derivativeBuilder } from "../simplify/derivative-builder.ts";
import { planEvaluation } from "../verify/evaluate.ts";
import { coordinate, type Gradient, type Point, pointOf } from "../verify/points.ts";
import { plainValue } from "../verify/witnesses.ts";
import { subject } from "./subject.ts";
import { flat } from "./flat.ts";

/** A weighted sum of derivatives, with its own derivatives, at a point that has the weights. */
export interface Weighted {
  readonly root: Node;
  readonly weights: readonly Variable[];
  /** Whether the weights are a direction: each is as long as its variable. */
  readonly along?: boolean;
  value(at: Point): number;
  gradient(at: Point): readonly number[];
}

/** What is tested. */
export interface Given {
  readonly planned: Plan;
  readonly wrt: readonly Variable[];
  readonly names: readonly string[];
  readonly options: KindOptions;
}

/** Variables that the formula lacks. */
function weightsFor({ graph, root }: Formula, count: number): Variable[] {
  const taken = new Set(variableNames({ graph, root }));
  let word = "weight";
  while ([...taken].some((name) => name.startsWith(word))) word += "_";
  return Array.from(
    { length: count },
    (_, place) => graph.variable(`${word}${place + 1}`) as Variable,
  );
}

function sumOf(formula: Formula, by: readonly Variable[], nodes: readonly Node[]): Node {
  const build = derivativeBuilder(formula.graph);
  return nodes
    .map((node, place) => build.apply("*", by[place]!, node))
    .reduce((sum, term) => build.apply("+", sum, term), build.constant(0));
}

const valuesOf = (at: Point, by: readonly Variable[]): number[] =>
  by.map(({ name }) => coordinate(at, name));

/** The weighted sum of the results; its derivatives are what the kind says of them. */
export function ofResults(
  { planned }: Given,
  gradient: (at: Point, weights: readonly number[]) => readonly number[],
): Weighted {
  const { formula } = planned;
  const results = resultsOf(formula);
  const by = weightsFor(formula, results.length);
  const value = evaluator(planned, "value", "interpret");
  return {
    root: sumOf(formula, by, results),
    weights: by,
    value: (at) => {
      const own = [value(at) as number | number[]].flat();
      return valuesOf(at, by).reduce((sum, weight, place) => sum + weight * own[place]!, 0);
    },
    gradient: (at) => gradient(at, valuesOf(at, by)),
  };
}

/** The derivative along a direction, with the gradient's code for its value. */
export function ofSlope(
  { planned, wrt, names }: Given,
  gradient: (at: Point, direction: Gradient) => readonly number[],
): Weighted {
  const { formula } = planned;
  const direction = directionFor(formula, wrt);
  const own = [...direction.values()].map(({ name }) => name);
  const directionAt = (at: Point): Gradient =>
    pointOf(
      names,
      own.map((name) => at[name]!),
    ) as Gradient;
  const first = evaluator(planned, "gradient", "interpret");
  return {
    root: jvpOf(formula, direction, "speed")[0]!,
    weights: [...direction.values()],
    along: true,
    value: (at) => {
      const [slopes, moving] = [first(at) as Gradient, directionAt(at)].map((g) => flat(g, names));
      return slopes!.reduce((sum, slope, place) => sum + slope * moving![place]!, 0);
    },
    gradient: (at) => gradient(at, directionAt(at)),
  };
}

/** The weighted sum of the derivatives of the order before. */
export function ofOrder(
  { planned, wrt, names, options }: Given,
  derivative: (at: Point) => unknown,
): Weighted {
  const { formula } = planned;
  const order = orderOf("derivative", options);
  const before =
    order === 1
      ? [{ by: [], node: formula.root }]
      : derivativesOf(formula, wrt, order - 1, "speed");
  const by = weightsFor(formula, before.length);
  const root = sumOf(
    formula,
    by,
    before.map(({ node }) => node),
  );
  const plan = planEvaluation(root);
  return {
    root,
    weights: by,
    value: (at) => plainValue(plan, at),
    gradient: (at) => {
      const all = derivative(at);
      const own = valuesOf(at, by);
      return names.map((last) =>
        before.reduce((sum, { by: places }, at) => {
          const way = [...places.map((place) => names[place]!), last];
          return sum + own[at]! * (names.length === 1 ? (all as number) : entry(all, way));
        }, 0),
      );
    },
  };
}

const entry = (all: unknown, way: readonly string[]): number =>
  way.reduce((inner, name) => (inner as Record<string, unknown>)[name], all) as number;

/** The weighted sum of the Taylor coefficients but the last; the derivative of each tells the next. */
export function ofCoefficients(
  { planned, wrt, options }: Given,
  coefficients: (at: Point) => readonly number[],
): Weighted {
  const { formula } = planned;
  const order = orderOf("taylor", options);
  const made = taylor(formula, wrt[0]!.name, { order, for: "speed" }).coefficients;
  const by = weightsFor(formula, order);
  const sum = (at: Point, of: (k: number) => number): number =>
    valuesOf(at, by).reduce((total, weight, k) => total + weight * of(k), 0);
  return {
    root: sumOf(
      formula,
      by,
      made.slice(0, order).map(({ root }) => root),
    ),
    weights: by,
    value: (at) => {
      const own = coefficients(at);
      return sum(at, (k) => own[k]!);
    },
    gradient: (at) => {
      const own = coefficients(at);
      return [sum(at, (k) => (k + 1) * own[k + 1]!)];
    },
  };
}

/** The formula itself: its derivative by x is that by y times minus dy/dx. */
export function ofEquation(
  { planned, names, options }: Given,
  slopes: (at: Point) => Gradient,
): Weighted {
  const { formula } = planned;
  const of = determinedBy(options.of);
  const { value, gradient } = subject(formula, [of, ...names]);
  return {
    root: formula.root,
    weights: [],
    value: (at) => value(at) as number,
    gradient: (at) => {
      const own = gradient(at);
      const [byOf] = flat(own, [of.normalize("NFC")]);
      // Where the formula stands still, the equation determines nothing.
      if (byOf === 0) return flat(own, names);
      return flat(slopes(at), names).map((slope) => -byOf! * slope);
    },
  };
}
