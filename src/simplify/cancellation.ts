/**
 * Sums cancelled against what they are divided by: `(x^2 - 1)/(x - 1)` is `x + 1`, `(x^3 - x)/x` is
 * `x^2 - 1`, and `(2*x + 2)/2` is `x + 1`. What cancels had to be other than 0, and the ledger says
 * so. Sizes are bounded, and the shorter form is taken.
 */
import { isApplyOf, type Constant, type Node } from "../ast/node.ts";
import { isUnit, rational, type Rational } from "../ast/rational.ts";
import { type Atoms, polynomialOf, termsFrom } from "./atoms.ts";
import type { Forms } from "./forms.ts";
import { commonDivisor, exactQuotient, type Polynomial } from "./polynomial.ts";
import type { Product } from "./product.ts";
import { compared, plain } from "./requirements.ts";
import { scaledTerms } from "./terms.ts";

const MOST_TERMS = 12;
const RULE = "common factors cancel";

/** The product with one common factor cancelled, if that is shorter; the rest follows in turn. */
export function cancelled(forms: Forms, product: Product): Node | undefined {
  const sums = [...product.factors].filter(([base]) => isApplyOf(base, "+"));
  for (const [base, exponent] of sums) {
    const { made, notes } = forms.ledger.attempt(
      () =>
        withoutContent(forms, product, base, exponent) ??
        withoutMonomial(forms, product, base, exponent) ??
        withoutFractions(forms, product, base, exponent) ??
        withoutDivisor(forms, product, base, exponent),
    );
    if (made === undefined || forms.measure(made) >= forms.measure(forms.writeFactors(product)))
      continue;
    forms.ledger.accept(notes);
    return made;
  }
  return undefined;
}

const whole = (exponent: Node): bigint | undefined =>
  exponent.kind === "constant" && exponent.value.d === 1n
    ? exponent.value.s * exponent.value.n
    : undefined;

/** Other factors with the sum's power replaced by that of another one. */
function replaced(
  forms: Forms,
  { coefficient, factors }: Product,
  from: Node,
  parts: readonly (readonly [Node, Node])[],
): Node {
  const collector = forms.collector();
  collector.scale(coefficient);
  for (const [base, exponent] of factors) if (base !== from) collector.multiply(base, exponent);
  for (const [base, exponent] of parts) {
    if (exponent.kind !== "constant") collector.multiply(base, exponent);
    else if (exponent.value.n !== 0n) forms.multiplyBy(collector, base, exponent, true);
  }
  return forms.write(collector.product);
}

/** The greatest rational that all coefficients are whole multiples of, taken out. */
function withoutContent(
  forms: Forms,
  product: Product,
  base: Node,
  exponent: Node,
): Node | undefined {
  const terms = forms.termsOf(base);
  const power = whole(exponent);
  if (terms === undefined || power === undefined || power > 8n || power < -8n) return undefined;
  const values = [...terms.cores.values(), terms.constant].filter(({ n }) => n !== 0n);
  const content = values.reduce((divisor: Rational, next) => divisor.gcd(next), rational(0));
  if (isUnit(content) || content.n === 0n) return undefined;
  const rest = forms.writeTerms(scaledTerms(terms, content.inverse()));
  const scale = content.pow(rational(power));
  if (scale === null) return undefined;
  const coefficient = product.coefficient.mul(scale);
  return replaced(forms, { ...product, coefficient }, base, [[rest, exponent]]);
}

/** A power that divides every term, against one across the fraction bar. */
function withoutMonomial(
  forms: Forms,
  product: Product,
  base: Node,
  exponent: Node,
): Node | undefined {
  const terms = forms.termsOf(base);
  const power = whole(exponent);
  const isPlain = power === 1n || power === -1n;
  if (terms === undefined || !isPlain || terms.constant.n !== 0n) return undefined;
  if (terms.cores.size > MOST_TERMS) return undefined;
  const products = forms.productsIn(terms);
  for (const [divisor, across] of product.factors) {
    const other = whole(across);
    if (divisor === base || other === undefined || other > 0n === power > 0n) continue;
    const least = products.map(({ factors }) => whole(factors.get(divisor) ?? base) ?? 0n);
    const most = least.reduce((a, b) => (b < a ? b : a));
    if (most <= 0n) continue;
    const taken = most < (other < 0n ? -other : other) ? most : other < 0n ? -other : other;
    const minus = forms.graph.constant(rational(-taken));
    const rest = { cores: new Map<Node, Rational>(), constant: rational(0) };
    for (const each of products) forms.addProduct(rest, shifted(forms, each, divisor, minus));
    const moved = forms.graph.constant(rational(power * taken));
    if (power < 0n || other + taken === 0n) {
      if (!forms.ledger.forgoAll(divisor, RULE)) continue;
      forms.ledger.forgo(plain(compared(divisor, "!=")), RULE);
    }
    return replaced(forms, product, base, [
      [forms.writeSum(rest), exponent],
      [divisor, moved],
    ]);
  }
  return undefined;
}

