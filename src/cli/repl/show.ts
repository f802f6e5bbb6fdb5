/** Answers as lines of text; what is long is cut, and says so. */
import { FormulaError } from "../../ast/formula-error.ts";
import { type Formula, variableNames } from "../../ast/formula.ts";
import { compile } from "../../compile.ts";
import type { Node, Variable } from "../../ast/node.ts";
import { variablesOf } from "../../ast/traverse.ts";
import { formulaText, printedLength } from "../../print/formula-text.ts";
import { type SessionValue, type Values } from "./values.ts";

/** Characters of one formula, and lines of derivatives, that are shown. */
const LONGEST = 400;
export const MOST_LINES = 12;
/** Texts beyond this are not even made. */
export const LONGEST_MADE = 100_000;

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

/** What is told instead of a value. */
export const valueNeeds = (missing: readonly string[]): string =>
  `no value: ${listed(missing)} not set`;
