/**
 * Calls that more than one loop over a range needs: where those loops cannot be one, the first keeps
 * the values in a vector and the later ones read them there. `log(sum(i, exp(x[i])))` calls `exp`
 * once for each element, though its gradient needs the whole sum before the first quotient.
 */
import { dependents, plainBuilder, rebuild } from "../../ast/rebuild.ts";
import type { Graph } from "../../ast/graph.ts";
import { type Element, type Index, isApplyOf, type Node, type States } from "../../ast/node.ts";
import { entryOf } from "../../functions/catalogue.ts";
import { applyValue } from "../../functions/canonical.ts";
import type { LoopItem } from "./layout.ts";
import { loopOf } from "./loops.ts";

/** What a loop keeps for later ones, and what it reads of earlier ones. */
export interface Keeping {
  readonly kept: Set<States>;
  readonly read: Map<Node, Node>;
}

/** The calls that engines make instructions of: they take no longer than keeping them would. */
const QUICK = new Set(["sqrt", "abs", "max", "min", "floor", "ceil", "round", "sign", "hypot"]);

const isSlow = (node: Node): boolean =>
  node.kind === "apply" && entryOf(node).cost > 1 && !QUICK.has(node.fn);

/** What nodes of loops are to be read as, where loops before have kept them. */
export type Reads = ReadonlyMap<Node, Node>;

/**
 * What the loops of a block, in their order, keep for one another. What loops around the block have
 * kept before it is read there too, and so has one vector.
 */
export function keepings(
  graph: Graph,
  loops: readonly LoopItem[],
  around: Reads,
): Map<LoopItem, Keeping> {
  const keepings = new Map<LoopItem, Keeping>();
  const earlier = new Map<Index, LoopItem[]>();
  for (const loop of loops) {
    const keeping: Keeping = { kept: new Set(), read: new Map() };
    keepings.set(loop, keeping);
    const before = earlier.get(loop.index) ?? [];
    earlier.set(loop.index, [...before, loop]);
    if (before.length === 0 && around.size === 0) continue;
    const parts = partsOf(graph, loop);
    const makers = new Map<Node, LoopItem>();
    for (const maker of before.toReversed())
      for (const node of alwaysComputed(partsOf(graph, maker), loop.index)) makers.set(node, maker);
    const isKnown = (node: Node): boolean => around.has(node) || makers.has(node);
    for (const node of slowUses(parts, loop.index, isKnown)) {
      const read = around.get(node) ?? keptAt(graph, loop.index, node);
      if (!around.has(node)) keepings.get(makers.get(node)!)!.kept.add(read.operands[0] as States);
      keeping.read.set(node, read);
    }
  }
  return keepings;
}

/** What may be read behind a loop, besides what could be before it. */
export function readsBehind(graph: Graph, { kept }: Keeping, before: Reads): Reads {
  if (kept.size === 0) return before;
  const own = [...kept].map(({ operands: [index, node] }) => {
    return [node, keptAt(graph, index, node)] as const;
  });
  return new Map([...before, ...own]);
}

/**
 * A part of a loop over `index` with what is read from vectors in place of what would be computed
 * again. Sums over the range that stand outside of the loop stay what they are.
 */
export function withReads(graph: Graph, part: Node, index: Index, read: Reads): Node {
  if (read.size === 0) return part;
  const varying = dependents(part, read.keys()).filter(
    (node) => node.free.includes(index) && !read.has(node),
  );
  return rebuild(varying, new Map(read), plainBuilder(graph)).get(part) ?? part;
}

const partsOf = (graph: Graph, { computed }: LoopItem): readonly Node[] =>
  computed.map((node) => loopOf(graph, node)!.part);

/** A node, read at its index from the vector that it is kept in along its range. */
export function keptAt(graph: Graph, index: Index, node: Node): Element {
  const fromOne = applyValue(graph, "-", [graph.constant(1), index.operands[0]]);
  return graph.element(graph.states(index, node), applyValue(graph, "+", [index, fromOne]));
}

/** The slow calls that each turn of a loop is sure to make, and no loop further in. */
function alwaysComputed(parts: readonly Node[], index: Index): Node[] {
  const seen = new Set(parts);
  for (const node of seen) {
    for (const operand of operandsAlways(node, index))
      if (operand.free.includes(index)) seen.add(operand);
  }
  return [...seen].filter(isSlow);
}

function operandsAlways(node: Node, index: Index): readonly Node[] {
  switch (node.kind) {
    case "conditional":
      return [node.operands[0]];
    case "apply":
      return isApplyOf(node, "and") || isApplyOf(node, "or")
        ? node.operands.slice(0, 1)
        : node.operands;
    case "scan":
      return node.operands[0] === index ? node.operands.slice(2) : [];
    case "scatter":
      return node.additions.flatMap(({ loops, at, value, guard }) =>
        loops.length === 0 && isApplyOf(guard, "true") ? [...at, value] : [],
      );
    case "reduce":
    case "states":
      return [];
    default:
      return node.operands;
  }
}

/**
 * The outermost of the slow calls in the parts of a loop that are `known`. Sums over the range that
 * stand outside of the loop read nothing in it.
 */
function slowUses(
  parts: readonly Node[],
  index: Index,
  known: (node: Node) => boolean,
): readonly Node[] {
  const found: Node[] = [];
  const seen = new Set(parts.filter(({ free }) => free.includes(index)));
  for (const node of seen) {
    if (isSlow(node) && known(node)) found.push(node);
    else for (const operand of node.operands) if (operand.free.includes(index)) seen.add(operand);
  }
  return found;
}
