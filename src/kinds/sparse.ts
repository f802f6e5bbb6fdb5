/**
 * Sparse matrices as results: blocks of entries between variables, at their places. A number takes
 * one place and a vector as many as it has elements; where there are numbers only, the pattern of
 * the matrix is known.
 */
import type { Graph } from "../ast/graph.ts";
import type { Node, Variable } from "../ast/node.ts";
import type { Result, SparseBlock } from "../codegen/result.ts";
import type { Block } from "../diff/hessian.ts";
import { valueBuilder } from "../functions/canonical.ts";

/** The matrix of these blocks; its rows and columns stand for variables, or for one number each. */
export function sparseResult(
  graph: Graph,
  blocks: readonly Block[],
  rows: readonly (Variable | undefined)[],
  columns: readonly (Variable | undefined)[],
): Result {
  const [rowStarts, columnStarts] = [rows, columns].map((places) => startsOf(graph, places));
  const placed = blocks.map(({ node, row, column }): SparseBlock => {
    return { node, row: rowStarts![row]!, column: columnStarts![column]! };
  });
  const isKnown = ({ node, row, column }: SparseBlock): boolean =>
    node.kind !== "scatter" && row.kind === "constant" && column.kind === "constant";
  if (!placed.every(isKnown)) return { kind: "blocks", blocks: placed };
  const place = (node: Node): number => (node.kind === "constant" ? node.nearest : NaN);
  const ordered = placed.toSorted(
    (a, b) => place(a.row) - place(b.row) || place(a.column) - place(b.column),
  );
  return {
    kind: "pattern",
    rows: ordered.map(({ row }) => place(row)),
    columns: ordered.map(({ column }) => place(column)),
    values: ordered.map(({ node }) => node),
  };
}

/** The first place of each variable, counted from 0. */
function startsOf(graph: Graph, variables: readonly (Variable | undefined)[]): Node[] {
  const build = valueBuilder(graph);
  let start: Node = build.constant(0);
  return variables.map((variable) => {
    const own = start;
    const isLong = variable?.shape === "vector";
    start = build.apply("+", start, isLong ? build.length([variable]) : build.constant(1));
    return own;
  });
}
