/** Derivatives for machines: the same values, for less work, and the formula's own nodes as they are. */
import { describe, expect, it } from "vitest";
import type { Formula } from "../../src/ast/formula.ts";
import type { Node } from "../../src/ast/node.ts";
import { postorder, variablesOf } from "../../src/ast/traverse.ts";
import { gradientOf } from "../../src/diff/differentiate.ts";
import { parse } from "../../src/parse.ts";
import { formulaText } from "../../src/print/formula-text.ts";
import { operationsOf } from "../../src/simplify/operations.ts";
import { economical } from "../../src/simplify/speed/economy.ts";
import { loadPrecise } from "../../src/verify/precise.ts";
import type { Point } from "../../src/verify/points.ts";
import { samplePoints } from "../../src/verify/sample.ts";
import { randomFormula, randomFrom } from "../support/random-formula.ts";

const precise = await loadPrecise({ digits: 30 });

interface Forms {
  readonly formula: Formula;
  readonly before: readonly Node[];
  readonly after: readonly Node[];
}

function formsOf(text: string): Forms {
  const formula = parse(text);
  const { graph, root } = formula;
  const before = gradientOf(formula, variablesOf([root]), "speed");
  return { formula, before, after: economical(graph, before, new Set(postorder([root]))) };
}

describe("cheaper forms of derivatives", () => {
  it.each([
    ["constants that meet are one", "erf((a - b)/sqrt(2))", "*(2/sqrt(2)/sqrt(pi))"],
    [
      "what all derivatives multiply is multiplied once",
      "y*(a - x*c)^2",
      "; 2*(y*(a - x*c)); -2*(y*(a - x*c))*",
    ],
    ["a factor of two cancels against a half", "sqrt(x^2 + y^2)", "x*(1/sqrt(x^2 + y^2))"],
    ["a quotient of a quotient is one", "log(a/b)", "1/a"],
    ["a reciprocal's reciprocal is what it is of", "(1/x)^y*z", "x*y"],
    ["division by a number is a product", "x*y/100", "0.01*y"],
  ])("%s: %s", (_, text, part) => {
    const { after } = formsOf(text);
    expect(after.map((node) => formulaText(node)).join("; ")).toContain(part);
  });

  it("use products that the value computes", () => {
    const { formula, before, after } = formsOf("sqrt((a*cos(p) + b)^2 + (a*sin(p) - b)^2)");
    const whole = (nodes: readonly Node[]): number => operationsOf([formula.root, ...nodes]);
    expect(whole(after)).toBeLessThan(whole(before));
    const own = new Set(postorder([formula.root]));
    const used = postorder(after)
      .filter((node) => own.has(node))
      .map((node) => formulaText(node));
    expect(used).toEqual(expect.arrayContaining(["a*cos(p)", "a*sin(p)"]));
  });

  it("divide once by what several quotients are by", () => {
    const { after } = formsOf("exp(x*y/log(z))");
    const divisors = postorder(after).flatMap((node) =>
      node.kind === "apply" && node.fn === "/" ? [formulaText(node.operands[1]!)] : [],
    );
    expect(divisors.filter((divisor) => divisor === "log(z)")).toHaveLength(2);
  });

  it("have the values that the derivatives have, for random formulas", () => {
    const random = randomFrom(71);
    let compared = 0;
    for (let round = 0; round < 150; round++) {
      const { formula, before, after } = formsOf(randomFormula(random, 2 + (round % 12)));
      const { points } = samplePoints<Point>(formula, { count: 3 });
      for (const at of points) {
        precise.within((numbers) => {
          before.forEach((node, place) => {
            const [was, is] = [node, after[place]!].map((root) =>
              numbers.value({ graph: formula.graph, root }, at),
            );
            const size = was!.abs().toNumber();
            if (!Number.isFinite(size) || size > 1e30) return;
            const told = `${formulaText(formula.root)} at ${JSON.stringify(at)}`;
            expect(is!.sub(was!).abs().toNumber(), told).toBeLessThanOrEqual(1e-20 * size + 1e-40);
            compared += 1;
          });
        });
      }
    }
    expect(compared).toBeGreaterThan(300);
  });

  it("take less work, for random formulas", () => {
    const random = randomFrom(72);
    let [was, is] = [0, 0];
    for (let round = 0; round < 200; round++) {
      const { formula, before, after } = formsOf(randomFormula(random, 2 + (round % 16)));
      const [old, own] = [before, after].map((nodes) => workOf([formula.root, ...nodes]));
      expect(own!, formulaText(formula.root)).toBeLessThanOrEqual(1.25 * old! + 3);
      [was, is] = [was + old!, is + own!];
    }
    expect(is).toBeLessThan(was);
  });
});

/** Operations, a division as three of them. */
function workOf(roots: readonly Node[]): number {
  const divisions = postorder(roots).filter((node) => node.kind === "apply" && node.fn === "/");
  return operationsOf(roots) + 2 * divisions.length;
}
