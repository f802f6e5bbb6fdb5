/**
 * Derivatives of any order by several numbers: tangents of tangents, forward throughout above the
 * gradient. Derivatives do not depend on the order in which they are taken, so only those by
 * variables in their listed order are made, each once.
 */
import type { Formula } from "../ast/formula.ts";
import type { Node, Variable } from "../ast/node.ts";
import { derivativeBuilder } from "../simplify/derivative-builder.ts";
import { gradientOf } from "./differentiate.ts";
import { inReadingForm } from "./reading-form.ts";
import { ForwardSweep } from "./forward.ts";
import type { Style } from "./style.ts";

/** A derivative by variables in turn, given by their places in ascending order. */
export interface Mixed {
  readonly by: readonly number[];
  readonly node: Node;
}

/** All derivatives of one order, from 1 on. */
export function derivativesOf(
  formula: Formula,
  wrt: readonly Variable[],
  order: number,
  style: Style,
): Mixed[] {
  const build = derivativeBuilder(formula.graph, style);
  let mixed: Mixed[] = gradientOf(formula, wrt, style).map((node, place) => {
    return { by: [place], node };
  });
  for (let done = 1; done < order; done++) {
    const roots = mixed.map(({ node }) => node);
    const sweep = new ForwardSweep(build, roots, style);
    const tangents = wrt.map((variable) => sweep.along(new Map([[variable, build.constant(1)]])));
    const next = mixed.flatMap(({ by, node }) =>
      tangents.slice(by.at(-1)).map((tangent, further): Mixed => {
        const place = by.at(-1)! + further;
        return { by: [...by, place], node: tangent.get(node) ?? build.constant(0) };
      }),
    );
    mixed = style === "speed" ? next : simplified(formula, next);
  }
  return mixed;
}

function simplified({ graph, root }: Formula, mixed: readonly Mixed[]): Mixed[] {
  const nodes = mixed.map(({ node }) => node);
  const simple = inReadingForm(graph, nodes, root);
  return mixed.map(({ by }, place) => ({ by, node: simple[place]! }));
}
