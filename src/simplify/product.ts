/**
 * Products in normal form: an exact coefficient, and bases with their exponents. A product is
 * written as a person would: coefficient first, then constants, variables, functions and sums; one
 * fraction bar; roots as roots.
 */
import type { Graph } from "../ast/graph.ts";
import { isApplyOf, isConstant, type Constant, type Node } from "../ast/node.ts";
import { rational, type Rational } from "../ast/rational.ts";
import { applyValue } from "../functions/canonical.ts";

export interface Product {
  readonly coefficient: Rational;
  /** Bases, each once, with exponents in normal form. */
  readonly factors: ReadonlyMap<Node, Node>;
}

const ONE = rational(1);

/** `coefficient` times the factors, as nodes. */
export function writeProduct(graph: Graph, { coefficient, factors }: Product): Node {
  // By age within a rank, so that `a*b` and `b*a` are written as one node and meet as like terms.
  const ordered = [...factors].sort((a, b) => rank(a) - rank(b) || a[0].id - b[0].id);
  const above: Node[] = [];
  const below: Node[] = [];
  for (const [base, exponent] of ordered) {
    if (exponent.kind === "constant" && exponent.value.s < 0n) {
      below.push(writePower(graph, base, graph.constant(exponent.value.neg())));
    } else above.push(writePower(graph, base, exponent));
  }
  const [lead, divisor] = splitFraction(coefficient, below.length > 0);
  if (!divisor.equals(1)) below.unshift(graph.constant(divisor));
  const sign = lead.equals(-1) && above.length > 0;
  if (!lead.abs().equals(1) || above.length === 0) above.unshift(graph.constant(lead));
  const numerator = chain(graph, above);
  const quotient =
    below.length === 0 ? numerator : graph.apply("/", [numerator, chain(graph, below)]);
  return sign ? graph.apply("neg", [quotient]) : quotient;
}

const chain = (graph: Graph, nodes: readonly Node[]): Node =>
  nodes.reduce((product, node) => graph.apply("*", [product, node]));

/** Constants first, then variables, then functions and symbolic powers, sums last. */
function rank([base, exponent]: readonly [Node, Node]): number {
  if (base.kind === "conditional") return 5;
  if (isApplyOf(base, "+")) return 4;
  if (base.operands.length > 0 || exponent.kind !== "constant") return 3;
  return base.kind === "constant" ? 0 : base.kind === "variable" ? 2 : 1;
}

function writePower(graph: Graph, base: Node, exponent: Node): Node {
  if (isConstant(exponent, 1)) return base;
  if (isConstant(exponent, 0.5)) return graph.apply("sqrt", [base]);
  return graph.apply("^", [base, exponent]);
}

/** Divisors up to 9, and any that no short decimal can replace, go below the bar. */
function splitFraction(coefficient: Rational, fraction: boolean): [Rational, Rational] {
  const { n, d, s } = coefficient;
  if (d === 1n) return [coefficient, ONE];
  const isDecimal = /^10*$/.test(String(leastDecimalDenominator(d)));
  return d > 9n && isDecimal && !fraction ? [coefficient, ONE] : [rational(s * n), rational(d)];
}

/** The power of ten that `d` divides, up to six decimals, else 0. */
function leastDecimalDenominator(d: bigint): bigint {
  for (let ten = 10n; ten <= 1_000_000n; ten *= 10n) if (ten % d === 0n) return ten;
  return 0n;
}

/** Factors being collected into a product. */
export class ProductCollector {
  #coefficient = ONE;
  readonly #factors = new Map<Node, Node>();
  readonly #graph: Graph;
  readonly #add: (a: Node, b: Node) => Node;
  readonly #keepsDomain: boolean;

  /**
   * @param add sum of two exponents, in normal form
   * @param keepsDomain whether powers merge only where that leaves the domain as it is
   */
  constructor(graph: Graph, add: (a: Node, b: Node) => Node, keepsDomain: boolean) {
    this.#graph = graph;
    this.#add = add;
    this.#keepsDomain = keepsDomain;
  }

  get product(): Product {
    return { coefficient: this.#coefficient, factors: this.#factors };
  }

  scale(factor: Rational): void {
    this.#coefficient = this.#coefficient.mul(factor);
  }

  /** Multiplies by `base^exponent`. */
  multiply(base: Node, exponent: Node): void {
    const known = this.#factors.get(base);
    if (known === undefined) {
      this.#factors.set(base, exponent);
    } else if (this.#keepsDomain && !isPositive(base) && !mergesSafely(known, exponent)) {
      // The two powers as they are, from here on a factor like any other.
      this.#factors.delete(base);
      const both = sideBySide(this.#graph, base, known, exponent);
      this.multiply(both, this.#graph.constant(1));
    } else {
      const total = this.#add(known, exponent);
      if (isConstant(total, 0)) this.#factors.delete(base);
      else this.#factors.set(base, total);
    }
  }
}

/** `x^a * x^b` unmerged, as a quotient where one exponent is negative: `x/x`. */
function sideBySide(graph: Graph, base: Node, a: Node, b: Node): Node {
  const isNegative = (power: Node): boolean => power.kind === "constant" && power.value.s < 0n;
  const [first, second] = isNegative(a) && !isNegative(b) ? [b, a] : [a, b];
  if (!isNegative(second) || isNegative(first)) {
    return graph.apply("*", [writePower(graph, base, first), writePower(graph, base, second)]);
  }
  const inverse = graph.constant((second as Constant).value.neg());
  return graph.apply("/", [writePower(graph, base, first), writePower(graph, base, inverse)]);
}

/** A named constant or number, all of whose powers exist. */
function isPositive(base: Node): boolean {
  if (base.kind === "constant") return base.value.s > 0n && base.value.n > 0n;
  return isApplyOf(base, "pi") || isApplyOf(base, "e");
}

/** Whether `x^a * x^b` is defined exactly where `x^(a+b)` is. */
function mergesSafely(a: Node, b: Node): boolean {
  if (a.kind !== "constant" || b.kind !== "constant") return false;
  return asksAsMuch(a.value.add(b.value), [a.value, b.value]);
}

/** Whether `(x^a)^n` is defined exactly where `x^(a*n)` is. */
export function raisesSafely(base: Node, exponent: Node, by: Constant): boolean {
  if (isPositive(base) || isConstant(by, 1)) return true;
  if (exponent.kind !== "constant") return false;
  return asksAsMuch(exponent.value.mul(by.value), [exponent.value]);
}

/** Whether a power needs a base that is not negative, or not zero, where powers with `parts` do. */
function asksAsMuch(exponent: Rational, parts: readonly Rational[]): boolean {
  const needsNonNegative = parts.some((part) => part.d !== 1n);
  const needsNonZero = parts.some((part) => part.s < 0n);
  return (!needsNonNegative || exponent.d !== 1n) && (!needsNonZero || exponent.s < 0n);
}

/** Reads an exponent of a power with a constant one, as `[base, exponent]`. */
export function constantPower(graph: Graph, node: Node): [Node, Constant] | undefined {
  if (isApplyOf(node, "sqrt")) return [node.operands[0]!, graph.constant(rational(1, 2))];
  if (isApplyOf(node, "^") && node.operands[1]!.kind === "constant") {
    return [node.operands[0]!, node.operands[1] as Constant];
  }
  return undefined;
}

/** Multiplies an exponent by a whole number. */
export function timesExponent(graph: Graph, exponent: Node, factor: Constant): Node {
  if (exponent.kind === "constant") return graph.constant(exponent.value.mul(factor.value));
  return applyValue(graph, "*", [factor, exponent]);
}
