/** Formula text: what is written reads back as the same node, and looks as a person would write it. */
import { assert, property } from "fast-check";
import { describe, expect, it } from "vitest";
import type { Builder } from "../../src/ast/builder.ts";
import { Graph } from "../../src/ast/graph.ts";
import type { Node } from "../../src/ast/node.ts";
import { valueBuilder } from "../../src/functions/canonical.ts";
import { catalogue } from "../../src/functions/catalogue.ts";
import type { Entry } from "../../src/functions/entry.ts";
import { parse } from "../../src/parser/parse.ts";
import { formulaText, print, printedLength } from "../../src/print/formula-text.ts";
import { randomFormula, randomFrom } from "../support/random-formula.ts";
import { valueFormulas } from "./value-graphs.ts";

describe("formula text", () => {
  it.each([
    // Sums: grouped as in the text, a positive term first, a constant behind a chain.
    ["a+b+c", "a + b + c"],
    ["a+(b+c)", "a + (b + c)"],
    ["(a+b)+(c+d)", "a + b + (c + d)"],
    ["a-b-c", "a - b - c"],
    ["a-(b-c)", "a - (b - c)"],
    ["a-(b+c)", "a - (b + c)"],
    ["-t+d", "d - t"],
    ["-a-b", "-a - b"],
    ["-(a+b)", "-(a + b)"],
    ["-(a+b)+c", "c - (a + b)"],
    ["x+y+1", "x + y + 1"],
    ["x+y-1", "x + y - 1"],
    ["1-x", "1 - x"],
    ["1+x+x^2", "1 + x + x^2"],
    ["x^2+y^2+x", "x^2 + y^2 + x"],
    ["x^3-2*x^2+x-5", "x^3 - 2*x^2 + x - 5"],
    ["0.1 - 1 + x", "x - 0.9"],
    ["x - (-2)*y", "x + 2*y"],
    ["a - b*c/d", "a - b*c/d"],
    // Products and quotients: grouped as in the text, the sign in front.
    ["a*b*c", "a*b*c"],
    ["a*(b*c)", "a*(b*c)"],
    ["a*(b/c)", "a*(b/c)"],
    ["a/(b*c)", "a/(b*c)"],
    ["a/b/c", "a/b/c"],
    ["a/(b/c)", "a/(b/c)"],
    ["(a+b)*c", "(a + b)*c"],
    ["a*-b", "-a*b"],
    ["-(a*b)", "-a*b"],
    ["-(a*b)/c", "-a*b/c"],
    ["-(2/x)", "-2/x"],
    ["-2*(x*y)", "-2*(x*y)"],
    ["sin(x)*(x*y)", "x*y*sin(x)"],
    ["-(x*(0*x))", "-x*(0*x)"],
    ["-2*d*(d/v-t)/v^2", "-2*d*(d/v - t)/v^2"],
    ["-(2*d*(d/v-t))/v^2", "-2*d*(d/v - t)/v^2"],
    // Constants: short decimals, else fractions; halves are divisions.
    ["0.5*x", "x/2"],
    ["x/-8", "-x/8"],
    ["x*y/2", "x*y/2"],
    ["3*x/4", "3*x/4"],
    ["3/4*x", "0.75*x"],
    ["x/3", "x/3"],
    ["(1/3)*x", "1/3*x"],
    ["x/(1/3)", "x/(1/3)"],
    ["x+1/3", "1/3 + x"],
    ["0.1*x", "0.1*x"],
    ["1e300*x", "1e300*x"],
    ["1.7e308*x", "1.7e308*x"],
    ["1e-7*x", "1e-7*x"],
    ["1.5e-9*x", "1.5e-9*x"],
    ["100000000000000000001*x", "100000000000000000001*x"],
    ["1e308 + 1.7e308 + x", "1e308 + 1.7e308 + x"],
    ["-5e-324 + 6e-324", "-5e-324 + 6e-324"],
    ["(2/3)^-2*x", "2.25*x"],
    // Powers.
    ["(d/v-t)^2", "(d/v - t)^2"],
    ["x^-2", "x^-2"],
    ["x^-0.3", "x^(-0.3)"],
    ["x^(1/3)", "x^(1/3)"],
    ["2^-x", "2^(-x)"],
    ["(-2)^x", "(-2)^x"],
    ["0.5^x", "0.5^x"],
    ["-x^2", "-x^2"],
    ["(-x)^y", "(-x)^y"],
    ["2^3^x", "2^(3^x)"],
    ["(x^y)^z", "(x^y)^z"],
    ["(a*b)^2", "(a*b)^2"],
    ["x^0.5", "sqrt(x)"],
    ["e^x", "exp(x)"],
    // Conditions.
    ["0 < x < 1 ? x : 2", "0 < x and x < 1 ? x : 2"],
    ["x > 0 ? x : y > 0 ? y : 0", "x > 0 ? x : y > 0 ? y : 0"],
    ["x > 0 ? (y > 0 ? x : y) : 0", "x > 0 ? (y > 0 ? x : y) : 0"],
    ["(x > 0 ? 1 : 2) + x", "x + (x > 0 ? 1 : 2)"],
    ["max(x > 0 ? 1 : 2, y)", "max(x > 0 ? 1 : 2, y)"],
    ["not (x > 0 or y > 0) ? x : y", "x > 0 or y > 0 ? y : x"],
    ["not (x > 0) and y > 0 ? x : y", "not (x > 0) and y > 0 ? x : y"],
    ["(x > 0 or y > 0) and z > 0 ? x : y", "(x > 0 or y > 0) and z > 0 ? x : y"],
    ["x > 0 or (y > 0 or z > 0) ? x : y", "x > 0 or (y > 0 or z > 0) ? x : y"],
    ["x + 1 > 2*y ? x : y", "1 + x > 2*y ? x : y"],
    // Names.
    ["ln(x) + arcsin(y)", "log(x) + asin(y)"],
    ["max(x, max(y, 1))", "max(x, y, 1)"],
    ["π*r^2", "pi*r^2"],
    ["скорость*naïve*x₁*速度", "скорость*naïve*x₁*速度"],
  ])("%s is written %s", (text, expected) => {
    const formula = parse(text);
    expect(print(formula)).toBe(expected);
    expect(parse(expected, { graph: formula.graph }).root).toBe(formula.root);
  });

  it.each(Object.entries<Entry>(catalogue))("writes %s so that it reads back", (fn, entry) => {
    const graph = new Graph();
    const build = valueBuilder(graph);
    const [x, y] = [build.variable("x"), build.variable("y")];
    const condition = build.apply("<", x, y);
    const parts = entry.kind === "logic" ? [condition, build.apply(">", x, y)] : [x, y];
    const node = build.apply(fn, ...parts.slice(0, entry.parameters.length));
    const isNumber = entry.kind === "real";
    const root = isNumber ? build.apply("^", node, y) : build.conditional(node, x, y);
    for (const part of isNumber ? [node, root] : [root]) {
      expect(parse(formulaText(part), { graph }).root).toBe(part);
    }
  });

  it("reads back as the same node, whatever the formula typed", () => {
    const random = randomFrom(7);
    for (let i = 0; i < 3_000; i++) {
      const text = randomFormula(random, 1 + Math.floor(random() * 14));
      const formula = parse(text);
      expect(parse(print(formula), { graph: formula.graph }).root, text).toBe(formula.root);
    }
  });

  it("reads back as the same node, whatever the formula built", () => {
    assert(
      property(valueFormulas(30), ({ graph, root }) => {
        expect(parse(print({ graph, root }), { graph }).root).toBe(root);
      }),
      { numRuns: 2_000, seed: 11 },
    );
  });

  it.each([
    ["(2/3)^700*x", /^5\.26\d+e-123\/9\.65\d+\*x$/],
    ["(3/2)^700*x", /^\d+\.\d+\/0\.5\d+\*x$/],
    ["2^-1074*x", /^1e-323\/2\.02\d+\*x$/],
    ["1.23456789012345678901e-310*x", /^1\.23456789012345678901e-310\*x$/],
  ])("%s keeps to numbers that can be read", (text, expected) => {
    const formula = parse(text);
    expect(print(formula)).toMatch(expected);
    expect(parse(print(formula), { graph: formula.graph }).root).toBe(formula.root);
  });

  it("writes what the graph holds, though no text makes it so", () => {
    const graph = new Graph();
    const [x, y, three] = [graph.variable("x"), graph.variable("y"), graph.constant(3)];
    const neg = (node: Node): Node => graph.apply("neg", [node]);
    expect(formulaText(graph.apply("*", [x, three]))).toBe("x*3");
    expect(formulaText(graph.apply("*", [x, graph.constant(-3)]))).toBe("x*(-3)");
    expect(formulaText(graph.apply("*", [x, neg(y)]))).toBe("x*(-y)");
    expect(formulaText(graph.apply("+", [x, neg(neg(y))]))).toBe("x - (-y)");
    expect(formulaText(neg(graph.apply("*", [graph.constant(-2), x])))).toBe("-(-2*x)");
    expect(formulaText(graph.apply("^", [neg(x), three]))).toBe("(-x)^3");
  });
});