/** A divisor inside of the sum, moved out of it: `1/(1 + 1/x)` is `x/(x + 1)`. */
function withoutFractions(
  forms: Forms,
  product: Product,
  base: Node,
  exponent: Node,
): Node | undefined {
  const terms = forms.termsOf(base);
  const power = whole(exponent);
  if (terms === undefined || power === undefined || power === 0n) return undefined;
  if (terms.cores.size > MOST_TERMS) return undefined;
  const products = forms.productsIn(terms);
  const all = [...products, { coefficient: terms.constant, factors: new Map<Node, Node>() }];
  const below = divisorsOf(products);
  if (below.size === 0) return undefined;
  const rest = { cores: new Map<Node, Rational>(), constant: rational(0) };
  for (const each of all) {
    if (each.coefficient.n === 0n) continue;
    let moved: Product = each;
    for (const [divisor, up] of below)
      moved = shifted(forms, moved, divisor, forms.graph.constant(rational(up)));
    forms.addProduct(rest, moved);
  }
  const parts: [Node, Node][] = [[forms.writeSum(rest), exponent]];
  for (const [divisor, up] of below) {
    parts.push([divisor, forms.graph.constant(rational(-power * up))]);
    if (power < 0n) forms.ledger.forgo(plain(compared(divisor, "!=")), "fractions are flattened");
  }
  return replaced(forms, product, base, parts);
}

/** The bases that terms are divided by, with the highest power of each. */
function divisorsOf(products: readonly Product[]): Map<Node, bigint> {
  const below = new Map<Node, bigint>();
  for (const { factors } of products) {
    for (const [base, exponent] of factors) {
      const power = -(whole(exponent) ?? 0n);
      if (power > (below.get(base) ?? 0n)) below.set(base, power);
    }
  }
  // Beside a power that is not whole there is nothing to add to.
  for (const base of below.keys()) {
    const isWhole = products.every(({ factors }) => {
      const exponent = factors.get(base);
      return exponent === undefined || whole(exponent) !== undefined;
    });
    if (!isWhole) below.delete(base);
  }
  return below;
}

/** The product times a power of a base. */
function shifted(forms: Forms, product: Product, base: Node, by: Constant): Product {
  const { graph } = forms;
  const factors = new Map(product.factors);
  const before = (factors.get(base) ?? graph.constant(0)) as Constant;
  const total = graph.constant(before.value.add(by.value));
  if (total.value.n === 0n) factors.delete(base);
  else factors.set(base, total);
  return { coefficient: product.coefficient, factors };
}

/** A common divisor of this sum and one across the fraction bar. */
function withoutDivisor(
  forms: Forms,
  product: Product,
  base: Node,
  exponent: Node,
): Node | undefined {
  const [terms, power] = [forms.termsOf(base), whole(exponent)];
  if (terms === undefined || power === undefined || power < 0n) return undefined;
  for (const [other, across] of product.factors) {
    const [below, inverse] = [forms.termsOf(other), whole(across)];
    if (below === undefined || inverse === undefined || inverse > 0n) continue;
    if (terms.cores.size > MOST_TERMS || below.cores.size > MOST_TERMS) continue;
    const atoms: Atoms = new Map();
    const [a, b] = [terms, below].map((sum) => polynomialOf(forms, sum, atoms));
    if (a === undefined || b === undefined) continue;
    const divisor = divisorOf(a, b);
    if (divisor === undefined) continue;
    const asNode = (part: Polynomial): Node => forms.writeSum(termsFrom(forms, part, atoms));
    const [above, under, shared] = [
      exactQuotient(a, divisor)!,
      exactQuotient(b, divisor)!,
      divisor,
    ];
    const both = new Map(product.factors);
    both.delete(other);
    const factor = asNode(shared);
    if (power + inverse >= 0n) {
      if (!forms.ledger.forgoAll(factor, RULE)) continue;
      forms.ledger.forgo(plain(compared(factor, "!=")), RULE);
    }
    return replaced(forms, { ...product, factors: both }, base, [
      [asNode(above), exponent],
      [asNode(under), across],
      [factor, forms.graph.constant(rational(power + inverse))],
    ]);
  }
  return undefined;
}

/** One of them where it divides the other, else what they have in common. */
function divisorOf(a: Polynomial, b: Polynomial): Polynomial | undefined {
  if (exactQuotient(a, b) !== undefined) return b;
  if (exactQuotient(b, a) !== undefined) return a;
  const shared = commonDivisor(a, b);
  const isConstant = shared.size === 1 && [...shared.values()][0]!.exponents.every((e) => e === 0);
  if (isConstant || exactQuotient(a, shared) === undefined) return undefined;
  return exactQuotient(b, shared) === undefined ? undefined : shared;
}
