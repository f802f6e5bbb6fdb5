/**
 * Scans against the direction of the loop that reads them: their states are computed by a loop of
 * their own and kept in a vector, of which the reading loop takes the element at its index. A scan
 * along the direction of its loop is carried from turn to turn.
 *
 * Reductions and additions run upward; so does what is in no loop.
 */
import type { Graph } from "../ast/graph.ts";
import type { Node, Scan } from "../ast/node.ts";
import { plainBuilder, rebuilt } from "../ast/rebuild.ts";
import { postorder } from "../ast/traverse.ts";
import { applyValue } from "../functions/canonical.ts";

type Direction = Scan["direction"];

/** The roots with every scan that goes down kept in a vector, and those that this one reads. */
export function keepStates(graph: Graph, roots: readonly Node[]): Node[] {
  const keeper = new Keeper(graph);
  return roots.map((root) => keeper.along("up", root));
}

class Keeper {
  readonly #graph: Graph;
  readonly #kept = { up: new Map<Node, Node>(), down: new Map<Node, Node>() };

  constructor(graph: Graph) {
    this.#graph = graph;
  }

  /** A node as loops of this direction read it. */
  along(direction: Direction, root: Node): Node {
    const kept = this.#kept[direction];
    const build = plainBuilder(this.#graph);
    for (const node of postorder([root])) {
      if (kept.has(node)) continue;
      if (node.kind === "scan" && node.direction !== direction) kept.set(node, this.#read(node));
      else {
        const operands = node.operands.map((operand) => kept.get(operand)!);
        const same = operands.every((operand, place) => operand === node.operands[place]);
        kept.set(node, same ? node : rebuilt(node, operands, build));
      }
    }
    return kept.get(root)!;
  }

  /** The element, at its index, of the states of a scan. */
  #read({ direction, operands }: Scan): Node {
    const graph = this.#graph;
    const [index, start, factor, term] = operands.map((part) => this.along(direction, part));
    const scan = graph.scan(direction, index as Scan["operands"][0], start!, factor!, term!);
    const [own] = scan.operands;
    const [lower] = own.operands;
    const fromOne = applyValue(graph, "-", [graph.constant(1), lower]);
    return graph.element(graph.states(scan), applyValue(graph, "+", [own, fromOne]));
  }
}
