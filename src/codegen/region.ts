/**
 * Regions: the function itself, and the body of each loop. A region computes what varies with its
 * loop's index; what does not is computed further out, once, before the loop. A loop is one thing
 * to the region it stands in: its operands are what its body needs from there.
 *
 * What leaves a loop runs even if the loop has no turns, or takes the branch that needs it in none.
 * That costs little but time, so only what may stop with an error stays behind a condition.
 */
import type { Graph } from "../ast/graph.ts";
import type { Index, Node, Reduce, Scan, Scatter, States } from "../ast/node.ts";
import { dependentPart } from "./context.ts";
import { mayStop } from "./in-range.ts";

/** What runs in a loop: a reduction, the states of a scan, or an addition to a vector. */
export type Looping = Reduce | States | Scatter;

/** A loop that a node needs: its index, which way it runs, and what is computed at each turn. */
export interface LoopNeed {
  readonly index: Index;
  readonly direction: Scan["direction"];
  readonly part: Node;
}

/** The loop that computes a node; undefined for a node that takes none. */
export function loopOf(graph: Graph, node: Node): LoopNeed | undefined {
  switch (node.kind) {
    case "reduce":
      return { index: node.operands[0], direction: "up", part: node.operands[1] };
    case "states": {
      const [scan] = node.operands;
      return { index: scan.operands[0], direction: scan.direction, part: scan };
    }
    case "scatter": {
      const [addition] = node.additions;
      const [index, ...loops] = addition?.loops ?? [];
      if (addition === undefined || index === undefined) return undefined;
      const guard = dependentPart(graph, addition.guard, addition.loops);
      const part = graph.scatter(node.operands[0]!, [{ ...addition, loops, guard }]);
      return { index, direction: "up", part };
    }
    default:
      return undefined;
  }
}

/** Whether a value is there without being computed, or is by the loop that is running. */
export function isImmediate(node: Node): boolean {
  return node.operands.length === 0 || node.kind === "index" || node.kind === "scan";
}

export class Region {
  readonly graph: Graph;
  /** What the region computes, operands before their users. */
  readonly nodes: readonly Node[];
  /** The scans that the region's loop carries from turn to turn. */
  readonly scans: readonly Scan[];
  readonly #operands = new Map<Node, readonly Node[]>();

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
      const operands = node.kind === "scan" ? node.operands.slice(2) : needsOf(graph, node);
      this.#operands.set(node, operands);
      for (const operand of operands) visit(operand);
    }
    this.nodes = [...seen].filter((node) => node.kind !== "scan").sort((a, b) => a.id - b.id);
    // A scan that reads another moves on before that one does.
    this.scans = scans.sort((a, b) => b.id - a.id);
    for (const [node, operands] of this.#operands) {
      this.#operands.set(
        node,
        operands.filter((operand) => !given.has(operand)),
      );
    }
  }

  /** What the region has to compute before a node. */
  operandsOf(node: Node): readonly Node[] {
    return this.#operands.get(node) ?? node.operands;
  }
}

/** What must be there, where a node stands, before it. */
function needsOf(graph: Graph, node: Node): readonly Node[] {
  const loop = loopOf(graph, node);
  if (loop !== undefined) return invariants(graph, loop);
  if (node.kind === "scatter") {
    return node.additions.flatMap(({ at, value, guard }) => [at, value, guard]);
  }
  return node.operands;
}

/** The bounds of a loop, and the outermost parts of its body that are the same at every turn. */
export function invariants(graph: Graph, { index, part }: LoopNeed): readonly Node[] {
  const found = new Set<Node>(index.operands.filter((bound) => !isImmediate(bound)));
  const bound = new Set<Index>([index]);
  const seen = new Set<Node>();
  const conditional = new Set<Node>();
  const isInvariant = (node: Node): boolean =>
    node.kind !== "scatter" && !node.free.some((free) => bound.has(free));

  const visit = (node: Node, isSure: boolean, later: Set<Node>): void => {
    if (seen.has(node) || found.has(node) || node.operands.length === 0) return;
    if (node.kind === "index" || (node.kind === "scan" && !bound.has(node.operands[0]))) return;
    if (isInvariant(node) && (isSure || !mayStop(node))) {
      found.add(node);
      return;
    }
    later.add(node);
  };
  const walk = (from: Set<Node>, isSure: boolean): void => {
    for (const node of from) {
      if (seen.has(node)) continue;
      seen.add(node);
      const loop = loopOf(graph, node);
      if (loop !== undefined) {
        bound.add(loop.index);
        for (const end of loop.index.operands) visit(end, isSure, from);
        visit(loop.part, false, conditional);
        continue;
      }
      const [first, ...rest] = node.operands;
      if (node.kind === "scatter") {
        for (const { at, value, guard } of node.additions) {
          visit(guard, isSure, from);
          for (const operand of [at, value]) visit(operand, false, conditional);
        }
      } else if (chooses(node)) {
        visit(first!, isSure, from);
        for (const branch of rest) visit(branch, false, conditional);
      } else for (const operand of node.operands) visit(operand, isSure, from);
    }
  };
  const sure = new Set<Node>();
  visit(part, true, sure);
  walk(sure, true);
  walk(conditional, false);
  return [...found];
}

const chooses = (node: Node): boolean =>
  node.kind === "conditional" || (node.kind === "apply" && (node.fn === "and" || node.fn === "or"));
