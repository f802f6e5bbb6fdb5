/**
 * Results in cheaper forms. The functions of a formula share their derivatives, alone and with the
 * value, so each set of derivatives is worked through once.
 */
import type { Graph } from "../ast/graph.ts";
import type { Node } from "../ast/node.ts";
import { postorder } from "../ast/traverse.ts";
import { economical } from "../simplify/speed/economy.ts";
import { mapNodes, nodesOf, type Result } from "./result.ts";

export class CheaperResults {
  readonly #graph: Graph;
  /** What the values compute, by their roots. */
  readonly #given = new Map<string, ReadonlySet<Node>>();
  /** The forms of derivatives, by those and the values beside them. */
  readonly #forms = new Map<string, readonly Node[]>();

  constructor(graph: Graph) {
    this.#graph = graph;
  }

  /** A result whose derivatives cost less, beside values that are computed as they are. */
  of(result: Result, primal: readonly Node[]): Result {
    const given = remembered(this.#given, keyOf(primal), () => new Set(postorder(primal)));
    const derivatives = nodesOf(result).filter((node) => !given.has(node));
    if (derivatives.length === 0) return result;
    const key = `${keyOf(primal)} ${keyOf(derivatives)}`;
    const forms = remembered(this.#forms, key, () => economical(this.#graph, derivatives, given));
    const byNode = new Map(derivatives.map((node, place) => [node, forms[place]!]));
    return mapNodes(result, (node) => byNode.get(node) ?? node);
  }
}

const keyOf = (nodes: readonly Node[]): string => nodes.map(({ id }) => id).join();

function remembered<T>(known: Map<string, T>, key: string, make: () => T): T {
  const value = known.get(key) ?? make();
  known.set(key, value);
  return value;
}
