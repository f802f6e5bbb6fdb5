/**
 * Products of sums multiplied out, where that is shorter: `(x + 1)^2 - (x - 1)^2` is `4*x`, while
 * `(x + 1)^2` stays. Both forms are made and the shorter one is taken; sizes are bounded, so that
 * trying costs constant time for each sum.
 */
import { isApplyOf, type Node } from "../ast/node.ts";
import { rational } from "../ast/rational.ts";
import { type Atoms, HIGHEST, monomialOf, polynomialOf, smallPower, termsFrom } from "./atoms.ts";
import type { Forms } from "./forms.ts";
import { constantPolynomial, type Polynomial, polynomial, times } from "./polynomial.ts";
import type { Product } from "./product.ts";
import { compared, plain } from "./requirements.ts";
import type { Terms } from "./terms.ts";

const ONE = rational(1);

/** Terms of one sum that is multiplied out, and of the result. */
const MOST_TERMS = 8;
const MOST_PRODUCTS = 64;

/** Whether a factor is a power of a sum that could be multiplied out. */
const opens = (base: Node, exponent: Node): boolean =>
  isApplyOf(base, "+") && (smallPower(exponent) ?? HIGHEST + 1) <= HIGHEST;

/** The sum with its products multiplied out, if there are any. */
export function expandedSum(forms: Forms, terms: Terms): Terms | undefined {
  if (terms.cores.size > MOST_TERMS) return undefined;
  const products = forms.productsIn(terms);
  const hasSums = products.some(({ factors }) =>
    [...factors].some(([base, exponent]) => opens(base, exponent)),
  );
  if (!hasSums) return undefined;
  const atoms: Atoms = new Map();
  const parts = products.map((product) => multipliedOut(forms, product, atoms));
  if (parts.includes(undefined)) return undefined;
  const all = (parts as Polynomial[]).flatMap((part) => [...part.values()]);
  const total = polynomial([...all, { exponents: [], coefficient: terms.constant }]);
  if (total.size > MOST_PRODUCTS || !lost(total, atoms).every((atom) => mayGo(forms, atom)))
    return undefined;
  forgoDivisors(forms, products, total, atoms);
  return termsFrom(forms, total, atoms);
}

const RULE = "terms cancel when multiplied out";

/** Whether it can be told what an atom asked for that no term is left with. */
const mayGo = (forms: Forms, atom: Node): boolean => forms.ledger.forgoAll(atom, RULE);

/** The atoms that no term is left with. */
function lost(total: Polynomial, atoms: Atoms): Node[] {
  const left = new Set<number>();
  for (const { exponents } of total.values())
    exponents.forEach((exponent, place) => (exponent === 0 ? left : left.add(place)));
  return [...atoms].filter(([, place]) => !left.has(place)).map(([atom]) => atom);
}

/** Divisors that no term is left with had to be other than 0. */
function forgoDivisors(
  forms: Forms,
  products: readonly Product[],
  total: Polynomial,
  atoms: Atoms,
): void {
  const below = new Set<Node>();
  for (const { factors } of products)
    for (const [base, exponent] of factors)
      if (exponent.kind === "constant" && exponent.value.s < 0n) below.add(base);
  for (const [atom, place] of atoms) {
    if (!below.has(atom)) continue;
    const remains = [...total.values()].some(({ exponents }) => (exponents[place] ?? 0) < 0);
    if (!remains) forms.ledger.forgo(plain(compared(atom, "!=")), RULE);
  }
}

/** A product of several sums, above or below the bar, multiplied out if that is shorter. */
export function expandedProduct(forms: Forms, product: Product): Node | undefined {
  if (forms.depth > 2) return undefined;
  for (const side of [1, -1]) {
    const sums = [...product.factors].flatMap(([base, exponent]) => {
      const own =
        exponent.kind === "constant" ? forms.graph.constant(exponent.value.mul(side)) : exponent;
      return opens(base, own) ? [[base, own] as const] : [];
    });
    const made = sums.length < 2 ? undefined : multiplied(forms, product, new Map(sums), side);
    if (made !== undefined) return made;
  }
  return undefined;
}

function multiplied(
  forms: Forms,
  product: Product,
  sums: ReadonlyMap<Node, Node>,
  side: number,
): Node | undefined {
  const atoms: Atoms = new Map();
  const total = multipliedOut(forms, { coefficient: ONE, factors: sums }, atoms);
  if (total === undefined || total.size > MOST_TERMS || lost(total, atoms).length > 0)
    return undefined;
  forms.depth++;
  const { made, notes } = forms.ledger.attempt(() => {
    const collector = forms.collector();
    collector.scale(product.coefficient);
    for (const [base, exponent] of product.factors)
      if (!sums.has(base)) collector.multiply(base, exponent);
    const sum = forms.writeSum(termsFrom(forms, total, atoms));
    forms.multiplyBy(collector, sum, forms.graph.constant(side), true);
    return forms.writeFactors(collector.product);
  });
  forms.depth--;
  if (forms.measure(made) >= forms.measure(forms.writeFactors(product))) return undefined;
  forms.ledger.accept(notes);
  return made;
}

/** Undefined where there are too many terms on the way. */
function multipliedOut(forms: Forms, product: Product, atoms: Atoms): Polynomial | undefined {
  let total = constantPolynomial(product.coefficient);
  const others = new Map<Node, Node>();
  for (const [base, exponent] of product.factors) {
    const terms = opens(base, exponent) ? forms.termsOf(base) : undefined;
    if (terms === undefined) {
      others.set(base, exponent);
      continue;
    }
    if (terms.cores.size > MOST_TERMS) return undefined;
    const sum = polynomialOf(forms, terms, atoms);
    if (sum === undefined) return undefined;
    for (let power = smallPower(exponent)!; power > 0; power--) {
      if (total.size * sum.size > MOST_PRODUCTS) return undefined;
      total = times(total, sum);
    }
  }
  const rest = monomialOf({ coefficient: ONE, factors: others }, atoms, "allowed");
  return rest === undefined ? undefined : times(total, polynomial([rest]));
}
