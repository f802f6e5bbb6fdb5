/**
 * Compound factors that every term of a sum shares: `x^x + x^x*log(x)` is `x^x*(1 + log(x))`.
 * Variables and constants stay where they are, as in `2*x*y + x^2`.
 */
import { isConstant, type Node } from "../ast/node.ts";
import { rational, type Rational } from "../ast/rational.ts";
import type { Product } from "./product.ts";

export interface Factored {
  readonly factors: ReadonlyMap<Node, Node>;
  /** The terms that are left, those that became constants excluded. */
  readonly rest: readonly Product[];
  readonly constant: Rational;
}

/** Takes out the factors, or gives undefined where the terms share none. */
export function commonFactors(terms: readonly Product[]): Factored | undefined {
  const [first, ...others] = terms;
  if (first === undefined || others.length === 0) return undefined;
  const factors = new Map(
    [...first.factors].filter(
      ([base, exponent]) =>
        isCompound(base, exponent) && others.every((term) => term.factors.get(base) === exponent),
    ),
  );
  if (factors.size === 0) return undefined;
  const stripped = terms.map(({ coefficient, factors: all }) => {
    return { coefficient, factors: new Map([...all].filter(([base]) => !factors.has(base))) };
  });
  const constants = stripped.filter((term) => term.factors.size === 0);
  return {
    factors,
    rest: stripped.filter((term) => term.factors.size > 0),
    constant: constants.reduce((total, term) => total.add(term.coefficient), rational(0)),
  };
}

/** A function of something, or a power with a symbolic exponent; a lone sum is not taken out. */
function isCompound(base: Node, exponent: Node): boolean {
  if (exponent.kind !== "constant") return true;
  const isFunction = base.kind === "apply" && base.operands.length > 0 && base.fn !== "+";
  return isFunction && (isConstant(exponent, 1) || exponent.value.d === 1n);
}