describe("the length of a text", () => {
  it("is known exactly before it is written", () => {
    assert(
      property(valueFormulas(30), ({ root }) => {
        const text = formulaText(root);
        expect(printedLength(root, 1_000_000)).toBe(text.length);
        expect(printedLength(root, 3)).toBe(Math.min(3, text.length));
      }),
      { numRuns: 500, seed: 12 },
    );
  });

  it("has a limit that can be set, up to and with its last character", () => {
    const formula = parse("a - (b - c)");
    expect(print(formula, { maxLength: 11 })).toBe("a - (b - c)");
    expect(() => print(formula, { maxLength: 10 })).toThrow(
      expect.objectContaining({
        code: "too-long-to-print",
        message: "written out, the formula has more than 10 characters, since it shares its parts",
      }),
    );
  });

  it("is refused where sharing makes it exponential, and counted all the same", () => {
    const graph = new Graph();
    const build = valueBuilder(graph);
    let root = build.apply("sin", build.variable("x"));
    for (let i = 0; i < 5_000; i++) root = build.apply("*", root, build.apply("cos", root));
    expect(printedLength(root, 1e9)).toBe(1e9);
    expect(() => print({ graph, root })).toThrow(
      expect.objectContaining({ code: "too-long-to-print" }),
    );
  });
});

