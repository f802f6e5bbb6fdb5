/**
 * Derivatives for machines: the same values for less work. The sweeps make each adjoint by local
 * rules; seen together, constants met on the way are one constant, quotients by what is divided by
 * several times share its reciprocal, a product that the value computes anyway is used, and a factor
 * that two terms have is multiplied once. The formula's own nodes stay as they are, to the bit, and
 * so does what is tested: which of many is the maximum, only the bits of that one tell.
 *
 * A reciprocal rounds once more than a quotient: results stay within two ulps.
 */
import type { Graph } from "../../ast/graph.ts";
import { isApplyOf, isConstant, type Index, type Node } from "../../ast/node.ts";
import { plainBuilder, rebuilt } from "../../ast/rebuild.ts";
import { postorder } from "../../ast/traverse.ts";
import { applyValue } from "../../functions/canonical.ts";
import { entryOf } from "../../functions/catalogue.ts";
import { derivativeBuilder } from "../derivative-builder.ts";
import { operationsOf } from "../operations.ts";
import { sumOver } from "../sum-over.ts";
import { Coefficients } from "./coefficient.ts";
import { Products } from "./products.ts";
import { settleQuotients } from "./quotients.ts";
import { sinkConstants } from "./sinking.ts";
import { countUses } from "./uses.ts";

/** The cheaper forms of `roots`, in order; `given` is what is computed anyway. */
export function economical(
  graph: Graph,
  roots: readonly Node[],
  given: ReadonlySet<Node>,
): readonly Node[] {
  const nodes = postorder(roots);
  const coefficients = new Coefficients(graph);
  const products = new Products(graph, given);
  const kept = new Set([...given, ...testedIn(nodes)]);
  const economy = new Economy(graph, coefficients, products, nodes, roots, kept);
  const sunk = sinkConstants(graph, roots.map(economy.of), kept, coefficients, products);
  const spared = operationsOf([...given, ...roots]) - operationsOf([...given, ...sunk]);
  return settleQuotients(graph, sunk, kept, spared);
}

/** All that comparisons are of. */
function testedIn(nodes: readonly Node[]): Iterable<Node> {
  const isTest = (node: Node): boolean =>
    node.kind === "apply" && entryOf(node).kind === "relation";
  return postorder(nodes.filter(isTest));
}

class Economy {
  readonly #graph: Graph;
  readonly #coefficients: Coefficients;
  readonly #made = new Map<Node, Node>();
  readonly #products: Products;

  constructor(
    graph: Graph,
    coefficients: Coefficients,
    products: Products,
    nodes: readonly Node[],
    roots: readonly Node[],
    kept: ReadonlySet<Node>,
  ) {
    this.#graph = graph;
    this.#coefficients = coefficients;
    this.#products = products;
    const uses = countUses(
      nodes.filter((node) => !kept.has(node)),
      roots,
    );
    for (const node of nodes) {
      const isFixed = coefficients.isFixed(node);
      const made = kept.has(node) || isFixed ? node : this.#make(node);
      this.#made.set(node, made);
      if (kept.has(node)) continue;
      const [, core] = coefficients.take(made);
      // What one other node uses may be taken apart there.
      for (const part of new Set([made, core]))
        if (part !== undefined) this.#products.uses(part, uses.get(node)!);
    }
  }

  readonly of = (node: Node): Node => this.#made.get(node)!;

  #make(node: Node): Node {
    const graph = this.#graph;
    const operands: readonly Node[] = node.operands.map(this.of);
    const [a, b] = operands as readonly [Node, Node];
    if (isApplyOf(node, "*")) return this.#product(a, b);
    if (isApplyOf(node, "/")) return this.#quotient(a, b);
    if (isApplyOf(node, "+")) return this.#sum(a, b);
    if (node.kind === "apply") return applyValue(graph, node.fn, operands);
    if (node.kind === "reduce" && node.op === "sum")
      return sumOver(derivativeBuilder(graph), a as Index, b);
    const isSame = operands.every((operand, place) => operand === node.operands[place]);
    return isSame ? node : rebuilt(node, operands, plainBuilder(graph));
  }

  #product(a: Node, b: Node): Node {
    const [left, x] = this.#coefficients.take(a);
    const [right, y] = this.#coefficients.take(b);
    const coefficient = this.#coefficients.times(left, right);
    if (coefficient === undefined) return applyValue(this.#graph, "*", [a, b]);
    const rest = x === undefined || y === undefined ? (x ?? y) : this.#products.of(x, y);
    if (rest === undefined) return coefficient;
    return (
      this.#products.multiple(coefficient, rest) ?? this.#coefficients.scaled(coefficient, rest)
    );
  }

  #quotient(a: Node, b: Node): Node {
    const [left, x] = this.#coefficients.take(a);
    const [right, y] = this.#coefficients.take(b);
    const coefficient = this.#coefficients.by(left, right);
    if (coefficient === undefined) return applyValue(this.#graph, "/", [a, b]);
    const above = x ?? this.#graph.constant(1);
    const rest = y === undefined ? above : this.#products.over(above, y);
    return this.#coefficients.scaled(coefficient, rest);
  }

  /** Terms of one coefficient share it, where that spares a multiplication. */
  #sum(a: Node, b: Node): Node {
    const graph = this.#graph;
    const [left, x] = this.#coefficients.take(a);
    const [right, y] = this.#coefficients.take(b);
    if (x === undefined || y === undefined) return applyValue(graph, "+", [a, b]);
    const opposite = applyValue(graph, "neg", [right]);
    const isOne = isConstant(left, 1) || isConstant(left, -1);
    const mayOpen = this.#products.isOpen(a) || this.#products.isOpen(b);
    if (isOne || !mayOpen || (left !== right && left !== opposite)) return this.#products.sum(a, b);
    const other = left === right ? y : applyValue(graph, "neg", [y]);
    return this.#coefficients.scaled(left, this.#products.sum(x, other));
  }
}
