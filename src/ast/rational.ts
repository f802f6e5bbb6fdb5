/**
 * Exact rational arithmetic for constants: fraction.js (BigInt), with the two things it lacks: a
 * bound on size, and correct rounding to a double.
 */
import Fraction from "fraction.js";

export type Rational = Fraction;

/** Numerators and denominators longer than this many bits stay symbolic. */
export const MAX_BITS = 4096;

/** Whether it is 1 (or -1 with a sign of -1n), without the reading that a comparison takes. */
export function isUnit({ s, n, d }: Rational, sign = 1n): boolean {
  return n === 1n && d === 1n && s === sign;
}

/** Makes an exact rational from an integer pair, a decimal text, or a number's shortest decimal. */
export function rational(value: number | bigint | string, denominator?: number | bigint): Rational {
  const small = denominator === undefined && typeof value === "number" ? SMALL[value] : undefined;
  if (small !== undefined) return small;
  return denominator === undefined
    ? new Fraction(typeof value === "number" ? shortestDecimal(value) : value)
    : new Fraction(BigInt(value), BigInt(denominator));
}

/** The numbers from 0 to 15, most of those that are asked for. */
const SMALL: readonly Rational[] = Array.from({ length: 16 }, (_, value) => new Fraction(value));

/** A number as the exact decimal that JavaScript prints for it: 0.1 is one tenth. */
function shortestDecimal(value: number): number | string | bigint {
  if (Number.isSafeInteger(value)) return value;
  return decimalParts(String(value));
}

/** fraction.js takes no exponent, so `1.5e-7` is written out in digits. */
export function decimalParts(text: string): string {
  const [mantissa = "", exponent] = text.toLowerCase().split("e");
  if (exponent === undefined) return mantissa;
  const shift = Number(exponent);
  const negative = mantissa.startsWith("-");
  const [whole = "", fraction = ""] = mantissa.replace(/^[-+]/, "").split(".");
  const digits = whole + fraction;
  const point = whole.length + shift;
  const written =
    point <= 0
      ? `0.${"0".repeat(-point)}${digits}`
      : point >= digits.length
        ? digits + "0".repeat(point - digits.length)
        : `${digits.slice(0, point)}.${digits.slice(point)}`;
  return negative ? `-${written}` : written;
}

/**
 * What exact arithmetic on values costs, in units of about a tenth of a millisecond: the steps of
 * a greatest common divisor, each over all bits. Below 64 bits it costs nothing that counts.
 */
export function exactWork(values: readonly Rational[]): number {
  let [above, below] = [0, 0];
  for (const { n, d } of values) {
    if (n > LONG || d > LONG) [above, below] = [above + bitLength(n), below + bitLength(d)];
  }
  return (above * below) / 2 ** 20;
}

const LONG = 2n ** 64n;

/** Whether a value is 1, without making one to compare it with. */
export const isOne = ({ s, n, d }: Rational): boolean => s > 0n && n === 1n && d === 1n;

/** Whether numerator and denominator stay within `MAX_BITS`. */
export function withinBounds(value: Rational): boolean {
  return bitLength(value.n) <= MAX_BITS && bitLength(value.d) <= MAX_BITS;
}

function bitLength(value: bigint): number {
  if (value <= 0xffffffffn) return value === 0n ? 0 : 32 - Math.clz32(Number(value));
  const hex = value.toString(16);
  return hex.length * 4 - Math.clz32(Number.parseInt(hex[0] ?? "0", 16)) + 28;
}

/**
 * The double nearest to an exact rational, ties to even; infinite beyond the double range.
 *
 * `Number(n) / Number(d)` rounds up to three times; here numerator and denominator are scaled so
 * that the quotient has the 53 bits of a double, or those that a subnormal has, and is rounded once
 * as an integer (Clinger, "How to read floating point numbers accurately", PLDI 1990).
 */
export function nearestDouble(value: Rational): number {
  const sign = Number(value.s);
  const { n, d } = value;
  if (n <= EXACT && d <= EXACT) return sign * (Number(n) / Number(d));
  if (n === 0n) return 0;
  let shift = Math.min(53 - (bitLength(n) - bitLength(d)), SMALLEST_EXPONENT);
  // The quotient of 53 bits or one more: then one less shift.
  if (bitLength(quotient(n, d, shift)[0]) > 53) shift -= 1;
  const [whole, rest, divisor] = quotient(n, d, shift);
  const twice = 2n * rest;
  const up = twice > divisor || (twice === divisor && whole % 2n === 1n);
  return sign * scale(Number(up ? whole + 1n : whole), -shift);
}

const EXACT = 2n ** 53n;

/** Whether a double holds the value itself, told of values without long numerators only. */
export const isExactDouble = ({ n, d }: Rational): boolean =>
  n <= EXACT && d <= EXACT && (d & (d - 1n)) === 0n;

/** The least subnormal is two to the power of minus this. */
const SMALLEST_EXPONENT = 1074;

/** `n * 2^shift / d` as whole part and remainder, with the divisor that the remainder is less than. */
function quotient(n: bigint, d: bigint, shift: number): [bigint, bigint, bigint] {
  const dividend = shift > 0 ? n << BigInt(shift) : n;
  const divisor = shift < 0 ? d << BigInt(-shift) : d;
  return [dividend / divisor, dividend % divisor, divisor];
}

/** `value * 2^exponent`, in steps none of which rounds. */
function scale(value: number, exponent: number): number {
  let [scaled, rest] = [value, exponent];
  while (rest > 1000) [scaled, rest] = [scaled * 2 ** 1000, rest - 1000];
  while (rest < -1000) [scaled, rest] = [scaled * 2 ** -50, rest + 50];
  return scaled * 2 ** rest;
}

/** The exact root `value^(1/degree)` where it is rational, else undefined. */
export function exactRoot(value: Rational, degree: number): Rational | undefined {
  if (Number(value.s) < 0 && degree % 2 === 0) return undefined;
  const n = integerRoot(value.n, BigInt(degree));
  const d = integerRoot(value.d, BigInt(degree));
  return n === undefined || d === undefined ? undefined : new Fraction(value.s * n, d);
}

/** Newton's iteration on integers (Crandall and Pomerance, Prime Numbers, algorithm 9.2.11). */
function integerRoot(value: bigint, degree: bigint): bigint | undefined {
  if (value < 2n) return value;
  let guess = 1n << BigInt(Math.ceil(bitLength(value) / Number(degree)) + 1);
  for (;;) {
    const next = ((degree - 1n) * guess + value / guess ** (degree - 1n)) / degree;
    if (next >= guess) return guess ** degree === value ? guess : undefined;
    guess = next;
  }
}
