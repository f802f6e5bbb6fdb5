/**
 * What lowering and rewriting need of a constructor of nodes. Value nodes and derivative nodes are
 * made by different builders over the same graph: bit-exact identities for the first, any true
 * identity for the second.
 */
import type { Graph } from "./graph.ts";
import type { Index, Node, Reduction, Scan, Shape } from "./node.ts";
import type { Rational } from "./rational.ts";

export interface Builder {
  readonly graph: Graph;
  constant(value: Rational | number): Node;
  variable(name: string, shape?: Shape): Node;
  apply(fn: string, ...operands: readonly Node[]): Node;
  conditional(test: Node, then: Node, otherwise: Node): Node;
  /** An index at a level above those of all indices that what it will be bound in may contain. */
  index(lower: Node, upper: Node, level: number, name: string): Index;
  /** The reduction of `body` over `index`, which gets the level that it needs. */
  reduce(op: Reduction, index: Index, body: Node): Node;
  scan(direction: Scan["direction"], ...operands: Scan["operands"]): Node;
  element(vector: Node, position: Node): Node;
  length(vectors: readonly Node[]): Node;
  list(items: readonly Node[]): Node;
}
