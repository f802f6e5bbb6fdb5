/** Sums, products and vectors written as formulas, which read back, and in LaTeX. */
import { describe, expect, it } from "vitest";
import { Graph } from "../../src/ast/graph.ts";
import { valueBuilder } from "../../src/functions/canonical.ts";
import { parse } from "../../src/parse.ts";
import { formulaText, print } from "../../src/print/formula-text.ts";
import { latexText, toLatex } from "../../src/print/latex.ts";
import { mathJsonText } from "../../src/print/math-json.ts";
import { unicodeText } from "../../src/print/unicode.ts";
import { randomFrom } from "../support/random-formula.ts";
import { randomSums } from "../support/random-sums.ts";

describe("formula text", () => {
  it.each([
    ["sum(i, 1, n, x[i]*y)", "sum(i, 1, n, x[i]*y)"],
    ["product(k, a, b + 1, k)", "product(k, a, 1 + b, k)"],
    ["sum(i, d[i]*t[i])", "sum(i, d[i]*t[i])"],
    ["sum(i, 1, length(d), d[i]*t[i])", "sum(i, 1, length(d), d[i]*t[i])"],
    ["sum(i, 1, length(t, d), d[i]*t[i])", "sum(i, d[i]*t[i])"],
    ["sum(i, 1, length(x), x[i]*x[i + 1])", "sum(i, 1, length(x), x[i]*x[i + 1])"],
    ["sum(i, x[i]*y[i - 1])", "sum(i, x[i]*y[i - 1])"],
    ["mean(i, (60*d[i]/v - t[i])^2)", "mean(i, (60*d[i]/v - t[i])^2)"],
    ["mean(i, 1, n, x[i])", "sum(i, 1, n, x[i])/n"],
    ["sum(x) + product(x)", "sum(x) + product(x)"],
    ["mean(x)/max(x)", "mean(x)/max(x)"],
    ["max(i, x[i]^2)", "max(i = 1, length(x), x[i]^2)"],
    ["min(i = 1, n, i^2)", "min(i = 1, n, i^2)"],
    ["max((k), x[k])", "max((k), x[k])"],
    ["max(k, x[1])", "max((k), x[1])"],
    ["norm(x)", "sqrt(sum(i, x[i]^2))"],
    ["any(i, x[i] > 0) ? 1 : 2", "any(i, x[i] > 0) ? 1 : 2"],
    ["[a - b, x[2]]", "[a - b, x[2]]"],
    ["[a, b][k]^2", "[a, b][k]^2"],
    ["dot([i, 1], x)", "sum(j, [i, 1][j]*x[j])"],
    // One name for each level, which no variable has.
    ["sum(j, 1, 3, sum(k, j, 4, j*k)) + sum(m, x[m])", "sum(j, 1, 3, sum(k, j, 4, j*k)) + sum(x)"],
    ["f(x) = sum(i, 1, 3, x^i); f(i)", "sum(j, 1, 3, i^j)"],
    ["f(s) = sum(i, 1, 2, s^i); sum(i, 1, 3, f(i))", "sum(i, 1, 3, sum(j, 1, 2, i^j))"],
    ["sum(i, 1, 3, i*sum(j, 1, 3, j))", "sum(i, 1, 3, i*sum(i, 1, 3, i))"],
    [
      "f(x) = sum(i, 1, 3, i*x); g(i, j, k, m, n) = i; f(i*j*k*m*n*l*p*q*r*s)",
      "sum(i1, 1, 3, i1*(i*j*k*m*n*l*p*q*r*s))",
    ],
    ["a - sum(i, 1, 3, -i)^2", "a - sum(i, 1, 3, -i)^2"],
  ])("%s is written %s", (text, expected) => {
    const formula = parse(text);
    expect(print(formula)).toBe(expected);
    expect(parse(expected, { graph: formula.graph }).root).toBe(formula.root);
  });

  it("reads back as the same node, whatever sums are typed", () => {
    const random = randomFrom(3);
    let accepted = 0;
    for (let i = 0; i < 4_000; i++) {
      const text = randomSums(random, 1 + Math.floor(random() * 12));
      // A name that is index and variable is refused now and then.
      const formula = unlessRefused(() => parse(text));
      if (formula === undefined) continue;
      accepted++;
      expect(parse(print(formula), { graph: formula.graph }).root, text).toBe(formula.root);
    }
    expect(accepted).toBeGreaterThan(3_900);
  });
});

