/** Functions and nodes of a session in another graph, and a function's body as people read it. */
import type { Builder } from "../../ast/builder.ts";
import type { Node } from "../../ast/node.ts";
import { rebuild } from "../../ast/rebuild.ts";
import { postorder } from "../../ast/traverse.ts";
import { type DefinedFunction, slotOf } from "../../parser/expansion.ts";

/** The same node in the builder's graph. */
export function nodeIn(root: Node, builder: Builder): Node {
  return rebuild(postorder([root]), new Map(), builder).get(root)!;
}

/** The same function in the builder's graph. */
export function functionIn(fn: DefinedFunction, builder: Builder): DefinedFunction {
  const body = nodeIn(fn.body, builder);
  const slots = fn.parameters.map((parameter, index) =>
    slotOf(builder, fn.name, parameter, fn.slots[index]!.shape),
  );
  return { ...fn, slots, body };
}

/** The body with variables of the parameters' own names, in the builder's graph, a new one. */
export function openBody({ body, slots, parameters }: DefinedFunction, builder: Builder): Node {
  const made = new Map<Node, Node>();
  for (const node of postorder([body])) {
    const place = slots.findIndex((slot) => slot === node);
    if (place < 0) rebuild([node], made, builder);
    else made.set(node, builder.variable(parameters[place]!, slots[place]!.shape));
  }
  return made.get(body)!;
}
