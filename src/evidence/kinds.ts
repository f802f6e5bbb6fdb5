/**
 * The code for each kind of derivative as something that the witnesses can test: the gradient of
 * one number that all of its entries go into, each with a weight of its own. The weights are
 * variables that take other values at each point, so no wrong entry can hide.
 *
 * A Jacobian is tested as the gradient of the weighted sum of the results, a Hessian as that of the
 * derivative along a direction, whose value in turn is the gradient's; so the witnesses push dual
 * numbers and differences through the code and graph of the first derivative. An implicit derivative
 * is tested by what it makes of the formula's own.
 */
import type { Variable } from "../ast/node.ts";
import { postorder, variablesOf } from "../ast/traverse.ts";
import type { Plan } from "../codegen/plan.ts";
import type { SparseMatrix } from "../codegen/runtime/sparse-matrix.ts";
import { type Kind, type KindOptions } from "../kinds/kind.ts";
import { type Gradient, type Point } from "../verify/points.ts";
import type { Subject } from "../verify/subject.ts";
import { completed } from "./completed.ts";
import { type Run, runIn } from "./run.ts";
import { flat, matrixOf, shaped, sizes, symmetric, times, timesSparse } from "./flat.ts";
import {
  type Given,
  ofCoefficients,
  ofEquation,
  ofOrder,
  ofResults,
  ofSlope,
  type Weighted,
} from "./weighted.ts";

/**
 * What is tested of a kind, or of its function that writes into what it is given; `runBy` gives the
 * function, which is ours unless given.
 * @returns undefined for the gradient, which is tested as it is
 */
export function kindSubject(
  planned: Plan,
  wrt: readonly Variable[],
  kind: Kind,
  options: KindOptions,
  isInto = false,
  runBy: typeof runIn = runIn,
): Subject | undefined {
  const { formula } = planned;
  const names = wrt.map(({ name }) => name);
  // About a fixed point there is nothing that varies.
  const isFixed = kind === "taylor" && options.about !== undefined;
  if (kind === "gradient" || names.length === 0 || isFixed) return undefined;
  const {
    root,
    weights,
    along = false,
    value,
    gradient,
  } = weightedBy(kind, { planned, wrt, names, options }, runBy(planned, kind, isInto));
  const all = [...variablesOf([formula.root]), ...weights];
  const alike = wrt.flatMap(({ name, shape }, place): [string, string][] =>
    shape === "vector" && along ? [[name, weights[place]!.name]] : [],
  );
  const whole = (at: Point): Point => completed(at, all, alike);
  return {
    formula: { graph: formula.graph, root },
    wrt: names,
    around: { nodes: postorder([formula.root]), alike },
    value: (at) => value(whole(at)),
    gradient: (at) => shaped(gradient(whole(at)), whole(at), names),
    valueCost: () => 0,
    bothCost: () => 0,
  };
}

function weightedBy(kind: Exclude<Kind, "gradient">, given: Given, evaluate: Run): Weighted {
  const { planned, names } = given;
  const run = <R>(...args: readonly unknown[]): R => evaluate(...args) as R;
  switch (kind) {
    case "jacobian":
      return ofResults(given, (at, weights) =>
        times(
          weights,
          run<Gradient[]>(at).map((row) => flat(row, names)),
        ),
      );
    case "sparseJacobian":
      return ofResults(given, (at, weights) =>
        timesSparse(weights, run<SparseMatrix>(at), width(at, names)),
      );
    case "vjp": {
      const isOne = planned.results === undefined;
      return ofResults(given, (at, weights) =>
        flat(run<Gradient>(at, isOne ? weights[0] : weights), names),
      );
    }
    case "jvp":
      return ofResults(given, (at, weights) =>
        unitVectors(width(at, names)).map((unit) => {
          const slopes = [run<number | number[]>(at, shaped(unit, at, names))].flat();
          return slopes.reduce((sum, slope, place) => sum + slope * weights[place]!, 0);
        }),
      );
    case "hessian":
      return ofSlope(given, (at, direction) =>
        times(flat(direction, names), matrixOf(run(at), at, names)),
      );
    case "sparseHessian":
      return ofSlope(given, (at, direction) =>
        timesSparse(flat(direction, names), symmetric(run(at)), width(at, names)),
      );
    case "hvp":
      return ofSlope(given, (at, direction) => flat(run<Gradient>(at, direction), names));
    case "derivative":
      return ofOrder(given, (at) => run(at));
    case "taylor":
      return ofCoefficients(given, (at) => run(at));
    case "implicit":
      return ofEquation(given, (at) => run(at));
  }
}

const width = (at: Point, names: readonly string[]): number =>
  sizes(at, names).reduce((sum, size) => sum + size, 0);

const unitVectors = (count: number): number[][] =>
  Array.from({ length: count }, (_, i) => Array.from({ length: count }, (_, j) => Number(i === j)));
