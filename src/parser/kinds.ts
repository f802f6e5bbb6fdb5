/** The kinds of value, numbers, conditions and vectors, and the places that need one of them. */
import type { Span } from "../ast/formula-error.ts";
import { isApplyOf, isVector, type Node } from "../ast/node.ts";
import { isTruth } from "../functions/catalogue.ts";
import { numberAsCondition, slice, truthAsNumber, truthValueResult } from "./diagnostics.ts";
import type { Syntax } from "./syntax-tree.ts";
import { numberAsVector, vectorAsNumber, vectorResult } from "./vector-mistakes.ts";

export function requireNumbers(syntax: Syntax, operands: readonly Node[], text: string): void {
  for (let index = 0; index < operands.length; index++)
    requireNumber(syntax, index, operands[index]!, text);
}

export function requireNumber(parent: Syntax, index: number, node: Node, text: string): void {
  if (isVector(node)) throw vectorAsNumber(text, parent.operands[index]!.span);
  if (!isTruth(node)) return;
  const { span } = parent.operands[index]!;
  throw truthAsNumber(text, span, asConditional(parent, index, text));
}

/** Kinds of syntax whose operands stand between brackets or signs of their own. */
const BRACKETED: ReadonlySet<Syntax["kind"]> = new Set(["call", "conditional", "element", "list"]);

/** What to write for a condition among the operands of `parent`: for `(x > 0)*2`, `x > 0 ? 2 : 0`. */
function asConditional(parent: Syntax, index: number, text: string): string {
  const condition = withoutBrackets(slice(text, parent.operands[index]!.span));
  if (parent.kind === "binary" && parent.sign === "*")
    return `${condition} ? ${slice(text, parent.operands[1 - index]!.span)} : 0`;
  const chosen = `${condition} ? 1 : 0`;
  return BRACKETED.has(parent.kind) ? chosen : `(${chosen})`;
}

/** `(x > 0)` as `x > 0`; what is not in one pair of brackets stays as it is. */
const withoutBrackets = (piece: string): string => /^\(([^()]*)\)$/.exec(piece)?.[1] ?? piece;

export function requireVector(parent: Syntax, index: number, node: Node, text: string): void {
  if (!isVector(node)) throw numberAsVector(text, parent.operands[index]!.span);
}

/** Checks that a formula's result is a number, or a list of numbers. */
export function requireResult(root: Node, text: string, span: Span): void {
  if (isTruth(root)) throw truthValueResult(text, span);
  if (isVector(root) && root.kind !== "list") throw vectorResult(text, span);
}

export function requireCondition(syntax: Syntax, node: Node, text: string): void {
  if (!isTruth(node)) throw numberAsCondition(text, syntax.span);
}

/** Whether it is a constant, written out or not, that is no whole number. */
export function isNeverWhole(node: Node): boolean {
  if (node.kind === "constant") return node.value.d !== 1n;
  const positive = isApplyOf(node, "neg") ? node.operands[0]! : node;
  return positive.kind === "apply" && positive.operands.length === 0;
}
