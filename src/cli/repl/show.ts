/** Answers as lines of text; what is long is cut, and says so. */
import { FormulaError } from "../../ast/formula-error.ts";
import { type Formula, variableNames } from "../../ast/formula.ts";
import { compile } from "../../compile.ts";
import { isVector, type Node, type Variable } from "../../ast/node.ts";
import { variablesOf } from "../../ast/traverse.ts";
import { gradientOf } from "../../diff/differentiate.ts";
import { variablesByName } from "../../diff/wrt.ts";
import { formulaText, printedLength } from "../../print/formula-text.ts";
import { uniformElements } from "../../print/ranges.ts";
import { type SessionValue, type Values, valueText } from "./values.ts";

/** Characters of one formula, and lines of derivatives, that are shown. */
const LONGEST = 400;
const MOST_LINES = 12;
/** Texts beyond this are not even made. */
const LONGEST_MADE = 100_000;

/** The text of a node, cut if long. */
export function shown(node: Node): string {
  const length = printedLength(node, LONGEST_MADE + 1);
  if (length > LONGEST_MADE) return `… (more than ${LONGEST_MADE.toLocaleString("en")} characters)`;
  const text = formulaText(node);
  if (text.length <= LONGEST) return text;
  return `${text.slice(0, LONGEST)}… (${text.length.toLocaleString("en")} characters)`;
}

/** The formula's variables that have no value. */
export function withoutValue(formula: Formula, values: Values): string[] {
  return variableNames(formula).filter((name) => !values.has(name));
}

/**
 * The value of a formula whose variables all have values; of several results all of them.
 * @throws FormulaError (`value-missing`) where one has none
 */
export function valueOf(formula: Formula, values: Values): SessionValue {
  const missing = variablesOf([formula.root]).filter(({ name }) => !values.has(name));
  if (missing.length > 0) throw valueMissing(missing);
  const compiled = compile<number | number[]>(formula, { wrt: [], evaluate: "interpret" });
  return compiled.value(Object.fromEntries(values));
}

function valueMissing(variables: readonly Variable[]): FormulaError {
  const [first] = variables;
  const names = listed(variables.map(({ name }) => name));
  return new FormulaError({
    code: "value-missing",
    message: `${names} ${variables.length === 1 ? "has" : "have"} no value yet`,
    suggestion: `${first!.name} = ${first!.shape === "vector" ? "[1, 2, 3]" : "1"}`,
  });
}

/** `a, b, c`, or the first dozen of more. */
export function listed(names: readonly string[]): string {
  const more = names.length - MOST_LINES;
  return more > 0 ? `${names.slice(0, MOST_LINES).join(", ")} and ${more} more` : names.join(", ");
}

/** Variables with their values, the value where it is known, and all derivatives. */
export function showFormula(formula: Formula, values: Values): string[] {
  const names = variableNames(formula);
  if (names.length === 0) return [valueText(valueOf(formula, values))];
  const given = names.map((name) => {
    const value = values.get(name);
    return value === undefined ? name : `${name} = ${valueText(value)}`;
  });
  const missing = withoutValue(formula, values);
  const value = missing.length === 0 ? [`value = ${valueText(valueOf(formula, values))}`] : [];
  const head = [`variables: ${listed(given)}`, ...value];
  if (!isVector(formula.root)) return [...head, ...gradientLines(formula, values)];
  return missing.length === 0 ? head : [...head, valueNeeds(missing)];
}

/** What is told instead of a value. */
export const valueNeeds = (missing: readonly string[]): string =>
  `no value: ${listed(missing)} not set`;

const gradientLines = (formula: Formula, values: Values): string[] =>
  derivativeLines(formula, variablesByName(formula), values);

/** A line `d/dv = …` for each variable, with the number or vector where all values are known. */
export function derivativeLines(
  formula: Formula,
  variables: readonly Variable[],
  values: Values,
  left = ({ name }: Variable): string => `d/d${name}`,
): string[] {
  if (printedLength(formula.root, LONGEST_MADE + 1) > LONGEST_MADE)
    return ["its derivatives are too long to be shown"];
  const by = variables.slice(0, MOST_LINES);
  const complete = withoutValue(formula, values).length === 0;
  const gradient = complete ? gradientAt(formula, by, values) : undefined;
  const lines = gradientOf(formula, by, "reading").map((node, index) => {
    const variable = by[index]!;
    return `${left(variable)} = ${derivativeText(node, gradient?.[variable.name])}`;
  });
  const more = variables.length - by.length;
  return more > 0 ? [...lines, `and ${more} more`] : lines;
}

function gradientAt(
  formula: Formula,
  by: readonly Variable[],
  values: Values,
): Record<string, number | Float64Array> {
  const wrt = by.map(({ name }) => name);
  const options = { wrt, evaluate: "interpret" } as const;
  return compile<number, Record<string, number | Float64Array>>(formula, options).gradient(
    Object.fromEntries(values),
  );
}

/** A derivative with its value, if known: a vector alone where its elements have no one form. */
function derivativeText(node: Node, value: number | Float64Array | undefined): string {
  if (value === undefined || node.kind === "constant") return shown(node);
  const hasForm = node.kind !== "scatter" || uniformElements(node) !== undefined;
  return hasForm ? `${shown(node)} = ${valueText(value)}` : valueText(value);
}
