/** MathJSON: golden trees, and that another reader finds in them what the formula says. */
import { assert, property } from "fast-check";
import { describe, expect, it } from "vitest";
import { FormulaError } from "../../src/ast/formula-error.ts";
import { Graph } from "../../src/ast/graph.ts";
import type { Node } from "../../src/ast/node.ts";
import { valueBuilder } from "../../src/functions/canonical.ts";
import { catalogue } from "../../src/functions/catalogue.ts";
import type { Entry } from "../../src/functions/entry.ts";
import { parse } from "../../src/parser/parse.ts";
import { mathJsonText, type MathJson, toMathJson } from "../../src/print/math-json.ts";
import { planEvaluation } from "../../src/verify/evaluate.ts";
import { plainValue } from "../../src/verify/witnesses.ts";
import { randomFormula, randomFrom } from "../support/random-formula.ts";
import { inRange } from "./in-range.ts";
import { mathJsonValue } from "./math-json-value.ts";
import { valueFormulas } from "./value-graphs.ts";

describe("MathJSON", () => {
  it.each<[string, string]>([
    // Sums and products that group to the left are one list.
    ["(d/v - t)^2", `["Power", ["Subtract", ["Divide", "d", "v"], "t"], 2]`],
    ["a + b + c", `["Add", "a", "b", "c"]`],
    ["a + (b + c)", `["Add", "a", ["Add", "b", "c"]]`],
    ["a - b - c", `["Add", "a", ["Negate", "b"], ["Negate", "c"]]`],
    ["a - 2*b", `["Subtract", "a", ["Multiply", 2, "b"]]`],
    ["a - b/2", `["Subtract", "a", ["Divide", "b", 2]]`],
    ["1/2 + x + y", `["Add", 0.5, "x", "y"]`],
    ["x - 1", `["Subtract", "x", 1]`],
    ["1 - x", `["Subtract", 1, "x"]`],
    ["x^3 - 2*x + 1", `["Add", ["Power", "x", 3], ["Multiply", -2, "x"], 1]`],
    ["2*x*y", `["Multiply", 2, "x", "y"]`],
    ["2*(x*y)", `["Multiply", 2, ["Multiply", "x", "y"]]`],
    ["-(a*b)", `["Negate", ["Multiply", "a", "b"]]`],
    ["x/2*y", `["Multiply", ["Divide", "x", 2], "y"]`],
    ["-x/4", `["Negate", ["Divide", "x", 4]]`],
    // Numbers.
    ["0.1*x", `["Multiply", 0.1, "x"]`],
    ["-x/3", `["Negate", ["Divide", "x", 3]]`],
    ["-2/3*x", `["Multiply", ["Rational", -2, 3], "x"]`],
    ["1e22 + 1e-7*x", `["Add", 1e22, ["Multiply", 1e-7, "x"]]`],
    ["2^64", `{"num": "18446744073709551616"}`],
    ["-(2^64)", `{"num": "-18446744073709551616"}`],
    ["2^64/3*x", `["Multiply", ["Rational", {"num": "18446744073709551616"}, 3], "x"]`],
    // Functions and constants.
    ["pi*e^x + inf", `["Add", ["Multiply", "Pi", ["Exp", "x"]], "PositiveInfinity"]`],
    ["log(x) + log2(y) + lg(z)", `["Add", ["Ln", "x"], ["Log", "y", 2], ["Log", "z", 10]]`],
    ["sqrt(x)*cbrt(y)", `["Multiply", ["Sqrt", "x"], ["Root", "y", 3]]`],
    ["max(x, y, 1)", `["Max", "x", "y", 1]`],
    ["hypot(x, y, 3)", `["Norm", ["List", "x", "y", 3]]`],
    ["atan2(y, x) + acot(z)", `["Add", ["Arctan2", "y", "x"], ["Arctan", ["Divide", 1, "z"]]]`],
    ["sigmoid(x)", `["sigmoid", "x"]`],
    // Conditions.
    ["x > 0 ? x : 0", `["Which", ["Greater", "x", 0], "x", "True", 0]`],
    [
      "x < 0 ? 1 : x <= 1 ? 2 : 3",
      `["Which", ["Less", "x", 0], 1, ["LessEqual", "x", 1], 2, "True", 3]`,
    ],
    [
      "x > 0 and y != 0 and not (z == 1 or z == 2) ? 1 : 0",
      `["Which", ["And", ["Greater", "x", 0], ["NotEqual", "y", 0], ` +
        `["Not", ["Or", ["Equal", "z", 1], ["Equal", "z", 2]]]], 1, "True", 0]`,
    ],
  ])("%s", (text, expected) => {
    const formula = parse(text);
    expect(mathJsonText(formula.root)).toBe(expected);
    expect(toMathJson(formula)).toEqual(JSON.parse(expected));
  });

  it.each<[string, MathJson]>([
    ["x", "x"],
    ["__proto__", "__proto__"],
    ["x_u1", "x_u1"],
    // Beyond ASCII a text is a symbol only if it says so.
    ["größe", { sym: "größe" }],
    ["α", { sym: "α" }],
    ["D", "D"],
    ["T0", "T0"],
    ["Omega", "Omega"],
    // Names that the library has, or may have.
    ["i", "i_"],
    ["NaN", "NaN_"],
    ["Mean", "Mean_"],
    ["Arctan2", "Arctan2_"],
    ["Pi", "Pi_"],
    ["Pi_", "Pi__"],
    ["Gamma", "Gamma_"],
    // Characters that symbols cannot have.
    ["x₁", "x_u2081_"],
    ["a b", "a_u20_b"],
    ["a_u20_b", "a_u5f_u20_b"],
    ["1x", "_u31_x"],
    [`"`, "_u22_"],
  ])("writes a variable %s as a symbol", (name, expected) => {
    const graph = new Graph();
    expect(toMathJson({ graph, root: graph.variable(name) })).toEqual(expected);
  });

  it("gives different names different symbols", () => {
    const parts = ["_", "u", "5f", "20", " ", "Pi", "i", "₁"];
    const names = parts.flatMap((a) =>
      parts.flatMap((b) => parts.flatMap((c) => parts.map((d) => a + b + c + d))),
    );
    const graph = new Graph();
    const symbols = new Set(names.map((name) => mathJsonText(graph.variable(name))));
    expect(symbols.size).toBe(new Set(names).size);
  });

  const AT = { x: 0.75, y: -1.5, z: 2.5 };

  function expectValue(root: Node): void {
    const text = inRange(() => mathJsonText(root, 20_000));
    if (text === undefined) return;
    const read = mathJsonValue(JSON.parse(text) as MathJson, AT) as number;
    const ours = plainValue(planEvaluation(root), AT);
    // The sign of a zero is nobody's concern.
    if (read !== 0 || ours !== 0) expect(read, text).toBe(ours);
  }

  it.each(Object.entries<Entry>(catalogue))("says what %s is", (fn, entry) => {
    const graph = new Graph();
    const build = valueBuilder(graph);
    const numbers = [
      ["x", "y"],
      ["y", "x"],
      ["z", "x"],
    ].map((names) => names.map((name) => build.variable(name)));
    for (const operands of numbers) {
      const [x, y] = operands as [Node, Node];
      const truths = [build.apply("<", x, y), build.apply("<", build.constant(0), y)];
      const given = entry.kind === "logic" ? truths : operands;
      const node = build.apply(fn, ...given.slice(0, entry.parameters.length));
      expectValue(entry.kind === "real" ? node : build.conditional(node, x, y));
    }
  });

  it("has the value of the formula to the bit, whatever is typed", () => {
    const random = randomFrom(19);
    for (let i = 0; i < 2_000; i++) {
      const { root } = parse(randomFormula(random, 1 + Math.floor(random() * 14)));
      expectValue(root);
    }
  });

  it("has the value of the formula to the bit, whatever is built", () => {
    assert(
      property(valueFormulas(30), ({ root }) => expectValue(root)),
      { numRuns: 1_000, seed: 20 },
    );
  });

  it("is refused where sharing makes it exponential", () => {
    const graph = new Graph();
    const build = valueBuilder(graph);
    let root = build.apply("sin", build.variable("x"));
    for (let i = 0; i < 5_000; i++) root = build.apply("*", root, build.apply("cos", root));
    expect(() => toMathJson({ graph, root })).toThrow(
      expect.objectContaining({ code: "too-long-to-print" }),
    );
    const text = `["Add", "x", "y"]`;
    const sum = parse("x + y");
    expect(toMathJson(sum, { maxLength: text.length })).toEqual(["Add", "x", "y"]);
    expect(() => toMathJson(sum, { maxLength: text.length - 1 })).toThrow(FormulaError);
  });

  it("is written at a depth of 30,000", () => {
    const graph = new Graph();
    const build = valueBuilder(graph);
    const [x, y] = [build.variable("x"), build.variable("y")];
    let [call, sum, chain]: Node[] = [x, x, y];
    for (let i = 0; i < 30_000; i++) {
      call = build.apply("sin", call!);
      sum = build.apply("-", sum!, y);
      chain = build.conditional(build.apply("<", x, build.constant(i)), x, chain!);
    }
    const json = (root: Node): MathJson => toMathJson({ graph, root }, { maxLength: 10_000_000 });
    let [depth, inner] = [0, json(call!)];
    for (; Array.isArray(inner); depth++) inner = inner[1] as MathJson;
    expect([depth, inner]).toEqual([30_000, "x"]);
    expect(json(sum!)).toHaveLength(30_002);
    expect(json(chain!)).toHaveLength(60_003);
  });
});
