/** The code for a formula and its derivatives of each kind, put to the test by all three witnesses. */
import { FormulaError } from "../ast/formula-error.ts";
import { type Formula, variableNames } from "../ast/formula.ts";
import type { Variable } from "../ast/node.ts";
import { postorder } from "../ast/traverse.ts";
import { evaluator } from "../codegen/evaluate/evaluators.ts";
import { canInstantiate } from "../codegen/evaluate/instantiate.ts";
import type { Plan } from "../codegen/plan.ts";
import { gradientOf } from "../diff/differentiate.ts";
import { variablesByName } from "../diff/wrt.ts";
import { independent } from "../kinds/functions.ts";
import { type Kind, TITLES } from "../kinds/kind.ts";
import { type Asked, kindsFor, planKinds } from "../kinds/planned.ts";
import { parse } from "../parse.ts";
import { print } from "../print/formula-text.ts";
import { check as checkSubject, type CheckOptions, type CheckReport } from "../verify/check.ts";
import type { Certificate } from "../verify/certificate.ts";
import type { Verdict } from "../verify/check-report.ts";
import { certificateOf } from "../verify/in-short.ts";
import type { Second, Subject } from "../verify/subject.ts";
import {
  type AgainstReport,
  againstReport,
  foreignIn,
  formsOf,
  runOf,
  theirsIn,
} from "./against/report.ts";
import { requirePoints, requireRanges } from "./asked-points.ts";
import { formSubjects } from "./forms.ts";
import { kindSubject } from "./kinds.ts";
import { subjectIn } from "./subject.ts";

export interface CheckFormulaOptions extends CheckOptions, Asked {
  /** The variables differentiated by; all unless given. */
  readonly wrt?: readonly string[];
  /**
   * Somebody's functions, which are checked in place of ours: an object with `gradient`, and perhaps
   * `value`, `valueAndGradient` and `hessian`. They may take one object, numbers in a row or an
   * array, and return a number, an array or an object.
   */
  readonly against?: object;
}

/** The report on a kind other than the gradient: on its entries, each with a weight, in one sum. */
export interface KindReport extends CheckReport {
  readonly kind: Kind;
}

/** The report on the functions of a form. */
export interface FormReport extends CheckReport {
  /** What they are called. */
  readonly title: string;
}

/** The report on value, gradient and Hessian, and on each other kind and form that was asked for. */
export interface FormulaReport extends CheckReport {
  readonly formula: string;
  readonly variables: readonly string[];
  readonly wrt: readonly string[];
  /** The report on value and gradient in short, as a module's head has it. */
  readonly certificate: Certificate;
  readonly further: readonly KindReport[];
  readonly forms: readonly FormReport[];
  /** What was found of somebody's functions, where they were checked in place of ours. */
  readonly against: AgainstReport | null;
}

/**
 * Checks the code for a formula and its derivatives against dual numbers, finite differences and
 * high-precision arithmetic, at sample points of its domain and at those that are asked for. Where
 * no kind of derivative is named, the Hessian is checked besides the gradient if it is small.
 *
 * A `signal` that is aborted ends the check early, with the report on what was found so far.
 * @throws ForeignFault where functions to check against cannot be called
 * @throws FormulaError as `compile` does, where a kind is not one of the formula, and where a point
 * or a range that is asked for does not suit its variables
 */
export async function check(
  formula: string | Formula,
  options: CheckFormulaOptions = {},
): Promise<FormulaReport> {
  const { limits = {} } = options;
  const parsed = typeof formula === "string" ? parse(formula, { limits }) : formula;
  const end = parsed.graph.budget.begin(limits);
  try {
    return await checked(parsed, options);
  } finally {
    end();
  }
}

