/**
 * Roots of exact numbers: `sqrt(8)` is `2*sqrt(2)`, and `sqrt(3 + 2*sqrt(2))` is `1 + sqrt(2)`
 * (the denesting of a quadratic surd: A. Borodin et al., "Decreasing the nesting depth of
 * expressions involving square roots", 1985, section 2).
 */
import { exactRoot, rational, type Rational } from "../ast/rational.ts";

/** Radicands beyond this are left as they are. */
const LARGEST = 10n ** 9n;

/** `sqrt(value)` as a coefficient times the root of a whole number without square factors. */
export function squareRoot(value: Rational): { outside: Rational; inside: bigint } | undefined {
  if (value.s < 0n || value.n === 0n) return undefined;
  // sqrt(n/d) is sqrt(n*d)/d.
  let rest = value.n * value.d;
  if (rest > LARGEST) return undefined;
  let outside = 1n;
  for (let prime = 2n; prime * prime <= rest; prime += prime === 2n ? 1n : 2n) {
    while (rest % (prime * prime) === 0n)
      [rest, outside] = [rest / (prime * prime), outside * prime];
  }
  return { outside: rational(outside, value.d), inside: rest };
}

/** `sqrt(a + b*sqrt(c))` as `sqrt(x) + sign*sqrt(y)` with rational x and y, where there are such. */
export function denested(
  a: Rational,
  b: Rational,
  c: Rational,
): { x: Rational; y: Rational; sign: Rational } | undefined {
  const discriminant = exactRoot(a.mul(a).sub(b.mul(b).mul(c)), 2);
  if (discriminant === undefined || a.s < 0n) return undefined;
  const x = a.add(discriminant).div(2);
  const y = a.sub(discriminant).div(2);
  return y.s < 0n ? undefined : { x, y, sign: rational(b.s) };
}
