/** The code for a formula, put to the test by all three witnesses. */
import type { Formula } from "../ast/formula.ts";
import { parse } from "../parse.ts";
import { check as checkSubject, type CheckOptions, type CheckReport } from "../verify/check.ts";
import { subject } from "./subject.ts";

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
