/**
 * Compound factors that every term of a sum shares: `x^x + x^x*log(x)` is `x^x*(1 + log(x))`.
 * Variables and constants stay where they are, as in `2*x*y + x^2`.
 */
import type { Graph } from "../ast/graph.ts";
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

/**
 * The least power of each base over all terms, where taking those out can shorten: divisors that
 * are compound, which makes one fraction of the sum, and factors that are. Variables go along.
 */
export function leastPowers(
  graph: Graph,
  terms: readonly Product[],
): ReadonlyMap<Node, Node> | undefined {
  const bases = new Set(terms.flatMap(({ factors }) => [...factors.keys()]));
  const powers = new Map<Node, Rational>();
  for (const base of bases) {
    const exponents = terms.map(({ factors }) => factors.get(base) ?? graph.constant(0));
    if (!exponents.every((exponent) => exponent.kind === "constant")) continue;
    const least = exponents.map(({ value }) => value).reduce((a, b) => (b.compare(a) < 0 ? b : a));
    const isCommon = exponents.every(({ value }) => value.s === least.s && value.n !== 0n);
    const isWorthwhile = isCommon || (least.s < 0n && base.operands.length > 0);
    if (least.n !== 0n && isWorthwhile) powers.set(base, least);
  }
  const isEnough = [...powers].some(([base, power]) => base.operands.length > 0 || power.s < 0n);
  if (!isEnough) return undefined;
  return new Map([...powers].map(([base, power]) => [base, graph.constant(power)]));
}

/** The factors that are left of a product when these powers are taken out of it. */
export function withoutFactors(
  graph: Graph,
  { factors }: Product,
  powers: ReadonlyMap<Node, Node>,
): ReadonlyMap<Node, Node> {
  const left = new Map(factors);
  for (const [base, power] of powers) {
    const exponent = left.get(base) ?? graph.constant(0);
    if (exponent.kind !== "constant" || power.kind !== "constant") continue;
    const rest = exponent.value.sub(power.value);
    if (rest.n === 0n) left.delete(base);
    else left.set(base, graph.constant(rest));
  }
  return left;
}
