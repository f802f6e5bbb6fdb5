/**
 * Where the formula has what may stop with an error: there it stops in any case, so that it may be
 * computed for others, too.
 */
import type { Node } from "../../ast/node.ts";
import { Context } from "./context.ts";
import type { Use } from "./needs.ts";
import { added, isWithin } from "./places.ts";
import type { Stopping } from "./stopping.ts";

/** Nodes looked at before one that may stop is taken to. */
const MOST_SEARCHED = 200;

/** Where what may stop is sure to run, in contexts of one tree. */
export class Demands {
  readonly root = new Context();
  readonly #contexts = new Map<Node, Set<Context>>();
  readonly #stopping: Stopping;
  readonly #needsIn: (node: Node, context: Context) => readonly Use[];

  constructor(stopping: Stopping, needsIn: (node: Node, context: Context) => readonly Use[]) {
    this.#stopping = stopping;
    this.#needsIn = needsIn;
  }

  /** Notes that the formula has what may stop in a context, and with it all that this needs there. */
  note(node: Node, context: Context): void {
    const pending = [node];
    for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
      if (isWithin(context, this.#contexts.get(next))) continue;
      added(this.#contexts, next, context);
      pending.push(...this.#stoppingNeeds(next, context));
    }
  }

  /**
   * Whether all that may stop with a node is sure to run wherever a context does, and in the branches
   * of its own wherever those are taken.
   */
  isSureToRun(node: Node, context: Context): boolean {
    const uses: Use[] = [{ node, context }];
    for (const use of uses) {
      if (isWithin(use.context, this.#contexts.get(use.node))) continue;
      if (this.#stopping.themselves.has(use.node) || uses.length > MOST_SEARCHED) return false;
      const needs = this.#needsIn(use.node, use.context);
      uses.push(...needs.filter((need) => this.#stopping.all.has(need.node)));
    }
    return true;
  }

  /** What may stop among the needs of a node, in no branch of its own. */
  #stoppingNeeds(node: Node, context: Context): Node[] {
    return this.#needsIn(node, context).flatMap((need) =>
      need.context === context && this.#stopping.all.has(need.node) ? [need.node] : [],
    );
  }
}
