/** Sums in normal form: exact coefficients of distinct cores, and a constant. */
import type { Node } from "../ast/node.ts";
import { rational, type Rational } from "../ast/rational.ts";
import type { Product } from "./product.ts";

/** A sum being collected. */
export interface Terms {
  readonly cores: Map<Node, Rational>;
  constant: Rational;
}

const ZERO = rational(0);

export const noTerms = (): Terms => ({ cores: new Map(), constant: ZERO });

export function addTo(cores: Map<Node, Rational>, core: Node, coefficient: Rational): void {
  const known = cores.get(core);
  cores.set(core, known === undefined ? coefficient : known.add(coefficient));
}

export function scaledTerms(terms: Terms, factor: Rational): Terms {
  const cores = new Map([...terms.cores].map(([core, value]) => [core, value.mul(factor)]));
  return { cores, constant: terms.constant.mul(factor) };
}

/**
 * Terms in the order in which a person writes them: of a polynomial by descending degree, else as
 * they came; the sort is stable.
 */
export function inOrder(products: readonly Product[]): Product[] {
  const degrees = products.map(degreeOf);
  if (degrees.some((degree) => degree === undefined)) return [...products];
  return products
    .map((product, place) => [product, degrees[place]!] as const)
    .sort(([, a], [, b]) => b - a)
    .map(([product]) => product);
}

/** The total degree of a monomial in variables and elements; undefined for anything else. */
function degreeOf({ factors }: Product): number | undefined {
  let degree = 0;
  for (const [base, exponent] of factors) {
    if (base.kind === "apply" && base.operands.length === 0) continue;
    const isUnknown = base.kind === "variable" || base.kind === "element" || base.kind === "index";
    const isNumber = base.kind === "constant";
    if (exponent.kind !== "constant" || !(isUnknown || isNumber)) return undefined;
    if (isNumber) continue;
    if (exponent.value.d !== 1n || exponent.value.s < 0n) return undefined;
    degree += exponent.nearest;
  }
  return degree;
}
