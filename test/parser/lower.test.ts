import { describe, expect, it } from "vitest";
import { Graph } from "../../src/ast/graph.ts";
import { valueBuilder } from "../../src/functions/canonical.ts";
import { callableNames, catalogue, resolveFunction } from "../../src/functions/catalogue.ts";
import { variableNames } from "../../src/ast/formula.ts";
import { lower } from "../../src/parser/lower.ts";
import { parse, parseSyntax } from "../../src/parser/parse.ts";
import type { Entry } from "../../src/functions/entry.ts";
import { lowered, showNode } from "./show.ts";

describe("what a formula is in the graph", () => {
  it.each([
    ["(d/v - t)^2", "^(+(/(d, v), neg(t)), 2)"],
    ["-x^2", "neg(^(x, 2))"],
    ["+x", "x"],
    ["pow(x, y)", "^(x, y)"],
    ["x**y", "^(x, y)"],
    ["ln(x)", "log(x)"],
    ["√x", "sqrt(x)"],
    ["max(x, y, z)", "max(x, y, z)"],
    ["log(x, 10)", "log10(x)"],
    ["log(x, 2)", "log2(x)"],
    ["log(x, 1 + 1)", "log2(x)"],
    ["log(x, b)", "/(log(x), log(b))"],
    ["0 < x < 1 ? x : 2", "?(and(<(0, x), <(x, 1)), x, 2)"],
    ["a < b < c < d ? 1 : 2", "?(and(and(<(a, b), <(b, c)), <(c, d)), 1, 2)"],
    ["a > 0 and not b > 0 ? 1 : 2", "?(and(>(a, 0), not(>(b, 0))), 1, 2)"],
    ["a > 0 or b > 0 ? 1 : 2", "?(or(>(a, 0), >(b, 0)), 1, 2)"],
    ["true ? x : y", "x"],
    ["false ? x : y", "y"],
  ])("%s is %s", (text, graph) => expect(lowered(text)).toBe(graph));
});

describe("constants", () => {
  it.each([
    ["pi*x", "*(pi, x)"],
    ["π*x", "*(pi, x)"],
    ["tau", "*(2, pi)"],
    ["e + x", "+(e, x)"],
    ["inf", "inf"],
    ["∞", "inf"],
  ])("%s is %s", (text, graph) => expect(lowered(text)).toBe(graph));

  it.each(["E", "Pi", "i", "NaN", "Infinity", "class", "constructor", "__proto__", "toString"])(
    "%s is a variable",
    (name) => expect(parse(name).root).toMatchObject({ kind: "variable", name }),
  );
});

describe("numbers are exact", () => {
  it.each([
    ["0.1", "1/10"],
    [".5", "1/2"],
    ["5.", "5"],
    ["1e-3", "1/1000"],
    ["2.5E+2", "250"],
    ["1_000_000", "1000000"],
    ["007", "7"],
    ["9007199254740993", "9007199254740993"],
    ["0e999999999", "0"],
    ["0.000", "0"],
    ["0.1 - 1", "-9/10"],
    ["2^3^2 - 2*(3 - 1/4)", "1013/2"],
    ["1e22", "10000000000000000000000"],
  ])("%s is %s", (text, value) => {
    const { root } = parse(text);
    expect(root.kind === "constant" && root.value.toFraction()).toBe(value);
  });
});

describe("every callable name of the catalogue", () => {
  it.each(callableNames())("%s applies its function", (name) => {
    const fn = resolveFunction(name)!;
    const { parameters, ...entry }: Entry = catalogue[fn];
    // One operand of some would be a vector.
    const isVariadic = entry.kind === "real" && entry.variadic === true;
    const operands = isVariadic ? ["x0", "x1"] : parameters.map((_, index) => `x${index}`);
    const graph = new Graph();
    const expected = valueBuilder(graph).apply(fn, ...operands.map((one) => graph.variable(one)));
    expect(parse(`${name}(${operands.join(", ")})`, { graph }).root).toBe(expected);
  });
});

describe("formulas", () => {
  it("keeps its text and lists variables in the order of the text", () => {
    const formula = parse("(d/v - t)^2 + d");
    expect(formula.text).toBe("(d/v - t)^2 + d");
    expect(variableNames(formula)).toEqual(["d", "v", "t"]);
  });

  it("builds in the graph that is given", () => {
    const graph = new Graph();
    const first = parse("x + y", { graph });
    expect(parse("y + x", { graph }).root).toBe(first.root);
    expect(first.graph).toBe(graph);
  });

  it.each([undefined, null, 1, {}, ["x"]])("refuses %s, which is no text", (value) => {
    expect(() => parse(value as unknown as string)).toThrow(TypeError);
    expect(() => parse(value as unknown as string)).toThrow(/^a formula is a text; this is /);
  });
});

describe("scope", () => {
  it("binds names to nodes before anything else has a say", () => {
    const graph = new Graph();
    const [u, v] = [graph.variable("u"), graph.variable("v")];
    const scope = new Map([
      ["x", u],
      ["e", v],
      ["sin", u],
    ]);
    const tree = parseSyntax("x*e + sin*y + sin(x)");
    expect(showNode(lower(tree, valueBuilder(graph), scope))).toBe(
      "+(+(*(u, v), *(u, y)), sin(u))",
    );
  });

  it("knows a truth value by its node", () => {
    const graph = new Graph();
    const truth = graph.apply("<", [graph.variable("u"), graph.variable("v")]);
    const tree = parseSyntax("p ? 1 : 2");
    expect(showNode(lower(tree, valueBuilder(graph), new Map([["p", truth]])))).toBe(
      "?(<(u, v), 1, 2)",
    );
    expect(() => lower(parseSyntax("p + 1"), valueBuilder(graph), new Map([["p", truth]]))).toThrow(
      "this is a condition",
    );
  });
});
