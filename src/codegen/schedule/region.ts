/**
 * Regions: the function itself, and the body of each loop. A region computes what varies with its
 * loop's index; what does not is computed further out, once, before the loop (invariants.ts). A
 * loop is one thing to the region it stands in: its operands are what its body needs from there.
 */
import type { Graph } from "../../ast/graph.ts";
import type { Addition, Index, Node, Scan } from "../../ast/node.ts";
import { depthFirst } from "../../ast/traverse.ts";
import { askedBefore, type IsGiven } from "./context.ts";
import { invariants, isImmediate, type Need } from "./invariants.ts";
import { loopOf } from "./loops.ts";

export class Region {
  readonly graph: Graph;
  /** What the region computes, operands before their users. */
  readonly nodes: readonly Node[];
  /** The scans that the region's loop carries from turn to turn. */
  readonly scans: readonly Scan[];
  /** Whether a node is computed further out. */
  readonly isGiven: IsGiven;
  /** What loops and additions need, which is not what their operands are. */
  readonly #needs = new Map<Node, readonly Need[]>();
  readonly #found = new Map<Node, ReadonlySet<Node>>();

  /**
   * @param roots what is wanted at every turn, or of the function
   * @param index the index of the region's loop; none for the function itself
   * @param given what is computed further out
   */
  constructor(
    graph: Graph,
    roots: readonly Node[],
    index: Index | undefined,
    given: ReadonlySet<Node>,
  ) {
    this.graph = graph;
    this.isGiven = (node) => given.has(node);
    const seen = new Set<Node>();
    const scans: Scan[] = [];
    const visit = (node: Node): void => {
      if (given.has(node) || seen.has(node)) return;
      if (node.kind === "scan" && node.operands[0] === index) scans.push(node);
      else if (isImmediate(node)) return;
      seen.add(node);
    };
    for (const root of roots) visit(root);
    for (const node of seen) {
      const needs = needsOf(graph, node, this.isGiven);
      if (needs !== undefined) this.#needs.set(node, needs);
      const operands = node.kind === "scan" ? node.operands.slice(2) : this.operandsOf(node);
      for (const operand of operands) visit(operand);
    }
    this.nodes = this.#ordered([...seen].filter((node) => node.kind !== "scan"));
    // A scan that reads another moves on before that one does.
    this.scans = scans.sort((a, b) => b.id - a.id);
  }

  /** By age, unless tests were made for loops that are older. */
  #ordered(nodes: Node[]): Node[] {
    nodes.sort((a, b) => a.id - b.id);
    const isOlder = (node: Node): boolean => this.operandsOf(node).some(({ id }) => id > node.id);
    if (![...this.#needs.keys()].some(isOlder)) return nodes;
    const own = new Set(nodes);
    return depthFirst(nodes, (node) => this.operandsOf(node).filter((one) => own.has(one)));
  }

  /** What the region has to compute before a node. */
  operandsOf(node: Node): readonly Node[] {
    return this.#needs.get(node)?.map((need) => need.node) ?? node.operands;
  }

  /** What a loop finds computed before it. */
  foundBy(node: Node): ReadonlySet<Node> {
    let found = this.#found.get(node);
    if (found === undefined) {
      const given = this.needsOf(node).filter(({ isAsked }) => isAsked !== true);
      found = new Set(given.map((need) => need.node));
      this.#found.set(node, found);
    }
    return found;
  }

  /** The branches inside which a node needs an operand, one way for each time it does. */
  needsOf(node: Node): readonly Need[] {
    return this.#needs.get(node) ?? node.operands.map((operand) => ({ node: operand, path: [] }));
  }
}

/** What must be there before a loop or an addition; undefined for nodes that need their operands. */
function needsOf(graph: Graph, node: Node, isGiven: IsGiven): readonly Need[] | undefined {
  const loop = loopOf(graph, node);
  if (loop === undefined && node.kind !== "scatter") return undefined;
  const own = node.kind === "scatter" ? partsOf(graph, node.additions[0]!, isGiven) : [];
  const needs = own.map((part) => ({ node: part, path: [] }));
  return loop === undefined ? needs : [...needs, ...invariants(graph, loop)];
}

/** What an addition needs outside of its loops: the tests around them, or all if it has none. */
function partsOf(graph: Graph, addition: Addition, isGiven: IsGiven): readonly Node[] {
  const { loops, at, value } = addition;
  const tests = askedBefore(graph, addition, isGiven).map(({ test }) => test);
  return loops.length === 0 ? [...at, value, ...tests] : tests;
}
