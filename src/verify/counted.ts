/** Which variables of a formula must be whole numbers, since bounds and positions are made of them. */
import type { Node } from "../ast/node.ts";

/** Functions that make whole numbers of whole numbers, or may: of others nothing follows. */
const COUNTING: ReadonlySet<string> = new Set(["+", "neg", "*", "/", "^", "max", "min", "mod"]);

const NONE: ReadonlySet<string> = new Set();

/** The names of the variables that flow into bounds and positions; `nodes` are in postorder. */
export function countedVariables(nodes: readonly Node[]): ReadonlySet<string> {
  if (!nodes.some(({ kind }) => kind === "index" || kind === "element")) return NONE;
  const counted = new Set<Node>();
  // From users to operands, so that each node is known before what it is made of.
  for (const node of nodes.toReversed()) {
    if (node.kind === "index") for (const bound of node.operands) counted.add(bound);
    if (node.kind === "element") counted.add(node.operands[1]);
    if (counted.has(node)) for (const part of countingParts(node)) counted.add(part);
  }
  const names = new Set<string>();
  for (const node of counted) if (node.kind === "variable") names.add(node.name);
  return names;
}

/** The operands that are whole where the node's value is. */
function countingParts(node: Node): readonly Node[] {
  switch (node.kind) {
    case "apply":
      return COUNTING.has(node.fn) ? node.operands : [];
    case "conditional":
      return node.operands.slice(1);
    case "reduce":
      return node.op === "any" ? [] : [node.operands[1]];
    case "element":
      return [node.operands[0]];
    case "list":
      return node.operands;
    default:
      return [];
  }
}
