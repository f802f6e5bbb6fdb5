/** Shorter forms of products: constant roots merged, exponentials joined, sums cancelled, rules. */
import { isApplyOf, type Node } from "../ast/node.ts";
import { isUnit, rational } from "../ast/rational.ts";
import { cancelled } from "./cancellation.ts";
import { expandedProduct } from "./expansion.ts";
import type { Forms } from "./forms.ts";
import type { Product } from "./product.ts";
import { squareRoot } from "./radicals.ts";
import { rewrittenByRules } from "./rules/products.ts";

/** Factors up to which pairs of them are looked at. */
const MOST_FACTORS = 12;

/** A simpler form of the product, if one is found. */
export function rewrittenProduct(forms: Forms, product: Product): Node | undefined {
  const { factors } = product;
  if (factors.size === 0 || factors.size > MOST_FACTORS) return undefined;
  let sums = 0;
  let [constants, exponentials, calls] = [0, 0, 0];
  for (const [base, exponent] of factors) {
    if (base.kind === "constant" && exponent.kind === "constant") constants++;
    else if (base.kind !== "apply") continue;
    else if (base.fn === "+") sums++;
    else if (base.fn === "exp") exponentials++;
    if (base.kind === "apply" && base.operands.length === 1) calls++;
  }
  if (constants + calls + sums === 0 || forms.budget-- <= 0) return undefined;
  return (
    (constants > 0 ? withRootsMerged(forms, product) : undefined) ??
    (exponentials > 1 ? withExponentialsJoined(forms, product) : undefined) ??
    (calls > 0 ? rewrittenByRules(forms, product) : undefined) ??
    (sums > 0 ? cancelled(forms, product) : undefined) ??
    (sums > 0 ? expandedProduct(forms, product) : undefined)
  );
}

/** `sqrt(2)*sqrt(6)` is `2*sqrt(3)`; undefined where the roots are as they should be. */
function withRootsMerged(forms: Forms, { coefficient, factors }: Product): Node | undefined {
  let radicand = rational(1);
  let isPlain = true;
  const rest = new Map(factors);
  for (const [base, exponent] of factors) {
    if (base.kind !== "constant" || exponent.kind !== "constant" || exponent.value.d !== 2n)
      continue;
    const { value } = base;
    if (value.s < 0n || value.n === 0n || exponent.value.n > 64n) return undefined;
    const power = value.pow(rational(exponent.value.s * exponent.value.n));
    if (power === null) return undefined;
    isPlain &&= exponent.value.equals(0.5) && rest.size === factors.size;
    rest.delete(base);
    radicand = radicand.mul(power);
  }
  const root = squareRoot(radicand);
  if (root === undefined || (isPlain && isUnit(root.outside))) return undefined;
  // Other powers of what stays inside may be there already, such as fourth roots.
  const collector = forms.collector();
  collector.times({ coefficient: coefficient.mul(root.outside), factors: rest });
  const inside = forms.graph.constant(rational(root.inside));
  if (root.inside !== 1n) collector.multiply(inside, forms.graph.constant(rational(1, 2)));
  return forms.write(collector.product);
}

/** `exp(x)*exp(y)` is `exp(x + y)`. */
function withExponentialsJoined(forms: Forms, product: Product): Node | undefined {
  const { builder } = forms;
  const rest = new Map<Node, Node>();
  const exponents: Node[] = [];
  for (const [base, exponent] of product.factors) {
    if (isApplyOf(base, "exp") && exponent.kind === "constant")
      exponents.push(builder.apply("*", exponent, base.operands[0]!));
    else rest.set(base, exponent);
  }
  if (exponents.length < 2) return undefined;
  const total = exponents.reduce((sum, next) => builder.apply("+", sum, next));
  const collector = forms.collector();
  collector.times({ coefficient: product.coefficient, factors: rest });
  forms.multiplyBy(collector, builder.apply("exp", total), forms.graph.constant(1), true);
  return forms.write(collector.product);
}
