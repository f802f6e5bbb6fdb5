/**
 * The parts that the normal form is made of: nodes in normal form with their views as a product or
 * a sum, and the constructors that keep them. A view is kept when its node is written, so nothing
 * is taken apart twice; a view of many entries is copied only where its node is used up.
 */
import type { Builder } from "../ast/builder.ts";
import type { Graph } from "../ast/graph.ts";
import { isApplyOf, isConstant, type Constant, type Node } from "../ast/node.ts";
import { isUnit, rational, type Rational, withinBounds } from "../ast/rational.ts";
import { reduceValue } from "../functions/binders.ts";
import { applyValue, conditionalValue } from "../functions/canonical.ts";
import { derivativeBuilder } from "./derivative-builder.ts";
import type { Forms, Purpose } from "./forms.ts";
import type { Ledger } from "./ledger.ts";
import { nested } from "./horner.ts";
import { sumWithoutFactors } from "./invariant-factors.ts";
import { weightOf } from "./operations.ts";
import { rewrittenPower } from "./powers.ts";
import { type Product, ProductCollector, unasked, writeProduct } from "./product.ts";
import { rewrittenProduct } from "./product-rewrites.ts";
import { rewrittenCall } from "./rules/calls.ts";
import { sizeOf } from "./size.ts";
import { rewrittenSum } from "./sum-rewrites.ts";
import { addTo, inOrder, noTerms, scaledTerms, type Terms } from "./terms.ts";

/** Views with more entries than this are not copied out of a node that is used elsewhere. */
export const SHARED_LIMIT = 8;

const ONE = rational(1);
const MINUS_ONE = rational(-1);
const HALF = rational(1, 2);

export class Views implements Forms {
  depth = 0;
  /** Those of the limits are about a second's work, enough for what anybody reads. */
  budget: number;

  readonly graph: Graph;
  readonly ledger: Ledger;
  /** Constructors of nodes in normal form, for what rules put in place. */
  readonly builder: Builder;
  readonly #products = new Map<Node, Product>();
  readonly #sums = new Map<Node, Terms>();
  readonly #written = new Map<string, Node>();

  /** What rewrites make less. */
  readonly measure: (node: Node) => number;
  readonly #purpose: Purpose;

  constructor(graph: Graph, ledger: Ledger, purpose: Purpose) {
    this.measure = purpose === "reading" ? sizeOf : weightOf;
    this.#purpose = purpose;
    this.graph = graph;
    this.budget = graph.budget.limits.rewrites;
    this.ledger = ledger;
    this.builder = {
      ...derivativeBuilder(graph, "reading"),
      apply: (fn, ...operands) => this.apply(fn, operands),
      reduce: (op, index, body) =>
        op === "sum"
          ? sumWithoutFactors(this, index, body)
          : reduceValue(this.builder, op, index, body),
      conditional: (test, then, otherwise) => conditionalValue(graph, test, then, otherwise),
    };
  }

