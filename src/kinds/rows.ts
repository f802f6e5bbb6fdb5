/**
 * A formula over the rows of a table: columns take the place of the numbers that differ from row to
 * row, and the index of the row that of an index of sums. So what is the same for all rows leaves
 * the loop, and all rows share one, by the rules that sums have.
 */
import type { Builder } from "../ast/builder.ts";
import type { Formula } from "../ast/formula.ts";
import type { Graph } from "../ast/graph.ts";
import type { Index, Node, Variable } from "../ast/node.ts";
import { dependents, plainBuilder, rebuild } from "../ast/rebuild.ts";
import { postorder, variablesOf } from "../ast/traverse.ts";
import { reduceValue } from "../functions/binders.ts";
import { valueBuilder } from "../functions/canonical.ts";

export interface Rows {
  readonly index: Index;
  /** The columns as vectors, by the numbers that they are in a row. */
  readonly columns: ReadonlyMap<Variable, Variable>;
  /** Nodes of one row as nodes of the row that the index counts. */
  at(nodes: readonly Node[]): Node[];
}

/** The rows of a table with these columns. */
export function rowsOf(graph: Graph, root: Node, columns: readonly Variable[]): Rows {
  const vectors = new Map(columns.map((column) => [column, graph.variable(column.name, "vector")]));
  const build = rowBuilder(graph);
  const length = build.length([...vectors.values()]);
  const index = build.index(build.constant(1), length, 0, nameFor(root));
  const elements = [...vectors].map(([column, vector]): [Node, Node] => [
    column,
    build.element(vector, index),
  ]);
  return {
    index,
    columns: vectors,
    at: (nodes) => {
      const made = new Map<Node, Node>(elements);
      // The index of the row is outside of all others, which move up by a level.
      rebuild(dependents(graph.list(nodes), made.keys()), made, build, 1);
      return nodes.map((node) => made.get(node) ?? node);
    },
  };
}

/** The sum of the formula over the rows. */
export function sumOverRows({ graph, root, text }: Formula, rows: Rows): Formula {
  const [body] = rows.at([root]) as [Node];
  return { graph, root: reduceValue(valueBuilder(graph), "sum", rows.index, body), text };
}

/**
 * A number for each row, as a vector as long as the columns.
 * @param purpose what it is called, which no other vector of the function is
 */
export function eachRow(graph: Graph, rows: Rows, value: Node, purpose: string): Node {
  const [column] = rows.columns.values();
  const like = graph.extent("dense", purpose, [column!]);
  const guard = graph.apply("true", []);
  return graph.scatter(like, [{ loops: [rows.index], at: [rows.index], value, guard }]);
}

/** Values and derivatives stay as they are; only the indices of sums may need other levels. */
function rowBuilder(graph: Graph): Builder {
  const build: Builder = {
    ...plainBuilder(graph),
    reduce: (op, index, body) => reduceValue(build, op, index, body),
  };
  return build;
}

/** What rows are counted by: a name that the formula does not use. */
function nameFor(root: Node): string {
  const taken = new Set([
    ...variablesOf([root]).map(({ name }) => name),
    ...postorder([root]).flatMap((node) => (node.kind === "index" ? [node.name] : [])),
  ]);
  let name = "row";
  while (taken.has(name)) name += "_";
  return name;
}
