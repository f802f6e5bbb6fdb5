/** The normal form: shorter, equal, and defined where the formula is. */
import { describe, expect, it } from "vitest";
import { Graph } from "../../src/ast/graph.ts";
import { valueBuilder } from "../../src/functions/canonical.ts";
import { parse } from "../../src/parser/parse.ts";
import { print } from "../../src/print/formula-text.ts";
import { normalForm } from "../../src/simplify/normal-form.ts";
import { simplify } from "../../src/simplify/simplify.ts";
import { roundingScale } from "../../src/verify/conditioning.ts";
import { planEvaluation } from "../../src/verify/evaluate.ts";
import { samplePoints } from "../../src/verify/sample.ts";
import { plainValue } from "../../src/verify/witnesses.ts";
import { randomFormula, randomFrom } from "../support/random-formula.ts";

describe("simplify", () => {
  it.each([
    ["x + x + x", "3*x"],
    ["2*x + 3*x - y", "5*x - y"],
    ["x*x*x", "x^3"],
    ["x*x^2*y/y^2", "x^3/y"],
    ["(x*y)^2", "x^2*y^2"],
    ["3*(2*x)", "6*x"],
    ["x - x", "0"],
    ["sin(x) - sin(x)", "0"],
    ["-(a - b)", "b - a"],
    ["x/2 + x/3", "5*x/6"],
    ["x^2/x^5", "1/x^3"],
    ["x*sqrt(x)", "x^1.5"],
    ["exp(x)*y + exp(x)*z", "exp(x)*(y + z)"],
    ["2*pi*x/pi", "2*x"],
  ])("%s is %s", (text, expected) => expect(print(simplify(parse(text)))).toBe(expected));

  it.each(["x/x", "log(x) - log(x)", "sqrt(x)*sqrt(x)", "x^2/x", "1/x - 1/x", "0*log(x)"])(
    "%s keeps its domain",
    (text) => {
      const simple = planEvaluation(simplify(parse(text)).root);
      for (const x of [0, -1]) {
        const before = plainValue(planEvaluation(parse(text).root), { x });
        expect(Number.isFinite(plainValue(simple, { x }))).toBe(Number.isFinite(before));
      }
    },
  );

  it("changes no value, whatever the formula", () => {
    const random = randomFrom(9);
    for (let i = 0; i < 800; i++) {
      const text = randomFormula(random, 1 + Math.floor(random() * 9));
      const formula = parse(text);
      const [before, after] = [formula, simplify(formula)].map(({ root }) => planEvaluation(root));
      for (const at of samplePoints(formula, { count: 3 }).points) {
        const [exact, ours] = [plainValue(before!, at), plainValue(after!, at)];
        const scale = roundingScale(before!, at, new Map()).value;
        expect(Math.abs(ours - exact), `${text} at ${JSON.stringify(at)}`).toBeLessThanOrEqual(
          1e-9 * Math.abs(exact) + 2 ** -40 * scale,
        );
      }
    }
  });

  it("stays linear in prefix sums and products that all share", () => {
    const graph = new Graph();
    const build = valueBuilder(graph);
    let [sum, product] = [build.variable("x0"), build.variable("x0")];
    let root = build.apply("*", sum, product);
    for (let i = 1; i < 3_000; i++) {
      const x = build.variable(`x${i}`);
      sum = build.apply("+", sum, x);
      product = build.apply("*", product, x);
      root = build.apply("max", build.apply("sin", sum), build.apply("cos", product));
      root = build.apply("+", build.apply("exp", root), sum);
    }
    const before = graph.size;
    normalForm(graph, [root], { keepsDomain: false });
    expect(graph.size - before).toBeLessThan(20 * before);
  });
});
