/**
 * The normal form for reading: sums with like terms collected, products with powers merged,
 * constants exact. One pass, operands first; each node's sum or product view is kept, so nothing is
 * taken apart twice. Chains used once are flattened whole; a shared node is looked into only while
 * it is small, or prefix sums would turn quadratic.
 *
 * A rewrite system run to a fixed point was the alternative: it needs orderings to terminate, and
 * rereads what a view remembers (compare Geddes, Czapor and Labahn, "Algorithms for Computer
 * Algebra", chapter 3, on normal forms).
 */
import type { Graph } from "../ast/graph.ts";
import { isApplyOf, isConstant, type Constant, type Node } from "../ast/node.ts";
import { rational, type Rational, withinBounds } from "../ast/rational.ts";
import { rebuilt } from "../ast/rebuild.ts";
import { postorder } from "../ast/traverse.ts";
import { applyValue, conditionalValue, valueBuilder } from "../functions/canonical.ts";
import { commonFactors } from "./common-factors.ts";
import { derivativeBuilder } from "./derivative-builder.ts";
import {
  constantPower,
  type Product,
  ProductCollector,
  raisesSafely,
  timesExponent,
  writeProduct,
} from "./product.ts";
import { isTotal } from "./total.ts";

/** Views with more entries than this are not copied out of a shared node. */
const SHARED_LIMIT = 8;

const PRODUCT_LIKE = new Set(["*", "/", "neg"]);

export interface NormalFormOptions {
  /**
   * Whether the result must be defined exactly where the input is. A derivative need not: it may
   * take any form that is right where the formula is differentiable.
   */
  readonly keepsDomain: boolean;
}

/** The normal forms of `roots`, in the same graph. */
export function normalForm(
  graph: Graph,
  roots: readonly Node[],
  options: NormalFormOptions,
): Node[] {
  return new NormalForm(graph, options.keepsDomain).all(roots);
}

/** A sum being collected: exact coefficients of cores, and a constant. */
interface Terms {
  readonly cores: Map<Node, Rational>;
  constant: Rational;
}

class NormalForm {
  readonly #graph: Graph;
  readonly #keepsDomain: boolean;
  readonly #done = new Map<Node, Node>();
  readonly #users = new Map<Node, Node[]>();
  readonly #products = new Map<Node, Product>();
  readonly #sums = new Map<Node, Terms>();

  constructor(graph: Graph, keepsDomain: boolean) {
    this.#graph = graph;
    this.#keepsDomain = keepsDomain;
  }

