/** Which nodes take a loop, and what is computed at each of its turns. */
import type { Graph } from "../../ast/graph.ts";
import type { Index, Node, Reduce, Scan, Scatter, States } from "../../ast/node.ts";
import { dependentPart } from "./context.ts";

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
      const [index, part] = node.operands;
      return { index, direction: part.kind === "scan" ? part.direction : "up", part };
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

/** What loops that can be one have in common: the range that they run over, and the way. */
export const rangeKey = ({ index, direction }: Pick<LoopNeed, "index" | "direction">): string =>
  `${index.id} ${direction}`;
