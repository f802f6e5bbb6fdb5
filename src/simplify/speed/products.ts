/** Products and sums of derivative nodes, with regard to what else is computed. */
import type { Graph } from "../../ast/graph.ts";
import { isApplyOf, isConstant, type Node } from "../../ast/node.ts";
import { applyValue } from "../../functions/canonical.ts";

/** Factors of a product that are looked at together. */
const MOST_FACTORS = 6;

export class Products {
  readonly #graph: Graph;
  /** The products that are computed anyway, by their operands. */
  readonly #given = new Map<Node, Map<Node, Node>>();
  readonly #uses = new Map<Node, number>();

  constructor(graph: Graph, given: ReadonlySet<Node>) {
    this.#graph = graph;
    for (const node of given) {
      if (!isApplyOf(node, "*")) continue;
      const [a, b] = node.operands as readonly [Node, Node];
      const known = this.#given.get(a);
      if (known === undefined) this.#given.set(a, new Map([[b, node]]));
      else known.set(b, node);
    }
  }

  /** Says how often a node is used besides what is known. */
  uses(node: Node, times: number): void {
    this.#uses.set(node, (this.#uses.get(node) ?? 0) + times);
  }

  /** Whether a node has one use only, which may take it apart. */
  isOpen(node: Node): boolean {
    return this.#uses.get(node) === 1;
  }

  /** The product of two nodes, by way of one that is there. */
  of(x: Node, y: Node): Node {
    if (isConstant(x, 1)) return y;
    if (isConstant(y, 1)) return x;
    const over = reciprocalOf(x) ?? reciprocalOf(y);
    if (over !== undefined) return this.over(reciprocalOf(x) === undefined ? x : y, over);
    return this.#byGiven([x, y]) ?? this.#byGiven(this.#factors(x, y)) ?? this.#times(x, y);
  }

  /** A constant times a product, where all of that is computed anyway. */
  multiple(coefficient: Node, rest: Node): Node | undefined {
    const whole = this.#given.get(coefficient)?.get(rest);
    if (whole !== undefined || !isApplyOf(rest, "*")) return whole;
    for (const [place, factor] of rest.operands.entries()) {
      const multiple = this.#given.get(coefficient)?.get(factor);
      const other = rest.operands[1 - place]!;
      const product = multiple && this.#product(multiple, other);
      if (product !== undefined) return product;
    }
    return undefined;
  }

  /** The product of two nodes that is computed anyway. */
  #product(a: Node, b: Node): Node | undefined {
    return this.#given.get(a)?.get(b) ?? this.#given.get(b)?.get(a);
  }

  /** The quotient of two nodes: `(k/(a/b))/b` is `k/a`, `k/(1/a)` is `k*a`, and `a/a` is 1. */
  over(x: Node, y: Node): Node {
    if (x === y) return this.#graph.constant(1);
    const reciprocal = reciprocalOf(y);
    if (reciprocal !== undefined) return this.of(x, reciprocal);
    if (isApplyOf(x, "/")) {
      const [above, below] = x.operands as readonly [Node, Node];
      if (isApplyOf(below, "/") && below.operands[1] === y)
        return this.over(above, below.operands[0]!);
    }
    return applyValue(this.#graph, "/", [x, y]);
  }

  /** The sum of two nodes; a factor that both have is multiplied with the sum of what is left. */
  sum(a: Node, b: Node): Node {
    const graph = this.#graph;
    const [x, y] = [bare(a), bare(b)];
    const common = this.#common(x, y);
    if (common === undefined) return applyValue(graph, "+", [a, b]);
    const [factor, left, right] = common;
    const terms = [
      x === a ? left : negative(graph, left),
      y === b ? right : negative(graph, right),
    ];
    return applyValue(graph, "*", [factor, applyValue(graph, "+", terms)]);
  }

  /** A factor of both of two products, and what is left of each. */
  #common(x: Node, y: Node): readonly [Node, Node, Node] | undefined {
    if (!isApplyOf(x, "*") || !isApplyOf(y, "*")) return undefined;
    if (!this.isOpen(x) && !this.isOpen(y)) return undefined;
    for (const [place, factor] of x.operands.entries()) {
      const other = y.operands.findIndex((operand) => operand === factor);
      if (other >= 0) return [factor, x.operands[1 - place]!, y.operands[1 - other]!];
    }
    return undefined;
  }

  #times(x: Node, y: Node): Node {
    return applyValue(this.#graph, "*", [x, y]);
  }

  /** The factors of a product, those of products that nothing else uses among them. */
  #factors(...nodes: readonly Node[]): Node[] {
    const factors: Node[] = [];
    const waiting = [...nodes];
    while (waiting.length > 0) {
      const node = waiting.shift()!;
      const opens = isApplyOf(node, "*") && this.isOpen(node);
      if (opens && factors.length + waiting.length + 2 <= MOST_FACTORS)
        waiting.unshift(...node.operands);
      else factors.push(node);
    }
    return factors;
  }

  /** The product of factors of which two are multiplied already; undefined if there are none. */
  #byGiven(factors: readonly Node[]): Node | undefined {
    for (const [i, a] of factors.entries()) {
      for (const b of factors.slice(i + 1)) {
        const product = this.#product(a, b);
        if (product === undefined) continue;
        const others = factors.filter(
          (_, place) => place !== i && place !== factors.indexOf(b, i + 1),
        );
        const rest = [...others, product];
        return this.#byGiven(rest) ?? rest.reduce((all, factor) => this.#times(all, factor));
      }
    }
    return undefined;
  }
}

/** What a node is 1 over. */
function reciprocalOf(node: Node): Node | undefined {
  return isApplyOf(node, "/") && isConstant(node.operands[0]!, 1) ? node.operands[1] : undefined;
}

const bare = (node: Node): Node => (isApplyOf(node, "neg") ? node.operands[0]! : node);

const negative = (graph: Graph, node: Node): Node => applyValue(graph, "neg", [node]);
