/** Whatever is typed is parsed or refused with a FormulaError that can be rendered. */
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Diagnostic } from "../../src/ast/diagnostic.ts";
import { FormulaError } from "../../src/ast/formula-error.ts";
import { Graph } from "../../src/ast/graph.ts";
import { diagnose } from "../../src/diagnostics/diagnose.ts";
import { differentiateNode, parse } from "../../src/parse.ts";
import { parseSyntax, readOnce } from "../../src/parser/parse.ts";
import { randomFrom } from "../support/random-formula.ts";
import { randomSums } from "../support/random-sums.ts";

/** What stops a reading that does not go on after a mistake. */
function firstMistake(text: string): Diagnostic | undefined {
  try {
    readOnce(text, new Graph(), differentiateNode);
  } catch (error) {
    if (error instanceof FormulaError) return error.diagnostics[0];
    throw error;
  }
  return undefined;
}

function accepts(text: string): boolean {
  try {
    expect(parse(text).text).toBe(text);
    expect(diagnose(text).every(({ severity }) => severity === "warning")).toBe(true);
    return true;
  } catch (error) {
    if (!(error instanceof FormulaError)) throw error;
    expect(error.render()).toContain(`[${error.code}]`);
    expect(error.text).toBe(text);
    const { start, end } = error.span ?? { start: 0, end: text.length };
    expect(0 <= start && start <= end && end <= text.length).toBe(true);
    const starts = error.diagnostics.map(({ span }) => span?.start ?? 0);
    expect(starts.length >= 1 && starts.length <= 10).toBe(true);
    expect(starts).toEqual(starts.toSorted((a, b) => a - b));
    if (starts.length < 10) expect(error.diagnostics).toContainEqual(firstMistake(text));
    expect(error.diagnostics[0]).toMatchObject({ code: error.code, message: error.message });
    return false;
  }
}

const token = fc.constantFrom(
  ..."x y e pi sin( max( log( f( ( ) ( ) , 1 2.5 .5 1e3 1e999 0x1F + - * / ^ ** < <= == != ! not and or ? : ? : ² ⁻¹ √ × ≤ true inf $ ; = ' \n".split(
    " ",
  ),
  ..."diff( diff(f, g( f( f'( f(x)= g(y)= q= q f g f' piecewise( # \n ; ; = 2".split(" "),
  ..."[ ] ] , x[ x[i] y[i] [1, sum( sum(i, product(j, 1, n, mean( max(i, max(i= any( norm( dot( length( i".split(
    " ",
  ),
);

/** Well-formed formulas with real values. */
const { formula } = fc.letrec((tie) => {
  const inner = tie("formula") as fc.Arbitrary<string>;
  return {
    formula: fc.oneof(
      { maxDepth: 5, depthIdentifier: "formula" },
      fc.constantFrom("x", "y", "2", "0.5", "pi", "é"),
      inner.map((a) => `(${a})`),
      inner.map((a) => `-${a}`),
      inner.map((a) => `sin(${a})`),
      fc
        .tuple(inner, fc.constantFrom("+", "-", "*", "/", "^"), inner)
        .map((parts) => parts.join("")),
      fc.tuple(inner, inner).map(([a, b]) => `max(${a}, ${b})`),
      fc.tuple(inner, inner, inner).map(([a, b, c]) => `(${a} < ${b} ? ${c} : ${a})`),
      fc.tuple(inner, inner).map(([a, b]) => `sum(i, v[i]*${a}) + product(j, 1, floor(${b}), j)`),
      inner.map((a) => `norm([${a}, v[1]])`),
    ),
  };
});

/** Definitions, right and wrong, and what may come of them, each with what ends it. */
const statement = fc.tuple(
  fc.constantFrom(
    ..."q = x|r = q*2|f(x) = x^2|f(x) = q*x|g(y) = f(y)/q|h(a, b) = a - f'(b)|p = x > 0|x = 3".split(
      "|",
    ),
    ..."g(x) = diff(f, x)|k(x) = k(x)|f|f''(q)|diff(g, y, 2)|w = [q, x, 2]|u = v|s(k) = v[k]|m(a) = dot(a, u)|sum(k, s(k))|mean(w)|max(i, v[i]*s(i))|m(w) + h(f(1), r)|p ? q : r|x + y|-q|# q".split(
      "|",
    ),
  ),
  fc.constantFrom("\n", "\n", ";", "; ", " +\n", "\n\n"),
);

describe("anything whatever", () => {
  it("any string is parsed or refused", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 50 }), (text) => void accepts(text)),
      {
        numRuns: 2_000,
      },
    );
  });

  it("any ASCII string is parsed or refused", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: "grapheme-ascii", maxLength: 50 }),
        (text) => void accepts(text),
      ),
      { numRuns: 2_000 },
    );
  });

  it("any soup of tokens is parsed or refused", () => {
    let accepted = 0;
    fc.assert(
      fc.property(fc.array(token, { maxLength: 25 }), fc.constantFrom("", " "), (soup, space) => {
        if (accepts(soup.join(space))) accepted++;
      }),
      { numRuns: 4_000, seed: 1 },
    );
    expect(accepted).toBeGreaterThan(50);
  });

  it("any sum that is cut about is parsed or refused", () => {
    const random = randomFrom(4);
    const place = (text: string): number => Math.floor(random() * (text.length + 1));
    let accepted = 0;
    for (let run = 0; run < 5_000; run++) {
      let text = randomSums(random, run % 8);
      for (let cut = 0; cut < run % 4; cut++) {
        const [from, other] = [place(text), place(text)];
        const piece = text.slice(other, other + Math.floor(random() * 4));
        text = text.slice(0, from) + piece + text.slice(from + Math.floor(random() * 3));
      }
      if (accepts(text)) accepted++;
    }
    expect(accepted).toBeGreaterThan(1_000);
  });

  it("any list of statements is parsed or refused", () => {
    let accepted = 0;
    fc.assert(
      fc.property(fc.array(statement, { maxLength: 6 }), (list) => {
        if (accepts(list.flat().join(""))) accepted++;
      }),
      { numRuns: 2_500, seed: 1 },
    );
    expect(accepted).toBeGreaterThan(80);
  });

  it("any well-formed formula is parsed, and its brackets change nothing", () => {
    fc.assert(
      fc.property(formula as fc.Arbitrary<string>, (text) => {
        const { graph, root } = parse(text);
        expect(parse(`((${text}))`, { graph }).root).toBe(root);
        expect(parseSyntax(text).span).toEqual({ start: 0, end: text.length });
      }),
      { numRuns: 1_000 },
    );
  });
});
