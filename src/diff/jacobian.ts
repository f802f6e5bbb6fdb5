/**
 * The derivatives of several results: forward, a sweep for each variable, or in reverse, a sweep
 * for each result, whichever costs less; vectors always in reverse. Either sweep reaches only what
 * depends on its variable, or what its result depends on, so entries that are 0 whatever the point
 * cost nothing.
 */
import type { Builder } from "../ast/builder.ts";
import type { Formula } from "../ast/formula.ts";
import { isConstant, type Node, type Variable } from "../ast/node.ts";
import { postorder } from "../ast/traverse.ts";
import { derivativeBuilder } from "../simplify/derivative-builder.ts";
import { ForwardSweep } from "./forward.ts";
import type { Block } from "./hessian.ts";
import { inReadingForm, type Reading } from "./reading-form.ts";
import { reverseSweep } from "./reverse.ts";
import { staticCost } from "./static-cost.ts";
import type { Style } from "./style.ts";

/** The results of a formula: the items of a list, or the one that it has. */
export const resultsOf = ({ root }: Formula): readonly Node[] =>
  root.kind === "list" ? root.operands : [root];

/** A row for each result: the derivative by each variable, by a vector a vector. */
export function jacobianOf(
  formula: Formula,
  wrt: readonly Variable[],
  style: Style,
  reading?: Reading,
): Node[][] {
  const build = derivativeBuilder(formula.graph, style);
  const rows = rowsByMode(build, resultsOf(formula), wrt, style).map((row, result) =>
    row.map((node, place) => forResult(build, node, result, wrt[place]!, "dense")),
  );
  if (style === "speed") return rows;
  const simple = inReadingForm(formula.graph, rows.flat(), formula.root, reading);
  return rows.map((row, at) => row.map((_, place) => simple[at * wrt.length + place]!));
}

/** The derivatives that are not 0 whatever the point; of vectors as lists of entries. */
export function sparseJacobianOf(formula: Formula, wrt: readonly Variable[]): Block[] {
  const build = derivativeBuilder(formula.graph);
  return rowsByMode(build, resultsOf(formula), wrt, "speed").flatMap((nodes, row) =>
    nodes.flatMap((node, column): Block[] => {
      const isEmpty = node.kind === "scatter" ? node.additions.length === 0 : isConstant(node, 0);
      if (isEmpty) return [];
      return [{ row, column, node: forResult(build, node, row, wrt[column]!, "sparse") }];
    }),
  );
}

/** A derivative by a vector as one of a certain result. */
function forResult(
  build: Builder,
  node: Node,
  result: number,
  by: Variable,
  form: "dense" | "sparse",
): Node {
  if (node.kind !== "scatter") return node;
  const { graph } = build;
  const purpose = `${result + 1} ${by.name}`;
  if (form === "dense") return graph.scatter(graph.extent(form, purpose, [by]), node.additions);
  const row = build.constant(1);
  const placed = node.additions.map((entry) => ({ ...entry, at: [row, ...entry.at] }));
  return graph.scatter(graph.extent(form, purpose, [row, by]), placed);
}

/** Nodes times sweeps up to which both modes are tried. */
const MOST_TRIED = 1_000_000;

function rowsByMode(
  build: Builder,
  results: readonly Node[],
  wrt: readonly Variable[],
  style: Style,
): Node[][] {
  const reverse = (): Node[][] => results.map((root) => reverseSweep(build, root, wrt, style));
  if (wrt.some(({ shape }) => shape === "vector")) return reverse();
  const sweeps = results.length + wrt.length;
  if (sweeps * postorder(results).length > MOST_TRIED)
    return wrt.length < results.length ? forward(build, results, wrt, style) : reverse();
  const both = [reverse(), forward(build, results, wrt, style)] as const;
  const [cost, other] = both.map((rows) => staticCost([...results, ...rows.flat()]));
  return both[cost! <= other! ? 0 : 1];
}

function forward(
  build: Builder,
  results: readonly Node[],
  wrt: readonly Variable[],
  style: Style,
): Node[][] {
  const sweep = new ForwardSweep(build, results, style);
  const columns = wrt.map((variable) => {
    const tangents = sweep.along(new Map([[variable, build.constant(1)]]));
    return results.map((root) => tangents.get(root) ?? build.constant(0));
  });
  return results.map((_, row) => columns.map((column) => column[row]!));
}
