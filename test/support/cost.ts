/** The cheap gradient promise, measured: value and gradient against four times the value. */
import type { Formula } from "../../src/ast/formula.ts";
import { subject } from "../../src/evidence/subject.ts";
import type { Point } from "../../src/verify/points.ts";
import { samplePoints } from "../../src/verify/sample.ts";

/** The worst excess over the promise at the points; 0 or less where it is kept. */
export function excessAt(formula: Formula, points: readonly Point[]): number {
  const { wrt, valueCost, bothCost } = subject(formula);
  const excesses = points.map((at) => {
    const partials = wrt.map((name) => [at[name]!].flat().length);
    return bothCost(at) - (4 * valueCost(at) + partials.reduce((all, count) => all + count, 0));
  });
  return Math.max(...excesses);
}

/** The same at sampled points of the formula's domain. */
export const excess = (formula: Formula): number =>
  excessAt(formula, samplePoints<Point>(formula, { count: 8 }).points);
