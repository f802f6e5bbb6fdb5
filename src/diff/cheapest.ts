/**
 * The choice among several ways to one result: for code what it costs to compute decides, for
 * readers how long it is. A way that is tried beside one that is known to lead there may not take
 * much more work than that.
 */
import type { Graph } from "../ast/graph.ts";
import type { Node } from "../ast/node.ts";
import { postorder } from "../ast/traverse.ts";
import { staticCost } from "./static-cost.ts";
import type { Style } from "./style.ts";

export type Method = "reverse" | "forward" | "taylor";

/** What another way may work through besides twice the cheapest result so far, in nodes. */
const MARGIN = 1_000;

/** Parts, shared ones counted each time, of which a derivative on the way may consist for readers. */
const MOST_READ = 2_000;

/** The cheapest of what has been offered so far. */
export class Cheapest {
  readonly #style: Style;
  readonly #most: number;
  #cost = Infinity;
  method: Method = "reverse";
  nodes: readonly Node[] = [];

  constructor(style: Style, most: number) {
    this.#style = style;
    this.#most = most;
  }

  offer(method: Method, nodes: readonly Node[]): void {
    const cost = this.#style === "speed" ? staticCost(nodes) : lengthRead(nodes);
    // A person repeats, so another method is no better for being as good.
    const isBetter = cost < this.#cost || (cost === this.#cost && this.method === "taylor");
    if (isBetter || this.nodes.length === 0)
      [this.#cost, this.method, this.nodes] = [cost, method, nodes];
  }

  /** What on the way to something cheaper leads too far: each derivative is work for the next. */
  limit(graph: Graph): (node: Node) => boolean {
    const isFirst = this.nodes.length === 0;
    const largest = graph.size + this.#most;
    const most = isFirst ? Infinity : 2 * postorder(this.nodes).length + MARGIN;
    const isForReaders = !isFirst && this.#style === "reading";
    let work = 0;
    return (node) => {
      work += postorder([node]).length;
      const isLong = isForReaders && lengthRead([node]) > MOST_READ;
      return isLong || work > most || graph.size > largest;
    };
  }
}

/** How many parts a reader meets: those that are shared count each time. */
function lengthRead(roots: readonly Node[]): number {
  const lengths = new Map<Node, number>();
  for (const node of postorder(roots))
    lengths.set(
      node,
      node.operands.reduce((sum, operand) => sum + lengths.get(operand)!, 1),
    );
  return roots.reduce((sum, root) => sum + lengths.get(root)!, 0);
}
