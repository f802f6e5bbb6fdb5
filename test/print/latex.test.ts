/** LaTeX: golden strings, and that whatever is written is balanced and escaped. */
import { assert, property } from "fast-check";
import { describe, expect, it } from "vitest";
import { FormulaError } from "../../src/ast/formula-error.ts";
import { Graph } from "../../src/ast/graph.ts";
import type { Node } from "../../src/ast/node.ts";
import { valueBuilder } from "../../src/functions/canonical.ts";
import { catalogue } from "../../src/functions/catalogue.ts";
import type { Entry } from "../../src/functions/entry.ts";
import { parse } from "../../src/parser/parse.ts";
import { latexText, toLatex } from "../../src/print/latex.ts";
import { inRange } from "./in-range.ts";
import { valueFormulas } from "./value-graphs.ts";

describe("LaTeX", () => {
  it.each([
    // Arithmetic.
    ["(d/v - t)^2", String.raw`\left(\frac{d}{v} - t\right)^{2}`],
    ["-2*d*(d/v - t)/v^2", String.raw`-\frac{2 d \left(\frac{d}{v} - t\right)}{v^{2}}`],
    ["x^3 - 2*x^2 + x - 5", "x^{3} - 2 x^{2} + x - 5"],
    ["a - (b - c)", String.raw`a - \left(b - c\right)`],
    ["-(a + b)", String.raw`-\left(a + b\right)`],
    ["a*(b*c)", "a b c"],
    ["a/(b*c)", String.raw`\frac{a}{b c}`],
    ["(a/b)^2", String.raw`\left(\frac{a}{b}\right)^{2}`],
    ["(-2)^x", String.raw`\left(-2\right)^{x}`],
    ["(x^y)^z", String.raw`\left(x^{y}\right)^{z}`],
    ["x^(1/3)", String.raw`x^{\frac{1}{3}}`],
    // Numbers next to each other.
    ["2*x", "2 x"],
    ["2*3^x", String.raw`2 \cdot 3^{x}`],
    ["2*(3*x^y)", String.raw`2 \cdot 3 x^{y}`],
    ["2*(3/x)", String.raw`2 \cdot \frac{3}{x}`],
    ["x*2^y", String.raw`x \cdot 2^{y}`],
    ["x*(y/2)", String.raw`x \frac{y}{2}`],
    ["1e30*x", "10^{30} x"],
    ["-1.5e30*x", String.raw`-1.5 \cdot 10^{30} x`],
    ["1e30^x", String.raw`\left(10^{30}\right)^{x}`],
    ["0.1*x", "0.1 x"],
    ["x/2", String.raw`\frac{x}{2}`],
    ["1/3*x", String.raw`\frac{x}{3}`],
    ["2/3*x", String.raw`\frac{2}{3} x`],
    ["-x/2", String.raw`-\frac{x}{2}`],
    // Functions.
    ["sqrt(x)/2", String.raw`\frac{\sqrt{x}}{2}`],
    ["cbrt(x)", String.raw`\sqrt[3]{x}`],
    ["sin(x)^2", String.raw`\sin^{2}\left(x\right)`],
    ["sin(x)^-2", String.raw`\sin\left(x\right)^{-2}`],
    ["sin(x)^y", String.raw`\sin\left(x\right)^{y}`],
    ["exp(-x)", "e^{-x}"],
    ["exp(x)^2", String.raw`\left(e^{x}\right)^{2}`],
    ["abs(x)", String.raw`\left|x\right|`],
    ["log(x)", String.raw`\ln\left(x\right)`],
    ["log2(x)^2", String.raw`\log_{2}\left(x\right)^{2}`],
    ["lgamma(x)^2", String.raw`\left(\ln\left|\Gamma\left(x\right)\right|\right)^{2}`],
    ["polygamma(1, x)", String.raw`\psi^{\left(1\right)}\left(x\right)`],
    ["max(x, y)", String.raw`\max\left(x, y\right)`],
    ["erf(x)", String.raw`\operatorname{erf}\left(x\right)`],
    ["hypot(x, y, z)", String.raw`\operatorname{hypot}\left(x, y, z\right)`],
    ["mod(x, y)", String.raw`x\bmod y`],
    ["2*mod(x + 1, -y)", String.raw`2 \left(\left(1 + x\right)\bmod \left(-y\right)\right)`],
    ["x + mod(x, y)", String.raw`x + \left(x\bmod y\right)`],
    ["pi*r^2 + inf", String.raw`\pi r^{2} + \infty`],
    // Conditions.
    [
      "x > 0 ? x : 0",
      String.raw`\begin{cases}x & \text{if } x > 0 \\ 0 & \text{otherwise}\end{cases}`,
    ],
    [
      "x >= 1 ? x : y != 0 ? (x < 0 ? 1 : 2) : 3",
      String.raw`\begin{cases}x & \text{if } x \ge 1 \\ ` +
        String.raw`\begin{cases}1 & \text{if } x < 0 \\ 2 & \text{otherwise}\end{cases} & \text{if } y \ne 0 \\ ` +
        String.raw`3 & \text{otherwise}\end{cases}`,
    ],
    [
      "2*(x > 0 ? x : 0)",
      String.raw`2 \left(\begin{cases}x & \text{if } x > 0 \\ 0 & \text{otherwise}\end{cases}\right)`,
    ],
    [
      "not (x > 0) and (y > 0 or z > 0) ? 1 : 0",
      String.raw`\begin{cases}1 & \text{if } \lnot \left(x > 0\right) \land \left(y > 0 \lor z > 0\right) \\ 0 & \text{otherwise}\end{cases}`,
    ],
  ])("%s is %s", (text, expected) => {
    expect(toLatex(parse(text))).toBe(expected);
  });

  it.each([
    ["x", "x"],
    ["alpha", String.raw`\alpha`],
    ["α", String.raw`\alpha`],
    ["Ω", String.raw`\Omega`],
    ["speed", String.raw`\mathit{speed}`],
    ["naïve", String.raw`\mathit{naïve}`],
    ["скорость", String.raw`\mathit{скорость}`],
    ["x_1", "x_{1}"],
    ["x1", "x_{1}"],
    ["x₁₂", "x_{12}"],
    ["x₁_2", "x_{1,2}"],
    ["alpha1", String.raw`\alpha_{1}`],
    ["beta_max", String.raw`\beta_{\mathit{max}}`],
    ["speed1", String.raw`\mathit{speed1}`],
    ["a_b_c", "a_{b,c}"],
    ["_x", String.raw`\mathit{\_x}`],
    ["x_", String.raw`\mathit{x\_}`],
    ["__proto__", String.raw`\mathit{\_\_proto\_\_}`],
    ["a{b}$%", String.raw`\mathit{a\{b\}\$\%}`],
    [String.raw`a\b^ c`, String.raw`\mathit{a\backslash b\wedge \ c}`],
    ["q\u0333", String.raw`\mathit{q}`],
  ])("a variable %s is %s", (name, expected) => {
    expect(latexText(new Graph().variable(name))).toBe(expected);
  });

  it.each(Object.entries<Entry>(catalogue))("fills the template of %s", (fn, entry) => {
    const graph = new Graph();
    const operands = ["ж", "ю"]
      .map((name) => graph.variable(name))
      .slice(0, entry.parameters.length);
    const latex = latexText(graph.apply(fn, operands));
    for (const { name } of operands) expect(latex.split(name).length, latex).toBe(2);
    expectBalance(latex);
  });

  it("is balanced, whatever the formula", () => {
    assert(
      property(valueFormulas(30), (formula) => {
        const latex = inRange(() => toLatex(formula));
        if (latex !== undefined) expectBalance(latex);
      }),
      { numRuns: 500, seed: 13 },
    );
  });

  it("measures its length exactly, unsigned parts and cases included", () => {
    assert(
      property(valueFormulas(20), (formula) => {
        const latex = inRange(() => toLatex(formula));
        if (latex === undefined) return;
        expect(toLatex(formula, { maxLength: latex.length })).toBe(latex);
        expect(() => toLatex(formula, { maxLength: latex.length - 1 })).toThrow(FormulaError);
      }),
      { numRuns: 300, seed: 14 },
    );
  });

  it("lists a chain of 100,000 cases once, and writes deep products", () => {
    const graph = new Graph();
    const build = valueBuilder(graph);
    const [x, y] = [build.variable("x"), build.variable("y")];
    let [chain, product]: Node[] = [y, x];
    for (let i = 0; i < 100_000; i++) {
      chain = build.conditional(build.apply("<", x, build.constant(i)), x, chain!);
      product = build.apply("*", product!, y);
    }
    const latex = toLatex({ graph, root: chain! }, { maxLength: 10_000_000 });
    expect(latex.match(/\\begin/g)).toHaveLength(1);
    expect(latex.match(/\\text\{if \}/g)).toHaveLength(100_000);
    expect(latexText(product!) === `x${" y".repeat(100_000)}`).toBe(true);
  });
});

function expectBalance(latex: string): void {
  const count = (pattern: RegExp): number => latex.match(pattern)?.length ?? 0;
  expect(count(/\{/g), latex).toBe(count(/\}/g));
  expect(count(/\\left(?![a-z])/g), latex).toBe(count(/\\right(?![a-z])/g));
  expect(count(/\\begin/g), latex).toBe(count(/\\end/g));
  expect(latex).not.toMatch(/\$|undefined/);
}
