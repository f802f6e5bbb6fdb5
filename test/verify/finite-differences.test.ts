import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { numericGradient, ridders } from "../../src/verify/finite-differences.ts";
import { pointOf } from "../../src/verify/points.ts";

describe("Ridders' method", () => {
  test.each<[string, (x: number) => number, number, number]>([
    ["exp at 1", Math.exp, 1, Math.E],
    ["sin(1000x) at 1", (x) => Math.sin(1000 * x), 1, 1000 * Math.cos(1000)],
    ["x^2 at 0", (x) => x * x, 0, 0],
    ["sqrt near the edge of its domain", Math.sqrt, 1e-8, 5000],
    ["log at 1e-200", Math.log, 1e-200, 1e200],
    ["x + 1e8", (x) => x + 1e8, 3, 1],
  ])("%s", (_, f, x, exact) => {
    const { derivative, error } = ridders(f, x);
    expect(Math.abs(derivative - exact)).toBeLessThanOrEqual(10 * error);
    expect(error).toBeLessThan(1e-6 * Math.max(1, Math.abs(exact)));
  });

  test("the error estimate is honest for random sums of waves and powers", () => {
    const size = fc.double({ min: -10, max: 10, noNaN: true });
    fc.assert(
      fc.property(
        size,
        size,
        size,
        fc.double({ min: 0.01, max: 100, noNaN: true }),
        (a, b, w, x) => {
          const f = (x: number) => a * Math.sin(w * x) + b * Math.log(x) + x * x;
          const exact = a * w * Math.cos(w * x) + b / x + 2 * x;
          const { derivative, error } = ridders(f, x);
          expect(Math.abs(derivative - exact)).toBeLessThanOrEqual(20 * error + 1e-12);
        },
      ),
    );
  });

  test("nothing is claimed where the function is nowhere finite", () => {
    expect(ridders(() => NaN, 1)).toEqual({ derivative: NaN, error: Infinity });
  });
});

describe("numericGradient", () => {
  test("by Ridders, and with a step of one's own", () => {
    const f = ({ x, y }: Record<string, number>) => x! * x! * y!;
    expect(numericGradient(f, { x: 2, y: 3 })["x"]).toBeCloseTo(12, 9);
    const central = numericGradient(f, { x: 2, y: 3 }, { step: 0.5, wrt: ["y"] });
    expect(central).toEqual({ y: 4 });
  });

  test("the point is left alone, and a variable may be called __proto__", () => {
    const at = pointOf(["__proto__", "x"], [2, 5]);
    const gradient = numericGradient((p) => p["__proto__"]! ** 2 * p["x"]!, at);
    expect(Object.keys(gradient)).toEqual(["__proto__", "x"]);
    expect(gradient["__proto__"]).toBeCloseTo(20, 8);
    expect(at["__proto__"]).toBe(2);
  });

  test("a variable that the point lacks is an error", () => {
    expect(() => numericGradient(() => 0, { x: 1 }, { wrt: ["y"] })).toThrow(TypeError);
  });
});