function unlessRefused<T>(make: () => T): T | undefined {
  try {
    return make();
  } catch (error) {
    expect(error).toMatchObject({ name: "FormulaError" });
    return undefined;
  }
}

it("lists may be long", () => {
  const list = `[${Array.from({ length: 150_000 }, (_, i) => (i % 2 ? "x" : "y")).join(", ")}]`;
  const formula = parse(list);
  expect(print(formula)).toBe(list);
  expect(toLatex(formula, { maxLength: 2_000_000 })).toContain("pmatrix");
});

describe("what no text makes", () => {
  const graph = new Graph();
  const build = valueBuilder(graph);
  const [x, n] = [build.variable("x", "vector"), build.variable("n")];
  const [zero, one] = [build.constant(0), build.constant(1)];
  const i = build.index(one, n, 0, "i");
  const at = build.element(x, i);

  it.each([
    ["a prefix product", "up", one, zero, "product(j, 1, i - 1, x[j])"],
    ["a suffix product", "down", one, zero, "product(j, i + 1, n, x[j])"],
    ["a product with a start", "up", n, zero, "n*product(j, 1, i - 1, x[j])"],
    ["a recurrence", "up", zero, i, "sum(j, 1, i - 1, j*product(k, j + 1, i - 1, x[k]))"],
    ["one downward", "down", zero, i, "sum(j, i + 1, n, j*product(k, i + 1, j - 1, x[k]))"],
    [
      "one with a start",
      "up",
      n,
      i,
      "n*product(j, 1, i - 1, x[j]) + sum(j, 1, i - 1, j*product(k, j + 1, i - 1, x[k]))",
    ],
  ] as const)("%s is written as sums and products", (_, direction, start, term, expected) => {
    const scan = build.scan(direction, i, start, at, term);
    const sum = build.reduce("sum", i, build.apply("sin", scan));
    expect(formulaText(sum)).toBe(`sum(i, 1, n, sin(${expected}))`);
    expect(parse(formulaText(sum), { graph }).root.kind).toBe("reduce");
  });

  it("a prefix sum is one", () => {
    const scan = build.scan("up", i, zero, one, at);
    expect(formulaText(build.reduce("sum", i, scan))).toBe("sum(i, 1, n, sum(j, 1, i - 1, x[j]))");
  });

  it("scans in scans have names of their own", () => {
    const inner = build.scan("up", i, one, at, zero);
    const outer = build.scan("up", i, one, build.apply("sin", inner), zero);
    expect(formulaText(build.reduce("sum", i, outer))).toBe(
      "sum(i, 1, n, product(j, 1, i - 1, sin(product(k, 1, j - 1, x[k]))))",
    );
  });

  it("a derivative by a vector is told by its additions", () => {
    const yes = build.apply("true");
    const guard = build.apply(">", at, zero);
    const twice = build.apply("*", build.constant(2), at);
    const all = { loops: [i], at: [i], value: twice, guard: yes };
    const some = { loops: [], at: [one], value: n, guard: build.apply(">", n, zero) };
    expect(formulaText(graph.scatter(x, [all, some]))).toBe(
      "zeros(x): [i] += 2*x[i] for i = 1 … n; [1] += n where n > 0",
    );
    expect(latexText(graph.scatter(x, [{ ...all, guard }]))).toBe(
      String.raw`\begin{aligned}\left[i\right] &\mathrel{+}= 2 x_{i},\; i = 1, \ldots, n \text{ if } x_{i} > 0\end{aligned}`,
    );
  });

  it("a derivative by a vector with one form for all elements is told by that", () => {
    const all = build.index(one, build.length([x]), 0, "i");
    const value = build.apply("*", build.constant(2), build.element(x, all));
    const addition = { loops: [all], at: [all], value, guard: build.apply("true") };
    const uniform = graph.scatter(x, [addition]);
    expect(formulaText(uniform)).toBe("[2*x[i] for i = 1 … length(x)]");
    expect(unicodeText(uniform)).toBe("[2·x[i] for i = 1 … length(x)]");
    expect(latexText(uniform)).toBe(
      String.raw`\left(2 x_{i}\right)_{i=1}^{\operatorname{length}\left(x\right)}`,
    );
    expect(JSON.parse(mathJsonText(uniform))).toEqual([
      "Map",
      ["Range", 1, ["Length", "x"]],
      ["Function", ["Multiply", 2, ["At", "x", "i_"]], "i_"],
    ]);
  });

  it("and a guard in it makes the other elements 0", () => {
    const all = build.index(one, build.length([x]), 0, "i");
    const element = build.element(x, all);
    const guard = build.apply(">", element, zero);
    const guarded = graph.scatter(x, [{ loops: [all], at: [all], value: element, guard }]);
    expect(formulaText(guarded)).toBe("[x[i] > 0 ? x[i] : 0 for i = 1 … length(x)]");
    expect(latexText(guarded)).toBe(
      String.raw`\left(\begin{cases}x_{i} & \text{if } x_{i} > 0 \\ 0 & \text{otherwise}\end{cases}\right)_{i=1}^{\operatorname{length}\left(x\right)}`,
    );
    expect(JSON.parse(mathJsonText(guarded))).toEqual([
      "Map",
      ["Range", 1, ["Length", "x"]],
      [
        "Function",
        ["Which", ["Greater", ["At", "x", "i_"], 0], ["At", "x", "i_"], "True", 0],
        "i_",
      ],
    ]);
  });

  it("a prefix product has a large sign in LaTeX", () => {
    const scan = build.scan("up", i, one, at, zero);
    expect(latexText(build.reduce("sum", i, scan))).toBe(
      String.raw`\sum_{i=1}^{n} \prod_{j=1}^{i - 1} x_{j}`,
    );
  });
});

