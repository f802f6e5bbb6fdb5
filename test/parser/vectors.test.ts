/** What sums, products and vectors are in the graph, as equations: an index is its name and level. */
import { describe, expect, it } from "vitest";
import { Graph } from "../../src/ast/graph.ts";
import { FormulaError } from "../../src/ast/formula-error.ts";
import type { Node } from "../../src/ast/node.ts";
import { parse } from "../../src/parse.ts";
import { randomFrom } from "../support/random-formula.ts";
import { randomSums } from "../support/random-sums.ts";
import { grouped, showNode } from "./show.ts";

const lowered = (text: string): string => showNode(parse(text).root);

describe("how square brackets are grouped", () => {
  it.each([
    ["-x[1]^2", "(neg (x[1] ^ 2))"],
    ["2x[i + 1]y", "((2 * x[(i + 1)]) * y)"],
    ["x [1](y)", "(x[1] * y)"],
    ["x[y[1]]", "x[y[1]]"],
    ["[a, b][i]", "[a, b][i]"],
    ["(x)[1]", "x[1]"],
    ["[a,\n b\n]", "[a, b]"],
    ["sum(i = 1, n, x[i])", "sum(i, 1, n, x[i])"],
  ])("%s is %s", (text, expected) => expect(grouped(text)).toBe(expected));
});

const isLoweredTo = (title: string, equations: readonly (readonly [string, string])[]) =>
  describe(title, () => {
    it.each(equations)("%s is %s", (text, node) => expect(lowered(text)).toBe(node));
  });

isLoweredTo("sums over a range", [
  ["sum(i, 1, n, x[i]*y)", "sum(i0, 1, n, *(x[i0], y))"],
  ["product(i, 1, n, i)", "product(i0, 1, n, i0)"],
  ["mean(i, 1, n, x[i])", "/(sum(i0, 1, n, x[i0]), n)"],
  ["mean(i, 0, n, x[i + 1])", "/(sum(i0, 0, n, x[+(1, i0)]), +(1, n))"],
  ["max(i, 1, n, x[i])", "max(i0, 1, n, x[i0])"],
  ["min(i = 1, n, i^2)", "min(i0, 1, n, ^(i0, 2))"],
  ["any(i, 1, n, x[i] > 0) ? 1 : 2", "?(any(i0, 1, n, >(x[i0], 0)), 1, 2)"],
  ["sum(i, 3, 2, x)", "0"],
  ["product(i, 3, 2, x)", "1"],
  ["max(i, 3, 2, x[i])", "neg(inf)"],
  ["min(i, 3, 2, x[i])", "inf"],
  ["sum(i, 1, 3, sum(j, i, m, i*j))", "sum(i0, 1, 3, sum(j1, i0, m, *(i0, j1)))"],
  ["sum(i, 1, 3, i*sum(j, 1, 3, j))", "sum(i0, 1, 3, *(i0, sum(i0, 1, 3, i0)))"],
  ["sum(i, 1, 3, sum(i, 1, i, i))", "sum(i0, 1, 3, sum(i1, 1, i0, i1))"],
]);

isLoweredTo("sums without bounds", [
  ["sum(i, x[i])", "sum(i0, 1, length(x), x[i0])"],
  [
    "mean(i, (d[i]/v - t[i])^2)",
    "/(sum(i0, 1, length(d, t), ^(+(/(d[i0], v), neg(t[i0])), 2)), length(d, t))",
  ],
  ["sum(i, x[i]*y[i + 1])", "sum(i0, 1, length(x), *(x[i0], y[+(1, i0)]))"],
  ["sum(i, [a, b][i]*x[i])", "sum(i0, 1, length([a, b], x), *([a, b][i0], x[i0]))"],
  ["sum(i, [i, 2][i])", "sum(i0, 1, 2, [i0, 2][i0])"],
  ["sum(i, [i, 2][i]*x[i])", "sum(i0, 1, length(x, [0, 0]), *([i0, 2][i0], x[i0]))"],
  ["sum(i, sum(j, x[i]*y[j]))", "sum(i0, 1, length(x), sum(j1, 1, length(y), *(y[j1], x[i0])))"],
  [
    "sum(i, i < length(x) ? x[i + 1]*x[i] : 0)",
    "sum(i0, 1, length(x), ?(<(i0, length(x)), *(x[+(1, i0)], x[i0]), 0))",
  ],
  ["f(k) = x[k]; sum(i, f(i)*y[i])", "sum(i0, 1, length(x, y), *(x[i0], y[i0]))"],
  ["w = [a, b]; sum(i, w[i])", "sum(i0, 1, 2, [a, b][i0])"],
  ["max(i, x[i])", "max(i0, 1, length(x), x[i0])"],
]);

