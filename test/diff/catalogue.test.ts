/**
 * Every function of the catalogue: the symbolic derivative, in both styles, against dual numbers,
 * Ridders' differences and 60-digit arithmetic, over its domain. A new function is tested by
 * existing.
 */
import { beforeAll, describe, expect, it } from "vitest";
import { type Formula, variableNames } from "../../src/ast/formula.ts";
import { Graph } from "../../src/ast/graph.ts";
import { catalogue } from "../../src/functions/catalogue.ts";
import { valueBuilder } from "../../src/functions/canonical.ts";
import type { RealEntry } from "../../src/functions/entry.ts";
import { differentiate } from "../../src/diff/differentiate.ts";
import { roundingScale } from "../../src/verify/conditioning.ts";
import { planEvaluation } from "../../src/verify/evaluate.ts";
import { ridders } from "../../src/verify/finite-differences.ts";
import { coordinate, movable } from "../../src/verify/points.ts";
import { loadPrecise, type Precise } from "../../src/verify/precise.ts";
import { samplePoints } from "../../src/verify/sample.ts";
import { dualValue, plainValue } from "../../src/verify/witnesses.ts";

const POINTS = 200;
const PRECISE_POINTS = 12;

/** The function applied to variables; a variadic one to two, and to three. */
function applications(name: string, entry: RealEntry): Formula[] {
  const names = entry.variadic
    ? [
        ["x", "y"],
        ["x", "y", "z"],
      ]
    : [entry.parameters];
  return names.map((parameters) => {
    const graph = new Graph();
    const build = valueBuilder(graph);
    const root = build.apply(name, ...parameters.map((parameter) => build.variable(parameter)));
    return { graph, root };
  });
}

const functions = Object.entries(catalogue).flatMap(([name, entry]) =>
  entry.kind === "real" && entry.parameters.length > 0
    ? applications(name, entry).map((formula) => ({ name, entry, formula }))
    : [],
);

let precise: Precise;
beforeAll(async () => {
  precise = await loadPrecise();
});

describe.each(functions)("$name of $formula.root.operands.length", ({ entry, formula }) => {
  const { points } = samplePoints(formula, { count: POINTS });
  const plan = planEvaluation(formula.root);
  const variables = variableNames(formula).filter(
    (_, index) => entry.variadic || entry.partials[index] !== null,
  );

  it("can be sampled", () => expect(points.length).toBe(POINTS));

  it.each(variables)("by %s is what the witnesses say", (by) => {
    const styles = (["speed", "reading"] as const).map((style) =>
      planEvaluation(differentiate(formula, by, { for: style }).root),
    );
    points.forEach((at, index) => {
      const direction = new Map([[by, 1]]);
      const { tangent } = dualValue(plan, at, direction);
      const scale = Math.max(Math.abs(tangent), roundingScale(plan, at, direction).tangent);
      const [point, move] = movable(at);
      const { derivative, error } = ridders(
        (x) => {
          move(by, x);
          return plainValue(plan, point);
        },
        coordinate(at, by),
      );
      for (const style of styles) {
        const ours = plainValue(style, at);
        expect(Math.abs(ours - tangent)).toBeLessThanOrEqual(1e-11 * scale + Number.MIN_VALUE);
        expect(Math.abs(ours - derivative)).toBeLessThanOrEqual(20 * error + 1e-6 * scale);
        if (index >= PRECISE_POINTS) continue;
        const exact = precise.within((numbers) => numbers.derivative(formula, at, by).toNumber());
        expect(Math.abs(ours - exact)).toBeLessThanOrEqual(1e-11 * scale + Number.MIN_VALUE);
      }
    });
  });
});
