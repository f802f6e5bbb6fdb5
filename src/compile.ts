/**
 * The pipeline in a screenful: text, graph, derivatives, programs, functions or a module. What
 * costs time is done when it is asked for: each function on its first call, the module and its
 * certificate on the first look at `source`.
 */
import { FormulaError } from "./ast/formula-error.ts";
import { type Formula, variableNames } from "./ast/formula.ts";
import { isVector, type Node, type Variable } from "./ast/node.ts";
import {
  type EvaluateBy,
  type Evaluators,
  evaluators,
  type Gradient,
  type Point,
  type Value,
} from "./codegen/evaluators.ts";
import { headerLines } from "./codegen/header.ts";
import { interpreter } from "./codegen/interpret.ts";
import { emitModule } from "./codegen/module.ts";
import { type Plan, plan, pointValues } from "./codegen/plan.ts";
import { declarations, type TargetName } from "./codegen/targets.ts";
import { gradientOf, readableGradient } from "./diff/differentiate.ts";
import { variablesByName } from "./diff/wrt.ts";
import { parse } from "./parse.ts";
import { formulaText, print, printedLength } from "./print/formula-text.ts";
import type { Condition } from "./simplify/ledger.ts";
import { type Certificate, certify, type Subject } from "./verify/certificate.ts";
import { check as checkSubject, type CheckOptions, type CheckReport } from "./verify/check.ts";

export interface CompileOptions {
  /** The variables to differentiate by; all unless given. */
  readonly wrt?: readonly string[];
  /**
   * `"code"` (unless given) makes functions with `new Function`; `"interpret"` walks the program
   * instead, for pages whose Content-Security-Policy forbids that. The numbers are the same.
   */
  readonly evaluate?: EvaluateBy;
}

/**
 * A formula ready to be evaluated. Numbers unless it has several results (`Compiled<number[]>`) or
 * derivatives by vectors: `Compiled<number, { v: number; x: Float64Array }>`.
 */
export interface Compiled<V extends Value = number, G extends Gradient = Record<string, number>> {
  readonly formula: Formula;
  /** The formula's variables, in order of first appearance. */
  readonly variables: readonly string[];
  /** The variables differentiated by. */
  readonly wrt: readonly string[];
  /**
   * The formula's value at a point; of several results an array of them.
   * @throws FormulaError where the point lacks a variable or has no number or vector for it, where
   * an index is out of range, and where the lengths of vectors differ that run together
   */
  value(at: Point): V;
  /**
   * The derivative by each variable of `wrt`, for a vector one as long as that; throws as `value`
   * does.
   */
  gradient(at: Point): G;
  /** Both, for little more than either alone; throws as `value` does. */
  valueAndGradient(at: Point): { value: V; gradient: G };
  /** The text of an ES module with these functions and their certificate. */
  readonly source: string;
}

/**
 * Compiles a formula with its gradient.
 * @example
 * const taxi = compile("(d/v - t)^2", { wrt: ["v"] });
 * taxi.gradient({ d: 6, t: 0.2, v: 30 }); // { v: 0 }
 * @throws FormulaError where the text is not a formula, or `wrt` names no variable of it
 */
export function compile<V extends Value = number, G extends Gradient = Record<string, number>>(
  formula: string | Formula,
  options: CompileOptions = {},
): Compiled<V, G> {
  const parsed = typeof formula === "string" ? parse(formula) : formula;
  const planned = planGradient(parsed, options.wrt);
  const { variables, wrt } = planned;
  let source: string | undefined;
  return {
    formula: parsed,
    variables,
    wrt,
    ...(evaluators(planned, options.evaluate ?? "code") as Evaluators<V, G>),
    get source(): string {
      return (source ??= emit(parsed, { wrt }).code);
    },
  };
}

export interface EmitOptions {
  /** The variables to differentiate by; all unless given. */
  readonly wrt?: readonly string[];
  /** `"js"` (unless given) or `"ts"`. */
  readonly target?: TargetName;
  /** Whether the module's functions check that every variable is there and is a number. */
  readonly checked?: boolean;
  /** Sample points for the certificate: 20 unless given. */
  readonly points?: number;
  /** What holds of the variables, such as `"x > 0"`; it shortens the readable derivatives. */
  readonly assume?: readonly string[];
}

/** A module with all that is known of it. */
export interface Emitted {
  readonly code: string;
  /** The declaration file to put beside a JavaScript module. */
  readonly declarations: string;
  /** The formula's text. */
  readonly formula: string;
  readonly variables: readonly string[];
  readonly wrt: readonly string[];
  /** Each derivative in readable form, in the order of `wrt`. */
  readonly derivatives: readonly Formula[];
  /** Where the readable derivatives are known to hold, besides where the formula has them. */
  readonly conditions: readonly Condition[];
  readonly certificate: Certificate;
}

/**
 * Emits a formula with its gradient as a module, and checks the code against dual numbers and
 * finite differences. The caller decides what a certificate that disagrees means.
 * @throws FormulaError as `compile` does
 */
