/** The catalogue is complete and consistent: one loop, so that a new entry is tested by existing. */
import { describe, expect, it } from "vitest";
import { compile } from "../../src/compile.ts";
import { Graph } from "../../src/ast/graph.ts";
import { catalogue } from "../../src/functions/catalogue.ts";
import { valueBuilder } from "../../src/functions/canonical.ts";
import type { Entry } from "../../src/functions/entry.ts";
import { kernels } from "../../src/functions/kernels.ts";
import { instantiate } from "../../src/codegen/instantiate.ts";
import { parse, parseSyntax } from "../../src/parser/parse.ts";
import { print } from "../../src/print/formula-text.ts";
import { samplePoints } from "../../src/verify/sample.ts";
import { randomFrom } from "../support/random-formula.ts";

const entries = Object.entries(catalogue) as [string, Entry][];

it("has each name once", () => {
  const names = entries.flatMap(([name, { aliases = [] }]) => [name, ...aliases]);
  expect(names.length).toBe(new Set(names).size);
});

describe.each(entries)("%s", (name, entry) => {
  it("says what it is", () => {
    expect(entry.summary).toMatch(/\S/);
    if (entry.js.kernel !== undefined) expect(Object.keys(kernels)).toContain(entry.js.kernel);
  });

  if (entry.kind !== "real" || entry.parameters.length === 0) return;

  it("has a partial for each operand, and a sample and domain where given", () => {
    const count = entry.parameters.length;
    const lists = [entry.partials, entry.textbook, entry.adjoints, entry.domain, entry.sample];
    for (const list of lists) if (list !== undefined) expect(list.length).toBe(count);
  });

  it("has rules that use only their own names", () => {
    const own = new Set([...entry.parameters, "self", "seed", "ties", "y", "pi"]);
    const texts = [entry.partials, entry.textbook, entry.adjoints, entry.ofTwo];
    for (const text of texts.flatMap((list) => list ?? [])) {
      if (text === null) continue;
      parseSyntax(text);
      for (const [used] of text.matchAll(/[a-z]\w*(?![\w(])/gi)) expect(own).toContain(used);
    }
  });

  it("is spelled in JavaScript as its kernel computes", () => {
    if (entry.variadic) return;
    const graph = new Graph();
    const build = valueBuilder(graph);
    const operands = entry.parameters.map((parameter) => build.variable(parameter));
    const { points } = samplePoints(
      { graph, root: build.apply(name, ...operands) },
      { count: 200 },
    );
    const text = entry.js.text.replace("$*", "$0, $1").replace(/\$(\d)/g, "(at[$1])");
    const spelled = instantiate<(at: number[]) => number>("at", `return ${text};`, {});
    for (const at of points) {
      const values = entry.parameters.map((parameter) => at[parameter]!);
      expect(spelled(values)).toBe(entry.kernel(...values));
    }
  });
});

describe("value nodes", () => {
  it.each([
    ["0.1 - 1", "-0.9"],
    ["0.1 + 0.2", "0.3"],
    ["1/3 + 1/6", "0.5"],
    ["4^0.5", "2"],
    ["8^(1/3)", "2"],
    ["2^10", "1024"],
    ["2^0.5", "sqrt(2)"],
    ["1/0", "1/0"],
    ["0^0", "1"],
    ["9^9^9^9", "9^(9^387420489)"],
    ["floor(-1.5)", "-2"],
    ["round(2.5)", "3"],
    ["round(-2.5)", "-3"],
    ["mod(-1, 3)", "2"],
    ["max(1, 1/3)", "1"],
    ["1 < 2 ? 3 : 4", "3"],
    ["1e308*10", "1e308*10"],
  ])("%s folds to %s", (text, expected) => expect(print(parse(text))).toBe(expected));

  it("keep every bit of what is written", () => {
    const random = randomFrom(5);
    for (let i = 0; i < 300; i++) {
      // Sums, products and calls of variables alone: nothing exact to fold, so all bits must stay.
      const [a, b, c] = [random(), random() * 10, -random()];
      const formula = parse("(a - b)*(-c)/(b*c - (-a)) + (a + a)/2 - -(b/c)*sin(a - c)");
      const written = ((a - b) * -c) / (b * c - -a) + (a + a) / 2 - -(b / c) * Math.sin(a - c);
      expect(compile(formula).value({ a, b, c })).toBe(written);
    }
  });
});
