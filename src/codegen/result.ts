/** What a function returns: numbers and vectors of a program, in arrays and objects by name. */
import type { Node } from "../ast/node.ts";

export type Result =
  | NodeResult
  | { readonly kind: "object"; readonly entries: readonly (readonly [key: string, Result])[] }
  | { readonly kind: "array"; readonly items: readonly Result[] }
  | PatternResult
  | BlocksResult;

/** A number, or a vector. */
export interface NodeResult {
  readonly kind: "node";
  readonly node: Node;
}

/** A sparse matrix whose rows and columns are known, counted from 0. */
export interface PatternResult {
  readonly kind: "pattern";
  readonly rows: readonly number[];
  readonly columns: readonly number[];
  readonly values: readonly Node[];
}

/** A sparse matrix whose rows and columns depend on the lengths of vectors. */
export interface BlocksResult {
  readonly kind: "blocks";
  readonly blocks: readonly SparseBlock[];
}

/** Part of a sparse matrix, and the place of its first row and column. */
export interface SparseBlock {
  /** A sparse scatter, or the number that the block is. */
  readonly node: Node;
  readonly row: Node;
  readonly column: Node;
}

export const nodeResult = (node: Node): NodeResult => ({ kind: "node", node });

export const objectResult = (names: readonly string[], results: readonly Result[]): Result => ({
  kind: "object",
  entries: names.map((name, place) => [name, results[place]!]),
});

export const arrayResult = (items: readonly Result[]): Result => ({ kind: "array", items });

/** The nodes of a result, in the order in which they are written. */
export function nodesOf(result: Result): readonly Node[] {
  switch (result.kind) {
    case "node":
      return [result.node];
    case "object":
      return result.entries.flatMap(([, entry]) => nodesOf(entry));
    case "array":
      return result.items.flatMap(nodesOf);
    case "pattern":
      return result.values;
    case "blocks":
      return result.blocks.flatMap(({ node, row, column }) => [node, row, column]);
  }
}

/** The result with other nodes in place of its own. */
export function mapNodes(result: Result, of: (node: Node) => Node): Result {
  switch (result.kind) {
    case "node":
      return nodeResult(of(result.node));
    case "object": {
      const entries = result.entries.map(([key, entry]) => [key, mapNodes(entry, of)] as const);
      return { ...result, entries };
    }
    case "array":
      return arrayResult(result.items.map((item) => mapNodes(item, of)));
    case "pattern":
      return { ...result, values: result.values.map(of) };
    case "blocks": {
      const blocks = result.blocks.map(({ node, row, column }) => ({
        node: of(node),
        row: of(row),
        column: of(column),
      }));
      return { ...result, blocks };
    }
  }
}
