/** All derivatives of one kind, as formulas. */
import type { Formula } from "../ast/formula.ts";
import { Reading } from "../diff/reading-form.ts";
import type { Style } from "../diff/style.ts";
import { variablesByName } from "../diff/wrt.ts";
import { independent } from "./functions.ts";
import type { Kind, KindOptions } from "./kind.ts";
import { type Derivative, readableOf } from "./readable.ts";

export interface DerivativesOptions extends KindOptions {
  /** The kind of derivative: the gradient unless given, of several results the Jacobian. */
  readonly kind?: Kind;
  /** The variables to differentiate by; all unless given. */
  readonly wrt?: readonly string[];
  /** `"reading"` (unless given) is in normal form, `"speed"` as code computes it. */
  readonly for?: Style;
  /** What holds of the variables, such as `"x > 0"`; it shortens what is for reading. */
  readonly assume?: readonly string[];
}

/**
 * The derivatives of a formula, each with what it is of and by: `by: ["x", "y"]` in a Hessian, of
 * which the lower triangle is told, `of: 2` where it is that of the second result. Direction and
 * cotangent are variables of the results, `dx` for x; a derivative by a vector is one vector or
 * matrix. All are in the graph of the formula.
 * @throws FormulaError for a name that is not a variable of the formula, and for a kind that the
 * formula does not have
 */
export function derivatives(formula: Formula, options: DerivativesOptions = {}): Derivative[] {
  return formula.graph.budget.within(options.limits, () => derivativesOf(formula, options));
}

function derivativesOf(formula: Formula, options: DerivativesOptions): Derivative[] {
  const { kind = formula.root.kind === "list" ? "jacobian" : "gradient" } = options;
  const wrt = independent(variablesByName(formula, options.wrt), options);
  const reading = new Reading(options.assume);
  return readableOf(formula, wrt, kind, options.for ?? "reading", options, reading);
}
