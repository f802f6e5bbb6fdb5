/** Every function of the catalogue: kernel, dual rule and MPFR against each other, on its domain. */
import { beforeAll, describe, expect, test } from "vitest";
import { Graph } from "../../src/ast/graph.ts";
import { catalogue } from "../../src/functions/catalogue.ts";
import { dualRules, slopeOf, type RealFunctionName } from "../../src/verify/dual-rules.ts";
import { planEvaluation } from "../../src/verify/evaluate.ts";
import { ridders } from "../../src/verify/finite-differences.ts";
import { loadPrecise, type Precise } from "../../src/verify/precise.ts";
import { roundingScale } from "../../src/verify/conditioning.ts";
import { samplePoints } from "../../src/verify/sample.ts";
import { ulps } from "../../src/verify/ulps.ts";

let precise: Precise;
beforeAll(async () => {
  precise = await loadPrecise({ digits: 40 });
});

/** Bound on errors, in ulps of the result or of what cancels in its neighbourhood. */
const KERNEL_ULPS = 128;
const SLOPE_ULPS = 512;

describe.each(Object.keys(dualRules) as RealFunctionName[])("%s", (fn) => {
  const entry = catalogue[fn];
  const graph = new Graph();
  const names = entry.variadic ? ["a", "b", "c"] : entry.parameters;
  const formula = {
    graph,
    root: graph.apply(
      fn,
      names.map((name) => graph.variable(name)),
    ),
  };
  const { points } = samplePoints(formula, { count: fn === "polygamma" ? 15 : 60 });
  const moving = names.filter((_, i) => entry.integer?.[i] !== true);

  test("has points in its domain", () => {
    expect(points.length).toBeGreaterThan(10);
  });

  test("the kernel is near MPFR", () => {
    for (const at of points) {
      const operands = names.map((name) => at[name]!);
      const error = precise.within((numbers) =>
        ulps(entry.kernel(...operands), numbers.value(formula, at)),
      );
      expect(error, JSON.stringify(at)).toBeLessThan(KERNEL_ULPS);
    }
  });

  test.each(moving)("the slope by %s is near differences in MPFR", (name) => {
    const i = names.indexOf(name);
    for (const at of points) {
      const slope = slopeOf(
        fn,
        i,
        names.map((name) => at[name]!),
      );
      // digamma crosses 0, where only its neighbours' magnitude is kept.
      const { tangent } = roundingScale(planEvaluation(formula.root), at, new Map([[name, 1]]));
      const scale = fn === "gamma" ? catalogue.gamma.kernel(at["x"]!) : tangent;
      const error = precise.within((numbers) =>
        ulps(slope, numbers.derivative(formula, at, name), Math.abs(scale)),
      );
      expect(error, JSON.stringify(at)).toBeLessThan(SLOPE_ULPS);
    }
  });

  test.each(moving)("the slope by %s is near differences in doubles", (name) => {
    const i = names.indexOf(name);
    for (const at of points) {
      const operands = names.map((name) => at[name]!);
      const slope = slopeOf(fn, i, operands);
      const { derivative, error } = ridders(
        (x) => entry.kernel(...operands.with(i, x)),
        operands[i]!,
      );
      const distance = Math.abs(derivative - slope);
      expect(distance, JSON.stringify(at)).toBeLessThanOrEqual(
        10 * error + 1e-12 * Math.abs(slope),
      );
    }
  });
});
