/** Shorter forms of sums: rules, like terms with irrational coefficients, factors, expansion. */
import { isConstant, type Node } from "../ast/node.ts";
import { isUnit, rational } from "../ast/rational.ts";
import { commonFactors, leastPowers, withoutFactors } from "./common-factors.ts";
import { expandedSum } from "./expansion.ts";
import type { Forms } from "./forms.ts";
import type { Product } from "./product.ts";
import { applySumRules } from "./rules/sums.ts";
import { noTerms, scaledTerms, type Terms } from "./terms.ts";

const ONE = rational(1);

/** Terms up to which forms that look at all of them together are tried. */
const MOST_TERMS = 16;

/** Forms tried inside forms. */
const DEEPEST = 3;

/** The sum in the shortest of the forms that are tried; undefined if there is none but its own. */
export function rewrittenSum(forms: Forms, terms: Terms): Node | undefined {
  if (terms.cores.size === 0) return undefined;
  const ruled = terms.cores.size <= MOST_TERMS ? applySumRules(forms, terms) : undefined;
  if (ruled !== undefined) return forms.writeSum(ruled);
  const products = forms.productsIn(terms);
  const isLong = terms.cores.size > MOST_TERMS || forms.depth >= DEEPEST || forms.budget-- <= 0;
  return isLong ? withCommonFactors(forms, terms, products) : shortest(forms, terms, products);
}

function shortest(forms: Forms, terms: Terms, products: readonly Product[]): Node | undefined {
  const { ledger } = forms;
  const attempts = [
    withCommonFactors,
    withConstantsGathered,
    withLeastPowers,
    withContent,
    expanded,
  ];
  let best: Node | undefined;
  let reasons: Parameters<typeof ledger.accept>[0] = [];
  forms.depth++;
  for (const attempt of attempts) {
    const { made, notes } = ledger.attempt(() => attempt(forms, terms, products));
    if (made === undefined || (best !== undefined && forms.measure(made) >= forms.measure(best)))
      continue;
    [best, reasons] = [made, notes];
  }
  forms.depth--;
  if (best === undefined) return undefined;
  const { made: plain } = ledger.attempt(() => forms.writeTerms(terms));
  if (forms.measure(best) >= forms.measure(plain)) return undefined;
  ledger.accept(reasons);
  return best;
}

/** Compound factors of all terms, taken out however many terms there are. */
function withCommonFactors(
  forms: Forms,
  terms: Terms,
  products: readonly Product[],
): Node | undefined {
  const common = terms.constant.n === 0n ? commonFactors(products) : undefined;
  if (common === undefined) return undefined;
  const rest = sumOf(forms, common.rest);
  rest.constant = rest.constant.add(common.constant);
  return timesFactors(forms, common.factors, forms.writeSum(rest));
}

/** `x/3 + y/3` is `(x + y)/3`. */
function withContent(forms: Forms, terms: Terms): Node | undefined {
  const values = [...terms.cores.values(), terms.constant].filter(({ n }) => n !== 0n);
  // Beside a coefficient of 1 nothing is gained.
  if (values.some(({ n, d }) => n === 1n && d === 1n)) return undefined;
  const content = values.reduce((divisor, next) => divisor.gcd(next), rational(0));
  if (values.length < 2 || isUnit(content) || content.n === 0n) return undefined;
  const rest = forms.writeTerms(scaledTerms(terms, content.inverse()));
  return forms.writeFactors({
    coefficient: content,
    factors: new Map([[rest, forms.graph.constant(1)]]),
  });
}

function expanded(forms: Forms, terms: Terms): Node | undefined {
  const sum = expandedSum(forms, terms);
  return sum === undefined ? undefined : forms.writeSum(sum);
}

/** `1/(1 + x) - x/(1 + x)^2` over one divisor, `(x + 1)^3 + 2*(x + 1)^2` with one factor. */
function withLeastPowers(
  forms: Forms,
  terms: Terms,
  products: readonly Product[],
): Node | undefined {
  const all = [...products];
  if (terms.constant.n !== 0n) all.push({ coefficient: terms.constant, factors: new Map() });
  const powers = leastPowers(forms.graph, all);
  if (powers === undefined) return undefined;
  const rest = noTerms();
  for (const product of all) {
    const collector = forms.collector();
    collector.scale(product.coefficient);
    const left = withoutFactors(forms.graph, product, powers);
    for (const [base, exponent] of left) {
      if (exponent.kind === "constant") forms.multiplyBy(collector, base, exponent, true);
      else collector.multiply(base, exponent);
    }
    forms.addProduct(rest, collector.product);
  }
  return timesFactors(forms, powers, forms.writeSum(rest));
}

/** `sqrt(6)*x + sqrt(2)*x` is `(sqrt(6) + sqrt(2))*x`. */
function withConstantsGathered(
  forms: Forms,
  terms: Terms,
  products: readonly Product[],
): Node | undefined {
  if (!products.some(({ factors }) => [...factors].some(([base]) => isNumber(base))))
    return undefined;
  const groups = new Map<Node, Product[]>();
  for (const product of products) {
    const unknown = new Map([...product.factors].filter(([base]) => !isNumber(base)));
    const known = new Map([...product.factors].filter(([base]) => isNumber(base)));
    const core = forms.writeFactors({ coefficient: ONE, factors: unknown });
    const part = { coefficient: product.coefficient, factors: known };
    groups.set(core, [...(groups.get(core) ?? []), part]);
  }
  if (![...groups].some(([core, parts]) => !isConstant(core, 1) && parts.length > 1))
    return undefined;
  const total = noTerms();
  total.constant = terms.constant;
  for (const [core, parts] of groups) {
    const factor = forms.writeSum(sumOf(forms, parts));
    const collector = forms.collector();
    forms.multiplyBy(collector, factor, forms.graph.constant(1), true);
    forms.multiplyBy(collector, core, forms.graph.constant(1), true);
    forms.addProduct(total, collector.product);
  }
  return forms.writeTerms(total);
}

/** A number, or a named constant. */
const isNumber = (node: Node): boolean =>
  node.kind === "constant" || (node.kind === "apply" && node.operands.length === 0);

function sumOf(forms: Forms, products: readonly Product[]): Terms {
  const terms = noTerms();
  for (const product of products) forms.addProduct(terms, product);
  return terms;
}

function timesFactors(forms: Forms, factors: ReadonlyMap<Node, Node>, rest: Node): Node {
  const collector = forms.collector();
  for (const [base, exponent] of factors) collector.multiply(base, exponent);
  forms.multiplyBy(collector, rest, forms.graph.constant(1), true);
  return forms.write(collector.product);
}