describe("LaTeX", () => {
  it.each([
    ["sum(i, 1, n, x[i]*y)", String.raw`\sum_{i=1}^{n} x_{i} y`],
    ["product(alpha, 1, n, alpha)", String.raw`\prod_{\alpha=1}^{n} \alpha`],
    ["max(i, 1, n, x[i])", String.raw`\max_{1 \le i \le n} x_{i}`],
    ["sum(i, x[i]^2)", String.raw`\sum_{i} x_{i}^{2}`],
    ["sum(i, x[i] + 1)", String.raw`\sum_{i} \left(1 + x_{i}\right)`],
    ["sum(i, sum(j, x[j]*y[i]))", String.raw`\sum_{i} \sum_{j} x_{j} y_{i}`],
    ["a - sum(x)*b", String.raw`a - \left(\sum_{i} x_{i}\right) b`],
    ["a - sum(x)", String.raw`a - \sum_{i} x_{i}`],
    ["-sum(x)", String.raw`-\sum_{i} x_{i}`],
    ["sum(x)^2", String.raw`\left(\sum_{i} x_{i}\right)^{2}`],
    ["mean(x)", String.raw`\frac{\sum_{i} x_{i}}{\operatorname{length}\left(x\right)}`],
    ["speed[1] + x_1[n + 1]", String.raw`\mathit{speed}_{1} + {x_{1}}_{1 + n}`],
    ["[a, b]", String.raw`\begin{pmatrix}a \\ b\end{pmatrix}`],
    [
      "any(i, 1, n, x[i] > 0 or i > a) ? 1 : 2",
      String.raw`\begin{cases}1 & \text{if } \bigvee_{i=1}^{n} \left(x_{i} > 0 \lor i > a\right) \\ 2 & \text{otherwise}\end{cases}`,
    ],
  ])("%s is written %s", (text, expected) => expect(toLatex(parse(text))).toBe(expected));
});
