/** Exact constants: read as decimals, rounded once. */
import { describe, expect, it } from "vitest";
import {
  decimalParts,
  exactRoot,
  nearestDouble,
  type Rational,
  rational,
  withinBounds,
} from "../../src/ast/rational.ts";
import { randomFrom } from "../support/random-formula.ts";

/** A random integer of so many bits. */
function bits(random: () => number, count: number): bigint {
  let value = 1n;
  for (let i = 1; i < count; i++) value = 2n * value + BigInt(Math.floor(random() * 2));
  return value;
}

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

describe("decimalParts", () => {
  it.each([
    ["12", "12"],
    ["1.5e3", "1500"],
    ["1.5E+3", "1500"],
    ["-1.5e-3", "-0.0015"],
    ["12.34e1", "123.4"],
    ["12.34e-1", "1.234"],
    ["1e0", "1"],
    [".5e1", "5"],
  ])("writes %s as %s", (text, expected) => {
    expect(rational(decimalParts(text)).equals(rational(expected))).toBe(true);
    expect(decimalParts(text)).not.toMatch(/e/i);
  });
});

/** A double as the exact rational it is, from its bits. */
function exactly(double: number): { n: bigint; d: bigint } {
  const bits = new BigUint64Array(new Float64Array([Math.abs(double)]).buffer)[0]!;
  const exponent = Number(bits >> 52n);
  const fraction = bits & (2n ** 52n - 1n);
  const mantissa = exponent === 0 ? fraction : fraction + 2n ** 52n;
  const shift = Math.max(exponent, 1) - 1075;
  const n = shift > 0 ? mantissa << BigInt(shift) : mantissa;
  return { n, d: shift < 0 ? 2n ** BigInt(-shift) : 1n };
}

/** The double with the next larger magnitude; -1 steps to the next smaller one. */
function neighbour(double: number, step: 1 | -1): number {
  const bits = new BigUint64Array(new Float64Array([double]).buffer);
  bits[0]! += BigInt(step);
  return new Float64Array(bits.buffer)[0]!;
}

/** Whether no double is nearer to `n/d` than `double`, and of two as near it is the even one. */
function isNearest(double: number, n: bigint, d: bigint): boolean {
  const distance = (other: number): bigint => {
    // Beyond the largest double comes, for rounding, two to the power of 1024.
    const exact = other === Infinity ? { n: 2n ** 1024n, d: 1n } : exactly(other);
    const difference = exact.n * d - n * exact.d;
    // All over one denominator, 2^1074, so that distances compare.
    return ((difference < 0n ? -difference : difference) * 2n ** 1074n) / exact.d;
  };
  const around = [neighbour(double, 1), ...(double > 0 ? [neighbour(double, -1)] : [])];
  const isEven = (new BigUint64Array(new Float64Array([double]).buffer)[0]! & 1n) === 0n;
  return around.every((other) => {
    const [own, theirs] = [distance(double), distance(other)];
    return own < theirs || (own === theirs && isEven);
  });
}

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

  it("rounds decimals of any exponent as Number does, subnormal and infinite ones too", () => {
    const random = randomFrom(4);
    for (let i = 0; i < 3_000; i++) {
      const digits = String(Math.floor(random() * 1e15)) + String(Math.floor(random() * 1e15));
      const text = `-${digits}e${Math.floor(random() * 700) - 370}`;
      const expected = Number(text);
      expect(nearestDouble(rational(decimalParts(text))), text).toBe(
        expected === 0 ? -0 : expected,
      );
    }
  });

  it("rounds fractions of all sizes to the nearest double, by exact arithmetic", () => {
    const random = randomFrom(5);
    let subnormals = 0;
    for (let i = 0; i < 3_000; i++) {
      // Every third is so small that the result has fewer bits than others.
      const n = bits(random, 1 + Math.floor(random() * (i % 3 === 0 ? 60 : 1_100)));
      const d = bits(
        random,
        1 + Math.floor(i % 3 === 0 ? 1_030 + random() * 100 : random() * 1_100),
      );
      const double = nearestDouble(rational(n, d));
      const exact = rational(n, d);
      if (double === Infinity) expect(isNearest(Number.MAX_VALUE, n, d)).toBe(false);
      else expect(isNearest(double, exact.n, exact.d), `${n}/${d}`).toBe(true);
      if (double < 2 ** -1022) subnormals += 1;
    }
    expect(subnormals).toBeGreaterThan(300);
  });

  it("rounds ties to even, at every exponent, just beside them to the nearer", () => {
    const random = randomFrom(6);
    for (let exponent = -1021; exponent <= 971; exponent += 7) {
      const odd = 2n * bits(random, 52) + 1n;
      const scaled = (n: bigint): Rational =>
        exponent >= 0
          ? rational(n * 2n ** BigInt(exponent), 2n)
          : rational(n, 2n ** BigInt(1 - exponent));
      // 2*odd + 1 halves of 2^exponent lie midway between `odd`, which is odd, and the even above.
      const tie = 2n * odd + 1n;
      const [tiny, one] = [2n ** 200n, 1n];
      const beside = (step: bigint): Rational => scaled(tie * tiny + step).div(rational(tiny));
      const inDoubles = (n: bigint): number => Number(n) * 2 ** exponent;
      expect(nearestDouble(scaled(tie))).toBe(inDoubles(odd + 1n));
      expect(nearestDouble(beside(one))).toBe(inDoubles(odd + 1n));
      expect(nearestDouble(beside(-one))).toBe(inDoubles(odd));
      expect(nearestDouble(scaled(2n * odd - 1n))).toBe(inDoubles(odd - 1n));
    }
  });

  it("is infinite beyond the doubles", () => {
    expect(nearestDouble(rational(10n ** 400n))).toBe(Infinity);
    expect(nearestDouble(rational(1n, 10n ** 400n))).toBe(0);
    const largest = rational(BigInt(Number.MAX_VALUE));
    const halfUlp = rational(2n ** 970n);
    expect(nearestDouble(largest)).toBe(Number.MAX_VALUE);
    expect(nearestDouble(largest.add(halfUlp).sub(rational(1)))).toBe(Number.MAX_VALUE);
    expect(nearestDouble(largest.add(halfUlp))).toBe(Infinity);
    expect(nearestDouble(largest.add(halfUlp).neg())).toBe(-Infinity);
  });
});

describe("withinBounds", () => {
  it.each([
    [2n ** 4096n - 1n, 1n, true],
    [2n ** 4096n, 1n, false],
    [1n, 2n ** 4096n - 1n, true],
    [1n, 2n ** 4096n + 1n, false],
    [0n, 1n, true],
  ])("keeps 4,096 bits above and below", (n, d, expected) => {
    expect(withinBounds(rational(n, d))).toBe(expected);
    expect(withinBounds(rational(-n, d))).toBe(expected);
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

  it("of a power is its base, of a power and one irrational", () => {
    const random = randomFrom(8);
    for (let i = 0; i < 300; i++) {
      const degree = 2 + Math.floor(random() * 9);
      const base = rational(bits(random, 60), bits(random, 40));
      const power = base.pow(rational(degree))!;
      expect(exactRoot(power, degree)!.equals(base)).toBe(true);
      expect(exactRoot(power.add(rational(1n, power.d)), degree)).toBeUndefined();
    }
  });
});
