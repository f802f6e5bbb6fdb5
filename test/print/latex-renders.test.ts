/** LaTeX renders: KaTeX, at its strictest, takes whatever is written. */
import { assert, property } from "fast-check";
import { renderToString } from "katex";
import { describe, expect, it } from "vitest";
import { variableNames } from "../../src/ast/formula.ts";
import { Graph } from "../../src/ast/graph.ts";
import { differentiate } from "../../src/diff/differentiate.ts";
import { catalogue } from "../../src/functions/catalogue.ts";
import type { Entry } from "../../src/functions/entry.ts";
import { parse } from "../../src/parse.ts";
import { latexText, toLatex } from "../../src/print/latex.ts";
import { randomFormula, randomFrom } from "../support/random-formula.ts";
import { inRange } from "./in-range.ts";
import { valueFormulas } from "./value-graphs.ts";

type Strictness = "error" | "ignore";

function render(latex: string, strict: Strictness = "error"): string {
  return renderToString(latex, { throwOnError: true, strict, output: "mathml" });
}

describe("KaTeX renders", () => {
  it("nothing that is wrong", () => {
    expect(() => render(String.raw`\frac{x}`)).toThrow("KaTeX parse error");
    expect(() => render(String.raw`\operatornam{x}`)).toThrow("KaTeX parse error");
  });

  it.each(Object.entries<Entry>(catalogue))("%s, and powers of it", (fn, entry) => {
    const graph = new Graph();
    const operands = ["x", "y"]
      .map((name) => graph.variable(name))
      .slice(0, entry.parameters.length);
    const node = graph.apply(fn, operands);
    render(latexText(node));
    if (entry.kind === "real") render(latexText(graph.apply("^", [node, graph.constant(2)])));
  });

  it("whatever formula is typed, and its derivatives", () => {
    const random = randomFrom(17);
    for (let i = 0; i < 300; i++) {
      const formula = parse(randomFormula(random, 1 + Math.floor(random() * 10)));
      render(toLatex(formula));
      for (const name of variableNames(formula)) {
        const partial = differentiate(formula, name, { for: "reading" });
        const latex = inRange(() => toLatex(partial, { maxLength: 10_000 }));
        if (latex !== undefined) render(latex);
      }
    }
  });

  it("whatever formula is built", () => {
    assert(
      property(valueFormulas(20), (formula) => {
        const latex = inRange(() => toLatex(formula, { maxLength: 10_000 }));
        if (latex !== undefined) render(latex);
      }),
      { numRuns: 500, seed: 18 },
    );
  });

  // Letters of other scripts are taken, though with a warning: strictly, TeX knows few of them.
  it.each<[string, Strictness]>([
    ["alpha_max", "error"],
    ["speed1", "error"],
    ["__proto__", "error"],
    ["a{b}$%", "error"],
    [String.raw`a\b^ c`, "error"],
    ["Ω", "error"],
    ["x₁_2", "error"],
    ["naïve", "ignore"],
    ["скорость", "ignore"],
    ["速度", "ignore"],
    ["q\u0333", "ignore"],
    ["हिन्दी", "ignore"],
  ])("a variable %s", (name, strict) => {
    render(latexText(new Graph().variable(name)), strict);
  });
});
