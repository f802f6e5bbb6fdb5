/** What nodes need where they are computed: operands, and tests of the branches on the way to them. */
import type { Node } from "../../ast/node.ts";
import type { Context, Literal } from "./context.ts";
import type { Need } from "./invariants.ts";
import type { Region } from "./region.ts";
import { armsOf, enter, type Selections } from "./selection.ts";

/** A node that is needed in a context. */
export interface Use {
  readonly node: Node;
  readonly context: Context;
}

/** What a node needs where it is computed in a context, tests of its own branches included. */
export function needsIn(
  region: Region,
  selections: Selections,
  node: Node,
  context: Context,
): Use[] {
  const selection = selections.of(node);
  const needs =
    selection === undefined
      ? region.needsOf(node)
      : armsOf(selection, region.isGiven).arms.map(({ literals, value }): Need => ({
          node: value,
          path: literals,
        }));
  const uses: Use[] = [];
  for (const { node, path } of needs) {
    if (path.length > 0) uses.push(...testsOn(path, context));
    uses.push({ node, context: enter(context, path) });
  }
  return uses;
}

/** The tests of the branches along a path, each where it is asked. */
export const testsOn = (path: readonly Literal[], outer: Context): Use[] =>
  path.map(({ test }, place) => ({ node: test, context: enter(outer, path.slice(0, place)) }));
