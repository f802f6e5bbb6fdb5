/**
 * The derivatives of a formula of a session, a line for each: as formulas, with numbers behind them
 * where all variables have values.
 */
import { type Formula, variableNames } from "../../ast/formula.ts";
import type { Node, Variable } from "../../ast/node.ts";
import { type Compiled, compile } from "../../compile.ts";
import type { Gradient, Value } from "../../codegen/point.ts";
import { variablesByName } from "../../diff/wrt.ts";
import { type Derivative, readableOf } from "../../kinds/readable.ts";
import { derivativeLabel } from "../../print/derivative-label.ts";
import { printedLength } from "../../print/formula-text.ts";
import { uniformElements } from "../../print/ranges.ts";
import { listed, LONGEST_MADE, MOST_LINES, shown, valueOf, withoutValue } from "./show.ts";
import { matrixText, type Values, valueText } from "./values.ts";

/** First derivatives, which are the gradient of one result and the Jacobian of several; or second ones. */
export type Order = "first" | "second";

/** Variables with their values, the value where it is known, and all derivatives. */
export function showFormula(formula: Formula, values: Values): string[] {
  const names = variableNames(formula);
  if (names.length === 0) return [valueText(valueOf(formula, values))];
  const given = names.map((name) => {
    const value = values.get(name);
    return value === undefined ? name : `${name} = ${valueText(value)}`;
  });
  const isComplete = withoutValue(formula, values).length === 0;
  const value = isComplete ? [`value = ${valueText(valueOf(formula, values))}`] : [];
  const lines = derivativeLines(formula, "first", variablesByName(formula), values);
  return [`variables: ${listed(given)}`, ...value, ...lines];
}

/** A line `d/dv = …` for each derivative, with the number or vector where all values are known. */
export function derivativeLines(
  formula: Formula,
  order: Order,
  variables: readonly Variable[],
  values: Values,
  left: (derivative: Derivative) => string = derivativeLabel,
): string[] {
  if (printedLength(formula.root, LONGEST_MADE + 1) > LONGEST_MADE)
    return ["its derivatives are too long to be shown"];
  const { length: width } = variables;
  const { root } = formula;
  const results = root.kind === "list" ? root.operands.length : 1;
  const count = order === "first" ? results * width : (width * (width + 1)) / 2;
  const by = variables.slice(0, MOST_LINES);
  const derivatives =
    order === "first"
      ? firstDerivatives(firstResults(formula, by.length), by)
      : readableOf(formula, by.slice(0, MOST_ROWS), "hessian", "reading");
  const valueIn = valuesOf(formula, order, by, values);
  const lines = derivatives.slice(0, MOST_LINES).map((derivative) => {
    return `${left(derivative)} = ${derivativeText(derivative.root, valueIn?.(derivative))}`;
  });
  const more = count - lines.length;
  return more > 0 ? [...lines, `and ${more} more`] : lines;
}

const isSeveral = ({ root }: Formula): boolean => root.kind === "list";

/** The first derivatives in readable form, of one result or of each. */
export const firstDerivatives = (formula: Formula, by: readonly Variable[]): Derivative[] =>
  readableOf(formula, by, isSeveral(formula) ? "jacobian" : "gradient", "reading");

/** Rows of a Hessian whose lower triangle has all the lines that are shown. */
const MOST_ROWS = 5;

/** As many of the results as are needed for all the lines that are shown. */
function firstResults({ graph, root }: Formula, width: number): Formula {
  if (root.kind !== "list") return { graph, root };
  const needed = Math.ceil(MOST_LINES / Math.max(1, width));
  if (root.operands.length <= needed) return { graph, root };
  return { graph, root: graph.list(root.operands.slice(0, needed)) };
}

/** The texts of the derivatives' values; none where a variable has no value. */
function valuesOf(
  formula: Formula,
  order: Order,
  by: readonly Variable[],
  values: Values,
): ((derivative: Derivative) => string) | undefined {
  if (withoutValue(formula, values).length > 0 || by.length === 0) return undefined;
  const options = { wrt: by.map(({ name }) => name), evaluate: "interpret" } as const;
  const compiled: Compiled<Value, Gradient> = compile<Value, Gradient>(formula, options);
  const at = Object.fromEntries(values);
  if (order === "first") {
    const jacobian = isSeveral(formula) ? compiled.jacobian(at) : [compiled.gradient(at)];
    return ({ of = 1, by: [name] }) => valueText(jacobian[of - 1]![name!]!);
  }
  const hessian = compiled.hessian(at);
  return ({ by: [column, row] }) => {
    const entry = hessian[row!]![column!]!;
    const [rows, columns] = [values.get(row!)!, values.get(column!)!];
    return typeof rows === "number" || typeof columns === "number"
      ? valueText(entry)
      : matrixText(entry as Float64Array, columns.length);
  };
}

/** A derivative with its value, if known: a vector alone where its elements have no one form. */
function derivativeText(node: Node, value: string | undefined): string {
  if (value === undefined || node.kind === "constant") return shown(node);
  const hasForm = node.kind !== "scatter" || uniformElements(node) !== undefined;
  return hasForm ? `${shown(node)} = ${value}` : value;
}