export function emit(formula: string | Formula, options: EmitOptions = {}): Emitted {
  const parsed = typeof formula === "string" ? parse(formula) : formula;
  const text = parsed.text?.trim() ?? print(parsed);
  const planned = planGradient({ ...parsed, text }, options.wrt);
  const { variables, wrt } = planned;
  const { derivatives, conditions } = readable(planned, options.assume);
  const { points } = options;
  const certificate = certify(subjectOf(planned), points === undefined ? {} : { points });
  const named = wrt.map((name, index) => [name, shownText(derivatives[index]!)] as const);
  const told = conditions.map((condition) => condition.text);
  const header = headerLines({
    ...certificate,
    formula: text,
    derivatives: named,
    conditions: [...(options.assume ?? []), ...told],
  });
  const { target = "js", checked = false } = options;
  const code = emitModule(planned, { target, checked, header });
  return {
    code,
    declarations: declarations(planned),
    formula: text,
    variables,
    wrt,
    derivatives,
    conditions,
    certificate,
  };
}

/** The programs for a formula's value and gradient. */
function planGradient(formula: Formula, wrt?: readonly string[]): Plan {
  const variables = isVector(formula.root) ? noneOf(wrt) : variablesByName(formula, wrt);
  return planOf(
    formula,
    variables,
    variables.length === 0 ? [] : gradientOf(formula, variables, "speed"),
  );
}

function planOf(formula: Formula, wrt: readonly Variable[], partials: Node[]): Plan {
  return plan({
    formula,
    variables: variableNames(formula),
    wrt: wrt.map((variable) => variable.name),
    partials,
  });
}

/** Of several results there is no gradient. */
function noneOf(wrt: readonly string[] = []): readonly [] {
  if (wrt.length === 0) return [];
  throw new FormulaError({
    code: "several-results",
    message: "the formula has several results, and a gradient is that of one",
    suggestion: "differentiate each result by itself, or leave the variables out for the values",
  });
}

/** Points at which the readable derivatives are checked before they are shown. */
const READABLE_POINTS = 5;

/** Derivatives longer than this as computed have no readable form. */
const LONGEST_READABLE = 100_000;

/** The derivatives in readable form where that agrees with the witnesses, else as computed. */
function readable(
  planned: Plan,
  assume?: readonly string[],
): Pick<Emitted, "derivatives" | "conditions"> {
  const { formula } = planned;
  const isShort = (node: Node): boolean =>
    printedLength(node, LONGEST_READABLE + 1) <= LONGEST_READABLE;
  const asFormulas = (roots: readonly Node[]): Formula[] =>
    roots.map((root) => ({ graph: formula.graph, root }));
  const computed = { derivatives: asFormulas(planned.partials), conditions: [] };
  if (!planned.partials.some(isShort)) return computed;
  const wrt = variablesByName(formula, planned.wrt);
  const { roots, conditions } = readableGradient(formula, wrt, assume);
  const shown = planOf(formula, wrt, [...roots]);
  const { verdict } = certify(subjectOf(shown), { points: READABLE_POINTS });
  // Points that an assumption excludes are no evidence against what it shortened.
  const agrees = verdict !== "disagrees" || (assume ?? []).length > 0;
  return agrees ? { derivatives: asFormulas(roots), conditions: conditions() } : computed;
}

/** Characters of a derivative that a head comment can have any use for. */
const LONGEST_SHOWN = 10_000;

function shownText({ root }: Formula): string {
  const length = printedLength(root, LONGEST_SHOWN + 1);
  return length <= LONGEST_SHOWN ? formulaText(root) : "too long to be written out here";
}

/** What the witnesses look at: the programs, run by the interpreter, with their cost. */
function subjectOf(planned: Plan): Subject {
  const { value, gradient } = evaluators(planned, "interpret");
  const [one, both] = [planned.program("value"), planned.program("valueAndGradient")].map(
    interpreter,
  );
  return {
    formula: planned.formula,
    wrt: planned.wrt,
    value,
    gradient,
    valueCost: (at) => one!.cost(pointValues(planned, at)),
    bothCost: (at) => both!.cost(pointValues(planned, at)),
  };
}

export interface CheckFormulaOptions extends CheckOptions {
  /** The variables differentiated by; all unless given. */
  readonly wrt?: readonly string[];
}

/**
 * Checks the code for a formula and its gradient against dual numbers, finite differences and
 * high-precision arithmetic, at sample points of its domain.
 * @throws FormulaError as `compile` does
 */
export function check(
  formula: string | Formula,
  options: CheckFormulaOptions = {},
): Promise<CheckReport> {
  const parsed = typeof formula === "string" ? parse(formula) : formula;
  return checkSubject(subject(parsed, options.wrt), options);
}

/** The formula's code as something to check. */
export function subject(formula: Formula, wrt?: readonly string[]): Subject {
  return subjectOf(planGradient(formula, wrt));
}