  all(roots: readonly Node[]): Node[] {
    const nodes = postorder(roots);
    for (const node of nodes) {
      for (const operand of node.operands) {
        const users = this.#users.get(operand);
        if (users === undefined) this.#users.set(operand, [node]);
        else users.push(node);
      }
    }
    const wanted = new Set(roots);
    for (const node of nodes) {
      if (wanted.has(node) || !this.#isDeferred(node)) this.#done.set(node, this.#normal(node));
    }
    return roots.map((root) => this.#done.get(root)!);
  }

  /** An inner link of a chain that its only user flattens. */
  #isDeferred(node: Node): boolean {
    const users = this.#users.get(node);
    if (node.kind !== "apply" || users?.length !== 1 || users[0]!.kind !== "apply") return false;
    const { fn, operands } = users[0]!;
    if (node.fn === "+") return fn === "+";
    // A divisor's divisors must not vanish, so it is a product of its own until that is known.
    const isDivisor = fn === "/" && operands[1] === node;
    if (isDivisor && this.#keepsDomain) return false;
    return PRODUCT_LIKE.has(node.fn) && PRODUCT_LIKE.has(fn);
  }

  #normal(node: Node): Node {
    switch (node.kind) {
      case "constant":
      case "variable":
        return node;
      case "conditional": {
        const [test, then, otherwise] = node.operands.map((operand) => this.#of(operand));
        return conditionalValue(this.#graph, test!, then!, otherwise!);
      }
      case "apply":
        if (node.fn === "+") return this.#sum(node);
        if (PRODUCT_LIKE.has(node.fn)) return this.#product(node);
        if (node.fn === "^" || node.fn === "sqrt") return this.#power(node);
        return applyValue(
          this.#graph,
          node.fn,
          node.operands.map((operand) => this.#of(operand)),
        );
      default:
        return this.#binder(node);
    }
  }

  /** A sum, product or vector of parts in normal form; invariant factors leave a sum. */
  #binder(node: Node): Node {
    const operands = node.operands.map((operand) => this.#of(operand));
    const build = this.#keepsDomain ? valueBuilder(this.#graph) : derivativeBuilder(this.#graph);
    return rebuilt(node, operands, build);
  }

  #of(node: Node): Node {
    return this.#done.get(node) ?? node;
  }

  #sum(node: Node): Node {
    const terms: Terms = { cores: new Map(), constant: rational(0) };
    const stack: Node[] = [node];
    for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
      if (next === node || (isApplyOf(next, "+") && !this.#done.has(next))) {
        stack.push(...next.operands.toReversed());
      } else this.#addTerm(terms, this.#of(next));
    }
    return this.#writeSum(terms);
  }

  #addTerm(terms: Terms, node: Node): void {
    const inner = this.#sums.get(node);
    if (inner !== undefined && inner.cores.size <= SHARED_LIMIT) {
      for (const [core, coefficient] of inner.cores) addTo(terms.cores, core, coefficient);
      terms.constant = terms.constant.add(inner.constant);
      return;
    }
    this.#addProduct(terms, this.#productOf(node));
  }

  #addProduct(terms: Terms, { coefficient, factors }: Product): void {
    if (factors.size === 0) terms.constant = terms.constant.add(coefficient);
    else addTo(terms.cores, this.#write({ coefficient: rational(1), factors }), coefficient);
  }

  #writeSum(terms: Terms): Node {
    for (const [core, coefficient] of terms.cores) {
      if (coefficient.n === 0n && this.#mayVanish(core)) terms.cores.delete(core);
    }
    const products = [...terms.cores].map(([core, coefficient]) => {
      return { coefficient, factors: this.#productOf(core).factors };
    });
    const common = terms.constant.n === 0n ? commonFactors(products) : undefined;
    if (common !== undefined) {
      const rest: Terms = { cores: new Map(), constant: common.constant };
      for (const product of common.rest) this.#addProduct(rest, product);
      return this.#timesFactors(common.factors, this.#writeSum(rest));
    }
    const written = products.map((product) => this.#write(product));
    if (terms.constant.n !== 0n || written.length === 0) {
      written.push(this.#graph.constant(terms.constant));
    }
    const total = written.reduce((sum, term) => this.#graph.apply("+", [sum, term]));
    if (written.length > 1) this.#sums.set(total, terms);
    return total;
  }

  #timesFactors(factors: ReadonlyMap<Node, Node>, rest: Node): Node {
    const collector = this.#collector();
    for (const [base, exponent] of factors) collector.multiply(base, exponent);
    this.#multiplyBy(collector, rest, this.#graph.constant(1), true);
    return this.#write(collector.product);
  }

  /** Whether a term with coefficient 0 may be dropped: its domain must be everything, if kept. */
  #mayVanish(node: Node): boolean {
    return !this.#keepsDomain || isTotal(node);
  }

  #factorMayVanish([base, exponent]: readonly [Node, Node]): boolean {
    if (!this.#keepsDomain) return true;
    const isWhole =
      exponent.kind === "constant" && exponent.value.d === 1n && exponent.value.s > 0n;
    return isWhole && isTotal(base);
  }

  #product(node: Node): Node {
    const collector = this.#collector();
    const [one, minusOne] = [this.#graph.constant(1), this.#graph.constant(-1)];
    const stack: [Node, Constant][] = [[node, one]];
    for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
      const [factor, exponent] = next;
      const open = factor === node || (this.#isProductLike(factor) && !this.#done.has(factor));
      if (!open) {
        this.#multiplyBy(collector, this.#of(factor), exponent, this.#usedOnce(factor));
      } else if (isApplyOf(factor, "neg")) {
        collector.scale(rational(-1));
        stack.push([factor.operands[0]!, exponent]);
      } else {
        const second = isApplyOf(factor, "/") ? opposite(exponent, one, minusOne) : exponent;
        stack.push([factor.operands[1]!, second], [factor.operands[0]!, exponent]);
      }
    }
    return this.#write(collector.product);
  }

  #isProductLike(node: Node): boolean {
    return node.kind === "apply" && PRODUCT_LIKE.has(node.fn);
  }

  #usedOnce(node: Node): boolean {
    return this.#users.get(node)?.length === 1;
  }

  #collector(): ProductCollector {
    return new ProductCollector(this.#graph, (a, b) => this.#addExponents(a, b), this.#keepsDomain);
  }

  #addExponents(a: Node, b: Node): Node {
    if (a.kind === "constant" && b.kind === "constant") {
      return this.#graph.constant(a.value.add(b.value));
    }
    const terms: Terms = { cores: new Map(), constant: rational(0) };
    this.#addTerm(terms, a);
    this.#addTerm(terms, b);
    return this.#writeSum(terms);
  }

