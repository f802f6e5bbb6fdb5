/** Whether an expression has a value at every real point, so that dropping it changes no domain. */
import { isConstant, type Node } from "../ast/node.ts";
import { entryOf } from "../functions/catalogue.ts";
import { postorder } from "../ast/traverse.ts";

export function isTotal(root: Node): boolean {
  return postorder([root]).every(isTotalHere);
}

function isTotalHere(node: Node): boolean {
  if (node.kind !== "apply") return true;
  const entry = entryOf(node);
  if (entry.kind !== "real") return true;
  if (node.fn === "inf") return false;
  if (node.fn === "/")
    return node.operands[1]!.kind === "constant" && !isConstant(node.operands[1]!, 0);
  if (node.fn === "^") {
    const exponent = node.operands[1]!;
    return exponent.kind === "constant" && exponent.value.d === 1n && exponent.value.s >= 0n;
  }
  const everywhere = entry.domain.every(([low, high]) => low === -Infinity && high === Infinity);
  return everywhere && entry.within === undefined && entry.poles === undefined;
}
