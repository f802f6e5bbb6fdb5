/**
 * The kinds of node in an expression graph: plain readonly data, made only by a `Graph`.
 *
 * Operators are applications of catalogue functions like any other, so the chain rule is written
 * once. Every kind lists its operands under the same name, which is what lets one traversal serve
 * every pass. Sums, products and vectors are a closed family of binders: `reduce` and `scan` run an
 * index over a range, `scatter` adds into the elements of a vector.
 */
import type { Rational } from "./rational.ts";

interface Common {
  /** Position in the graph's order of creation; operands always have smaller ones. */
  readonly id: number;
  /** The indices that are free in the node, outermost first: no two have the same level. */
  readonly free: readonly Index[];
}

/** An exact rational number. */
export interface Constant extends Common {
  readonly kind: "constant";
  readonly value: Rational;
  /** The double nearest to `value`. */
  readonly nearest: number;
  readonly operands: readonly [];
}

/** What a variable stands for: one number, or as many as the point gives. */
export type Shape = "number" | "vector";

/** A free variable of the formula. */
export interface Variable extends Common {
  readonly kind: "variable";
  readonly name: string;
  readonly shape: Shape;
  readonly operands: readonly [];
}

/** A catalogue function applied to operands; `pi` and `true` are functions of none. */
export interface Apply extends Common {
  readonly kind: "apply";
  /** The catalogue's name of the function. */
  readonly fn: string;
  readonly operands: readonly Node[];
}

/** `test ? then : otherwise`: only the branch taken is evaluated. */
export interface Conditional extends Common {
  readonly kind: "conditional";
  /** `[test, then, otherwise]`. */
  readonly operands: readonly [Node, Node, Node];
}

/**
 * The whole number that a binder counts up from a lower to an upper bound. It is known by its range
 * and its level, so sums that differ in the name of their index only are one node.
 */
export interface Index extends Common {
  readonly kind: "index";
  /** One above the highest level of the indices free in its bounds and in what it is bound in. */
  readonly level: number;
  /** 0, but for the copies that code generation makes of an index for further loops over it. */
  readonly copy: number;
  /** What it was called first, for printing. */
  readonly name: string;
  /** `[lower, upper]`, both included; an empty range where the upper is less. */
  readonly operands: readonly [Node, Node];
}

/** How a reduction joins what its body is at each index; `any` is a disjunction of truth values. */
export type Reduction = "sum" | "product" | "max" | "min" | "any";

/** `sum(i, lower, upper, body)` and its kind: the body at every index of a range, joined in order. */
export interface Reduce extends Common {
  readonly kind: "reduce";
  readonly op: Reduction;
  /** `[index, body]`. */
  readonly operands: readonly [Index, Node];
}

/**
 * A linear recurrence along a range, at the current index: the state begins as `start` and becomes
 * `state*factor + term` at each index passed, upward or downward; the node's value is the state
 * *before* the step at the index. Prefix products are scans, and the adjoint of a scan is a scan
 * the other way.
 */
export interface Scan extends Common {
  readonly kind: "scan";
  readonly direction: "up" | "down";
  /** `[index, start, factor, term]`; the start does not depend on the index. */
  readonly operands: readonly [Index, Node, Node, Node];
}

/**
 * A node at every index of a range, as a vector: how code keeps what a later loop needs, be it the
 * states of a scan or what is slow to compute again.
 */
export interface States extends Common {
  readonly kind: "states";
  /** `[index, node]`. */
  readonly operands: readonly [Index, Node];
}

/** `x[position]`, counted from 1. */
export interface Element extends Common {
  readonly kind: "element";
  /** `[vector, position]`. */
  readonly operands: readonly [Node, Node];
}

/** The length that all of the vectors have; there is no value where they differ. */
export interface Length extends Common {
  readonly kind: "length";
  readonly operands: readonly Node[];
}

/** `[a, b, c]`: a vector written out, or several results. */
export interface List extends Common {
  readonly kind: "list";
  readonly operands: readonly Node[];
}

/**
 * What a vector made by additions is for, other than one number for each element of a vector: a
 * number for each element of `x` for one purpose (the mixed derivatives by `a` and `x`), or for each
 * pair of elements of `x` and `y`, row by row. Sparse ones are lists of entries, each with its places.
 */
export interface Extent extends Common {
  readonly kind: "extent";
  readonly form: "dense" | "sparse";
  /** Tells apart what has the same vectors. */
  readonly purpose: string;
  /** The vector along each dimension; the number 1 for a sparse one of one place. */
  readonly operands: readonly Node[];
}

/**
 * For every index of the loops, outermost first: where `guard` holds, `value` is added at `at`, a
 * position for each dimension.
 */
export interface Addition {
  readonly loops: readonly Index[];
  readonly at: readonly Node[];
  readonly value: Node;
  readonly guard: Node;
}

/** A vector as long as another, of zeros with additions: the derivative by a vector. */
export interface Scatter extends Common {
  readonly kind: "scatter";
  readonly additions: readonly Addition[];
  /**
   * `[like, …]`: the vector it is as long as, or its extent, then loops, places, value and guard of
   * each addition.
   */
  readonly operands: readonly Node[];
}

export type Node =
  | Constant
  | Variable
  | Apply
  | Conditional
  | Index
  | Reduce
  | Scan
  | States
  | Element
  | Length
  | List
  | Extent
  | Scatter;

/** Whether a node's value is a vector. */
export function isVector(node: Node): boolean {
  return (
    node.kind === "list" ||
    node.kind === "scatter" ||
    node.kind === "states" ||
    (node.kind === "variable" && node.shape === "vector")
  );
}

/** Whether `node` is an application of `fn`. */
export function isApplyOf(node: Node, fn: string): boolean {
  return node.kind === "apply" && node.fn === fn;
}

/** Whether `node` is the exact constant `value`. */
export function isConstant(node: Node, value: number): boolean {
  if (node.kind !== "constant" || node.nearest !== value) return false;
  // A whole number below 2^53 is the nearest double of no other one.
  return Number.isSafeInteger(value) ? node.value.d === 1n : node.value.equals(value);
}
