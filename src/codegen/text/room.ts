/** Where the vectors are of functions that make none: their results are given, and they keep their own. */
import type { Node } from "../../ast/node.ts";

export interface GivenRoom {
  /** The vector of the results that a node is. */
  resultOf(node: Node): string;
  /** A vector to work in, for a node. */
  work(node: Node, length: string): string;
}
