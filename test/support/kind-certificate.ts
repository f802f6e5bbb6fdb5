/** The certificate of the code for a kind of derivative. */
import { type Formula, variableNames } from "../../src/ast/formula.ts";
import { plan } from "../../src/codegen/plan.ts";
import { variablesByName } from "../../src/diff/wrt.ts";
import { kindSubject } from "../../src/evidence/kinds.ts";
import { functionsOf } from "../../src/kinds/functions.ts";
import { type Kind, KINDS } from "../../src/kinds/kind.ts";
import { type Certificate, certify } from "../../src/verify/certificate.ts";

const ORDER = 2;
const POINTS = 4;

/** The kinds that formulas of one result have beside the gradient, and those that several have. */
export const ofOne = KINDS.filter((kind) => kind !== "gradient");
export const ofSeveral = ofOne.filter((kind) => /jacobian|jvp|vjp/i.test(kind));

/** Whether there are variables enough for the kind. */
export function applies(formula: Formula, kind: Kind): boolean {
  const all = variablesByName(formula);
  const numbers = all.filter(({ shape }) => shape === "number");
  if (kind === "derivative") return numbers.length === all.length && all.length > 0;
  if (kind === "taylor") return numbers.length > 0;
  return kind === "implicit" ? numbers.length > 1 : all.length > 0;
}

/**
 * By all variables; Taylor coefficients by one number, and implicit derivatives of one, where there
 * are enough of them.
 */
export function kindCertificate(formula: Formula, kind: Kind, points = POINTS): Certificate {
  const all = variablesByName(formula);
  const numbers = all.filter(({ shape }) => shape === "number");
  const [of, ...others] = numbers;
  const options = { order: ORDER, of: of?.name };
  const wrt = kind === "taylor" ? numbers.slice(0, 1) : kind === "implicit" ? others : all;
  const functions = functionsOf(formula, wrt, options);
  const planned = plan({
    formula,
    variables: variableNames(formula),
    wrt: wrt.map(({ name }) => name),
    functions: [functions.value(), ...functions.gradient(), ...functions[kind]()],
  });
  return certify(kindSubject(planned, wrt, kind, options)!, { points });
}
