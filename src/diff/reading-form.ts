/** Derivatives as textbooks write them. */
import type { Graph } from "../ast/graph.ts";
import type { Node } from "../ast/node.ts";
import { normalForm } from "../simplify/normal-form.ts";

/**
 * Derivatives of `root` in normal form. They may take any form that is right where `root` has
 * values around the point and is differentiable, as often as they were taken.
 */
export function inReadingForm(graph: Graph, derivatives: readonly Node[], root: Node): Node[] {
  return [...normalForm(graph, derivatives, { smooth: root }).roots];
}
