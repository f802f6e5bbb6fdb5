/**
 * Products in normal form: an exact coefficient, and bases with their exponents. A product is
 * written as a person would: coefficient first, then constants, variables, functions and sums; one
 * fraction bar; roots as roots.
 */
import type { Graph } from "../ast/graph.ts";
import { isApplyOf, isConstant, type Node } from "../ast/node.ts";
import { isUnit, rational, type Rational, withinBounds } from "../ast/rational.ts";
import type { Ledger } from "./ledger.ts";
import { compared, plain, type Requirement } from "./requirements.ts";

export interface Product {
  readonly coefficient: Rational;
  /** Bases, each once, with exponents in normal form. */
  readonly factors: ReadonlyMap<Node, Node>;
}

const ONE = rational(1);

const MERGED = "powers of one base merge";

/** `coefficient` times the factors, as nodes. */
export function writeProduct(graph: Graph, { coefficient, factors }: Product): Node {
  // By age within a rank, so that `a*b` and `b*a` are written as one node and meet as like terms.
  const ordered = [...factors].sort((a, b) => rank(a) - rank(b) || a[0].id - b[0].id);
  const above: Node[] = [];
  const below: Node[] = [];
  let scale = coefficient;
  for (const [base, exponent] of ordered) {
    const under = rootBelow(base, exponent, scale);
    if (under !== undefined) {
      scale = scale.mul(under);
      below.push(writePower(graph, base, exponent));
    } else if (exponent.kind === "constant" && exponent.value.s < 0n) {
      below.push(writePower(graph, base, graph.constant(exponent.value.neg())));
    } else above.push(writePower(graph, base, exponent));
  }
  const [lead, divisor] = splitFraction(scale, below.length > 0);
  if (!isUnit(divisor)) below.unshift(graph.constant(divisor));
  const sign = isUnit(lead, -1n) && above.length > 0;
  if (!lead.abs().equals(1) || above.length === 0) above.unshift(graph.constant(lead));
  const numerator = chain(graph, above);
  const quotient =
    below.length === 0 ? numerator : graph.apply("/", [numerator, chain(graph, below)]);
  return sign ? graph.apply("neg", [quotient]) : quotient;
}

/** `sqrt(2)/2` is `1/sqrt(2)`: the radicand, where it divides the divisor. */
function rootBelow(base: Node, exponent: Node, { d }: Rational): Rational | undefined {
  if (base.kind !== "constant" || base.value.d !== 1n || !isConstant(exponent, 0.5))
    return undefined;
  return base.value.n > 1n && d % base.value.n === 0n ? base.value : undefined;
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
  readonly #add: (a: Node, b: Node) => Node;
  readonly #ledger: Ledger;
  readonly #graph: Graph;

  /**
   * @param graph where the nodes are
   * @param add sum of two exponents, in normal form
   * @param ledger where the factors that cancel are told
   */
  constructor(graph: Graph, add: (a: Node, b: Node) => Node, ledger: Ledger) {
    this.#graph = graph;
    this.#add = add;
    this.#ledger = ledger;
  }

  get product(): Product {
    return { coefficient: this.#coefficient, factors: this.#factors };
  }

  /** Multiplies by a product, factor by factor. */
  times({ coefficient, factors }: Product): void {
    this.scale(coefficient);
    for (const [base, exponent] of factors) this.multiply(base, exponent);
  }

  /** What must not go because nobody could say where it has a value. */
  #overItself(base: Node): [Node, Node] {
    return [this.#graph.apply("/", [base, base]), this.#graph.constant(1)];
  }

  scale(factor: Rational): void {
    if (isUnit(factor)) return;
    this.#coefficient = isUnit(this.#coefficient) ? factor : this.#coefficient.mul(factor);
  }

  /** Multiplies by `base^exponent`. */
  multiply(base: Node, exponent: Node): void {
    const known = this.#factors.get(base);
    if (known === undefined) {
      this.#factors.set(base, exponent);
      return;
    }
    const total = this.#add(known, exponent);
    this.#ledger.forgo(unasked(base, total, [known, exponent]), MERGED);
    const number = numberIn(base, total);
    if (number !== undefined) {
      this.#factors.delete(base);
      this.scale(number);
    } else if (!isConstant(total, 0)) this.#factors.set(base, total);
    else {
      this.#factors.delete(base);
      if (!this.#ledger.forgoAll(base, MERGED)) this.multiply(...this.#overItself(base));
    }
  }
}

/** A whole power of a number, as roots of it merge to: `sqrt(2)*2^1.5` is 4. */
function numberIn(base: Node, exponent: Node): Rational | undefined {
  if (base.kind !== "constant" || exponent.kind !== "constant") return undefined;
  if (base.value.compare(0) <= 0) return undefined;
  const { n, d, s } = exponent.value;
  if (d !== 1n || n > 64n) return undefined;
  const power = base.value.pow(rational(s * n));
  return power !== null && withinBounds(power) ? power : undefined;
}

/** What powers of a base ask of it, which its power with `exponent` does not. */
export function unasked(base: Node, exponent: Node, parts: readonly Node[]): Requirement[] {
  const values = parts.map((part) => (part.kind === "constant" ? part.value : undefined));
  if (exponent.kind !== "constant" || values.includes(undefined)) return plain(compared(base, ">"));
  const isRoot = values.some((value) => value!.d !== 1n) && exponent.value.d === 1n;
  const isInverse = values.some((value) => value!.s < 0n) && exponent.value.s >= 0n;
  if (isRoot) return plain(compared(base, values.some((value) => value!.s < 0n) ? ">" : ">="));
  return isInverse ? plain(compared(base, "!=")) : [];
}
