/** Sets of contexts: what contains what, and the ways that lead from one to others. */
import type { Node } from "../../ast/node.ts";
import type { Context, Literal } from "./context.ts";

/** Where a node is computed, by the context that it is computed for: there, or in a guard. */
export type Places = ReadonlyMap<Context, Context>;

/** Computed in each of these contexts, for what uses it there. */
export const eachIn = (contexts: readonly Context[]): Places =>
  new Map(contexts.map((context) => [context, context]));

/** What is said of the innermost context that contains another, or is it. */
export function around<T>(context: Context, all: ReadonlyMap<Context, T>): T | undefined {
  for (let at: Context | undefined = context; at !== undefined; at = at.parent) {
    const found = all.get(at);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Whether a context is one of `others`, or inside of one. */
export function isWithin(context: Context, others: ReadonlySet<Context> | undefined): boolean {
  if (others === undefined) return false;
  for (let at: Context | undefined = context; at !== undefined; at = at.parent)
    if (others.has(at)) return true;
  return false;
}

/** Contexts that another is compared with at most, beside those around it. */
const MOST_COMPARED = 32;

/**
 * The contexts that run where one of `uses` does and nowhere else, none of them only where another
 * does; and which of them runs for each.
 *
 * @param mayServe whether one may compute what is needed in others that it is not around
 */
export function outermost(
  uses: Iterable<Context>,
  mayServe: (context: Context) => boolean,
): {
  needed: readonly Context[];
  covering: Places;
} {
  const found = new Set(uses);
  // A Set visits what is added while it is iterated: what both branches need is needed before.
  for (const context of found)
    if (context.parent !== undefined && found.has(context.twin)) found.add(context.parent);
  const needed: Context[] = [];
  const covering = new Map<Context, Context>();
  for (const context of [...found].sort((a, b) => a.depth - b.depth)) {
    const known =
      around(context, covering) ??
      needed.slice(0, MOST_COMPARED).find((outer) => outer.covers(context) && mayServe(outer));
    if (known === undefined) needed.push(context);
    covering.set(context, known ?? context);
  }
  return { needed, covering };
}

/** The branches from `outer` inward. */
export function pathBetween(outer: Context, inner: Context): Literal[] {
  const path: Literal[] = [];
  for (let context = inner; context !== outer; context = context.parent!) {
    path.unshift(context.literal!);
  }
  return path;
}

/** The paths that no other path covers by asking less; of those that ask the same, the first. */
export function widest(paths: readonly Literal[][]): Literal[][] {
  const asks = (path: readonly Literal[], { test, holds }: Literal): boolean =>
    path.some((other) => other.test === test && other.holds === holds);
  const covers = (one: readonly Literal[], other: readonly Literal[]): boolean =>
    one.every((literal) => asks(other, literal));
  return paths.filter((path, index) =>
    paths.every((other, place) => {
      if (place === index || !covers(other, path)) return true;
      return covers(path, other) && place > index;
    }),
  );
}

/** Adds a context to those of a node. */
export function added(uses: Map<Node, Set<Context>>, node: Node, context: Context): void {
  const known = uses.get(node);
  if (known === undefined) uses.set(node, new Set([context]));
  else known.add(context);
}
