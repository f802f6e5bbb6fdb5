/**
 * The kinds of node in an expression graph: plain readonly data, made only by a `Graph`.
 *
 * Operators are applications of catalogue functions like any other, so the chain rule is written
 * once. Every kind lists its operands under the same name, which is what lets one traversal serve
 * every pass.
 */
import type { Rational } from "./rational.ts";

/** An exact rational number. */
export interface Constant {
  readonly kind: "constant";
  /** Position in the graph's order of creation; operands always have smaller ones. */
  readonly id: number;
  readonly value: Rational;
  /** The double nearest to `value`. */
  readonly nearest: number;
  readonly operands: readonly [];
}

/** A free variable of the formula. */
export interface Variable {
  readonly kind: "variable";
  readonly id: number;
  readonly name: string;
  readonly operands: readonly [];
}

/** A catalogue function applied to operands; `pi` and `true` are functions of none. */
export interface Apply {
  readonly kind: "apply";
  readonly id: number;
  /** The catalogue's name of the function. */
  readonly fn: string;
  readonly operands: readonly Node[];
}

/** `test ? then : otherwise`: only the branch taken is evaluated. */
export interface Conditional {
  readonly kind: "conditional";
  readonly id: number;
  /** `[test, then, otherwise]`. */
  readonly operands: readonly [Node, Node, Node];
}

export type Node = Constant | Variable | Apply | Conditional;

/** Whether `node` is an application of `fn`. */
export function isApplyOf(node: Node, fn: string): boolean {
  return node.kind === "apply" && node.fn === fn;
}

/** Whether `node` is the exact constant `value`. */
export function isConstant(node: Node, value: number): boolean {
  return node.kind === "constant" && node.nearest === value && node.value.equals(value);
}
