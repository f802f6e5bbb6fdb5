/**
 * Constants where they cost least. On their way outward constants meet others, and may cancel; what
 * is left of them would be multiplied at each result. Where all that a node is used for is multiples
 * by one constant, the node is multiplied instead, once: `2*r` of a residual, not each derivative.
 */
import type { Graph } from "../../ast/graph.ts";
import { isApplyOf, isConstant, type Node } from "../../ast/node.ts";
import { plainBuilder, rebuilt } from "../../ast/rebuild.ts";
import { postorder } from "../../ast/traverse.ts";
import { applyValue } from "../../functions/canonical.ts";
import type { Coefficients } from "./coefficient.ts";
import type { Products } from "./products.ts";
import { countUses } from "./uses.ts";

/** Constants that are looked at; the rest stays where it is. */
const MOST_CONSTANTS = 8;

/** The roots with constants moved inward where that saves multiplications. */
export function sinkConstants(
  graph: Graph,
  roots: readonly Node[],
  given: ReadonlySet<Node>,
  coefficients: Coefficients,
  products: Products,
): readonly Node[] {
  const sizes = new Set<Node>();
  let sunk = roots;
  for (let round = 0; round < MOST_CONSTANTS; round++) {
    const nodes = postorder(sunk).filter((node) => !given.has(node));
    const groups = multiplesIn(graph, nodes, given, coefficients);
    const next = [...groups].find(([size, { length }]) => length > 1 && !sizes.has(size));
    if (next === undefined) break;
    const [size, multiples] = next;
    sizes.add(size);
    const way = new Way(nodes, countUses(nodes, sunk), given, multiples);
    if (way.places < multiples.length) sunk = way.taken(graph, size, sunk, products);
  }
  return sunk;
}

/** `size * core`, or its negative. */
interface Multiple {
  readonly node: Node;
  readonly core: Node;
  readonly isNegative: boolean;
}

/** The multiples of derivative nodes by constants, by the size of the constant. */
function multiplesIn(
  graph: Graph,
  nodes: readonly Node[],
  given: ReadonlySet<Node>,
  coefficients: Coefficients,
): Map<Node, Multiple[]> {
  const groups = new Map<Node, Multiple[]>();
  for (const node of nodes) {
    if (!isApplyOf(node, "*") || coefficients.isFixed(node)) continue;
    const [coefficient, core] = coefficients.take(node);
    const size = magnitude(graph, coefficient);
    if (core === undefined || given.has(core) || isConstant(size, 1)) continue;
    const multiple = { node, core, isNegative: size !== coefficient };
    const group = groups.get(size);
    if (group === undefined) groups.set(size, [multiple]);
    else group.push(multiple);
  }
  return groups;
}

/** A constant without its sign. */
const magnitude = (graph: Graph, node: Node): Node =>
  isNegative(node) ? applyValue(graph, "neg", [node]) : node;

function isNegative(node: Node): boolean {
  if (node.kind === "constant") return node.value.s < 0n;
  if (isApplyOf(node, "*") || isApplyOf(node, "/")) return isNegative(node.operands[0]!);
  return isApplyOf(node, "neg");
}

/** How a constant gets from the multiples inward. */
class Way {
  readonly #nodes: readonly Node[];
  readonly #multiples: ReadonlyMap<Node, Multiple>;
  /** The nodes that pass the constant on, with the operands that take it. */
  readonly #passed = new Map<Node, readonly Node[]>();
  /** The nodes that are multiplied. */
  readonly #multiplied = new Set<Node>();

  constructor(
    nodes: readonly Node[],
    uses: ReadonlyMap<Node, number>,
    given: ReadonlySet<Node>,
    multiples: readonly Multiple[],
  ) {
    this.#nodes = nodes;
    this.#multiples = new Map(multiples.map((multiple) => [multiple.node, multiple]));
    const wanted = new Map<Node, number>();
    const want = (node: Node): unknown => wanted.set(node, (wanted.get(node) ?? 0) + 1);
    for (const { core } of multiples) want(core);
    for (const node of nodes.toReversed()) {
      const count = wanted.get(node);
      if (count === undefined) continue;
      const operands = count === uses.get(node) ? passing(node, given) : [];
      if (operands.length === 0) this.#multiplied.add(node);
      else this.#passed.set(node, operands);
      operands.forEach(want);
    }
  }

  /** How many multiplications are left: none for a constant numerator. */
  get places(): number {
    return [...this.#multiplied].filter((node) => node.kind !== "constant").length;
  }

  /** The roots with the constant of this size moved inward. */
  taken(graph: Graph, size: Node, roots: readonly Node[], products: Products): readonly Node[] {
    const build = plainBuilder(graph);
    const plain = new Map<Node, Node>();
    const scaled = new Map<Node, Node>();
    const of = (node: Node): Node => plain.get(node) ?? node;
    const times = (node: Node): Node =>
      scaled.get(node) ??
      products.multiple(size, of(node)) ??
      applyValue(graph, "*", [size, of(node)]);
    for (const node of this.#nodes) {
      const multiple = this.#multiples.get(node);
      const operands = node.operands.map(of);
      if (multiple !== undefined) {
        const whole = times(multiple.core);
        plain.set(node, multiple.isNegative ? applyValue(graph, "neg", [whole]) : whole);
      } else if (operands.some((operand, place) => operand !== node.operands[place]))
        plain.set(node, rebuilt(node, operands, build));
      const passed = this.#passed.get(node);
      if (passed === undefined) continue;
      const taking = node.operands.map((operand) =>
        passed.includes(operand) ? times(operand) : of(operand),
      );
      scaled.set(node, rebuilt(node, taking, build));
    }
    return roots.map(of);
  }
}

/** The operands of which multiples make a multiple of the node; none where it cannot be passed on. */
function passing(node: Node, given: ReadonlySet<Node>): readonly Node[] {
  const [a, b] = node.operands as readonly [Node, Node];
  const isOwn = (operand: Node): boolean => !given.has(operand) && operand.kind === "apply";
  if (isApplyOf(node, "neg")) return isOwn(a) ? [a] : [];
  // Of an operand that is there twice, both would be multiplied.
  if (a === b) return [];
  if (isApplyOf(node, "/")) return isOwn(a) || isConstant(a, 1) ? [a] : [];
  if (isApplyOf(node, "+")) return isOwn(a) && isOwn(b) ? [a, b] : [];
  if (!isApplyOf(node, "*")) return [];
  if (isOwn(b)) return [b];
  return isOwn(a) ? [a] : [];
}