const DEEP = 100_000;

describe(`a depth of ${DEEP.toLocaleString("en")}`, () => {
  type Grow = (build: Builder, inner: Node, x: Node) => Node;

  it.each<[string, Grow, string, string]>([
    ["calls", (build, inner) => build.apply("sin", inner), "sin(", "sin(y)"],
    ["products", (build, inner, x) => build.apply("*", inner, x), "*x", "y*x"],
    ["quotients", (build, inner, x) => build.apply("/", inner, x), "/x", "y/x"],
    ["quotients below", (build, inner, x) => build.apply("/", x, inner), "x/(", "x/y"],
    ["differences", (build, inner, x) => build.apply("-", inner, x), " - x", "y - x"],
    ["powers", (build, inner, x) => build.apply("^", x, inner), "x^(", "x^y"],
    ["else-branches", elseBranch, " : x < ", " : y"],
  ])("of %s is written", (_, grow, part, end) => {
    const graph = new Graph();
    const build = valueBuilder(graph);
    const [y, x] = [build.variable("y"), build.variable("x")];
    let root: Node = y;
    for (let i = 0; i < DEEP; i++) root = grow(build, root, x);
    const text = print({ graph, root }, { maxLength: 10_000_000 });
    expect(text.split(part).length).toBeGreaterThanOrEqual(DEEP);
    expect(text).toContain(end);
  });
});

const elseBranch = (build: Builder, inner: Node, x: Node): Node =>
  build.conditional(build.apply("<", x, build.constant(inner.id)), x, inner);
