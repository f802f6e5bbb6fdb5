/**
 * Regions: the function itself, and the body of each loop. A region computes what varies with its
 * loop's index; what does not is computed further out, once, before the loop (invariants.ts). A
 * loop is one thing to the region it stands in: its operands are what its body needs from there.
 */
import type { Graph } from "../ast/graph.ts";
import type { Addition, Index, Node, Scan } from "../ast/node.ts";
import { conjuncts } from "./context.ts";
import { invariants, isImmediate, type Need } from "./invariants.ts";
import { loopOf } from "./loops.ts";

export class Region {
  readonly graph: Graph;
  /** What the region computes, operands before their users. */
  readonly nodes: readonly Node[];
  /** The scans that the region's loop carries from turn to turn. */
  readonly scans: readonly Scan[];
  readonly #needs = new Map<Node, readonly Need[]>();

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
      if (node.kind === "scan") for (const operand of node.operands.slice(2)) visit(operand);
      else {
        const needs = needsOf(graph, node);
        this.#needs.set(
          node,
          needs.filter((need) => !given.has(need.node)),
        );
        for (const need of needs) visit(need.node);
      }
    }
    this.nodes = [...seen].filter((node) => node.kind !== "scan").sort((a, b) => a.id - b.id);
    // A scan that reads another moves on before that one does.
    this.scans = scans.sort((a, b) => b.id - a.id);
  }

  /** What the region has to compute before a node. */
  operandsOf(node: Node): readonly Node[] {
    return this.#needs.get(node)?.map((need) => need.node) ?? node.operands;
  }

  /** The branches inside which a node needs an operand, one way for each time it does. */
  needsOf(node: Node): readonly Need[] {
    return this.#needs.get(node) ?? node.operands.map((operand) => ({ node: operand, path: [] }));
  }
}

/** What must be there, where a node stands, before it. */
function needsOf(graph: Graph, node: Node): readonly Need[] {
  const loop = loopOf(graph, node);
  if (loop !== undefined) return [...testsAround(node), ...invariants(graph, loop)];
  const operands = node.kind === "scatter" ? partsOf(node.additions[0]!) : node.operands;
  return operands.map((operand) => ({ node: operand, path: [] }));
}

/** What an addition that is in no further loop needs. */
const partsOf = ({ at, value, guard }: Addition): readonly Node[] => [
  at,
  value,
  ...conjuncts(guard).map(({ test }) => test),
];

/** The tests of the branches around an addition's loops. */
function testsAround(node: Node): readonly Need[] {
  if (node.kind !== "scatter") return [];
  const { loops, guard } = node.additions[0]!;
  return conjuncts(guard)
    .filter(({ test }) => !test.free.some((index) => loops.includes(index)))
    .map(({ test }) => ({ node: test, path: [] }));
}
