/** Answers as lines of text; what is long is cut, and says so. */
import { FormulaError } from "../../ast/formula-error.ts";
import { type Formula, variableNames } from "../../ast/formula.ts";
import { compile } from "../../compile.ts";
import { gradientOf } from "../../diff/differentiate.ts";
import { variablesByName } from "../../diff/wrt.ts";
import { formulaText, printedLength } from "../../print/formula-text.ts";
import type { Node } from "../../ast/node.ts";

export type Values = ReadonlyMap<string, number>;

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
 * The value of a formula whose variables all have values.
 * @throws FormulaError (`value-missing`) where one has none
 */
export function valueOf(formula: Formula, values: Values): number {
  const missing = withoutValue(formula, values);
  if (missing.length > 0) throw valueMissing(missing);
  return compile(formula, { wrt: [], evaluate: "interpret" }).value(Object.fromEntries(values));
}

function valueMissing(names: readonly string[]): FormulaError {
  return new FormulaError({
    code: "value-missing",
    message: `${listed(names)} ${names.length === 1 ? "has" : "have"} no value yet`,
    suggestion: `${names[0]!} = 1`,
  });
}

/** `a, b, c`, or the first dozen of more. */
export function listed(names: readonly string[]): string {
  const more = names.length - MOST_LINES;
  return more > 0 ? `${names.slice(0, MOST_LINES).join(", ")} and ${more} more` : names.join(", ");
}

/** Variables with their values, all derivatives, and the value where it is known. */
export function showFormula(formula: Formula, values: Values): string[] {
  const names = variableNames(formula);
  if (names.length === 0) return [String(valueOf(formula, values))];
  const given = names.map((name) => (values.has(name) ? `${name} = ${values.get(name)}` : name));
  const complete = withoutValue(formula, values).length === 0;
  const value = complete ? [`value = ${valueOf(formula, values)}`] : [];
  return [`variables: ${listed(given)}`, ...value, ...derivativeLines(formula, names, values)];
}

/** A line `d/dv = …` for each name, with the number where all values are known. */
export function derivativeLines(
  formula: Formula,
  names: readonly string[],
  values: Values,
  left = (name: string): string => `d/d${name}`,
): string[] {
  if (printedLength(formula.root, LONGEST_MADE + 1) > LONGEST_MADE)
    return ["its derivatives are too long to be shown"];
  const wrt = names.slice(0, MOST_LINES);
  const complete = withoutValue(formula, values).length === 0;
  const gradient = complete
    ? compile(formula, { wrt, evaluate: "interpret" }).gradient(Object.fromEntries(values))
    : undefined;
  const variables = variablesByName(formula, wrt);
  const lines = gradientOf(formula, variables, "reading").map((node, index) => {
    const number =
      gradient === undefined || node.kind === "constant" ? "" : ` = ${gradient[wrt[index]!]}`;
    return `${left(wrt[index]!)} = ${shown(node)}${number}`;
  });
  const more = names.length - wrt.length;
  return more > 0 ? [...lines, `and ${more} more`] : lines;
}
