/**
 * Exact rationals as text that reads back exactly: integers, short decimals, or a fraction. A
 * literal beyond the range of a double would be refused when read, so a fraction of huge terms is
 * scaled by a power of ten.
 */
import type { Rational } from "../ast/rational.ts";

const MOST_DIGITS = 17;

/** Integers of more digits than this are written with an exponent, if they end in zeros. */
const LONGEST_PLAIN = 21;

const LARGEST = BigInt(Number.MAX_VALUE);

const LARGEST_HALVING = 1024n;

/** Whether multiplying by it is written as a division, as people write halves and quarters. */
export function isHalving({ n, d }: Rational): boolean {
  return n === 1n && d > 1n && d <= LARGEST_HALVING && (d & (d - 1n)) === 0n;
}

/** The magnitude of a rational, and whether it is a single literal rather than a fraction. */
export function magnitudeText({ n, d }: Rational): { text: string; isLiteral: boolean } {
  const text = d === 1n ? scaledText(n, 0) : (decimalText(n, d) ?? fractionText(n, d));
  return { text, isLiteral: !text.includes("/") };
}

function fractionText(n: bigint, d: bigint): string {
  if (n <= LARGEST && d <= LARGEST) return `${scaledText(n, 0)}/${scaledText(d, 0)}`;
  // The divisor is brought next to 1, on the side where the dividend stays within range.
  const [above, below] = [String(n).length, String(d).length];
  const scale = above > below ? -below : 1 - below;
  const divisor = scaledText(d, scale);
  return divisor === "1" ? scaledText(n, scale) : `${scaledText(n, scale)}/${divisor}`;
}

/** A finite decimal of few digits. */
function decimalText(n: bigint, d: bigint): string | undefined {
  let [rest, twos, fives] = [d, 0, 0];
  while (rest % 2n === 0n) [rest, twos] = [rest / 2n, twos + 1];
  while (rest % 5n === 0n) [rest, fives] = [rest / 5n, fives + 1];
  if (rest !== 1n) return undefined;
  const places = Math.max(twos, fives);
  const scaled = (n * 10n ** BigInt(places)) / d;
  return String(scaled).length > MOST_DIGITS ? undefined : scaledText(scaled, -places);
}

/** `n` times a power of ten as one literal. */
function scaledText(n: bigint, exponent: number): string {
  const digits = String(n);
  const significant = digits.replace(/0+$/, "");
  const zeros = digits.length - significant.length;
  const isRound = digits.length > LONGEST_PLAIN && zeros > 3;
  if (exponent === 0 && !isRound) return digits;
  if (exponent === 0 || -exponent > digits.length + 5) {
    return scientific(significant, exponent + digits.length - 1);
  }
  const padded = digits.padStart(1 - exponent, "0");
  const fraction = padded.slice(exponent).replace(/0+$/, "");
  return padded.slice(0, exponent) + (fraction && `.${fraction}`);
}

/** One digit before the point. */
function scientific(significant: string, exponent: number): string {
  const fraction = significant.slice(1);
  return `${significant[0]}${fraction && `.${fraction}`}e${exponent}`;
}
