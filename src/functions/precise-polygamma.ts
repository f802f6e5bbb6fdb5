/**
 * Polygamma in MPFR, which has only digamma: upward recurrence to an argument that is large for the
 * precision, then the asymptotic series in Bernoulli numbers (Abramowitz and Stegun, 6.4.11); left
 * of zero by reflection (6.4.7). Its cost grows with the cube of the precision, so beyond a thousand
 * bits, which nobody's doubles need, it is as exact as with a thousand.
 */
import type { Float } from "./float.ts";

/** The n-th derivative of digamma, for a whole number n, as exact as the precision of x, up to a thousand bits. */
export function precisePolygamma(order: Float, x: Float): Float {
  const n = order.toNumber();
  if (n === 0) return x.digamma();
  return x.sign() > 0 ? positive(n, x) : reflected(n, x);
}

function positive(n: number, x: Float): Float {
  const one = x.mul(0).add(1);
  const reach = farFor(x) + n;
  let shifted = x;
  let recurrence = one.mul(0);
  while (shifted.lessThan(reach)) {
    recurrence = recurrence.add(one.div(shifted.pow(n + 1)));
    shifted = shifted.add(1);
  }
  const factorial = one.mul(n + 1).gamma();
  const total = asymptotic(n, shifted, one, reach).add(recurrence.mul(factorial));
  return n % 2 === 1 ? total : total.neg();
}

/** Beyond this the smallest term of the series, about exp(-2 pi x), is below the precision. */
const farFor = ({ precisionBits }: Float): number =>
  Math.ceil((1.2 * Math.min(precisionBits, MOST_BITS) * Math.LN2) / (2 * Math.PI));

const MOST_BITS = 1_000;

/** `(n-1)!/x^n + n!/(2x^(n+1))` and the terms `B_2k*(2k+n-1)!/((2k)!*x^(2k+n))`, until none matters. */
function asymptotic(n: number, x: Float, one: Float, reach: number): Float {
  const bernoulli = bernoulliNumbers(2 * reach);
  const square = x.mul(x);
  // (2k + n - 1)!/((2k)! x^(2k+n)), from term to term.
  let part = one.mul(n).gamma().div(x.pow(n));
  let sum = part.add(part.mul(n).div(x).div(2));
  for (const [at, { numerator, denominator }] of bernoulli.entries()) {
    const k = 2 * at;
    part = part
      .mul(k + n)
      .mul(k + n + 1)
      .div(k + 1)
      .div(k + 2)
      .div(square);
    const next = sum.add(part.mul(numerator).div(denominator));
    if (next.isEqual(sum)) break;
    sum = next;
  }
  return sum;
}

interface Fraction {
  readonly numerator: string;
  readonly denominator: string;
}

const known: Fraction[] = [];

/**
 * B_2, B_4, … by tangent numbers, which are whole: B_2k = (-1)^(k-1) 2k T_k/(4^k (4^k - 1)) (Brent
 * and Harvey, Fast computation of Bernoulli, tangent and secant numbers, 2011, algorithm TangentNumbers).
 */
function bernoulliNumbers(count: number): readonly Fraction[] {
  if (known.length >= count) return known;
  const tangents: bigint[] = [1n];
  for (let k = 1; k < count; k++) tangents.push(BigInt(k) * tangents[k - 1]!);
  for (let k = 1; k < count; k++)
    for (let j = k; j < count; j++)
      tangents[j] = BigInt(j - k) * tangents[j - 1]! + BigInt(j - k + 2) * tangents[j]!;
  for (let k = known.length + 1; k <= count; k++) {
    const power = 4n ** BigInt(k);
    known.push({
      numerator: String(BigInt(k % 2 === 1 ? 2 * k : -2 * k) * tangents[k - 1]!),
      denominator: String(power * (power - 1n)),
    });
  }
  return known;
}

/**
 * psi_n(x) = (-1)^n psi_n(1 - x) - pi d^n/dx^n cot(pi x), whose derivatives are polynomials in the
 * cotangent: those of c^k are k c^(k-1) times -pi (1 + c^2). A recurrence to the right would take as
 * many steps as x is large.
 */
function reflected(n: number, x: Float): Float {
  const one = x.mul(0).add(1);
  const pi = one.atan().mul(4);
  let coefficients = [one.mul(0), one];
  for (let order = 0; order < n; order++) {
    const slopes = coefficients.slice(1).map((coefficient, k) => coefficient.mul(k + 1));
    const next = [...slopes, one.mul(0), one.mul(0)].map((slope, k) =>
      k < 2 ? slope : slope.add(slopes[k - 2]!),
    );
    coefficients = next.map((coefficient) => coefficient.mul(pi).neg());
  }
  // The cotangent has the period 1 of what multiplies pi, which is exact; a product would be rounded.
  const cotangent = x.sub(x.round()).mul(pi).cot();
  const derivative = coefficients.reduceRight((sum, term) => sum.mul(cotangent).add(term)).mul(pi);
  const right = positive(n, one.sub(x));
  return (n % 2 === 0 ? right : right.neg()).sub(derivative);
}
