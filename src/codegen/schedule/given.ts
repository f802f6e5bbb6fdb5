/**
 * What the body of a loop finds computed outside: what the nodes that run in it need from there. A
 * node needed in a branch only is there in that branch only; where another body that shares the loop
 * comes to it in another way, it is computed inside again, since its value outside may be none.
 */
import type { Graph } from "../../ast/graph.ts";
import type { Node } from "../../ast/node.ts";
import { loopOf, type Looping } from "./loops.ts";
import type { Region } from "./region.ts";

/** Nodes of bodies looked at, before all that is needed in branches is computed inside. */
const MOST_SEARCHED = 20_000;

/** The needs of all that runs in one loop; `isSure` tells what is computed whenever the loop runs. */
export function givenTo(
  region: Region,
  computed: readonly Looping[],
  isSure: (node: Node) => boolean,
): readonly Node[] {
  const needs = computed.map((node) => new Set(region.operandsOf(node)));
  const all = new Set(needs.flatMap((own) => [...own]));
  const inBranches = new Set(computed.length > 1 ? [...all].filter((node) => !isSure(node)) : []);
  if (inBranches.size === 0) return [...all];
  let searched = 0;
  let before: number;
  // What is computed inside again needs more there itself.
  do {
    before = all.size;
    for (const [place, node] of computed.entries()) {
      const isThere = (next: Node): boolean => needs[place]!.has(next) && all.has(next);
      for (const inner of reached(region.graph, node, isThere, inBranches)) {
        if (inBranches.has(inner)) all.delete(inner);
        if (++searched > MOST_SEARCHED) return [...all].filter((need) => !inBranches.has(need));
      }
    }
  } while (all.size < before);
  return [...all];
}

/** The nodes of a body outside of what it finds there, as far as they can lead to one of `wanted`. */
function reached(
  graph: Graph,
  node: Looping,
  isThere: (node: Node) => boolean,
  wanted: ReadonlySet<Node>,
): Iterable<Node> {
  // Operands are older than their users.
  const oldest = Math.min(...[...wanted].map(({ id }) => id));
  const seen = new Set<Node>();
  const visit = (next: Node): void => {
    if (next.id >= oldest && !isThere(next)) seen.add(next);
  };
  const enter = (next: Node): void => {
    const inner = loopOf(graph, next);
    if (inner === undefined) return;
    for (const bound of inner.index.operands) visit(bound);
    seen.add(inner.part);
  };
  enter(node);
  return (function* () {
    for (const next of seen) {
      yield next;
      enter(next);
      for (const operand of next.operands) visit(operand);
    }
  })();
}
