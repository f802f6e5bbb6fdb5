/**
 * Scans against the direction of the loop that reads them: their states are computed by a loop of
 * their own and kept in a vector, of which the reading loop takes the element at its index. A scan
 * along the direction of its loop is carried from turn to turn.
 *
 * Reductions and additions run upward; so does what is in no loop.
 */
import type { Graph } from "../../ast/graph.ts";
import type { Index, Node, Scan } from "../../ast/node.ts";
import { plainBuilder, rebuilt } from "../../ast/rebuild.ts";
import { postorder } from "../../ast/traverse.ts";
import { keptAt } from "./keep.ts";

/** The roots with every scan that goes down kept in a vector, and those that this one reads. */
export function keepStates(graph: Graph, roots: readonly Node[]): readonly Node[] {
  if (!postorder(roots).some(({ kind }) => kind === "scan")) return roots;
  return new Keeper(graph).along(NONE, roots);
}

/** The indices of the loops around a place that run downward. */
type Downward = readonly Index[];

const NONE: Downward = [];

class Keeper {
  readonly #graph: Graph;
  /** What nodes have become, for each way in which the loops around them can run. */
  readonly #kept = new Map<string, Map<Node, Node>>();

  constructor(graph: Graph) {
    this.#graph = graph;
  }

  /** Nodes as they are read inside loops of which these run downward. */
  along(downward: Downward, roots: readonly Node[]): Node[] {
    const key = downward.map(({ id }) => id).join();
    const kept = this.#kept.get(key) ?? new Map<Node, Node>();
    this.#kept.set(key, kept);
    const build = plainBuilder(this.#graph);
    const runs = (index: Index): Scan["direction"] => (downward.includes(index) ? "down" : "up");
    for (const node of postorder(roots)) {
      if (kept.has(node)) continue;
      if (node.kind === "scan" && node.direction !== runs(node.operands[0])) {
        kept.set(node, this.#read(node, downward));
      } else if (node.kind === "reduce" && downward.includes(node.operands[0])) {
        // A sum of its own over the index, which runs upward wherever it stands.
        const others = downward.filter((index) => index !== node.operands[0]);
        kept.set(node, this.along(others, [node])[0]!);
      } else {
        const operands = node.operands.map((operand) => kept.get(operand)!);
        const same = operands.every((operand, place) => operand === node.operands[place]);
        kept.set(node, same ? node : rebuilt(node, operands, build));
      }
    }
    return roots.map((root) => kept.get(root)!);
  }

  /** The element, at its index, of the states of a scan. */
  #read({ direction, operands }: Scan, around: Downward): Node {
    const graph = this.#graph;
    const others = around.filter((index) => index !== operands[0]);
    const downward = direction === "down" ? [...others, operands[0]] : others;
    const [index, start, factor, term] = this.along(downward, operands);
    const scan = graph.scan(direction, index as Index, start!, factor!, term!);
    return keptAt(graph, scan.operands[0], scan);
  }
}
