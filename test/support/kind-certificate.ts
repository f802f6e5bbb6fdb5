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
export const ofSeveral = ofOne.filter((kind) => /jacobian|vp/i.test(kind) && kind !== "hvp");

export function kindCertificate(formula: Formula, kind: Kind, points = POINTS): Certificate {
  const wrt = variablesByName(formula);
  const functions = functionsOf(formula, wrt, { order: ORDER });
  const planned = plan({
    formula,
    variables: variableNames(formula),
    wrt: wrt.map(({ name }) => name),
    functions: [functions.value(), ...functions.gradient(), ...functions[kind]()],
  });
  return certify(kindSubject(planned, wrt, kind, ORDER)!, { points });
}
