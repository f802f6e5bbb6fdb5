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
    ["(x*y)^2", "(x*y)^2"],
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
    ["(x + y)^2", "(x + y)^2"],
    ["x*(y + z)", "x*(y + z)"],
    ["(x^y)^z", "(x^y)^z"],
    ["log(x) + log(x + 1)", "log(x) + log(x + 1)"],
    ["sqrt(1 - x^2)", "sqrt(1 - x^2)"],
    ["log(x^2)", "log(x^2)"],
    ["sqrt(x^2*y)", "sqrt(x^2*y)"],
    // Roots of squares are magnitudes.
    ["sqrt(x^2)", "abs(x)"],
    ["(x^2)^0.5", "abs(x)"],
    ["(x^4)^0.5", "x^2"],
    ["sqrt(4*x)", "2*sqrt(x)"],
    ["sqrt(1 - sin(x)^2)", "abs(cos(x))"],
    // Exact roots.
    ["sqrt(8)", "2*sqrt(2)"],
    ["sqrt(2)*sqrt(6)*x", "2*sqrt(3)*x"],
    ["sqrt(3 + 2*sqrt(2))", "sqrt(2) + 1"],
    ["sqrt(5 - 2*sqrt(6))", "sqrt(3) - sqrt(2)"],
    ["sqrt(6)*x + sqrt(2)*x", "x*(sqrt(6) + sqrt(2))"],
    ["x/sqrt(2)", "x/sqrt(2)"],
    // Sums multiplied out, or not, as is shorter.
    ["(x + 1)^2 - (x - 1)^2", "4*x"],
    ["2*(x + 1) - 2*x", "2"],
    ["(x + 1)*(x - 1)", "x^2 - 1"],
    ["(2*x + 2)/2", "x + 1"],
    ["1/(1 + x) - x/(1 + x)^2", "1/(x + 1)^2"],
    // Terms of polynomials by descending degree.
    ["b + 2*a*x", "2*a*x + b"],
    ["1 + x + x^2", "x^2 + x + 1"],
    ["sin(x) + x*cos(x)", "sin(x) + x*cos(x)"],
    // Rules.
    ["sin(x)^2 + cos(x)^2", "1"],
    ["a*sin(u)^2 + y + a*cos(u)^2", "y + a"],
    ["exp(x)*exp(y)", "exp(x + y)"],
    ["sin(-x)*cos(-x)", "-cos(x)*sin(x)"],
    ["2*sin(x)*cos(x)", "sin(2*x)"],
    ["cosh(x)^2 - sinh(x)^2", "1"],
    ["log(1/x)", "-log(x)"],
    ["log(x^3)", "3*log(x)"],
    ["x*sign(x)", "abs(x)"],
    ["acosh(cosh(x))", "abs(x)"],
  ])("%s is %s", (text, expected) => {
    const simple = simplify(parse(text));
    expect([print(simple), simple.conditions]).toEqual([expected, []]);
  });

  it.each([
    ["x/x", "1", ["x != 0"]],
    ["2*x/x", "2", ["x != 0"]],
    ["x*x^-1", "1", ["x != 0"]],
    ["x^-1*x^-2", "1/x^3", []],
    ["x^2/x^3", "1/x", []],
    ["sqrt(x)^2", "x", ["x >= 0"]],
    ["sqrt(x)*sqrt(x)", "x", ["x >= 0"]],
    ["x*sqrt(x)", "x^1.5", []],
    ["x^(1/3)*x^(2/3)", "x", ["x >= 0"]],
    ["(x^3)^(1/3)", "x", ["x >= 0"]],
    ["(x^1.5)^3", "x^4.5", []],
    ["(2^x)^2", "2^(2*x)", []],
    ["x^y*x^-y", "1", ["x > 0"]],
    ["1/(1/x)", "x", ["x != 0"]],
    ["1/(1/x)^2", "x^2", ["x != 0"]],
    ["1/(x/2)", "2/x", []],
    ["1/(1 + 1/x)", "x/(x + 1)", ["x != 0"]],
    ["1/(a/b/c)", "b*c/a", ["c != 0", "b != 0"]],
    ["1/sqrt(x) - x^(-1/2)", "0", ["x > 0"]],
    ["log(x) - log(x)", "0", ["x > 0"]],
    ["0*log(x)", "0", ["x > 0"]],
    ["0*log(2*x - 1)", "0", ["x > 0.5"]],
    ["1/x - 1/x", "0", ["x != 0"]],
    ["tan(x) - tan(x)", "0", ["cos(x) != 0"]],
    ["asin(x) - asin(x)", "0", ["x >= -1", "x <= 1"]],
    ["exp(log(x))", "x", ["x > 0"]],
    ["exp(2*log(x))", "x^2", ["x > 0"]],
    ["log(x)/log(x)", "1", ["log(x) != 0", "x > 0"]],
    ["sin(log(x))^2 + cos(log(x))^2", "1", ["x > 0"]],
    ["tan(x)*cos(x)", "sin(x)", ["cos(x) != 0"]],
    ["(x^2 - 1)/(x - 1)", "x + 1", ["x != 1"]],
    ["(x^3 - x)/x", "x^2 - 1", ["x != 0"]],
    ["(x^2 - 1)/(x^2 - 2*x + 1)", "(x + 1)/(x - 1)", []],
    ["(a^2 - b^2)/(a - b)", "a + b", ["a != b"]],
    ["(b - a)/(a - b)", "-1", ["a != b"]],
    // What the rest asks for need not be told.
    ["x/x + 1/x", "1/x + 1", []],
    ["x/x + log(x)", "log(x) + 1", []],
    ["x/x + x/x", "2", ["x != 0"]],
    // What has a value at every point may go.
    ["x - x", "0", []],
    ["0*sin(x)", "0", []],
    ["x/(x^2 + 1) - x/(1 + x^2)", "0", []],
    ["exp(x)/exp(x)", "1", []],
    // Where a function has poles that no comparison tells, it stays.
    ["gamma(x) - gamma(x)", "0*gamma(x)", []],
    ["gamma(x)/gamma(x)", "gamma(x)/gamma(x)", []],
  ])("%s is %s where %j", (text, expected, conditions) => {
    const simple = simplify(parse(text));
    expect([print(simple), simple.conditions.map((each) => each.text)]).toEqual([
      expected,
      conditions,
    ]);
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
    normalForm(graph, [root]);
    expect(graph.size - before).toBeLessThan(20 * before);
  });
});
