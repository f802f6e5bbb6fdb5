/**
 * Every kind of derivative against dual numbers and differences, on formulas that were generated:
 * second derivatives by duals pushed through the graph of the first, whose value is the code's.
 */
import { describe, expect, it } from "vitest";
import { FormulaError } from "../../src/ast/formula-error.ts";
import { compile } from "../../src/compile.ts";
import { emit } from "../../src/emit.ts";
import type { Kind } from "../../src/kinds/kind.ts";
import { parse } from "../../src/parse.ts";
import { applies, kindCertificate, ofOne, ofSeveral } from "../support/kind-certificate.ts";
import { type Random, randomFormula, randomFrom } from "../support/random-formula.ts";
import { randomLoops } from "../support/random-loops.ts";

const numbers = [
  "(d/v - t)^2",
  "x^2*y + sin(x*y)",
  "x*y*z*u",
  "100*(y - x^2)^2 + (1 - x)^2",
  "x^y*log(x)",
  "(x > 0 ? sqrt(x)*y : x^2) + max(x, y)*abs(y)",
  "atan2(x, y)/hypot(x, y, z)",
  "x - z^(z > 0.1 ? y : 2)",
  "z^sum(i, 1, 2, z > 0.1 ? y*i : 1)",
  "z^([z > 0.1 ? y : 2, x][1])",
  "z^((z > 0.1 ? y : 2) + (z > 0.2 ? x : 1))",
  "sum(i, 1, 4, x^i*y)/product(i, 1, 3, x + i*y)",
];

const vectors = [
  "sum(i, 1, length(x) - 1, 100*(x[i+1] - x[i]^2)^2 + (1 - x[i])^2)",
  "log(sum(i, exp(x[i])))",
  "product(x)",
  "a*sum(i, w[i]*x[i]^2)",
  "sum(i, sum(j, 1, i, x[i]*y[j]*a))",
  "sum(i, x[i] > 0 ? sqrt(x[i])*a : sin(x[i]))",
  "sum(i, log(sum(j, exp(x[i]*x[j]))))",
  "product(i, a*x[i] + b)",
  "mean(i, (60*d[i]/v - t[i])^2)",
  "x[1]*x[2]^2 + dot(x, x)",
  "sum(i, product(j, x[i] + y[j]))",
  "max(j, sum(k, 0, 2, atan(u[j]))*u[j])",
  "a*min(i, (x[i] - a)^2)",
  "sum(j, u[j]^2*j + [x, y][j])",
  "sum(j, u[j]*j + [x, y^2][j])",
  // n is whole, also where derivatives only count by it.
  "sum(i, 1, 3, sum(j, 1, n, sum(k, 1, length(u), v[k])))",
];

describe.each([...numbers, ...vectors])("%s", (text) => {
  const formula = parse(text);
  it.each(ofOne.filter((kind) => applies(formula, kind)))("%s", (kind) => {
    const { verdict, disagreements } = kindCertificate(formula, kind);
    expect(disagreements).toEqual([]);
    expect(verdict).toBe("agrees");
  });
});

describe.each([
  "[r*cos(p), r*sin(p)]",
  "[x[1]^2*a, sum(i, x[i]*a), a]",
  "[x > 0 ? sqrt(x) : 0, x*y, y/x, 2]",
])("%s", (text) => {
  it.each(ofSeveral)("%s", (kind) => {
    const { verdict, disagreements } = kindCertificate(parse(text), kind);
    expect(disagreements).toEqual([]);
    expect(verdict).toBe("agrees");
  });
});

/** Points at which formulas from a generator were compared; none may disagree. */
function compared(
  make: (random: Random, size: number) => string,
  kind: Kind,
  count: number,
): number {
  const random = randomFrom(7);
  let points = 0;
  for (let i = 0; i < count; i++) {
    const formula = parse(make(random, 3 + (i % 6)));
    if (!applies(formula, kind)) continue;
    try {
      const found = kindCertificate(formula, kind);
      expect(found.disagreements, formula.text).toEqual([]);
      points += found.points.inside;
    } catch (error) {
      // A formula that does not change with a variable does not determine it.
      if (!(error instanceof FormulaError && error.code === "not-determined")) throw error;
    }
  }
  return points;
}

it("mixed derivatives of a power are right where the exponent varies through 0", () => {
  const { hessian } = compile<number, { x: number; y: number }>("(x + 2)^y");
  const { x, y } = hessian({ x: 0, y: 0 });
  expect([x.x + 0, x.y, y.x]).toEqual([0, 0.5, 0.5]);
  expect(y.y).toBeCloseTo(Math.log(2) ** 2, 15);
});

it("nothing is left behind by a sum of which no turn takes the branch", () => {
  // The logarithm of the base has no value where no exponent moves.
  const { gradient, hessian } = compile<number, { z: number; y: number }>(
    "z^sum(i, 1, 2, z*i > 0.1 ? y*i : 1)",
  );
  const at = { z: -0.2, y: 1 };
  expect(gradient(at)).toEqual({ z: expect.closeTo(-0.4, 14) as number, y: 0 });
  expect(hessian(at).y).toEqual({ z: 0, y: 0 });
});

it("finds the largest term where the rows of a Hessian stand still", () => {
  // The term is summed in another order for speed; it must not be compared with the maximum so.
  const { hessian, hvp } = compile<number, Record<string, Float64Array>>(
    "max(j, sum(k, 0, 2, atan(u[j]))*u[j])",
  );
  const at = { u: [0.038224, 0.87731, 0.80377] };
  const slope = (6 / (1 + at.u[1]! ** 2)) * (1 - at.u[1]! ** 2 / (1 + at.u[1]! ** 2));
  expect(hessian(at)["u"]!["u"]![4]).toBeCloseTo(slope, 14);
  expect(hvp(at, { u: [0, 1, 0] })["u"]![1]).toBeCloseTo(slope, 14);
});

it("readable derivatives that are a list of one are compared as such", () => {
  const text = "f(a) = sin(a)/a; f(x)*f'(y) + f''(x*y)";
  const { certificate } = emit(text, { kinds: ["jvp"], points: 1 });
  expect(certificate.verdict).toBe("agrees");
});

describe("formulas that were generated", () => {
  it.each(ofOne)("%s", (kind) => {
    expect(compared(randomFormula, kind, 50)).toBeGreaterThan(100);
  });

  it.each(ofOne.filter((kind) => kind !== "derivative"))("with loops: %s", (kind) => {
    expect(compared(randomLoops, kind, 30)).toBeGreaterThan(20);
  });
});
