/**
 * Polynomials over the rationals in several atoms, any nodes that are taken as independent: what
 * expansion and cancellation calculate with. Terms are kept by their exponents; the order is
 * lexicographic. Exact division and Euclid's algorithm as in Geddes, Czapor and Labahn, "Algorithms
 * for Computer Algebra", sections 2.4 and 5.4. Sizes are bounded by those who call.
 */
import { rational, type Rational, withinBounds } from "../ast/rational.ts";

export interface Monomial {
  /** One for each atom, trailing zeros cut. */
  readonly exponents: readonly number[];
  readonly coefficient: Rational;
}

/** By the text of the exponents. */
export type Polynomial = ReadonlyMap<string, Monomial>;

const ONE = rational(1);

export function polynomial(monomials: Iterable<Monomial>): Polynomial {
  const terms = new Map<string, Monomial>();
  for (const { exponents, coefficient } of monomials) {
    const key = exponents.join();
    const known = terms.get(key);
    const total = known === undefined ? coefficient : known.coefficient.add(coefficient);
    if (total.n === 0n) terms.delete(key);
    else terms.set(key, { exponents, coefficient: total });
  }
  return terms;
}

export function constantPolynomial(value: Rational): Polynomial {
  return polynomial([{ exponents: [], coefficient: value }]);
}

export function times(a: Polynomial, b: Polynomial): Polynomial {
  const products: Monomial[] = [];
  for (const x of a.values()) for (const y of b.values()) products.push(productOf(x, y));
  return polynomial(products);
}

function productOf(a: Monomial, b: Monomial): Monomial {
  const [long, short] = a.exponents.length >= b.exponents.length ? [a, b] : [b, a];
  const exponents = long.exponents.map((exponent, i) => exponent + (short.exponents[i] ?? 0));
  return { exponents, coefficient: a.coefficient.mul(b.coefficient) };
}

function minus(a: Polynomial, b: Iterable<Monomial>): Polynomial {
  const negative = [...b].map(({ exponents, coefficient }) => {
    return { exponents, coefficient: coefficient.neg() };
  });
  return polynomial([...a.values(), ...negative]);
}

/** The monomial that comes last in lexicographic order. */
function leading(a: Polynomial): Monomial {
  return [...a.values()].reduce((most, next) => (isLater(next, most) ? next : most));
}

function isLater({ exponents: a }: Monomial, { exponents: b }: Monomial): boolean {
  for (let i = 0; i < Math.max(a.length, b.length); i++) {
    const difference = (a[i] ?? 0) - (b[i] ?? 0);
    if (difference !== 0) return difference > 0;
  }
  return false;
}

/** The quotient of two monomials, where it is one. */
function quotientOf(a: Monomial, b: Monomial): Monomial | undefined {
  const length = Math.max(a.exponents.length, b.exponents.length);
  const exponents = Array.from({ length }, (_, i) => (a.exponents[i] ?? 0) - (b.exponents[i] ?? 0));
  if (exponents.some((exponent) => exponent < 0)) return undefined;
  while (exponents.at(-1) === 0) exponents.pop();
  const coefficient = a.coefficient.div(b.coefficient);
  return withinBounds(coefficient) ? { exponents, coefficient } : undefined;
}

/** Steps of one division. */
const MOST_STEPS = 64;

/** Quotient and remainder; undefined where that takes too many steps. */
function divided(a: Polynomial, b: Polynomial): [Polynomial, Polynomial] | undefined {
  const head = leading(b);
  const quotient: Monomial[] = [];
  let rest = a;
  for (let step = 0; rest.size > 0; step++) {
    const next = quotientOf(leading(rest), head);
    if (next === undefined) break;
    if (step === MOST_STEPS) return undefined;
    quotient.push(next);
    rest = minus(rest, times(constantLike(next), b).values());
  }
  return [polynomial(quotient), rest];
}

const constantLike = (monomial: Monomial): Polynomial => polynomial([monomial]);

/** `a/b` where it is a polynomial. */
export function exactQuotient(a: Polynomial, b: Polynomial): Polynomial | undefined {
  const result = divided(a, b);
  return result === undefined || result[1].size > 0 ? undefined : result[0];
}

/**
 * The greatest common divisor of two polynomials in one atom, with leading coefficient 1; a
 * constant where they have more atoms, or none in common.
 */
export function commonDivisor(a: Polynomial, b: Polynomial): Polynomial {
  const one = constantPolynomial(ONE);
  if (!isInOneAtom([a, b])) return one;
  let [x, y] = [a, b];
  while (y.size > 0) {
    const result = divided(x, y);
    if (result === undefined) return one;
    [x, y] = [y, result[1]];
  }
  const head = leading(x).coefficient.inverse();
  return times(x, constantPolynomial(head));
}

function isInOneAtom(polynomials: readonly Polynomial[]): boolean {
  const used = new Set<number>();
  for (const each of polynomials)
    for (const { exponents } of each.values())
      exponents.forEach((exponent, atom) => (exponent === 0 ? 0 : used.add(atom)));
  return used.size === 1;
}
