/**
 * Points and ranges as people write them in a call: `--at "x=1e-12,y=3"`, `--at "d=[1,2,3]"`,
 * `--range "v=5..120"`. A value may be a constant expression, as in `x=pi/2`. Mistakes are told with
 * the place in the option's text.
 */
import { renderDiagnostic, type Span } from "../ast/diagnostic.ts";
import { FormulaError } from "../ast/formula-error.ts";
import type { Formula } from "../ast/formula.ts";
import type { Variable } from "../ast/node.ts";
import { postorder, variablesOf } from "../ast/traverse.ts";
import { unknownVariable } from "../diff/wrt.ts";
import { rangeMistake } from "../evidence/asked-points.ts";
import { wholeNumbersIn } from "../functions/whole-numbers.ts";
import { parse } from "../parse.ts";
import { planEvaluation } from "../verify/evaluate.ts";
import { type Point, pointOf } from "../verify/points.ts";
import { plainValue } from "../verify/witnesses.ts";
import { WrongCall } from "./mistakes.ts";

/** The low and the high end of each variable's range. */
export type Ranges = Record<string, readonly [low: number, high: number]>;

/** Something assigned to a name, and where both are in the text. */
interface Assignment {
  readonly name: string;
  readonly nameAt: Span;
  readonly value: string;
  readonly valueAt: Span;
}

/** A text of an option, and how to tell a mistake in it. */
class Given {
  readonly text: string;
  readonly #option: string;
  readonly #example: string;

  constructor(option: string, text: string, example: string) {
    this.#option = option;
    this.text = text;
    this.#example = example;
  }

  /** The mistake with a caret under its place. */
  wrong(message: string, span: Span, suggestion: string | undefined = undefined): WrongCall {
    const diagnostic = {
      severity: "error",
      code: "",
      message,
      span,
      suggestion: undefined,
    } as const;
    const picture = renderDiagnostic(diagnostic, this.text).split("\n").slice(1).join("\n");
    const usage = `usage: ${this.#option} ${this.#example}`;
    return new WrongCall(`${this.#option}: ${message}\n${picture}`, usage, suggestion);
  }
}

/**
 * The points of all `--at`, checked against the formula's variables.
 * @throws WrongCall
 */
export function readPoints(texts: readonly string[], { root }: Formula): Point[] {
  const variables = variablesOf([root]);
  return texts.map((text) => {
    const given = new Given("--at", text, '"x=1e-12,y=3", or "d=[1,2,3],v=30" for a vector d');
    const assigned = assignments(given);
    const values = new Map<string, number | number[]>();
    for (const each of assigned) {
      const variable = variableNamed(each, variables, given, values);
      values.set(variable.name, valueOf(each, variable, given));
    }
    const missing = variables.filter(({ name }) => !values.has(name));
    if (missing.length > 0) {
      const end = text.trimEnd().length;
      const more = missing.map(
        ({ name, shape }) => `${name}=${shape === "vector" ? "[1,2]" : "1"}`,
      );
      const names = missing.map(({ name }) => name).join(" and ");
      throw given.wrong(
        `the point has no value for ${names}`,
        { start: end, end: end + 1 },
        `--at "${[...(text.trim() === "" ? [] : [text.trim()]), ...more].join(",")}"`,
      );
    }
    const names = variables.map(({ name }) => name);
    return pointOf(
      names,
      names.map((name) => values.get(name)!),
    );
  });
}

/**
 * The ranges of all `--range`.
 * @throws WrongCall
 */
export function readRanges(texts: readonly string[], { root }: Formula): Ranges {
  const variables = variablesOf([root]);
  const whole = new Set([...wholeNumbersIn(postorder([root]))].map(({ name }) => name));
  const ranges = new Map<string, readonly [number, number]>();
  for (const text of texts) {
    const given = new Given("--range", text, '"v=5..120"');
    for (const each of assignments(given)) {
      const { name } = variableNamed(each, variables, given, ranges);
      ranges.set(name, rangeOf(each, whole.has(name), given));
    }
  }
  return Object.fromEntries(ranges) as Ranges;
}

