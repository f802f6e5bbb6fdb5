/**
 * The scheduler moves work into branches and shares it between them; whatever it does, a program
 * computes what plain evaluation of the selected nodes computes, to the bit.
 */
import { describe, expect, it } from "vitest";
import { type Formula, variableNames } from "../../src/ast/formula.ts";
import { interpreter } from "../../src/codegen/evaluate/interpret.ts";
import { inputValues } from "../../src/codegen/evaluate/inputs.ts";
import { plan } from "../../src/codegen/plan.ts";
import type { Gradient } from "../../src/codegen/point.ts";

import { differentiate, gradientOf } from "../../src/diff/differentiate.ts";
import { compile } from "../../src/compile.ts";
import { variablesByName } from "../../src/diff/wrt.ts";
import { gradientFunctions, valueFunction } from "../../src/kinds/functions.ts";
import { parse } from "../../src/parser/parse.ts";
import { planEvaluation } from "../../src/verify/evaluate.ts";
import { plainValue } from "../../src/verify/witnesses.ts";
import { type Random, randomFormula, randomFrom } from "../support/random-formula.ts";
import { readUnmade } from "../support/well-formed.ts";

type Point = Record<string, number>;

const KINDS: readonly string[] = ["value", "gradient", "valueAndGradient"];

/** Zeros compare equal whatever their sign, which is outside the promise. */
const unsigned = (value: number): number => (value === 0 ? 0 : value);

function expectPlainValues(
  formula: Formula,
  points: readonly Point[],
  kinds: readonly string[] = KINDS,
): void {
  const variables = variablesByName(formula);
  const names = variables.map(({ name }) => name);
  const planned = plan({
    formula,
    variables: variableNames(formula),
    wrt: names,
    functions: [
      valueFunction(formula),
      ...gradientFunctions(formula, names, () => gradientOf(formula, variables, "speed")),
    ],
  });
  for (const kind of kinds) {
    const one = planned.planned(kind);
    const { program } = one;
    expect(readUnmade(program)).toBe(undefined);
    const { run } = interpreter(program);
    const outputs = program.outputs.map((output) => planEvaluation(output));
    for (const at of points) {
      const ours = (run(inputValues(one, [at])) as number[]).map(unsigned);
      const expected = outputs.map((output) => unsigned(plainValue(output, at)));
      expect(ours, `${kind} of ${formula.text} at ${JSON.stringify(at)}`).toEqual(expected);
    }
  }
}

/** Every combination of signs, so that every combination of the tests below. */
const CORNERS: readonly Point[] = [1, -1].flatMap((x) =>
  [1, -1].flatMap((y) => [1, -1].flatMap((z) => [0.5, -0.7].map((w) => ({ x, y, z, w })))),
);

/** Branches whose tests overlap, and share calls with each other and with what they guard. */
function randomBranches(random: Random): string {
  const pick = <T>(items: readonly T[]): T => items[Math.floor(random() * items.length)]!;
  const test = (depth: number): string => {
    if (depth === 0 || random() < 0.2) return pick(["x > 0", "y > 0", "z > 0", "exp(w) > 1"]);
    const [a, b] = [test(depth - 1), test(depth - 1)];
    return pick([`not (${a})`, `(${a} and ${b})`, `(${a} or ${b})`]);
  };
  const number = (depth: number): string =>
    depth === 0
      ? pick(["exp(w)", "2*exp(w)", "sin(w)", "1", "0"])
      : `(${test(2)} ? ${number(depth - 1)} : ${number(depth - 1)})`;
  const terms = Array.from({ length: 1 + Math.floor(random() * 3) }, () =>
    number(1 + Math.floor(random() * 2)),
  );
  return [...terms, "0*(w + x + y + z)"].join(" + ");
}

describe("a program computes what was selected", () => {
  it("where branches overlap", () => {
    const random = randomFrom(1);
    for (let i = 0; i < 2_000; i++) {
      // Few are wrong where any is; the gradients of some say more than the values of all.
      const kinds = i % 10 === 0 ? KINDS : (["value"] as const);
      expectPlainValues(parse(randomBranches(random)), CORNERS, kinds);
    }
  });

  it("of second derivatives, with their guards", () => {
    const random = randomFrom(2);
    const points = [2, -3, 0, 1, 0.3].map((x) => ({ x, y: x + 0.5, z: 0.7 - x }));
    for (let i = 0; i < 150; i++) {
      const formula = parse(randomFormula(random, 1 + Math.floor(random() * 8)));
      for (const by of variableNames(formula)) {
        expectPlainValues(differentiate(formula, by), points);
      }
    }
  });

  it.each([
    // A negated test in a guard, that another branch needs only further in.
    "(not (exp(w) > 1 and z > 0) ? (not (x > 0) and not (y > 0) ? 2*exp(w) : sin(w)) : " +
      "(exp(w) > 1 ? exp(w) : 1)) + (not (y > 0) ? sin(w) : 1) + 0*x",
    // A test asked twice on the way to a call that stands in a test between.
    "(not (z > 0) or y > 0 and z > 0 ? 1 : 2*exp(w)) + " +
      "(y > 0 or x > 0 ? (exp(w) > 1 and z > 0 and (y > 0 or x > 0) ? exp(w) : 0) : 1)",
  ])("of %s", (text) => expectPlainValues(parse(text), CORNERS));

  it("of the second derivatives of a power that is the base of a power", () => {
    const points = [1.7382, 0.038, 0, 1, 3].flatMap((x) => [
      { x, z: 0.21878 },
      { x, z: 1 },
    ]);
    const formula = parse("(z^log2(x) + 0.5)^z");
    for (const by of ["x", "z"]) expectPlainValues(differentiate(formula, by), points);
  });

  it("of guards made of conjunctions, whose tests have places of their own", () => {
    const text = "min(asec(u[1]/3), z != v[1] ? max(z*x, z) : v[1] + atan(u[1]))";
    const at = { u: [4], v: [1], x: 0.7, z: 0.3 };
    expect(() => compile<number, Gradient>(text).hvp(at, at as never)).not.toThrow();
  });

  it("of what reads the states of a loop only where a later choice asks for it", () => {
    const text = "csch((1e-21/u[1])^tanh(product(j, 1, length(v), min(cot(sin(y)), v[j], y, x))))";
    const { hvp } = compile<number, Gradient>(text, { evaluate: "interpret" });
    const u = [1e-160, 5e-324, 1e-5, 1.2078, 9.9e8, 0.74109];
    const v = [4.2897, 1e30, 2.3714, 1e9, 4.0884, 1e-7];
    const at = { u, v, y: 1e6, x: 2.7207 };
    expect(() => hvp(at, at as never)).not.toThrow();
  });

  it("of choices that read states in their branches, where these are used in branches", () => {
    const text =
      "product(k, min(i = 2, 4, min(u[k], v[k], v[k] - 10))*v[k])/" +
      "piecewise(any(k, 1, length(v), y < x), z, any(i, 1, 3, v[1] < u[1]), x, min(i = 1, length(v), hypot(i, u[i], u[i])))";
    const at = {
      u: [1.7287, 3.6148, 2.8663, 0.65798, 4.3147, 2.7925],
      v: [1.8783, 0.11769, 2.2016, 3.0303, 4.8932, 2.8948],
      y: 2.257,
      x: 1.5914,
      z: 2.8836,
    };
    const { hessian } = compile<number, Gradient>(text, { evaluate: "interpret" });
    expect(() => hessian(at as never)).not.toThrow();
  });
});
