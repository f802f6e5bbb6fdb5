/** Exact constants: read as decimals, rounded once. */
import { describe, expect, it } from "vitest";
import { exactRoot, nearestDouble, rational } from "../../src/ast/rational.ts";
import { randomFrom } from "../support/random-formula.ts";

describe("rational", () => {
  it.each([
    [0.1, 1n, 10n],
    [1e-7, 1n, 10_000_000n],
    [1.5e21, 1_500_000_000_000_000_000_000n, 1n],
    [-2.5e-3, 25n, 10_000n],
  ])("reads %d as its shortest decimal", (value, n, d) => {
    const exact = rational(value);
    expect(exact.n * d).toBe(n * exact.d);
    expect(Number(exact.s)).toBe(Math.sign(value));
  });
});

describe("nearestDouble", () => {
  it.each([
    "0.1234567890123456789012345",
    "9007199254740993",
    "9007199254740992.5",
    "9007199254740993.000000000000000000001",
    "179769313486231580793728971405301e276",
    "4.9406564584124654e-324",
    "2.4703282292062327e-324",
    "2.4703282292062328e-324",
    "2.2250738585072011e-308",
    "1e-320",
    "123456789012345678901234567890",
  ])("rounds %s as Number does", (text) => {
    const [mantissa, exponent = "0"] = text.split("e");
    const scale = 10n ** BigInt(Math.abs(Number(exponent)));
    const exact =
      Number(exponent) < 0
        ? rational(mantissa!).div(rational(scale))
        : rational(mantissa!).mul(rational(scale));
    expect(nearestDouble(exact)).toBe(Number(text));
  });

  it("rounds long decimals as Number does", () => {
    const random = randomFrom(3);
    const digits = (count: number): string =>
      Array.from({ length: count }, () => Math.floor(random() * 10)).join("");
    for (let i = 0; i < 2_000; i++) {
      const text = `${digits(1 + Math.floor(random() * 25))}.${digits(1 + Math.floor(random() * 40))}`;
      expect(nearestDouble(rational(text)), text).toBe(Number(text));
    }
  });

  it("is infinite beyond the doubles", () => {
    expect(nearestDouble(rational(10n ** 400n))).toBe(Infinity);
    expect(nearestDouble(rational(1n, 10n ** 400n))).toBe(0);
  });
});

describe("exactRoot", () => {
  it.each([
    [4n, 9n, 2, 2n, 3n],
    [-27n, 8n, 3, -3n, 2n],
    [10n ** 40n, 1n, 4, 10n ** 10n, 1n],
    [0n, 1n, 2, 0n, 1n],
  ])("of %d/%d, degree %d", (n, d, degree, rootN, rootD) => {
    expect(exactRoot(rational(n, d), degree)!.equals(rational(rootN, rootD))).toBe(true);
  });

  it.each([
    [2n, 2],
    [-4n, 2],
    [10n ** 40n + 1n, 2],
  ])("of %d, degree %d, is irrational or not real", (value, degree) => {
    expect(exactRoot(rational(value), degree)).toBeUndefined();
  });
});
