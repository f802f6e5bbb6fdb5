/**
 * Exact rational arithmetic for constants: fraction.js (BigInt), with the two things it lacks: a
 * bound on size, and correct rounding to a double.
 */
import Fraction from "fraction.js";

export type Rational = Fraction;

/** Numerators and denominators longer than this many bits stay symbolic. */
export const MAX_BITS = 4096;

/** Makes an exact rational from an integer pair, a decimal text, or a number's shortest decimal. */
export function rational(value: number | bigint | string, denominator?: number | bigint): Rational {
  return denominator === undefined
    ? new Fraction(typeof value === "number" ? shortestDecimal(value) : value)
    : new Fraction(BigInt(value), BigInt(denominator));
}

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

/** Whether numerator and denominator stay within `MAX_BITS`. */
export function withinBounds(value: Rational): boolean {
  return bitLength(value.n) <= MAX_BITS && bitLength(value.d) <= MAX_BITS;
}

function bitLength(value: bigint): number {
  if (value <= 0xffffffffn) return value === 0n ? 0 : 32 - Math.clz32(Number(value));
  const hex = value.toString(16);
  return hex.length * 4 - Math.clz32(Number.parseInt(hex[0] ?? "0", 16)) + 28;
}

const EXACT = 2n ** 53n;

/**
 * The double nearest to an exact rational, ties to even; infinite beyond the double range.
 *
 * `Number(n) / Number(d)` rounds up to three times; here numerator and denominator are scaled so
 * that the quotient has 55 or more bits, the remainder is kept as a sticky bit, and `Number` of
 * that BigInt rounds once. Below the normal range the scale is fixed, so subnormals round once too.
 */
export function nearestDouble(value: Rational): number {
  const sign = Number(value.s);
  const { n, d } = value;
  if (n <= EXACT && d <= EXACT) return sign * (Number(n) / Number(d));
  if (n === 0n) return 0;
  // The quotient n·2^shift/d must keep at least 55 bits, but none below 2^-1074 other than sticky.
  const shift = Math.min(56 - (bitLength(n) - bitLength(d)), 1076);
  const [dividend, divisor] = shift >= 0 ? [n << BigInt(shift), d] : [n, d << BigInt(-shift)];
  const quotient = dividend / divisor;
  const sticky = dividend % divisor === 0n ? 0n : 1n;
  return sign * scale(Number((quotient << 1n) | sticky), -(shift + 1));
}

/** `value · 2^exponent`, in steps none of which rounds before the last. */
function scale(value: number, exponent: number): number {
  let [scaled, rest] = [value, exponent];
  while (rest > 1000) [scaled, rest] = [scaled * 2 ** 1000, rest - 1000];
  if (rest < -1000) [scaled, rest] = [scaled * 2 ** -100, rest + 100];
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
