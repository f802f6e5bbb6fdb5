/**
 * What the bodies of loops find computed outside: what the nodes that run in them need from there. A
 * node needed in a branch only is there in that branch only, so a body that comes to it in another
 * way has a loop of its own, and what was kept for a body is found at a place computed inside.
 */
import type { Node } from "../../ast/node.ts";
import type { Reads } from "./keep.ts";
import { loopOf, type Looping } from "./loops.ts";
import type { Region } from "./region.ts";

/** Nodes of a body looked at, before it is taken to compute anything. */
const MOST_SEARCHED = 20_000;

/** Tells what is computed whenever a loop runs. */
export type IsSure = (node: Node) => boolean;

/**
 * The needs of all that runs in one loop.
 *
 * @param read what earlier loops have kept, whose places nothing else asks for
 */
export function givenTo(
  region: Region,
  computed: readonly Looping[],
  read: Reads,
  isSure: IsSure,
): ReadonlySet<Node> {
  const needs = new Set(computed.flatMap((node) => [...region.foundBy(node)]));
  const inside = new Set([...read.values()].map(({ operands }) => operands[1]!));
  for (const node of inside) {
    if (needs.has(node) && isSure(node)) continue;
    needs.delete(node);
    for (const operand of node.operands) inside.add(operand);
  }
  return needs;
}

/** The bodies of a region's loops. */
export class Bodies {
  readonly #region: Region;
  readonly #inside = new Map<Looping, ReadonlySet<Node> | undefined>();

  constructor(region: Region) {
    this.#region = region;
  }

  /** Whether two may share a loop: neither computes what the other needs in a branch only. */
  agree(one: Looping, other: Looping, isSure: IsSure): boolean {
    const isMet = (from: Looping, by: Looping): boolean => {
      const inBranches = [...this.#region.foundBy(from)].filter((need) => !isSure(need));
      if (inBranches.length === 0) return false;
      const inside = this.#insideOf(by);
      return inside === undefined || inBranches.some((need) => inside.has(need));
    };
    return !isMet(one, other) && !isMet(other, one);
  }

  /** What a body computes at its turns; undefined where that is too much to look at. */
  #insideOf(body: Looping): ReadonlySet<Node> | undefined {
    if (!this.#inside.has(body)) this.#inside.set(body, this.#found(body));
    return this.#inside.get(body);
  }

  #found(body: Looping): ReadonlySet<Node> | undefined {
    const needs = this.#region.foundBy(body);
    const seen = new Set<Node>();
    const visit = (node: Node): void => {
      if (!needs.has(node)) seen.add(node);
    };
    const enter = (node: Node): void => {
      const loop = loopOf(this.#region.graph, node);
      if (loop !== undefined) [...loop.index.operands, loop.part].forEach(visit);
    };
    enter(body);
    for (const node of seen) {
      if (seen.size > MOST_SEARCHED) return undefined;
      enter(node);
      node.operands.forEach(visit);
    }
    return seen;
  }
}
