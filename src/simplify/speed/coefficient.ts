/**
 * Nodes as a constant times the rest. The constant may be irrational, `2/sqrt(pi)`: constants that
 * meet are one, rounded once, where divisions by `sqrt(2)` would round and cost at each place. A
 * constant is a rational number times irrational factors in a fixed order, so equal ones are one node.
 * Constants whose product a double cannot hold do not meet: `1e180*(1e180*x)` is 0 where x is.
 */
import type { Graph } from "../../ast/graph.ts";
import { isApplyOf, isConstant, type Node } from "../../ast/node.ts";
import { applyValue } from "../../functions/canonical.ts";

/** `[coefficient, rest]`; no rest where all of it is constant. */
export type Scaled = readonly [coefficient: Node, rest: Node | undefined];

/** Takes constants out of the nodes of a graph and puts them together again. */
export class Coefficients {
  readonly #graph: Graph;
  /** The nodes that have the same value everywhere. */
  readonly #fixed = new Set<Node>();

  constructor(graph: Graph) {
    this.#graph = graph;
  }

  /** Whether a node has the same value everywhere; to be asked of operands before their users. */
  isFixed = (node: Node): boolean => {
    if (this.#isKnown(node)) return true;
    const isFixed = node.kind === "apply" && node.operands.every((part) => this.#isKnown(part));
    if (isFixed) this.#fixed.add(node);
    return isFixed;
  };

  /** A node as a constant times the rest: a multiple, a negative, a quotient with a constant above. */
  take(node: Node): Scaled {
    const graph = this.#graph;
    const one = graph.constant(1);
    const whole = (constant: Node): Node => this.times(constant, one) ?? constant;
    if (this.#isKnown(node)) return [whole(node), undefined];
    if (node.kind !== "apply") return [one, node];
    const [a, b] = node.operands as readonly [Node, Node];
    if (node.fn === "neg") {
      const [coefficient, rest] = this.take(a);
      return [applyValue(graph, "neg", [coefficient]), rest];
    }
    if (node.fn === "*") {
      if (this.#isKnown(a)) return [whole(a), b];
      if (this.#isKnown(b)) return [whole(b), a];
    }
    if (node.fn === "/" && this.#isKnown(a) && !isConstant(a, 1))
      return [whole(a), applyValue(graph, "/", [one, b])];
    return [one, node];
  }

  #isKnown(node: Node): boolean {
    return node.kind === "constant" || this.#fixed.has(node);
  }

  /** A constant times another; undefined if that is no double. */
  times(a: Node, b: Node): Node | undefined {
    return this.#joined([a, b], []);
  }

  /** A constant by another; undefined if that is no double. */
  by(a: Node, b: Node): Node | undefined {
    return this.#joined([a], [b]);
  }

  #joined(above: readonly Node[], below: readonly Node[]): Node | undefined {
    const graph = this.#graph;
    let rational = graph.constant(1) as Node;
    let isDouble = true;
    const powers = new Map<Node, number>();
    const visit = (node: Node, sign: 1 | -1): void => {
      if (node.kind === "constant") {
        const next = applyValue(graph, sign > 0 ? "*" : "/", [rational, node]);
        if (next.kind === "constant") rational = next;
        else {
          powers.set(node, (powers.get(node) ?? 0) + sign);
          // What is divided by 0 is infinite in any order.
          if (!isConstant(node, 0)) isDouble = false;
        }
        return;
      }
      const [a, b] = node.operands as readonly [Node, Node];
      if (isApplyOf(node, "neg")) {
        rational = applyValue(graph, "neg", [rational]);
        visit(a, sign);
      } else if (isApplyOf(node, "*") || isApplyOf(node, "/")) {
        visit(a, sign);
        visit(b, isApplyOf(node, "*") ? sign : sign > 0 ? -1 : 1);
      } else powers.set(node, (powers.get(node) ?? 0) + sign);
    };
    for (const node of above) visit(node, 1);
    for (const node of below) visit(node, -1);
    if (!isDouble) return undefined;
    const factors = [...powers].sort(([a], [b]) => a.id - b.id);
    const made = factors.reduce((all, [factor, power]) => {
      const fn = power > 0 ? "*" : "/";
      const times = Array.from({ length: Math.abs(power) }, () => factor);
      return times.reduce((product, each) => applyValue(graph, fn, [product, each]), all);
    }, rational);
    if (made.kind !== "constant") this.#fixed.add(made);
    return made;
  }

  /** A constant times something; of a reciprocal, the constant by what that is of. */
  scaled(coefficient: Node, rest: Node): Node {
    const graph = this.#graph;
    if (isConstant(coefficient, 1)) return rest;
    if (isConstant(coefficient, -1)) return applyValue(graph, "neg", [rest]);
    if (isApplyOf(rest, "/") && isConstant(rest.operands[0]!, 1))
      return applyValue(graph, "/", [coefficient, rest.operands[1]!]);
    return applyValue(graph, "*", [coefficient, rest]);
  }
}
