/** Numbers of every size, exact or not: bounded work, and a value where there is one. */
import { describe, expect, it } from "vitest";
import { compile } from "../../src/compile.ts";
import { parse } from "../../src/parse.ts";
import { refusal } from "../support/refusal.ts";

const valueOf = (text: string, point: Record<string, number> = {}): number =>
  compile<number>(text).value(point);

const sumOf = (count: number, term: (index: number) => string, join = " + "): string =>
  Array.from({ length: count }, (_, index) => term(index)).join(join);

function primes(count: number): number[] {
  const found: number[] = [];
  for (let n = 2; found.length < count; n++)
    if (found.every((p) => p * p > n || n % p !== 0)) found.push(n);
  return found;
}

describe("numbers as typed", () => {
  it.each([
    ["1e999", "number-too-large"],
    ["1e99999999999", "number-too-large"],
    ["1e-400", "number-too-small"],
    ["1e-99999999999", "number-too-small"],
    ["1".repeat(10_000), "number-too-large"],
    ["1".repeat(1_000_000), "number-too-large"],
    [`0.${"1".repeat(10_000)}`, "number-too-long"],
    [`0.${"1".repeat(999_998)}`, "number-too-long"],
    [`1${"_1".repeat(400_000)}`, "number-too-large"],
  ])("%.20s are refused", (text, code) => {
    expect(refusal(text).code).toBe(code);
  });

  it("are read where their double is finite", () => {
    expect(valueOf("0e99999999999")).toBe(0);
    expect(valueOf(`0.${"0".repeat(900)}1e900`)).toBe(0.1);
    expect(valueOf(`1${"0".repeat(900)}e-900`)).toBe(1);
  });
});

describe("powers", () => {
  it.each([
    ["9^9^9^9", Infinity],
    ["(9^9)^9^9", Infinity],
    ["9^9^9^9^9^9", Infinity],
    ["2^-(9^9)", 0],
    ["0^9^9^9", 0],
    ["(2^1000)^(1/1000)", 2],
    ["2^(1/1e300)", 1],
    ["gamma(1e300)", Infinity],
  ])("%s is %s, and not written out", (text, value) => {
    expect(valueOf(text)).toBe(value);
    expect(parse(text).graph.size).toBeLessThan(20);
  });

  it("of powers have the value that doubles give", () => {
    expect(valueOf("x^2^2^2^2", { x: 1.0001 })).toBeCloseTo(1.0001 ** 65_536, 6);
  });
});

describe("exact arithmetic", () => {
  it("goes as far as four thousand bits, and on in doubles", () => {
    const first = primes(5_000);
    const harmonic = first.reduce((sum, prime) => sum + 1 / prime, 0);
    expect(valueOf(first.map((prime) => `1/${prime}`).join(" + "))).toBeCloseTo(harmonic, 12);
    expect(valueOf(first.map((prime) => `1/${prime}`).join("*"))).toBe(0);
    expect(valueOf(sumOf(200, (i) => `${i + 1}`, "*"))).toBe(Infinity);
  });

  it("has a bound, with the place", () => {
    const error = refusal(sumOf(2_000, (i) => `(12345/67891)^${190 + (i % 9)}`));
    expect(error.code).toBe("constants-too-long");
    expect(error.message).toBe(
      "the numbers of the formula have too many digits to be calculated with exactly",
    );
    expect(error.span).toBeDefined();
    expect(parse(sumOf(20_000, (i) => `0.${1e15 + i}*x`)).root.kind).toBe("apply");
  });
});
