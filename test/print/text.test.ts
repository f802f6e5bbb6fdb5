/** Formula text: what is written reads back as the same node, and looks as a person would write it. */
import { describe, expect, it } from "vitest";
import { Graph } from "../../src/ast/graph.ts";
import { valueBuilder } from "../../src/functions/canonical.ts";
import { parse } from "../../src/parser/parse.ts";
import { print } from "../../src/print/formula-text.ts";
import { toLatex } from "../../src/print/latex.ts";
import { randomFormula, randomFrom } from "../support/random-formula.ts";

describe("formula text", () => {
  it.each([
    ["(d/v-t)^2", "(d/v - t)^2"],
    ["a+(b+c)", "a + (b + c)"],
    ["a-(b-c)", "a - (b - c)"],
    ["a-(b+c)", "a - (b + c)"],
    ["-t+d", "d - t"],
    ["a*(b/c)", "a*(b/c)"],
    ["a/(b*c)", "a/(b*c)"],
    ["a/b/c", "a/b/c"],
    ["-(a*b)", "-a*b"],
    ["(-2)^x", "(-2)^x"],
    ["-x^2", "-x^2"],
    ["2^-x", "2^(-x)"],
    ["x^-2", "x^-2"],
    ["2^3^x", "2^(3^x)"],
    ["x/2", "x/2"],
    ["0.1 - 1 + x", "x - 0.9"],
    ["x/3", "x/3"],
    ["(1/3)*x", "1/3*x"],
    ["1e300*x", "1e300*x"],
    ["1e-7*x", "1e-7*x"],
    ["x^0.5", "sqrt(x)"],
    ["e^x", "exp(x)"],
    ["0 < x < 1 ? x : 2", "0 < x and x < 1 ? x : 2"],
    ["x > 0 ? x : y > 0 ? y : 0", "x > 0 ? x : y > 0 ? y : 0"],
    ["(x > 0 ? 1 : 2) + x", "x + (x > 0 ? 1 : 2)"],
    ["not (x > 0 or y > 0) ? x : y", "x > 0 or y > 0 ? y : x"],
    ["ln(x) + arcsin(y)", "log(x) + asin(y)"],
    ["max(x, max(y, 1))", "max(x, y, 1)"],
  ])("%s is written %s", (text, expected) => {
    expect(print(parse(text)).split(" + ").sort()).toEqual(expected.split(" + ").sort());
  });

  it("reads back as the same node, whatever the formula", () => {
    const random = randomFrom(7);
    for (let i = 0; i < 3_000; i++) {
      const text = randomFormula(random, 1 + Math.floor(random() * 14));
      const formula = parse(text);
      expect(parse(print(formula), { graph: formula.graph }).root, text).toBe(formula.root);
    }
  });

  it("refuses what sharing makes too long, in time", () => {
    const graph = new Graph();
    const build = valueBuilder(graph);
    let root = build.apply("sin", build.variable("x"));
    for (let i = 0; i < 100; i++) root = build.apply("*", root, build.apply("cos", root));
    expect(() => print({ graph, root })).toThrow(
      expect.objectContaining({ code: "too-long-to-print" }),
    );
  });

  it("writes a depth of 100,000", () => {
    const graph = new Graph();
    const build = valueBuilder(graph);
    let root = build.variable("x");
    for (let i = 0; i < 100_000; i++) root = build.apply("sin", root);
    expect(print({ graph, root }).length).toBe(500_001);
  });
});

describe("LaTeX", () => {
  it.each([
    ["(d/v - t)^2", "{\\left(\\frac{d}{v} - t\\right)}^{2}"],
    ["sqrt(x)/2", "\\frac{\\sqrt{x}}{2}"],
    ["sin(x)^2", "\\sin^{2}\\left(x\\right)"],
    ["exp(-x)", "e^{-x}"],
    ["2*x", "2 x"],
    ["2*3^x", "2 \\cdot {3}^{x}"],
    ["alpha*x_1 + speed", "\\alpha x_{1} + \\mathit{speed}"],
    ["abs(x)", "\\left|x\\right|"],
    ["x > 0 ? x : 0", "\\begin{cases}x & \\text{if } x > 0 \\\\ 0 & \\text{otherwise}\\end{cases}"],
    ["log(x)", "\\ln\\left(x\\right)"],
    ["max(x, y)", "\\max\\left(x, y\\right)"],
    ["erf(x)", "\\operatorname{erf}\\left(x\\right)"],
    ["pi*r^2", "\\pi {r}^{2}"],
    ["1e30*x", "1 \\cdot 10^{30} x"],
  ])("%s is %s", (text, expected) => {
    expect(toLatex(parse(text))).toBe(expected);
  });

  it("balances braces and brackets, whatever the formula", () => {
    const random = randomFrom(8);
    for (let i = 0; i < 500; i++) {
      const latex = toLatex(parse(randomFormula(random, 1 + Math.floor(random() * 12))));
      const count = (pattern: RegExp): number => latex.match(pattern)?.length ?? 0;
      expect(count(/\{/g), latex).toBe(count(/\}/g));
      expect(count(/\\left/g), latex).toBe(count(/\\right/g));
      expect(latex).not.toMatch(/\$|undefined/);
    }
  });
});
