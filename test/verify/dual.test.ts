import { describe, expect, test } from "vitest";
import { Dual } from "../../src/verify/dual.ts";

const { abs, asin, asinh, atan2, ceil, cos, exp, floor, hypot, max, min, mod, round, sigmoid } =
  Dual.math;
const { sign, sin, sqrt, tanh, log } = Dual.math;
const x = (value: number) => Dual.variable(value);
const slope = (f: (x: Dual) => Dual, at: number) => f(x(at)).tangent;

describe("dual numbers", () => {
  test("the derivative of 3*x^2 at 4 is 24", () => {
    expect(x(4).pow(2).mul(3)).toEqual(new Dual(48, 24));
    expect(Dual.constant(3).mul(x(4).pow(2)).tangent).toBe(24);
  });

  test("arithmetic takes dual numbers and plain ones", () => {
    expect(x(2).add(3)).toEqual(new Dual(5, 1));
    expect(x(2).sub(x(2).mul(5))).toEqual(new Dual(-8, -4));
    expect(Dual.constant(1).div(x(2))).toEqual(new Dual(0.5, -0.25));
    expect(x(2).neg().tangent).toBe(-1);
    expect(Dual.apply("atan2", 0, x(2)).value).toBe(0);
  });

  test("the chain rule", () => {
    expect(slope((x) => sin(x.mul(x)), 3)).toBeCloseTo(6 * Math.cos(9), 14);
    expect(slope((x) => exp(cos(x)), 1)).toBeCloseTo(-Math.sin(1) * Math.exp(Math.cos(1)), 14);
  });

  test("an operand that does not move contributes 0, whatever its slope", () => {
    expect(Dual.constant(-2).pow(Dual.constant(2)).mul(x(1)).tangent).toBe(4);
    expect(sqrt(Dual.constant(0)).add(x(1)).tangent).toBe(1);
    expect(x(-2).pow(2).tangent).toBe(-4);
  });

  test("outside the domain the tangent is NaN like the value", () => {
    expect(slope((x) => log(x), -1)).toBeNaN();
  });
});

describe("kinks", () => {
  test("abs, sign and the steps", () => {
    expect(slope((x) => abs(x), 0)).toBe(0);
    expect(slope((x) => abs(x), -2)).toBe(-1);
    for (const step of [sign, floor, ceil, round]) {
      for (const at of [0, 1, 0.5, -2.7]) expect(slope((x) => step(x), at)).toBe(0);
    }
  });

  test("max and min share equally among tied operands", () => {
    expect(slope((x) => max(x, 2), 2)).toBe(1 / 2);
    expect(slope((x) => min(x, 2, 2), 2)).toBe(1 / 3);
    expect(slope((x) => max(x, x, x), 2)).toBe(1);
    expect(slope((x) => max(x, 3), 2)).toBe(0);
  });

  test("hypot at the origin, powers at 0, mod by 0", () => {
    expect(slope((x) => hypot(x, 0), 0)).toBe(0);
    expect(slope((x) => x.pow(0), 0)).toBe(0);
    expect(slope((x) => x.pow(1), 0)).toBe(1);
    expect(slope((x) => x.pow(2), 0)).toBe(0);
    expect(slope((x) => Dual.constant(0).pow(x), 2)).toBe(0);
    expect(slope((x) => mod(x, 0), 3)).toBe(1);
    expect(slope((x) => mod(-7, x), 3)).toBe(3);
  });
});

describe("slopes keep their digits where textbook forms lose them", () => {
  const relative = (actual: number, exact: number) => Math.abs(actual / exact - 1);
  test.each([
    ["tanh at 20", slope((x) => tanh(x), 20), 1.6993417021166355e-17],
    ["sigmoid at 40", slope((x) => sigmoid(x), 40), 4.248354255291589e-18],
    ["sigmoid at -40", slope((x) => sigmoid(x), -40), 4.248354255291589e-18],
    ["atan2 by y at (1, 1e200)", slope((y) => atan2(y, 1e200), 1), 1e-200],
    ["asin near 1", slope((x) => asin(x), 1 - 2 ** -53), 2 ** 26],
    ["asinh at 1e200", slope((x) => asinh(x), 1e200), 1e-200],
  ])("%s", (_, actual, exact) => {
    expect(relative(actual, exact)).toBeLessThan(1e-14);
  });
});
