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
    // Products that differ in order are like terms, also under a factor that both share.
    ["y*x - x*y", "0"],
    ["a*b*c - c*a*b", "0"],
    ["a*q*exp(b) + exp(b)*q*a", "2*a*q*exp(b)"],
    ["a*b*sin(q) - b*sin(q)*a", "0"],
    ["a*b*sin(q) + 2*(b*(sin(q)*a)) + sin(q)", "sin(q)*(3*a*b + 1)"],
    // Constants stay exact.
    ["0.1*x + 0.2*x", "0.3*x"],
    ["x/3 + x/6", "x/2"],
    ["(2*x)^3/4", "2*x^3"],
    ["1e300*x*1e300*x*1e-300", "1e300*x^2"],
    // Signs.
    ["-(-x)", "x"],
    ["-x*-y", "x*y"],
    ["(-x)^2", "x^2"],
    ["(-x)^3", "-x^3"],
    ["x - 2*x", "-x"],
    ["-(x - y)/(x - y)^2", "-1/(x - y)"],
    // Branches and their tests.
    ["x + x > 4*x - x ? y + y : z/z^2", "2*x > 3*x ? 2*y : 1/z"],
    ["max(x + x, 2*x)", "2*x"],
    // Where reading gains nothing, things stay as they are.
    ["sin(x)^2 + cos(x)^2", "sin(x)^2 + cos(x)^2"],
    ["(x + y)^2", "(x + y)^2"],
    ["x*(y + z)", "x*(y + z)"],
    ["exp(x)*exp(y)", "exp(x)*exp(y)"],
    ["sqrt(x^2)", "sqrt(x^2)"],
    ["(x^2)^0.5", "sqrt(x^2)"],
    ["(x^y)^z", "(x^y)^z"],
  ])("%s is %s", (text, expected) => expect(print(simplify(parse(text)))).toBe(expected));

  it.each([
    ["x/x", "x/x"],
    ["2*x/x", "2*(x/x)"],
    ["x^2/x", "x^2/x"],
    ["x*x^-1", "x/x"],
    ["x^2*x^-1", "x^2/x"],
    ["x^-1*x^-2", "1/x^3"],
    ["x^2/x^3", "1/x"],
    ["sqrt(x)^2", "sqrt(x)^2"],
    ["sqrt(x)*sqrt(x)", "sqrt(x)*sqrt(x)"],
    ["x*sqrt(x)", "x^1.5"],
    ["x^(1/3)*x^(2/3)", "x^(1/3)*x^(2/3)"],
    ["(x^1.5)^2", "(x^1.5)^2"],
    ["(x^1.5)^3", "x^4.5"],
    ["(x^y)^2", "(x^y)^2"],
    ["(2^x)^2", "2^(2*x)"],
    ["x^y*x^-y", "x^y*x^(-y)"],
    ["1/(1/x)", "1/(1/x)"],
    ["(1/x)^-1", "1/(1/x)"],
    ["1/(1/x)^2", "1/(1/x^2)"],
    ["1/(x/2)", "2/x"],
    ["y/(x/(1 + x))", "y/(x/(x + 1))"],
    ["y/(x*(2*y))", "y/y/(2*x)"],
    ["log(x) - log(x)", "0*log(x)"],
    ["0*log(x)", "0*log(x)"],
    ["1/x - 1/x", "0/x"],
    ["exp(log(x))", "exp(log(x))"],
    ["log(x)/log(x)", "log(x)/log(x)"],
    // What has a value at every point may go.
    ["x - x", "0"],
    ["0*sin(x)", "0"],
    ["x^0", "1"],
  ])("%s, with the domain it has, is %s", (text, expected) => {
    const formula = parse(text);
    const simple = simplify(formula);
    expect(print(simple)).toBe(expected);
    const [before, after] = [formula, simple].map(({ root }) => planEvaluation(root));
    for (const x of [0, -1, 1, -8, 2.5]) {
      const [was, is] = [before!, after!].map((plan) => plainValue(plan, { x, y: 2 }));
      expect(Number.isFinite(is), `at ${x}`).toBe(Number.isFinite(was));
    }
  });

  it.each([
    ["x/x", "1"],
    ["log(x) - log(x)", "0"],
    ["sqrt(x)^2", "x"],
    ["1/(1/x)", "x"],
    ["x^2*x^-1", "x"],
    ["x^y*x^-y", "1"],
    ["1/x - 1/x", "0"],
  ])("%s is %s in a derivative, which need not keep a domain", (text, expected) => {
    const { graph, root } = parse(text);
    const [simple] = normalForm(graph, [root], { keepsDomain: false });
    expect(print({ graph, root: simple! })).toBe(expected);
  });

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
