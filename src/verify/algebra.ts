/** What an evaluation needs of a number system. */
import type { Apply, Constant, Node, Variable } from "../ast/node.ts";
import type { RealEntry, RelationEntry } from "../functions/entry.ts";

/** A number system: how leaves, applications and comparisons are computed in it. */
export interface Algebra<V> {
  constant(node: Constant): V;
  variable(node: Variable): V;
  /** An element of a vector that is a variable; the position is within its length. */
  element(node: Variable, position: number): V;
  /** The number of elements of a vector that is a variable. */
  length(node: Variable): number;
  /** A plain number: an index, a length; NaN where the graph asks for what is not there. */
  plain(value: number): V;
  /** `node` is the application, or the sum, product or recurrence that does it at each turn. */
  apply(entry: RealEntry, operands: readonly V[], fn: string, node: Node): V;
  compare(entry: RelationEntry, x: V, y: V, node: Apply): boolean;
  /** The double nearest to a value: bounds and positions are read so, and extremes found. */
  toNumber(value: V): number;
}
