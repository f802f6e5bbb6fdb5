/**
 * Sums nested for few operations: the base that most terms share is taken out, then the same for
 * what is inside and what is left (M. Ceberio and V. Kreinovich, "Greedy algorithms for optimizing
 * multivariate Horner schemes", SIGSAM Bulletin 38, 2004). In one variable that is Horner's scheme.
 */
import type { Node } from "../ast/node.ts";
import { rational, type Rational } from "../ast/rational.ts";
import type { Forms } from "./forms.ts";
import type { Product } from "./product.ts";

/** Terms up to which sums are nested. */
const MOST_TERMS = 32;

/** The sum of the products, nested; undefined where no two of them share a base. */
export function nested(forms: Forms, products: readonly Product[]): Node | undefined {
  if (products.length > MOST_TERMS) return undefined;
  const shared = mostShared(products);
  if (shared === undefined) return undefined;
  const inside = products.filter((product) => powerIn(product, shared) !== undefined);
  const outside = products.filter((product) => powerIn(product, shared) === undefined);
  const least = inside
    .map((product) => powerIn(product, shared)!)
    .reduce((a, b) => (b.compare(a) < 0 ? b : a));
  const parts = inside.map((product) => divided(forms, product, shared, least));
  const sum = nested(forms, parts) ?? plainSum(forms, parts);
  const power = new Map([[shared, forms.graph.constant(least)]]);
  const factor = forms.writeFactors({ coefficient: rational(1), factors: power });
  const scaled = forms.graph.apply("*", [factor, sum]);
  if (outside.length === 0) return scaled;
  const rest = nested(forms, outside) ?? plainSum(forms, outside);
  return forms.graph.apply("+", [scaled, rest]);
}

/** The power of a base that is a factor, and at least the base itself. */
function powerIn({ factors }: Product, base: Node): Rational | undefined {
  const power = factors.get(base);
  return power?.kind === "constant" && power.value.compare(rational(1)) >= 0
    ? power.value
    : undefined;
}

function divided(forms: Forms, product: Product, base: Node, by: Rational): Product {
  const factors = new Map(product.factors);
  const rest = powerIn(product, base)!.sub(by);
  if (rest.n === 0n) factors.delete(base);
  else factors.set(base, forms.graph.constant(rest));
  return { coefficient: product.coefficient, factors };
}

function plainSum(forms: Forms, products: readonly Product[]): Node {
  return products
    .map((product) => forms.writeFactors(product))
    .reduce((sum, term) => forms.graph.apply("+", [sum, term]));
}

/** The base that is a factor of most terms, of two at least. */
function mostShared(products: readonly Product[]): Node | undefined {
  const counts = new Map<Node, number>();
  for (const product of products)
    for (const [base] of product.factors)
      if (powerIn(product, base) !== undefined) counts.set(base, (counts.get(base) ?? 0) + 1);
  let best: Node | undefined;
  for (const [base, count] of counts)
    if (count > 1 && count > (best === undefined ? 1 : counts.get(best)!)) best = base;
  return best;
}
