/**
 * What lowering and rewriting need of a constructor of nodes. Value nodes and derivative nodes are
 * made by different builders over the same graph: bit-exact identities for the first, any true
 * identity for the second.
 */
import type { Graph } from "./graph.ts";
import type { Node } from "./node.ts";
import type { Rational } from "./rational.ts";

export interface Builder {
  readonly graph: Graph;
  constant(value: Rational | number): Node;
  variable(name: string): Node;
  apply(fn: string, ...operands: readonly Node[]): Node;
  conditional(test: Node, then: Node, otherwise: Node): Node;
}