/** `name=value` between commas outside brackets. */
function assignments(given: Given): Assignment[] {
  return pieces(given.text).map(({ text, start }) => {
    const end = start + text.length;
    const equals = text.indexOf("=");
    const name = text.slice(0, equals < 0 ? text.length : equals).trim();
    const nameStart = start + text.search(/\S|$/);
    const nameAt = { start: nameStart, end: nameStart + Math.max(1, name.length) };
    if (equals < 0) throw given.wrong("a name, an equals sign and a value are expected", nameAt);
    if (name === "")
      throw given.wrong("the name of a variable is missing", { start, end: start + 1 });
    const after = text.slice(equals + 1);
    const valueStart = start + equals + 1 + after.search(/\S|$/);
    const valueAt = { start: valueStart, end: Math.max(valueStart + 1, end) };
    if (after.trim() === "")
      throw given.wrong(`${name} has no value`, { start: end, end: end + 1 });
    return { name: name.normalize("NFC"), nameAt, value: after.trim(), valueAt };
  });
}

/** What is between commas, with where it starts; brackets of both kinds keep commas. */
function pieces(text: string): { text: string; start: number }[] {
  const found: { text: string; start: number }[] = [];
  let [depth, start] = [0, 0];
  for (let at = 0; at <= text.length; at++) {
    const sign = text[at];
    if (sign === "[" || sign === "(") depth++;
    if (sign === "]" || sign === ")") depth--;
    if (sign !== undefined && (sign !== "," || depth > 0)) continue;
    found.push({ text: text.slice(start, at), start });
    start = at + 1;
  }
  return found.length === 1 && text.trim() === "" ? [] : found;
}

function variableNamed(
  { name, nameAt }: Assignment,
  variables: readonly Variable[],
  given: Given,
  before: ReadonlyMap<string, unknown>,
): Variable {
  const variable = variables.find((one) => one.name === name);
  if (variable === undefined) {
    const known = variables.map((one) => one.name);
    const error = unknownVariable(name, known, "it cannot have a value of its own");
    throw given.wrong(error.message, nameAt, error.diagnostics[0]!.suggestion);
  }
  if (before.has(name)) throw given.wrong(`${name} is given twice`, nameAt);
  return variable;
}

function valueOf(
  { name, value, valueAt }: Assignment,
  { shape }: Variable,
  given: Given,
): number | number[] {
  const isList = value.startsWith("[");
  if (shape === "number") {
    if (isList) throw given.wrong(`${name} is a number, and this is a vector`, valueAt);
    return numberIn(value, valueAt, given);
  }
  if (!isList)
    throw given.wrong(`${name} is a vector, and this is a number`, valueAt, `${name}=[${value}]`);
  if (!value.endsWith("]"))
    throw given.wrong("this bracket is not closed", {
      start: valueAt.start,
      end: valueAt.start + 1,
    });
  return pieces(value.slice(1, -1)).map(({ text, start }) => {
    const from = valueAt.start + 1 + start + text.search(/\S|$/);
    const span = { start: from, end: from + Math.max(1, text.trim().length) };
    if (text.trim() === "") throw given.wrong("an element is missing", span);
    return numberIn(text.trim(), span, given);
  });
}

function rangeOf(
  { name, value, valueAt }: Assignment,
  isWhole: boolean,
  given: Given,
): readonly [number, number] {
  const dots = value.indexOf("..");
  const [from, to] = [value.slice(0, dots).trim(), value.slice(dots + 2).trim()];
  if (dots < 0 || from === "" || to === "")
    throw given.wrong(`a range has two ends with two dots between them`, valueAt, `${name}=5..120`);
  const start = valueAt.start + dots + 2 + value.slice(dots + 2).search(/\S|$/);
  const low = numberIn(from, { start: valueAt.start, end: valueAt.start + from.length }, given);
  const high = numberIn(to, { start, end: start + to.length }, given);
  const mistake = rangeMistake(low, high, isWhole);
  if (mistake === undefined) return [low, high];
  const turned = low > high ? `${name}=${to}..${from}` : undefined;
  throw given.wrong(`the range of ${name} ${mistake}`, valueAt, turned);
}

/** A number, or an expression of constants. */
function numberIn(text: string, span: Span, given: Given): number {
  const plain = Number(text);
  if (text !== "" && !Number.isNaN(plain)) return finite(plain, text, span, given);
  let formula: Formula;
  try {
    formula = parse(text);
  } catch (error) {
    if (!(error instanceof FormulaError)) throw error;
    throw given.wrong(`${JSON.stringify(text)} is no number`, span);
  }
  if (formula.root.kind === "list" || variablesOf([formula.root]).length > 0)
    throw given.wrong(`${JSON.stringify(text)} is no number`, span);
  return finite(plainValue(planEvaluation(formula.root), {}), text, span, given);
}

function finite(value: number, text: string, span: Span, given: Given): number {
  if (Number.isFinite(value)) return value;
  throw given.wrong(`${JSON.stringify(text)} is no finite number`, span);
}