  /** Multiplies by `node^exponent`, for a whole exponent, looking into a product. */
  #multiplyBy(collector: ProductCollector, node: Node, exponent: Constant, whole: boolean): void {
    const { coefficient, factors } = this.#productOf(node);
    const scale = powerOf(coefficient, exponent.value);
    const opened = scale !== undefined && (whole || factors.size <= SHARED_LIMIT);
    const isSafe =
      !this.#keepsDomain ||
      [...factors].every(([base, inner]) => raisesSafely(base, inner, exponent));
    if (!opened || !isSafe) return collector.multiply(node, exponent);
    collector.scale(scale);
    for (const [base, inner] of factors) {
      collector.multiply(base, timesExponent(this.#graph, inner, exponent));
    }
  }

  #power(node: Node): Node {
    const constant = constantPower(this.#graph, node);
    const base = this.#of(node.operands[0]!);
    const collector = this.#collector();
    if (constant === undefined) collector.multiply(base, this.#of(node.operands[1]!));
    else if (constant[1].value.d === 1n) this.#multiplyBy(collector, base, constant[1], true);
    else {
      const folded = applyValue(this.#graph, "^", [base, constant[1]]);
      if (folded.kind === "constant") return folded;
      collector.multiply(base, constant[1]);
    }
    return this.#write(collector.product);
  }

  /** A node in normal form as a product; anything that is not one is its own only factor. */
  #productOf(node: Node): Product {
    const known = this.#products.get(node);
    if (known !== undefined) return known;
    if (node.kind === "constant") return { coefficient: node.value, factors: new Map() };
    return { coefficient: rational(1), factors: new Map([[node, this.#graph.constant(1)]]) };
  }

  #write(product: Product): Node {
    const { coefficient, factors } = product;
    if (coefficient.n === 0n && [...factors].every((factor) => this.#factorMayVanish(factor))) {
      return this.#graph.constant(0);
    }
    const [single, ...others] = factors;
    if (single !== undefined && others.length === 0 && isConstant(single[1], 1)) {
      const [base] = single;
      if (coefficient.equals(1)) return base;
      const terms = this.#sums.get(base);
      if (terms !== undefined && coefficient.equals(-1)) return this.#writeSum(negated(terms));
    }
    const node = writeProduct(this.#graph, product);
    if (node.kind !== "constant") this.#products.set(node, product);
    return node;
  }
}

const opposite = (exponent: Constant, one: Constant, minusOne: Constant): Constant =>
  exponent === one ? minusOne : one;

function addTo(cores: Map<Node, Rational>, core: Node, coefficient: Rational): void {
  const known = cores.get(core);
  cores.set(core, known === undefined ? coefficient : known.add(coefficient));
}

function negated(terms: Terms): Terms {
  const cores = new Map([...terms.cores].map(([core, coefficient]) => [core, coefficient.neg()]));
  return { cores, constant: terms.constant.neg() };
}

/** `base^exponent` for a whole exponent, where it exists and stays within bounds. */
function powerOf(base: Rational, exponent: Rational): Rational | undefined {
  if (base.equals(1)) return base;
  if (base.n === 0n) return exponent.s > 0n ? base : undefined;
  if (exponent.n > 4096n) return undefined;
  const power = base.pow(exponent);
  return power !== null && withinBounds(power) ? power : undefined;
}
