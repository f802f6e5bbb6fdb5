/**
 * The functions over the rows of a table: row by row, where each result is a column, and summed. A
 * table is a point with a column of numbers in place of each number that differs from row to row.
 */
import { FormulaError } from "../ast/formula-error.ts";
import type { Formula } from "../ast/formula.ts";
import { isVector, type Node, type Variable } from "../ast/node.ts";
import { onceIn } from "../ast/once.ts";
import type { FunctionInput, Input, ResultType } from "../codegen/plan.ts";
import { arrayResult, nodeResult, objectResult, type Result } from "../codegen/result.ts";
import { gradientOf } from "../diff/differentiate.ts";
import { requireApplicable } from "./applicable.ts";
import { columnsOf, type FormOptions } from "./form.ts";
import { eachRow, type Rows, rowsOf, sumOverRows } from "./rows.ts";

/** What a derivative of the sum is by: a column for a variable that differs from row to row. */
interface Summed {
  readonly formula: Formula;
  readonly wrt: readonly Variable[];
}

/** The sum over the rows as a formula, with the variables that it is differentiated by. */
export function summed(formula: Formula, wrt: readonly Variable[], options: FormOptions): Summed {
  requireOne(formula);
  const rows = rowsOf(formula.graph, formula.root, columnsOf(formula, wrt, options));
  return {
    formula: sumOverRows(formula, rows),
    wrt: wrt.map((variable) => rows.columns.get(variable) ?? variable),
  };
}

/** Value and gradient summed over the rows, each alone and both at once. */
export function sumFunctions(
  formula: Formula,
  wrt: readonly Variable[],
  options: FormOptions,
): FunctionInput[] {
  const whole = onceIn(formula.graph, () => summed(formula, wrt, options));
  const value = (): Result => nodeResult(whole().formula.root);
  const gradient = onceIn(formula.graph, (): Result => {
    const { formula: sum, wrt: by } = whole();
    return keyed(wrt, gradientOf(sum, by, "speed"));
  });
  const over: Over = {
    columns: () => columnsOf(formula, wrt, options),
    primal: () => [whole().formula.root],
  };
  const withShared = { ...over, shared: gradient };
  return [
    overTable("valueSum", "The sum of the values over the rows.", "number", over, value),
    overTable(
      "gradientSum",
      "The derivative of the sum by each variable of `wrt`; by a column a column.",
      "gradientSum",
      over,
      gradient,
    ),
    overTable("valueAndGradientSum", BOTH, members("number", "gradientSum"), withShared, () =>
      objectResult(["value", "gradient"], [value(), gradient()]),
    ),
  ];
}

/** Value and gradient of each row, each alone and both at once. */
export function batchFunctions(
  formula: Formula,
  wrt: readonly Variable[],
  options: FormOptions,
): FunctionInput[] {
  const { graph, root } = formula;
  const isSeveral = root.kind === "list";
  const columns = (): readonly Variable[] => columnsOf(formula, wrt, options);
  const rows = onceIn(graph, () => rowsOf(graph, root, columns()));
  const value = onceIn(graph, (): Result => {
    const values = rows().at(isSeveral ? root.operands : [root]);
    const written = values.map((node, place) => column(formula, rows(), node, `#${place + 1}`));
    return isSeveral ? arrayResult(written) : written[0]!;
  });
  const gradient = onceIn(graph, (): Result => {
    requireOne(formula);
    const { at } = rows();
    const written = at(rowPartials(formula, wrt)).map((node, place) =>
      column(formula, rows(), node, wrt[place]!.name),
    );
    return objectResult(
      wrt.map(({ name }) => name),
      written,
    );
  });
  const values = isSeveral ? "vectors" : "vector";
  const over: Over = { columns, primal: () => rows().at([root]) };
  return [
    overTable("valueBatch", "The value in each row.", values, over, value),
    overTable(
      "gradientBatch",
      "The derivative by each variable of `wrt` in each row.",
      "gradientBatch",
      over,
      gradient,
    ),
    overTable("valueAndGradientBatch", BOTH, members(values, "gradientBatch"), over, () =>
      objectResult(["value", "gradient"], [value(), gradient()]),
    ),
  ];
}

const BOTH = "Both at once, for little more than either.";

const members = (value: ResultType, gradient: ResultType): ResultType => ({
  members: [
    ["value", value],
    ["gradient", gradient],
  ],
});

/** What a function of a table runs over: the columns, and the values as the formula computes them. */
interface Over {
  readonly columns: () => readonly Variable[];
  readonly primal: () => readonly Node[];
  /** The derivatives that both at once have in common with those alone. */
  readonly shared?: () => Result;
}

/** A function of a table. */
function overTable(
  name: string,
  text: string,
  type: ResultType,
  { columns, ...computed }: Over,
  result: () => Result,
): FunctionInput {
  return {
    name,
    text,
    type,
    point: "Table",
    get inputs(): ReadonlyMap<string, Input> {
      const shape = "vector";
      return new Map(
        columns().map(({ name: key }) => [key, { parameter: "at", key, shape }] as const),
      );
    },
    ...computed,
    result,
  };
}

function rowPartials(formula: Formula, wrt: readonly Variable[]): readonly Node[] {
  const vector = wrt.find(isVector);
  if (vector !== undefined)
    throw new FormulaError({
      code: "derivative-by-vector",
      message: `${vector.name} is a vector, and derivatives in each row are by numbers`,
      suggestion: "ask for the derivative of the sum over the rows",
    });
  return wrt.length === 0 ? [] : gradientOf(formula, wrt, "speed");
}

function requireOne(formula: Formula): void {
  requireApplicable(formula, [], "gradient");
}

const column = ({ graph }: Formula, rows: Rows, node: Node, purpose: string): Result =>
  nodeResult(eachRow(graph, rows, node, purpose));

const keyed = (wrt: readonly Variable[], nodes: readonly Node[]): Result =>
  objectResult(
    wrt.map(({ name }) => name),
    nodes.map(nodeResult),
  );
