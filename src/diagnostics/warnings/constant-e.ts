/**
 * The number e where a variable may be meant: its neighbours in the alphabet are variables. As the
 * base of a power it is always the number.
 */
import type { Diagnostic } from "../../ast/diagnostic.ts";
import { isApplyOf } from "../../ast/node.ts";
import type { Syntax } from "../../parser/syntax-tree.ts";
import type { Reading } from "./reading.ts";
import { suspicion } from "./suspicion.ts";

export function constantE({ nodes, variables }: Reading): Diagnostic[] {
  const has = (...names: string[]): boolean => names.every((name) => variables.has(name));
  if (!has("c", "d") && !has("d", "f")) return [];
  const bases = new Set<Syntax>();
  const letters: Syntax[] = [];
  for (const [part, node] of nodes) {
    if (part.kind === "binary" && part.sign === "^") bases.add(part.operands[0]);
    if (part.kind === "name" && part.name === "e" && isApplyOf(node, "e")) letters.push(part);
  }
  const first = letters.find((letter) => !bases.has(letter));
  if (first === undefined) return [];
  const message = "e is the number 2.718…, and no variable beside those of this formula";
  const suggestion = "another name for a variable, or exp(1) for the number";
  return [suspicion("constant-e", first.span, message, suggestion)];
}
