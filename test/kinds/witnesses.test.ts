/**
 * Every kind of derivative against dual numbers and differences, on formulas that were generated:
 * second derivatives by duals pushed through the graph of the first, whose value is the code's.
 */
import { describe, expect, it } from "vitest";
import { FormulaError } from "../../src/ast/formula-error.ts";
import { type Formula, variableNames } from "../../src/ast/formula.ts";
import { compile } from "../../src/compile.ts";
import { plan } from "../../src/codegen/plan.ts";
import { variablesByName } from "../../src/diff/wrt.ts";
import { kindSubject } from "../../src/evidence/kinds.ts";
import { functionsOf } from "../../src/kinds/functions.ts";
import { type Kind, KINDS } from "../../src/kinds/kind.ts";
import { parse } from "../../src/parse.ts";
import { certify } from "../../src/verify/certificate.ts";
import { type Random, randomFormula, randomFrom } from "../support/random-formula.ts";
import { randomLoops } from "../support/random-loops.ts";

const ORDER = 2;

/**
 * The certificate of the code for a kind, by all variables; Taylor coefficients by one number, and
 * implicit derivatives of one, where there are enough of them.
 */
function certificate(formula: Formula, kind: Kind, order = ORDER): ReturnType<typeof certify> {
  const all = variablesByName(formula);
  const numbers = all.filter(({ shape }) => shape === "number");
  const [of, ...others] = numbers;
  const options = { order, of: of?.name };
  const wrt = kind === "taylor" ? numbers.slice(0, 1) : kind === "implicit" ? others : all;
  const functions = functionsOf(formula, wrt, options);
  const planned = plan({
    formula,
    variables: variableNames(formula),
    wrt: wrt.map(({ name }) => name),
    functions: [functions.value(), ...functions.gradient(), ...functions[kind]()],
  });
  return certify(kindSubject(planned, wrt, kind, options)!, { points: 4 });
}

/** Whether there are variables enough for the kind. */
function applies(formula: Formula, kind: Kind): boolean {
  const all = variablesByName(formula);
  const numbers = all.filter(({ shape }) => shape === "number");
  if (kind === "derivative") return numbers.length === all.length && all.length > 0;
  if (kind === "taylor") return numbers.length > 0;
  return kind === "implicit" ? numbers.length > 1 : all.length > 0;
}

const ofOne = KINDS.filter((kind) => kind !== "gradient");
const ofSeveral = ofOne.filter((kind) => /jacobian|vp/i.test(kind) && kind !== "hvp");

const numbers = [
  "(d/v - t)^2",
  "x^2*y + sin(x*y)",
  "x*y*z*u",
  "100*(y - x^2)^2 + (1 - x)^2",
  "x^y*log(x)",
  "(x > 0 ? sqrt(x)*y : x^2) + max(x, y)*abs(y)",
  "atan2(x, y)/hypot(x, y, z)",
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
];

describe.each([...numbers, ...vectors])("%s", (text) => {
  const formula = parse(text);
  it.each(ofOne.filter((kind) => applies(formula, kind)))("%s", (kind) => {
    const { verdict, disagreements } = certificate(formula, kind);
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
    const { verdict, disagreements } = certificate(parse(text), kind);
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
      const found = certificate(formula, kind);
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
  expect([x.x, x.y, y.x]).toEqual([-0, 0.5, 0.5]);
  expect(y.y).toBeCloseTo(Math.log(2) ** 2, 15);
});

describe("formulas that were generated", () => {
  it.each(ofOne)("%s", (kind) => {
    expect(compared(randomFormula, kind, 100)).toBeGreaterThan(200);
  });

  it.each(ofOne.filter((kind) => kind !== "derivative"))("with loops: %s", (kind) => {
    expect(compared(randomLoops, kind, 60)).toBeGreaterThan(50);
  });
});
