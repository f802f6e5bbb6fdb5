/** The variables that stand for whole numbers, since bounds of ranges and positions are made of them. */
import type { Node, Variable } from "../ast/node.ts";
import { entryOf } from "./catalogue.ts";

const NONE: ReadonlySet<Variable> = new Set();

/**
 * The variables whose values flow into bounds and positions; what goes through `floor` and its like
 * may be any number. `nodes` are in postorder.
 */
export function wholeNumbersIn(nodes: readonly Node[]): ReadonlySet<Variable> {
  if (!nodes.some(({ kind }) => kind === "index" || kind === "element")) return NONE;
  const whole = new Set<Node>();
  // From users to operands, so that each node is known before what it is made of.
  for (const node of nodes.toReversed()) {
    if (node.kind === "index") for (const bound of node.operands) whole.add(bound);
    if (node.kind === "element") whole.add(node.operands[1]);
    if (whole.has(node)) for (const part of flowingInto(node)) whole.add(part);
  }
  return new Set([...whole].filter((node) => node.kind === "variable"));
}

/** The operands that change the value of a node when they change a little. */
function flowingInto(node: Node): readonly Node[] {
  switch (node.kind) {
    case "apply": {
      const entry = entryOf(node);
      const steps = entry.kind !== "real" || entry.partials.every((partial) => partial === "0");
      return steps ? [] : node.operands;
    }
    case "conditional":
      return node.operands.slice(1);
    case "reduce":
      return node.op === "any" ? [] : [node.operands[1]];
    case "scan":
      return node.operands.slice(1);
    case "element":
      return [node.operands[0]];
    case "list":
      return node.operands;
    default:
      return [];
  }
}
