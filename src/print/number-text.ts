/** Exact rationals as text that reads back exactly: integers, short decimals, or a fraction. */
import type { Rational } from "../ast/rational.ts";

const MOST_DIGITS = 17;

/** The magnitude of a rational, and whether it is a single literal rather than a fraction. */
export function magnitudeText({ n, d }: Rational): { text: string; isLiteral: boolean } {
  if (d === 1n) return { text: integerText(n), isLiteral: true };
  const decimal = decimalText(n, d);
  if (decimal !== undefined) return { text: decimal, isLiteral: true };
  return { text: `${integerText(n)}/${integerText(d)}`, isLiteral: false };
}

/** With an exponent where that is much shorter. */
function integerText(n: bigint): string {
  const digits = String(n);
  const significant = digits.replace(/0+$/, "");
  const zeros = digits.length - significant.length;
  return digits.length > 21 && zeros > 3 ? `${significant}e${zeros}` : digits;
}

/** A finite decimal of few digits. */
function decimalText(n: bigint, d: bigint): string | undefined {
  let [rest, twos, fives] = [d, 0, 0];
  while (rest % 2n === 0n) [rest, twos] = [rest / 2n, twos + 1];
  while (rest % 5n === 0n) [rest, fives] = [rest / 5n, fives + 1];
  if (rest !== 1n) return undefined;
  const places = Math.max(twos, fives);
  const digits = String((n * 10n ** BigInt(places)) / d);
  if (digits.length > MOST_DIGITS) return undefined;
  if (places > digits.length + 5) return `${digits}e-${places}`;
  const padded = digits.padStart(places + 1, "0");
  return `${padded.slice(0, -places)}.${padded.slice(-places)}`;
}
