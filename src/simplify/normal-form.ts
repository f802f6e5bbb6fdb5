/**
 * The normal form for reading: sums with like terms collected, products with powers merged,
 * constants exact, and rules applied where they shorten. One pass, operands first; each node's sum
 * or product view is kept, so nothing is taken apart twice. Chains used once are flattened whole; a
 * shared node is looked into only while it is small, or prefix sums would turn quadratic.
 *
 * A rewrite system run to a fixed point was the alternative: it needs orderings to terminate, and
 * rereads what a view remembers (compare Geddes, Czapor and Labahn, "Algorithms for Computer
 * Algebra", chapter 3, on normal forms).
 */
import type { Graph } from "../ast/graph.ts";
import { isApplyOf, type Constant, type Node } from "../ast/node.ts";
import { rational } from "../ast/rational.ts";
import { rebuilt } from "../ast/rebuild.ts";
import { postorder } from "../ast/traverse.ts";
import { conditionalValue } from "../functions/canonical.ts";
import type { Purpose } from "./forms.ts";
import type { KnowledgeOptions } from "./knowledge.ts";
import { type Condition, Ledger } from "./ledger.ts";
import { compared, plain } from "./requirements.ts";
import { noTerms } from "./terms.ts";
import { Views } from "./views.ts";

const MINUS_ONE = rational(-1);

const PRODUCT_LIKE = new Set(["*", "/", "neg"]);

/** Nodes in normal form, and where they are known to be what they came from. */
export interface NormalForms {
  readonly roots: readonly Node[];
  /** Worked out when it is asked for. */
  readonly conditions: () => Condition[];
}

export interface NormalFormOptions extends KnowledgeOptions {
  /** What rewrites make less: length unless given, or operations. */
  readonly for?: Purpose;
}

/** The normal forms of `roots`, in the same graph. */
export function normalForm(
  graph: Graph,
  roots: readonly Node[],
  options: NormalFormOptions = {},
): NormalForms {
  const ledger = new Ledger(graph, roots, options);
  const results = new NormalForm(graph, ledger, options.for ?? "reading").all(roots);
  return { roots: results, conditions: () => ledger.conditions(results) };
}

class NormalForm {
  readonly #graph: Graph;
  readonly #ledger: Ledger;
  readonly #views: Views;
  readonly #done = new Map<Node, Node>();
  readonly #users = new Map<Node, Node[]>();

  constructor(graph: Graph, ledger: Ledger, purpose: Purpose) {
    this.#graph = graph;
    this.#ledger = ledger;
    this.#views = new Views(graph, ledger, purpose);
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
      if (!wanted.has(node) && this.#isDeferred(node)) continue;
      this.#ledger.place = node;
      this.#done.set(node, this.#normal(node));
    }
    return roots.map((root) => this.#done.get(root)!);
  }

  /** An inner link of a chain that its only user flattens. */
  #isDeferred(node: Node): boolean {
    const users = this.#users.get(node);
    if (node.kind !== "apply" || users?.length !== 1 || users[0]!.kind !== "apply") return false;
    const { fn } = users[0]!;
    if (node.fn === "+") return fn === "+";
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
      case "apply": {
        if (node.fn === "+") return this.#sum(node);
        if (PRODUCT_LIKE.has(node.fn)) return this.#product(node);
        const operands = node.operands.map((operand) => this.#of(operand));
        return this.#views.apply(node.fn, operands);
      }
      default: {
        // A sum, product or vector of parts in normal form; invariant factors leave a sum.
        const operands = node.operands.map((operand) => this.#of(operand));
        return rebuilt(node, operands, this.#views.builder);
      }
    }
  }

  #of(node: Node): Node {
    return this.#done.get(node) ?? node;
  }

  #sum(node: Node): Node {
    const terms = noTerms();
    const stack: Node[] = [node];
    for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
      if (next === node || (isApplyOf(next, "+") && !this.#done.has(next))) {
        stack.push(...next.operands.toReversed());
      } else this.#views.addTerm(terms, this.#of(next));
    }
    return this.#views.writeSum(terms);
  }

  #product(node: Node): Node {
    const views = this.#views;
    const collector = views.collector();
    const [one, minusOne] = [this.#graph.constant(1), this.#graph.constant(-1)];
    const stack: [Node, Constant][] = [[node, one]];
    for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
      const [factor, exponent] = next;
      const open = factor === node || (this.#isProductLike(factor) && !this.#done.has(factor));
      if (!open) {
        const isUsedUp = this.#users.get(factor)?.length === 1;
        views.multiplyBy(collector, this.#of(factor), exponent, isUsedUp);
      } else if (isApplyOf(factor, "neg")) {
        collector.scale(MINUS_ONE);
        stack.push([factor.operands[0]!, exponent]);
      } else {
        const isQuotient = isApplyOf(factor, "/");
        const second = isQuotient ? opposite(exponent, one, minusOne) : exponent;
        // A divisor of the divisor multiplies, and no longer asks to be other than 0.
        if (isQuotient && exponent === minusOne)
          this.#ledger.forgo(plain(compared(factor.operands[1]!, "!=")), "fractions are flattened");
        stack.push([factor.operands[1]!, second], [factor.operands[0]!, exponent]);
      }
    }
    return views.write(collector.product);
  }

  #isProductLike(node: Node): boolean {
    return node.kind === "apply" && PRODUCT_LIKE.has(node.fn);
  }
}

const opposite = (exponent: Constant, one: Constant, minusOne: Constant): Constant =>
  exponent === one ? minusOne : one;