isLoweredTo("what looks like an index of max, and is a number", [
  ["max(i, 1, n, i^2)", "max(i, 1, n, ^(i, 2))"],
  ["max((i), x[i])", "max(i, x[i])"],
  ["k = 2; max(k, x[k])", "max(2, x[2])"],
  ["f(k) = max(k, x[k]); f(2)", "max(2, x[2])"],
  ["sum(i, 1, 3, max(i, x[i]))", "sum(i0, 1, 3, max(i0, x[i0]))"],
]);

isLoweredTo("whole vectors", [
  ["sum(x)", "sum(i0, 1, length(x), x[i0])"],
  ["product(x)", "product(i0, 1, length(x), x[i0])"],
  ["mean(x)", "/(sum(i0, 1, length(x), x[i0]), length(x))"],
  ["max(x)", "max(i0, 1, length(x), x[i0])"],
  ["max(x) + x", "*(2, x)"],
  ["min(x) + x[1]", "+(min(i0, 1, length(x), x[i0]), x[1])"],
  ["norm(x)", "sqrt(sum(i0, 1, length(x), ^(x[i0], 2)))"],
  ["dot(a, b)", "sum(i0, 1, length(a, b), *(a[i0], b[i0]))"],
  ["dot([a, 2], x)", "sum(i0, 1, length([a, 2], x), *([a, 2][i0], x[i0]))"],
  ["length(x)", "length(x)"],
  ["sum(i, 1, length(x, y), 2)", "sum(i0, 1, length(x, y), 2)"],
]);

isLoweredTo("lists, written out", [
  ["sum([a, b, c])", "+(c, +(a, b))"],
  ["product([a, b])", "*(a, b)"],
  ["mean([a, b])", "*(1/2, +(a, b))"],
  ["max([a, b, c])", "max(a, b, c)"],
  ["min([a])", "a"],
  ["dot([a, b], [c, d])", "+(*(a, c), *(b, d))"],
  ["norm([a, b])", "sqrt(+(^(a, 2), ^(b, 2)))"],
  ["length([a, b, c])", "3"],
  ["[a, b][2]", "b"],
]);

isLoweredTo("definitions and functions of vectors", [
  ["w = [a, b, c]; w[2] + length(w)", "+(3, b)"],
  ["y = x; sum(y)", "sum(i0, 1, length(x), x[i0])"],
  ["f(a) = dot(a, a); f(x)", "sum(i0, 1, length(x), *(x[i0], x[i0]))"],
  ["f(a) = sum(a); f([1, b])", "sum(i0, 1, 2, [1, b][i0])"],
  ["f(a) = sum(a); f", "sum(i0, 1, length(a), a[i0])"],
  ["f(a) = a[1]; g(b) = f(b); g(x)", "x[1]"],
  ["f(x) = [x, x^2]; f(3)", "[3, 9]"],
  ["[a + b, sum(x)]", "[+(a, b), sum(i0, 1, length(x), x[i0])]"],
]);

isLoweredTo("no index is captured", [
  ["f(s) = sum(i, 1, 3, s*i); sum(i, 1, 4, f(i))", "sum(i0, 1, 4, sum(i1, 1, 3, *(i0, i1)))"],
  ["f(s) = sum(i, 1, 3, s*i); sum(i, 1, 3, f(i))", "sum(i0, 1, 3, sum(i1, 1, 3, *(i0, i1)))"],
  ["f(s) = sum(i, 1, s, i); sum(i, 1, 3, f(i))", "sum(i0, 1, 3, sum(i1, 1, i0, i1))"],
  [
    "f(s) = sum(i, s*x[i]); sum(i, f(x[i]))",
    "sum(i0, 1, length(x), sum(i1, 1, length(x), *(x[i0], x[i1])))",
  ],
  ["f(a) = sum(a); sum(i, f([x[i], i]))", "sum(i0, 1, length(x), sum(i1, 1, 2, [x[i0], i0][i1]))"],
  [
    "f(s) = sum(i, 1, 2, s*i); sum(i, 1, 3, sum(j, 1, 3, f(i*j) + f(i)))",
    "sum(i0, 1, 3, sum(j1, 1, 3, +(sum(i2, 1, 2, *(*(i0, j1), i2)), sum(i1, 1, 2, *(i0, i1)))))",
  ],
]);

