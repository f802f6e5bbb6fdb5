/**
 * What the body of a loop finds computed outside: what the nodes that run in it need from there. A
 * node needed in a branch only is there in that branch only; where something else in the loop comes
 * to it in another way, it is computed inside again, since its value outside may be none.
 */
import type { Graph } from "../../ast/graph.ts";
import type { Node } from "../../ast/node.ts";
import type { Reads } from "./keep.ts";
import { loopOf, type Looping } from "./loops.ts";
import type { Region } from "./region.ts";

/** Nodes of bodies looked at, before all that is needed in branches is computed inside. */
const MOST_SEARCHED = 20_000;

/** Something that runs in a loop, and what it finds there. */
interface Body {
  readonly starts: readonly Node[];
  readonly needs: ReadonlySet<Node>;
}

/**
 * The needs of all that runs in one loop.
 *
 * @param read what earlier loops have kept, whose places nothing else asks for
 * @param isSure tells what is computed whenever the loop runs
 */
export function givenTo(
  region: Region,
  computed: readonly Looping[],
  read: Reads,
  isSure: (node: Node) => boolean,
): readonly Node[] {
  const bodies = computed.map((node): Body => {
    const needs = new Set(region.operandsOf(node));
    return { starts: startsOf(region.graph, node), needs };
  });
  const all = new Set(bodies.flatMap(({ needs }) => [...needs]));
  const positions = [...read.values()].map(({ operands }) => operands[1]!);
  if (positions.length > 0) bodies.push({ starts: positions, needs: new Set() });
  const inBranches = new Set(bodies.length > 1 ? [...all].filter((node) => !isSure(node)) : []);
  if (inBranches.size === 0) return [...all];
  let searched = 0;
  let before: number;
  // What is computed inside again needs more there itself.
  do {
    before = all.size;
    for (const { starts, needs } of bodies) {
      const isThere = (next: Node): boolean => needs.has(next) && all.has(next);
      for (const inner of reached(region.graph, starts, isThere, inBranches)) {
        if (inBranches.has(inner)) all.delete(inner);
        if (++searched > MOST_SEARCHED) return [...all].filter((need) => !inBranches.has(need));
      }
    }
  } while (all.size < before);
  return [...all];
}

/** Where the body of a loop begins, and its range. */
function startsOf(graph: Graph, node: Node): readonly Node[] {
  const loop = loopOf(graph, node);
  return loop === undefined ? [] : [...loop.index.operands, loop.part];
}

/** The nodes of a body outside of what it finds there, as far as they can lead to one of `wanted`. */
function reached(
  graph: Graph,
  starts: readonly Node[],
  isThere: (node: Node) => boolean,
  wanted: ReadonlySet<Node>,
): Iterable<Node> {
  // Operands are older than their users.
  const oldest = Math.min(...[...wanted].map(({ id }) => id));
  const seen = new Set<Node>();
  const visit = (next: Node): void => {
    if (next.id >= oldest && !isThere(next)) seen.add(next);
  };
  starts.forEach(visit);
  return (function* () {
    for (const next of seen) {
      yield next;
      startsOf(graph, next).forEach(visit);
      next.operands.forEach(visit);
    }
  })();
}