async function checked(parsed: Formula, options: CheckFormulaOptions): Promise<FormulaReport> {
  const wrt = independent(variablesByName(parsed, options.wrt), options);
  requirePoints(parsed, options.at ?? []);
  requireRanges(parsed, options.range ?? {});
  const kinds = kindsFor(parsed, options);
  const planned = planKinds(parsed, wrt, kinds, options);
  const ours = asCode(subjectIn(planned), planned);
  const foreign = foreignIn(options);
  // Of somebody's functions the Hessian is looked at entry by entry, whatever else is asked for.
  const { second, why } = secondOf(parsed, wrt, foreign === undefined ? options : {});
  const theirs = foreign && theirsIn(foreign, parsed, ours, second, options);
  const subject = theirs?.subject ?? (second === undefined ? ours : { ...ours, second });
  const own = await checkSubject(subject, options);
  const others = withoutPoints(options);
  const further: KindReport[] = [];
  const runBy = foreign && runOf(foreign);
  const isStopped = (): boolean => options.signal?.aborted === true;
  for (const kind of kinds) {
    if (theirs?.tested.includes(kind) === true || isStopped()) continue;
    const tested = kindSubject(planned, wrt, kind, options, false, runBy);
    if (tested !== undefined) further.push({ kind, ...(await checkSubject(tested, others)) });
  }
  const forms: FormReport[] = [];
  const asked = theirs === undefined ? formSubjects(planned, wrt, kinds, options) : formsOf(theirs);
  for (const { title, subject: tested } of isStopped() ? [] : asked)
    forms.push({ title, ...(await checkSubject(tested, others)) });
  return {
    formula: parsed.text?.trim() ?? print(parsed),
    variables: variableNames(parsed),
    wrt: wrt.map(({ name }) => name),
    certificate: certificateOf(own),
    ...own,
    interrupted: isStopped(),
    notes: [...own.notes, ...(why === undefined || theirs !== undefined ? [] : [why])],
    further,
    forms,
    against: theirs === undefined ? null : againstReport(theirs, foreign!, own, kinds, options),
  };
}

/** Code of longer formulas is interpreted, since making it takes seconds. */
const LONGEST_CODE = 20_000;

/** Whether a formula's functions are run as the code that is written out, not by the interpreter. */
const runsAsCode = ({ root }: Formula): boolean =>
  canInstantiate() && postorder([root]).length <= LONGEST_CODE;

/** The subject with its value and gradient by the code that is written out. */
function asCode(subject: Subject, planned: Plan): Subject {
  if (!runsAsCode(planned.formula)) return subject;
  return {
    ...subject,
    value: evaluator(planned, "value", "code") as Subject["value"],
    gradient: evaluator(planned, "gradient", "code") as Subject["gradient"],
  };
}

/** Weighted sums have variables of their own, for which nobody names points. */
const withoutPoints = (options: CheckFormulaOptions): CheckOptions =>
  Object.fromEntries(Object.entries(options).filter(([key]) => key !== "at" && key !== "range"));

/** Variables by each two of which second derivatives are checked unless they are asked for. */
const MOST_TWICE = 8;
/** Formulas of more nodes are not differentiated twice unless that is asked for. */
const MOST_NODES = 1_000;

/** The Hessian's code, or why there is none to check. */
function secondOf(
  formula: Formula,
  wrt: readonly Variable[],
  options: CheckFormulaOptions,
): { readonly second?: Second; readonly why?: string } {
  const isAsked =
    options.kinds !== undefined || options.of !== undefined || (options.order ?? 1) > 1;
  if (isAsked || formula.root.kind === "list" || wrt.length === 0) return {};
  const not = (because: string): { why: string } => ({
    why: `the Hessian was not checked: ${because}`,
  });
  if (wrt.some(({ shape }) => shape === "vector"))
    return not("there are vectors among the variables; --kind hessian checks it");
  if (wrt.length > MOST_TWICE)
    return not(`by ${wrt.length} variables it is large; --kind hessian checks it`);
  if (postorder([formula.root]).length > MOST_NODES)
    return not("the formula is long; --kind hessian checks it");
  try {
    const by = runsAsCode(formula) ? "code" : "interpret";
    const hessian = evaluator(planKinds(formula, wrt, ["hessian"], options), "hessian", by);
    const slopes = gradientOf(formula, wrt, "speed").map((root) => ({ ...formula, root }));
    return { second: { slopes, hessian: hessian as Second["hessian"] } };
  } catch (error) {
    if (error instanceof FormulaError) return not(error.message);
    throw error;
  }
}

/** The verdict on all of a report: the worst of its parts. */
export function verdictOf(report: FormulaReport): Verdict {
  const all = [report, ...report.further, ...report.forms].map(({ verdict }) => verdict);
  return WORST_FIRST.find((verdict) => all.includes(verdict))!;
}

const WORST_FIRST = ["disagrees", "untested", "limited", "agrees"] as const;

/**
 * Whether nothing is wrong: everything agrees, nothing was left untested, and at points that were
 * asked for the code gives numbers where the formula has them.
 */
export function agrees(report: FormulaReport): boolean {
  const verdict = verdictOf(report);
  if (verdict === "limited") return !report.limits.some(({ named }) => named);
  return verdict === "agrees";
}

/** What the parts of a report are called, in order. */
export const partsOf = (
  report: FormulaReport,
): readonly { readonly title: string; readonly report: CheckReport }[] => [
  ...report.further.map((each) => ({ title: TITLES[each.kind], report: each })),
  ...report.forms.map((each) => ({ title: each.title, report: each })),
];