  /** An application over operands in normal form, in normal form. */
  apply(fn: string, operands: readonly Node[]): Node {
    const [a, b] = operands as readonly [Node, Node];
    switch (fn) {
      case "+":
      case "-":
        return this.sumOf([a, fn === "-" ? this.apply("neg", [b]) : b]);
      case "neg":
        return this.timesConstant(MINUS_ONE, a);
      case "*":
      case "/": {
        const collector = this.collector();
        this.multiplyBy(collector, a, this.#constant(1), false);
        this.multiplyBy(collector, b, this.#constant(fn === "*" ? 1 : -1), false);
        return this.write(collector.product);
      }
      case "^":
        return this.power(a, b);
      case "sqrt":
        return this.power(a, this.#constant(HALF));
      default: {
        const plain = applyValue(this.graph, fn, operands);
        const isCall = plain.kind === "apply" && plain.fn === fn;
        return isCall ? (rewrittenCall(this, fn, plain.operands) ?? plain) : plain;
      }
    }
  }

  sumOf(nodes: readonly Node[]): Node {
    const terms = noTerms();
    for (const node of nodes) this.addTerm(terms, node);
    return this.writeSum(terms);
  }

  timesConstant(factor: Rational, node: Node): Node {
    const { coefficient, factors } = this.productOf(node);
    return this.write({ coefficient: coefficient.mul(factor), factors });
  }

  addTerm(terms: Terms, node: Node): void {
    const inner = this.#sums.get(node);
    if (inner !== undefined && inner.cores.size <= SHARED_LIMIT) {
      for (const [core, coefficient] of inner.cores) addTo(terms.cores, core, coefficient);
      terms.constant = terms.constant.add(inner.constant);
      return;
    }
    this.addProduct(terms, this.productOf(node));
  }

  addProduct(terms: Terms, { coefficient, factors }: Product): void {
    if (factors.size === 0) {
      const { constant } = terms;
      terms.constant = constant.n === 0n ? coefficient : constant.add(coefficient);
      return;
    }
    // Written by itself, a core may turn out to be a multiple, or a sum.
    const core = this.write({ coefficient: ONE, factors });
    const inner = this.#sums.get(core);
    if (inner !== undefined && inner.cores.size <= SHARED_LIMIT && !factors.has(core)) {
      const { cores, constant } = scaledTerms(inner, coefficient);
      for (const [part, value] of cores) addTo(terms.cores, part, value);
      terms.constant = terms.constant.add(constant);
      return;
    }
    const product = this.productOf(core);
    if (product.factors.size === 0) {
      terms.constant = terms.constant.add(coefficient.mul(product.coefficient));
      return;
    }
    const isPlain = isUnit(product.coefficient);
    const bare = isPlain ? core : this.writeFactors({ ...product, coefficient: ONE });
    addTo(terms.cores, bare, isPlain ? coefficient : coefficient.mul(product.coefficient));
  }

  /** The sum, in the shortest of the forms that are looked at. */
  writeSum(terms: Terms): Node {
    for (const [core, coefficient] of terms.cores) {
      if (coefficient.n === 0n && this.ledger.forgoAll(core, "like terms cancel"))
        terms.cores.delete(core);
    }
    return rewrittenSum(this, terms) ?? this.writeTerms(terms);
  }

  /** The sum as it is; whatever the order of its terms, it is the node that was written first. */
  writeTerms(terms: Terms): Node {
    const key = keyOf(terms);
    const known = this.#written.get(key);
    if (known !== undefined) return known;
    const products = inOrder(this.productsIn(terms));
    const whole = this.#purpose === "speed" ? nested(this, products) : undefined;
    const written = whole === undefined ? products.map((product) => this.write(product)) : [whole];
    if (terms.constant.n !== 0n || written.length === 0)
      written.push(this.graph.constant(terms.constant));
    const total = written.reduce((sum, term) => this.graph.apply("+", [sum, term]));
    if (written.length > 1 || whole !== undefined) this.#sums.set(total, terms);
    this.#written.set(key, total);
    return total;
  }

  productsIn(terms: Terms): Product[] {
    return [...terms.cores].map(([core, coefficient]) => {
      return { coefficient, factors: this.productOf(core).factors };
    });
  }

  /** A node in normal form as a sum, if it is one. */
  termsOf(node: Node): Terms | undefined {
    return this.#sums.get(node);
  }

  collector(): ProductCollector {
    return new ProductCollector(this.graph, (a, b) => this.#addExponents(a, b), this.ledger);
  }

  #addExponents(a: Node, b: Node): Node {
    return a.kind === "constant" && b.kind === "constant"
      ? this.graph.constant(a.value.add(b.value))
      : this.sumOf([a, b]);
  }

  /** Multiplies by `node^exponent`, looking into a product, of which only whole powers come apart. */
  multiplyBy(collector: ProductCollector, node: Node, exponent: Constant, whole: boolean): void {
    const { coefficient, factors } = this.productOf(node);
    const scale = powerOf(coefficient, exponent.value);
    const isShort = whole || factors.size <= SHARED_LIMIT;
    const mayPart = exponent.value.d === 1n || factors.size === 0 || factors.has(node);
    if (scale === undefined || !isShort || !mayPart) return collector.multiply(node, exponent);
    collector.scale(scale);
    for (const [base, inner] of factors) {
      const total = this.timesConstant(exponent.value, inner);
      if (total !== inner)
        this.ledger.forgo(unasked(base, total, [inner]), "powers of powers merge");
      collector.multiply(base, total);
    }
  }

  /** `base^exponent` of nodes in normal form. */
  power(base: Node, exponent: Node): Node {
    const collector = this.collector();
    if (exponent.kind === "constant" && exponent.value.d === 1n) {
      if (exponent.value.n === 0n && this.ledger.forgoAll(base, "the power 0 is 1"))
        return this.#constant(1);
      this.multiplyBy(collector, base, exponent, true);
      return this.write(collector.product);
    }
    const folded = applyValue(this.graph, "^", [base, exponent]);
    if (folded.kind === "constant") return folded;
    const known = rewrittenPower(this, base, exponent);
    if (known !== undefined) return known;
    const ruled =
      exponent.kind === "constant" ? undefined : rewrittenCall(this, "^", [base, exponent]);
    if (ruled !== undefined) return ruled;
    // `exp(x)` is how powers of e are written.
    if (isApplyOf(folded, "exp")) return this.apply("exp", [exponent]);
    collector.multiply(base, exponent);
    return this.write(collector.product);
  }

  /** A node in normal form as a product; anything that is not one is its own only factor. */
  productOf(node: Node): Product {
    const known = this.#products.get(node);
    if (known !== undefined) return known;
    if (node.kind === "constant") return { coefficient: node.value, factors: new Map() };
    return { coefficient: ONE, factors: new Map([[node, this.#constant(1)]]) };
  }

  write(product: Product): Node {
    const { coefficient, factors } = product;
    if (coefficient.n === 0n && this.#vanishes(factors)) return this.#constant(0);
    return rewrittenProduct(this, product) ?? this.writeFactors(product);
  }

  /** The product as it is. */
  writeFactors(product: Product): Node {
    const { coefficient, factors } = product;
    const [single] = factors;
    if (single === undefined) return this.#constant(coefficient);
    if (factors.size === 1 && isConstant(single[1], 1)) {
      const [base] = single;
      if (isUnit(coefficient)) return base;
      const terms = this.#sums.get(base);
      if (terms !== undefined && isUnit(coefficient, -1n))
        return this.writeTerms(scaledTerms(terms, coefficient));
    }
    const node = writeProduct(this.graph, product);
    if (node.kind !== "constant") this.#products.set(node, product);
    return node;
  }

  /** Whether all factors of a product with coefficient 0 may go. */
  #vanishes(factors: ReadonlyMap<Node, Node>): boolean {
    const rule = "0 times anything is 0";
    for (const [base, exponent] of factors) {
      const power = writeProduct(this.graph, {
        coefficient: ONE,
        factors: new Map([[base, exponent]]),
      });
      if (!this.ledger.forgoAll(power, rule)) return false;
    }
    return true;
  }

  #constant(value: Rational | number): Constant {
    return this.graph.constant(value);
  }
}

/** A text that two sums have in common only if their terms are the same. */
function keyOf({ cores, constant }: Terms): string {
  let key = textOf(constant);
  for (const [{ id }, value] of [...cores].sort(([a], [b]) => a.id - b.id))
    key += `,${id}*${textOf(value)}`;
  return key;
}

const textOf = ({ s, n, d }: Rational): string => `${s * n}/${d}`;

/** `base^exponent` for a whole exponent, where it exists and stays within bounds. */
export function powerOf(base: Rational, exponent: Rational): Rational | undefined {
  if (isUnit(base)) return base;
  if (base.n === 0n) return exponent.s > 0n ? base : undefined;
  if (exponent.n > 4096n) return undefined;
  const power = base.pow(exponent);
  return power !== null && withinBounds(power) ? power : undefined;
}
