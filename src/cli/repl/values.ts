/** The values of a session, numbers and vectors, and what is said where one stands for the other. */
import { FormulaError, type Span } from "../../ast/formula-error.ts";
import type { Formula } from "../../ast/formula.ts";
import { variablesOf } from "../../ast/traverse.ts";
import type { Syntax, TextSyntax } from "../../parser/syntax-tree.ts";

export type SessionValue = number | readonly number[];

export type Values = ReadonlyMap<string, SessionValue>;

/** Elements of a vector that are shown. */
const MOST_ELEMENTS = 12;

/** `4.5`, `[1, 2, 3]`, or the first dozen of more elements with their number. */
export function valueText(value: number | ArrayLike<number>): string {
  if (typeof value === "number") return String(value);
  const shown = Array.from(value).slice(0, MOST_ELEMENTS).join(", ");
  if (value.length <= MOST_ELEMENTS) return `[${shown}]`;
  return `[${shown}, … (${value.length.toLocaleString("en")} elements)]`;
}

/** `[[1, 2], [3, 4]]`, or the first dozen of more rows, of a matrix given row by row. */
export function matrixText(values: Float64Array, width: number): string {
  const count = values.length / width;
  const rows = Array.from({ length: Math.min(count, MOST_ELEMENTS) }, (_, row) =>
    valueText(values.subarray(row * width, (row + 1) * width)),
  );
  const shown = rows.join(", ");
  return count <= MOST_ELEMENTS
    ? `[${shown}]`
    : `[${shown}, … (${count.toLocaleString("en")} rows)]`;
}

/** A line as typed, with its syntax, for the places in messages. */
export interface Typed {
  readonly text: string;
  readonly syntax: TextSyntax;
}

/**
 * Checks that no name is a number in one function of the session and a vector in another.
 * @throws FormulaError
 */
export function requireOneKind({ root }: Formula, typed: Typed): void {
  const seen = new Set<string>();
  for (const { name } of variablesOf([root])) {
    if (seen.has(name)) {
      const message = `${name} is a number in one place and a vector in another`;
      throw mistake("number-as-vector", message, placeOf(name, typed));
    }
    seen.add(name);
  }
}

/**
 * Checks that no variable is a number here and a vector there, and that those which have values
 * are used as what these are.
 * @throws FormulaError
 */
export function requireKinds(formula: Formula, values: Values, typed: Typed): void {
  requireOneKind(formula, typed);
  for (const { name, shape } of variablesOf([formula.root])) {
    const value = values.get(name);
    if (value === undefined || (typeof value === "number") === (shape === "number")) continue;
    const place = placeOf(name, typed);
    throw shape === "vector" ? vectorNeeded(name, value, place) : numberNeeded(name, value, place);
  }
}

/** Where the name is in the line, unless it stands in a function defined before. */
type Place = (Typed & { readonly span: Span }) | undefined;

function vectorNeeded(name: string, value: SessionValue, place: Place): FormulaError {
  const message = `${name} is set to a number, ${valueText(value)}, and ${where(place)} a vector is needed`;
  return mistake("number-as-vector", message, place, `${name} = [1, 2, 3]`);
}

function numberNeeded(name: string, value: SessionValue, place: Place): FormulaError {
  const message = `${name} is set to a vector, ${valueText(value)}, and ${where(place)} a number is needed`;
  if (place === undefined) return mistake("vector-as-number", message, place, `${name} = 1`);
  const arithmetic = `${message}; arithmetic is done on the elements`;
  return mistake("vector-as-number", arithmetic, place, `${name}[i]`);
}

const where = (place: Place): string => (place === undefined ? "in what is called" : "here");

function mistake(code: string, message: string, place: Place, suggestion?: string): FormulaError {
  return new FormulaError({ code, message, span: place?.span, text: place?.text, suggestion });
}

/** The first place where a name stands for a variable of the session. */
function placeOf(name: string, typed: Typed): Place {
  const { definitions, result } = typed.syntax;
  const bodies = definitions
    .filter(({ parameters = [] }) => parameters.every((parameter) => parameter.name !== name))
    .map(({ body }) => body);
  const waiting: Syntax[] = [...bodies, ...(result === undefined ? [] : [result])].toReversed();
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (next.kind === "name" && next.name === name) return { ...typed, span: next.span };
    waiting.push(...next.operands.toReversed());
  }
  return undefined;
}
