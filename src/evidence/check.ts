/** The code for a formula and its derivatives of each kind, put to the test by all three witnesses. */
import type { Formula } from "../ast/formula.ts";
import { variablesByName } from "../diff/wrt.ts";
import { independent } from "../kinds/functions.ts";
import type { Kind } from "../kinds/kind.ts";
import { type Asked, kindsFor, planKinds } from "../kinds/planned.ts";
import { parse } from "../parse.ts";
import { check as checkSubject, type CheckOptions, type CheckReport } from "../verify/check.ts";
import { formSubjects } from "./forms.ts";
import { kindSubject } from "./kinds.ts";
import { subjectIn } from "./subject.ts";

export interface CheckFormulaOptions extends CheckOptions, Asked {
  /** The variables differentiated by; all unless given. */
  readonly wrt?: readonly string[];
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

/** The report on value and gradient, and on each other kind and form that was asked for. */
export interface FormulaReport extends CheckReport {
  readonly further: readonly KindReport[];
  readonly forms: readonly FormReport[];
}

/**
 * Checks the code for a formula and its derivatives against dual numbers, finite differences and
 * high-precision arithmetic, at sample points of its domain.
 * @throws FormulaError as `compile` does, and where a kind is not one of the formula
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
  const kinds = kindsFor(parsed, options);
  const planned = planKinds(parsed, wrt, kinds, options);
  const further: KindReport[] = [];
  for (const kind of kinds) {
    const tested = kindSubject(planned, wrt, kind, options);
    if (tested !== undefined) further.push({ kind, ...(await checkSubject(tested, options)) });
  }
  const forms: FormReport[] = [];
  for (const { title, subject } of formSubjects(planned, wrt, kinds, options))
    forms.push({ title, ...(await checkSubject(subject, options)) });
  return { ...(await checkSubject(subjectIn(planned), options)), further, forms };
}

/** Whether everything agrees, and nothing was left untested. */
export const agrees = (report: FormulaReport): boolean =>
  [report, ...report.further, ...report.forms].every(
    ({ certificate }) => certificate.verdict === "agrees",
  );
