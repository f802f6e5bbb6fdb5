import { beforeAll, describe, expect, test } from "vitest";
import { parse } from "../../src/parser/parse.ts";
import { loadPrecise, type Precise } from "../../src/verify/precise.ts";
import { ulpAt, ulps } from "../../src/verify/ulps.ts";

let precise: Precise;
beforeAll(async () => {
  precise = await loadPrecise();
});

/** The distance between the value or derivative and a formula for it, relative, in MPFR. */
function distance(ours: string, by: string, exact: string, at: Record<string, number>): number {
  return precise.within((numbers) => {
    const truth = numbers.value(parse(exact), at);
    return numbers.derivative(parse(ours), at, by).sub(truth).abs().div(truth.abs()).toNumber();
  });
}

describe("high precision", () => {
  test("constants enter exactly", () => {
    const value = precise.within((n) => n.value(parse("0.1 + x - 0.1"), { x: 0 }).toNumber());
    expect(value).toBe(0);
    const third = precise.within((n) => n.value(parse("sin(pi) + x"), { x: 0 }).toNumber());
    expect(Math.abs(third)).toBeLessThan(1e-60);
  });

  test.each([
    ["sin(x)", "cos(x)", 2],
    ["x^x", "x^x*(log(x) + 1)", 3.7],
    ["exp(-x^2)", "-2*x*exp(-x^2)", 12],
    ["log(x)", "1/x", 1e-200],
    ["(1 + x)^2 - 1", "2*(1 + x)", 1e-100],
    ["x > 0 ? x^3 : sqrt(x)", "3*x^2", 5],
  ])("the derivative of %s has 40 good digits", (f, derivative, x) => {
    expect(distance(f, "x", derivative, { x })).toBeLessThan(1e-40);
  });

  test.each([
    ["softplus(x)", 1e300, 1e300],
    ["logaddexp(2, x)", 1e300, 1e300],
    ["logaddexp(x, 2)", -1e300, 2],
    ["lgamma(x)", -1000000000.5, -19723265857.443886],
    ["polygamma(1, x)", -1000000000.5, Math.PI ** 2],
    ["polygamma(2, x)", -3.25, 123.95521103942203],
    ["polygamma(3, x)", -3.75, 1558.5200920240343],
  ])("%s at %d is %d", (text, x, expected) => {
    const value = precise.within((n) => n.value(parse(text), { x }).toNumber());
    expect(Math.abs(value - expected)).toBeLessThanOrEqual(1e-9 * Math.abs(expected));
  });

  test.each([
    ["cos(expm1(cot(1e30)^3))*x", true],
    ["exp(exp(x))/exp(exp(x))", true],
    ["exp(exp(-x))", false],
    ["(x^-400)^0.5", true],
    ["0*x", false],
    ["inf*x", false],
    ["1/(x - 10)", false],
    ["x > 0 ? x : exp(exp(-x))", false],
  ])("whether %s takes numbers that are no doubles: %s", (text, expected) => {
    expect(precise.within((n) => n.leavesDoubles(parse(text), { x: 10 }))).toBe(expected);
  });

  test("second derivatives, pure and mixed", () => {
    const at = { x: 2, y: 3 };
    const second = (by: string, and: string) =>
      precise.within((n) => n.secondDerivative(parse("x^3*y^2"), at, by, and).toNumber());
    expect(second("x", "x")).toBe(6 * 2 * 9);
    expect(second("x", "y")).toBe(6 * 4 * 3);
  });

  test("one-sided derivatives part at a kink", () => {
    const sides = precise.within((n) =>
      n.oneSided(parse("abs(x)"), { x: 0 }, "x").map((slope) => slope.toNumber()),
    );
    expect(sides).toEqual([-1, 1]);
  });

  test("memory is given back", () => {
    for (let i = 0; i < 3000; i++)
      precise.within((n) => n.derivative(parse("sin(x)*exp(x)"), { x: i / 1000 }, "x").toNumber());
  });
});

describe("ulps", () => {
  const error = (actual: number, exact: number, scale?: number) =>
    precise.within((numbers) => ulps(actual, numbers.float(exact), scale));
  test("of neighbours, zeros, infinities and NaN", () => {
    expect(error(1 + Number.EPSILON, 1)).toBe(1);
    expect(error(1 - Number.EPSILON / 2, 1)).toBe(0.5);
    expect(error(0, 0)).toBe(0);
    expect(error(Number.MIN_VALUE, 0)).toBe(1);
    expect(error(1e-20, 0, 1)).toBeLessThan(1e-4);
    expect(error(Infinity, Infinity)).toBe(0);
    expect(error(NaN, 1)).toBe(Infinity);
    expect(error(NaN, NaN)).toBe(0);
  });
  test("at powers of two and below the normal range", () => {
    expect(ulpAt(1)).toBe(Number.EPSILON);
    expect(ulpAt(1 - Number.EPSILON / 2)).toBe(Number.EPSILON / 2);
    expect(ulpAt(2 ** 1023)).toBe(2 ** 971);
    expect(ulpAt(5e-324)).toBe(5e-324);
  });
});
