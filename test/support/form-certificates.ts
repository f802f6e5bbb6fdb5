/** The certificates of the code of further forms: written into what is given, row by row, summed. */
import { isVector } from "../../src/ast/node.ts";
import type { Formula } from "../../src/ast/formula.ts";
import { variablesByName } from "../../src/diff/wrt.ts";
import { requireCodeThatRuns } from "../../src/evidence/code-runs.ts";
import { formSubjects } from "../../src/evidence/forms.ts";
import type { Form, FormOptions } from "../../src/kinds/form.ts";
import type { Kind } from "../../src/kinds/kind.ts";
import { kindsFor, planKinds } from "../../src/kinds/planned.ts";
import { type Certificate, certify } from "../../src/verify/certificate.ts";

/** The certificates by what was tested; code and interpreter are compared as well. */
export function formCertificates(
  formula: Formula,
  options: FormOptions & { readonly wrt?: readonly string[]; readonly kinds?: readonly Kind[] },
  points = 4,
): Map<string, Certificate> {
  const wrt = variablesByName(formula, options.wrt);
  const kinds = kindsFor(formula, options);
  const planned = planKinds(formula, wrt, kinds, options);
  requireCodeThatRuns(planned);
  const subjects = formSubjects(planned, wrt, kinds, options);
  return new Map(subjects.map(({ title, subject }) => [title, certify(subject, { points })]));
}

/** The forms that a formula has with these columns: row by row there are derivatives by numbers only. */
export function formsWith(formula: Formula, columns: readonly string[]): Form[] {
  const isByNumbers = !variablesByName(formula).some(isVector);
  if (columns.length === 0) return ["into"];
  return isByNumbers ? ["into", "batch", "sum"] : ["into", "sum"];
}
