/** Derivatives as textbooks write them, and where that is the same. */
import type { Graph } from "../ast/graph.ts";
import type { Node } from "../ast/node.ts";
import { assumptions } from "../simplify/assumptions.ts";
import type { Condition } from "../simplify/ledger.ts";
import { normalForm } from "../simplify/normal-form.ts";

/** What readers let be assumed, and what their derivatives turned out to assume besides. */
export class Reading {
  /** What holds of the variables, such as `"x > 0"`. */
  readonly assume: readonly string[];
  readonly #told: (() => Condition[])[] = [];

  constructor(assume: readonly string[] = []) {
    this.assume = assume;
  }

  /** Notes the conditions of a form; they are looked for when somebody asks. */
  note(conditions: () => Condition[]): void {
    this.#told.push(conditions);
  }

  /** Where the derivatives are known to be right, besides where the formula has them. */
  get conditions(): Condition[] {
    const all = this.#told.flatMap((told) => told());
    return [...new Map(all.map((condition) => [condition.text, condition])).values()];
  }
}

/**
 * Derivatives of `root` in normal form. They may take any form that is right where `root` has
 * values around the point and is differentiable, as often as they were taken.
 */
export function inReadingForm(
  graph: Graph,
  derivatives: readonly Node[],
  root: Node,
  reading: Reading = new Reading(),
): Node[] {
  const assume = assumptions(graph, reading.assume);
  const { roots, conditions } = normalForm(graph, derivatives, { smooth: root, assume });
  reading.note(conditions);
  return [...roots];
}