describe("a call", () => {
  /** With indices that the place of the call does not have. */
  const renamed = (body: string): string =>
    body.replace(/\b[ijkm]\b/g, (name) => name.toUpperCase());

  it("is its body with the arguments in it, whatever sums are in all of them", () => {
    const random = randomFrom(2);
    const args = ["i", "i*j", "u[i] + j", "sum(k, 1, j, k*i)", "b"];
    let compared = 0;
    for (let run = 0; run < 2_000; run++) {
      const [inner, outer] = [randomSums(random, run % 6), randomSums(random, run % 5)];
      const [arg, body] = [args[run % args.length]!, renamed(inner)];
      const around = (call: string): string =>
        `sum(i, 1, 4, product(j, i, n, ${outer.replace(/\bb\b/g, call)}))`;
      const graph = new Graph();
      // What is one statement in one of the texts is two in the other, each with its own indices.
      const whole = rootUnlessRefused(around(`(${body.replace(/\ba\b/g, `(${arg})`)})`), graph);
      const called = rootUnlessRefused(`f(a) = ${body}; ${around(`f(${arg})`)}`, graph);
      if (whole === undefined || called === undefined) continue;
      expect(called, `${body} in ${outer}`).toBe(whole);
      compared++;
    }
    expect(compared).toBeGreaterThan(1_500);
  });

  function rootUnlessRefused(text: string, graph: Graph): Node | undefined {
    try {
      return parse(text, { graph }).root;
    } catch (error) {
      if (error instanceof FormulaError) return undefined;
      throw error;
    }
  }
});

describe("sums that differ in names only", () => {
  it.each([
    ["sum(i, 1, n, x[i])", "sum(k, 1, n, x[k])"],
    ["sum(i, x[i])", "sum(x)"],
    ["sum(i = 1, n, i)", "sum(k, 1, n, k)"],
    ["sum(i, 1, 2, sum(j, 1, 3, i*j))", "sum(j, 1, 2, sum(i, 1, 3, j*i))"],
    ["sum(i, x[i]*sum(j, x[j]))", "sum(i, x[i]*sum(x))"],
  ])("%s and %s are one node", (one, other) => {
    const graph = new Graph();
    expect(parse(one, { graph }).root).toBe(parse(other, { graph }).root);
  });
});

describe("nested sums", () => {
  const nested = (depth: number): string =>
    `${Array.from({ length: depth }, (_, i) => `sum(i${i}, 1, 2, `).join("")}x[i0]${")".repeat(depth)}`;

  it("are read 32 deep, and refused beyond", () => {
    expect(parse(nested(32)).root.kind).toBe("reduce");
    expect(() => parse(nested(33))).toThrow(
      expect.objectContaining({
        code: "sums-too-deep",
        message: "sums and their kind are nested more than 32 deep",
        span: { start: 0, end: 3 },
      }),
    );
    expect(() => parse(nested(900))).toThrow(expect.objectContaining({ code: "sums-too-deep" }));
  });

  it("are limited in functions too, by the indices that one depends on", () => {
    const tower = (height: number): string =>
      Array.from({ length: height }, (_, n) => {
        return `f${n + 1}(x) = sum(i, 1, 2, f${n}(x*i))`;
      }).join("; ");
    expect(parse(`f0(x) = x; ${tower(64)}; f64(y)`).root.kind).toBe("reduce");
    expect(() => parse(`f0(x) = x; ${tower(65)}; f65(y)`)).toThrow(
      expect.objectContaining({
        code: "sums-too-deep",
        message: "sums and their kind depend on more than 64 indices at once",
      }),
    );
  });

  it("that leave out indices around them meet the limit of steps", () => {
    const used = Array.from({ length: 16 }, (_, i) => `i${2 * i}`).join("*");
    const wide = Array.from({ length: 50 }, (_, i) => `sin(${i}*x)`).join("+");
    const tower = `f0(x) = ${wide}; f1(x) = sum(i, 1, 2, f0(x*i)); f2(x) = sum(i, 1, 2, f1(x*i))`;
    const text = `${tower}; ${nested(32).replace("x[i0]", `f2(${used})`)}`;
    expect(parse(text).root.kind).toBe("reduce");
    expect(() => parse(text, { limits: { steps: 2_000 } })).toThrow(
      expect.objectContaining({ code: "expansion-too-large", span: expect.anything() }),
    );
  });

  it("count those in one another only", () => {
    const sums = Array.from({ length: 1_000 }, () => "sum(i, 1, 2, x[i])").join("+");
    expect(parse(sums).root.kind).toBe("apply");
  });

  it("stand in brackets of any depth", () => {
    const deep = `${"sin(".repeat(900)}x[i]${")".repeat(900)}`;
    expect(parse(`sum(i, ${deep})`).root.kind).toBe("reduce");
  });
});

it("the elements of a list are no whole numbers because its length bounds a range", () => {
  expect(parse("diff(sum(i, u[i]*[x, y][i]^2), y)").root.kind).not.toBe("constant");
});
