/**
 * Products of series, which all recurrences consist of. The two terms that pair the same orders are
 * added first, so that those of a square meet as like terms and cost one product.
 */
import type { Builder } from "../ast/builder.ts";
import type { Node } from "../ast/node.ts";
import { applyValue } from "../functions/canonical.ts";
import { rational, type Rational } from "../ast/rational.ts";

/** The coefficient of a node at an order; its value at order 0. */
export type Coefficient = (node: Node, order: number) => Node;

/** How the coefficients of a node above the value are made. */
export interface Recurrence {
  /** Nodes that coefficients are asked of to one order less, besides the operands. */
  readonly below: readonly Node[];
  readonly at: (k: number, of: Coefficient) => Node;
}

/** The sum of `a_j*b_(k-j)` over j from `from` to `to`. */
export function convolution(
  build: Builder,
  k: number,
  from: number,
  to: number,
  a: Node,
  b: Node,
  of: Coefficient,
): Node {
  return weighted(build, k, from, to, (j) => build.apply("*", of(a, j), of(b, k - j)));
}

/**
 * The sum of `j*a_j*b_(k-j)` over j from 1 to `to`, which is k times the coefficient of an integral.
 * Constants stay in the factors: `j*a_j` is what it was before its own coefficient was divided by
 * j, and all sums over it share that.
 */
export function risingConvolution(
  build: Builder,
  k: number,
  to: number,
  a: Node,
  b: Node,
  of: Coefficient,
): Node {
  return weighted(build, k, 1, to, (j) => {
    const [rising, other] = [scaled(build, rational(j), of(a, j)), of(b, k - j)];
    const isPlain = rising.kind === "constant" || other.kind === "constant";
    return isPlain
      ? build.apply("*", rising, other)
      : applyValue(build.graph, "*", [rising, other]);
  });
}

export const scaled = (build: Builder, factor: Rational, node: Node): Node =>
  build.apply("*", build.constant(factor), node);

/** The sum of terms over j from `from` to `to`, those at j and k-j added to one another first. */
export function weighted(
  build: Builder,
  k: number,
  from: number,
  to: number,
  term: (j: number) => Node,
): Node {
  const plus = (a: Node, b: Node): Node => build.apply("+", a, b);
  let sum: Node = build.constant(0);
  for (let j = from; j <= to; j++) {
    const other = k - j;
    if (other < j && other >= from) continue;
    const isPair = other > j && other <= to;
    sum = plus(sum, isPair ? plus(term(j), term(other)) : term(j));
  }
  return sum;
}
