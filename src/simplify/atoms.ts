/** Between sums in normal form and polynomials: the atoms are bases that are no sums, as they are. */
import type { Node } from "../ast/node.ts";
import type { Rational } from "../ast/rational.ts";
import type { Forms } from "./forms.ts";
import { type Monomial, type Polynomial, polynomial } from "./polynomial.ts";
import type { Product } from "./product.ts";
import { noTerms, type Terms } from "./terms.ts";

/** Places of atoms in the exponents of monomials. */
export type Atoms = Map<Node, number>;

/** Powers above this are not multiplied out. */
export const HIGHEST = 8;

/** The whole, positive exponent that a factor has, if it is small. */
export function smallPower(exponent: Node): number | undefined {
  if (exponent.kind !== "constant" || exponent.value.d !== 1n || exponent.value.s < 0n)
    return undefined;
  return exponent.nearest <= 64 ? exponent.nearest : undefined;
}

/** A product without roots as a monomial, and without divisors unless those are `allowed`. */
export function monomialOf(
  { coefficient, factors }: Product,
  atoms: Atoms,
  divisors: "allowed" | "refused" = "refused",
): Monomial | undefined {
  const exponents: number[] = [];
  for (const [base, exponent] of factors) {
    if (exponent.kind !== "constant" || exponent.value.d !== 1n) return undefined;
    const power = exponent.nearest;
    if (Math.abs(power) > 64 || (power < 0 && divisors === "refused")) return undefined;
    exponents[placeOf(base, atoms)] = power;
  }
  return { exponents: Array.from(exponents, (exponent) => exponent ?? 0), coefficient };
}

export function placeOf(base: Node, atoms: Atoms): number {
  const known = atoms.get(base);
  if (known !== undefined) return known;
  atoms.set(base, atoms.size);
  return atoms.size - 1;
}

/** A sum whose terms are monomials. */
export function polynomialOf(forms: Forms, terms: Terms, atoms: Atoms): Polynomial | undefined {
  const monomials = forms.productsIn(terms).map((product) => monomialOf(product, atoms));
  if (monomials.includes(undefined)) return undefined;
  return polynomial([...(monomials as Monomial[]), { exponents: [], coefficient: terms.constant }]);
}

/** A polynomial as a sum in normal form. */
export function termsFrom(forms: Forms, terms: Polynomial, atoms: Atoms): Terms {
  const bases = [...atoms.keys()];
  const sum = noTerms();
  for (const { exponents, coefficient } of terms.values())
    forms.addProduct(sum, productFrom(forms, exponents, coefficient, bases));
  return sum;
}

function productFrom(
  forms: Forms,
  exponents: readonly number[],
  coefficient: Rational,
  bases: readonly Node[],
): Product {
  const factors = new Map<Node, Node>();
  exponents.forEach((exponent, place) => {
    if (exponent !== 0) factors.set(bases[place]!, forms.graph.constant(exponent));
  });
  return { coefficient, factors };
}
