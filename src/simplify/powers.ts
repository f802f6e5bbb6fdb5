/**
 * Powers with exponents that are not whole: exact factors leave a root, even powers leave it as
 * magnitudes, and roots of quadratic surds are written without the outer root.
 */
import type { Constant, Node } from "../ast/node.ts";
import { isUnit, exactRoot, rational, type Rational } from "../ast/rational.ts";
import type { Forms } from "./forms.ts";
import { type Product, unasked } from "./product.ts";
import { denested } from "./radicals.ts";
import { compared } from "./requirements.ts";
import { noTerms } from "./terms.ts";

const ONE = rational(1);
const HALF = rational(1, 2);

/** `base^exponent` in a simpler form, if it has one. */
export function rewrittenPower(forms: Forms, base: Node, exponent: Node): Node | undefined {
  if (exponent.kind !== "constant") return undefined;
  if (forms.termsOf(base) !== undefined)
    return exponent.value.equals(HALF) ? surd(forms, base) : undefined;
  const product = forms.productOf(base);
  const { coefficient, factors } = product;
  const [single] = factors;
  const isProduct = factors.size > 1 || !isUnit(coefficient) || single?.[0] !== base;
  return isProduct && coefficient.s > 0n ? ofProduct(forms, product, exponent) : undefined;
}

/** What leaves the root of a product, and what stays. */
function ofProduct(forms: Forms, product: Product, exponent: Constant): Node | undefined {
  const { graph } = forms;
  const root = wholePower(product.coefficient, exponent.value);
  const outside = forms.collector();
  if (root !== undefined) outside.scale(root);
  const staying = new Map(product.factors);
  const parts = [...product.factors];
  const isAlone = parts.length === 1 || parts.every(([, inner]) => isEven(inner));
  for (const [base, inner] of parts) {
    const out = leaving(forms, base, inner, exponent, isAlone);
    if (out === undefined) continue;
    forms.multiplyBy(outside, ...out, true);
    staying.delete(base);
  }
  if (root === undefined && staying.size === product.factors.size) return undefined;
  const coefficient = root === undefined ? product.coefficient : ONE;
  if (staying.size > 0 || !isUnit(coefficient)) {
    outside.multiply(
      forms.write({ coefficient, factors: staying }),
      graph.constant(exponent.value),
    );
  }
  return forms.write(outside.product);
}

const isEven = (exponent: Node): boolean =>
  exponent.kind === "constant" && exponent.value.d === 1n && exponent.value.n % 2n === 0n;

/**
 * The power of a factor by itself. Of an even power it is that of the magnitude; other powers have
 * a value only where the merged one has the same. Beside other factors that may be negative, a
 * factor leaves only where it is known to be positive.
 */
function leaving(
  forms: Forms,
  base: Node,
  inner: Node,
  exponent: Constant,
  isAlone: boolean,
): readonly [Node, Constant] | undefined {
  const { graph, ledger } = forms;
  if (inner.kind !== "constant") return undefined;
  const total = graph.constant(inner.value.mul(exponent.value));
  const needsSign = isEven(inner) && !isEven(total);
  if (!isAlone || needsSign) {
    if (total.value.d !== 1n && !isAlone) return undefined;
    if (ledger.knows(compared(base, ">"))) return [base, total];
    if (!isAlone) return undefined;
    if (ledger.knows(compared(base, ">="))) return [base, total];
    if (ledger.knows(compared(base, "<="))) return [forms.timesConstant(rational(-1), base), total];
    return [forms.builder.apply("abs", base), total];
  }
  if (isUnit(inner.value)) return undefined;
  if (!isEven(inner))
    ledger.forgo(unasked(base, total, [inner, exponent]), "powers of powers merge");
  return [base, total];
}

/** `base^exponent` where it is rational; a power of 0 that divides is none. */
function wholePower(base: Rational, exponent: Rational): Rational | undefined {
  if (base.n === 0n && exponent.s < 0n) return undefined;
  if (isUnit(base) || exponent.d > 64n || exponent.n > 64n) return isUnit(base) ? base : undefined;
  const root = exactRoot(base, Number(exponent.d));
  return root?.pow(rational(exponent.s * exponent.n)) ?? undefined;
}

/** `sqrt(a + b*sqrt(c))` without the outer root. */
function surd(forms: Forms, base: Node): Node | undefined {
  const terms = forms.termsOf(base)!;
  const [[core, factor] = [], ...others] = terms.cores;
  if (core === undefined || others.length > 0 || terms.constant.n === 0n) return undefined;
  const [[inner, exponent] = [], ...more] = forms.productOf(core).factors;
  const isRoot = inner?.kind === "constant" && more.length === 0;
  if (!isRoot || exponent?.kind !== "constant" || !exponent.value.equals(HALF)) return undefined;
  const parts = denested(terms.constant, factor!, inner.value);
  if (parts === undefined) return undefined;
  const half = forms.graph.constant(HALF);
  const [x, y] = [parts.x, parts.y].map((part) => forms.power(forms.graph.constant(part), half));
  const sum = noTerms();
  forms.addProduct(sum, forms.productOf(x!));
  const second = forms.productOf(y!);
  forms.addProduct(sum, { ...second, coefficient: second.coefficient.mul(parts.sign) });
  return forms.writeSum(sum);
}
