/** Unicode text: what is written reads back as the same node, and looks as mathematics does. */
import { assert, property } from "fast-check";
import { describe, expect, it } from "vitest";
import { FormulaError } from "../../src/ast/formula-error.ts";
import { Graph } from "../../src/ast/graph.ts";
import type { Node } from "../../src/ast/node.ts";
import { valueBuilder } from "../../src/functions/canonical.ts";
import { catalogue } from "../../src/functions/catalogue.ts";
import type { Entry } from "../../src/functions/entry.ts";
import { parse } from "../../src/parser/parse.ts";
import { toUnicode, unicodeText } from "../../src/print/unicode.ts";
import { randomFormula, randomFrom } from "../support/random-formula.ts";
import { inRange } from "./in-range.ts";
import { valueFormulas } from "./value-graphs.ts";

describe("Unicode text", () => {
  it.each([
    ["(d/v - t)^2", "(d/v − t)²"],
    ["-2*d*(d/v - t)/v^2", "−2·d·(d/v − t)/v²"],
    ["a - b - c", "a − b − c"],
    ["-x/2 - y^2", "−x/2 − y²"],
    ["x - 1e-7", "x − 1e-7"],
    ["-1e-7*x", "−1e-7·x"],
    // Whole exponents are raised, others are not.
    ["x^10 + x^-1*y", "x¹⁰ + 1/x·y"],
    ["x^-12", "x⁻¹²"],
    ["-x^2", "−x²"],
    ["(-x)^2.5", "(−x)^2.5"],
    ["(x^2)^3", "(x²)³"],
    ["2^(x^2)", "2^(x²)"],
    ["2^5000", "2⁵⁰⁰⁰"],
    ["x^y", "x^y"],
    ["x^(1/3)", "x^(1/3)"],
    ["x^-0.3", "x^(−0.3)"],
    ["x^1e30", "x^1e30"],
    ["sin(x)^2", "sin(x)²"],
    // Roots reach over names and numbers only.
    ["sqrt(x)", "√x"],
    ["sqrt(2)*pi", "√2·π"],
    ["y*sqrt(pi)", "y·√π"],
    ["sqrt(x^2 + y^2)", "√(x² + y²)"],
    ["sqrt(sin(x))", "√(sin(x))"],
    ["sqrt(-x)", "√(−x)"],
    ["sqrt(1/3)", "√(1/3)"],
    ["sqrt(sqrt(x))", "√(√x)"],
    ["sqrt(x)^3", "(√x)³"],
    ["1/sqrt(x)", "1/√x"],
    ["-sqrt(x)", "−√x"],
    // Constants and conditions.
    ["2*pi*r", "2·π·r"],
    ["tau*alpha", "2·π·alpha"],
    ["max(x, -inf)", "max(x, −∞)"],
    ["x <= 1 and y >= 2 or z != 3 ? x : 0", "x ≤ 1 and y ≥ 2 or z ≠ 3 ? x : 0"],
    ["cbrt(x₁) + größe", "cbrt(x₁) + größe"],
  ])("%s is written %s", (text, expected) => {
    const formula = parse(text);
    expect(toUnicode(formula)).toBe(expected);
    expect(parse(expected, { graph: formula.graph }).root).toBe(formula.root);
  });

  it.each(Object.entries<Entry>(catalogue))("writes %s so that it reads back", (fn, entry) => {
    const graph = new Graph();
    const build = valueBuilder(graph);
    const [x, y] = [build.variable("x"), build.variable("y")];
    const condition = build.apply("<", x, y);
    const parts = entry.kind === "logic" ? [condition, build.apply(">", x, y)] : [x, y];
    const node = build.apply(fn, ...parts.slice(0, entry.parameters.length));
    const number = entry.kind === "real" ? node : build.conditional(node, x, y);
    const two = build.constant(2);
    for (const root of [number, build.apply("^", number, two), build.apply("^", two, number)])
      expect(parse(unicodeText(root), { graph }).root).toBe(root);
  });

  it("reads back as the same node, whatever the formula typed", () => {
    const random = randomFrom(21);
    for (let i = 0; i < 3_000; i++) {
      const text = randomFormula(random, 1 + Math.floor(random() * 14));
      const formula = parse(text);
      expect(parse(toUnicode(formula), { graph: formula.graph }).root, text).toBe(formula.root);
    }
  });

  it("reads back as the same node, whatever the formula built", () => {
    assert(
      property(valueFormulas(30), (formula) => {
        const text = inRange(() => toUnicode(formula));
        if (text !== undefined)
          expect(parse(text, { graph: formula.graph }).root).toBe(formula.root);
      }),
      { numRuns: 2_000, seed: 22 },
    );
  });

  it("leaves names alone, whatever is in them", () => {
    const graph = new Graph();
    expect(unicodeText(graph.variable("-"))).toBe("-");
  });

  it("has a length that is known before, and a limit", () => {
    const formula = parse("√x − y²");
    expect(toUnicode(formula, { maxLength: 7 })).toBe("√x − y²");
    expect(() => toUnicode(formula, { maxLength: 6 })).toThrow(FormulaError);
  });

  it("is written at a depth of 100,000", () => {
    const graph = new Graph();
    const build = valueBuilder(graph);
    const [x, two] = [build.variable("x"), build.constant(2)];
    let root: Node = x;
    for (let i = 0; i < 50_000; i++)
      root = build.apply("sqrt", build.apply("^", build.apply("+", root, x), two));
    const text = toUnicode({ graph, root }, { maxLength: 10_000_000 });
    expect(text.match(/²/g)).toHaveLength(50_000);
    expect(text.match(/√/g)).toHaveLength(50_000);
  });
});
