/**
 * The forms for readers, evaluated as the formula is: the formula simplified for reading and for
 * speed, and its derivatives as textbooks write them, against dual numbers of the formula itself.
 */
import type { Formula } from "../../src/ast/formula.ts";
import type { Node, Variable } from "../../src/ast/node.ts";
import { variablesByName } from "../../src/diff/wrt.ts";
import { gradientOf } from "../../src/diff/differentiate.ts";
import { simplify } from "../../src/simplify/simplify.ts";
import { roundingScale } from "../../src/verify/conditioning.ts";
import { type Direction, directionOf } from "../../src/verify/directions.ts";
import { planEvaluation, type Plan } from "../../src/verify/evaluate.ts";
import type { Point } from "../../src/verify/points.ts";
import { dualValue, plainValue } from "../../src/verify/witnesses.ts";
import { isClose } from "./close.ts";
import { type Found, type Kept, report } from "./disagreement.ts";

export interface Forms {
  readonly simplified: readonly (readonly [witness: string, Plan])[];
  /** The derivatives by numbers. */
  readonly partials: readonly (readonly [by: Variable, Plan])[];
}

/** The forms of a formula with one result. */
export function formsOf(formula: Formula): Forms {
  const numbers = variablesByName(formula).filter(({ shape }) => shape === "number");
  const partials = gradientOf(formula, numbers, "reading");
  const simple = (purpose: "reading" | "speed"): Node => simplify(formula, { for: purpose }).root;
  return {
    simplified: [
      ["the simplified formula", planEvaluation(simple("reading"))],
      ["the formula simplified for speed", planEvaluation(simple("speed"))],
    ],
    partials: numbers.map((by, place) => [by, planEvaluation(partials[place]!)]),
  };
}

/** Compares values, and where the formula is differentiable derivatives. */
export function compareForms(
  plan: Plan,
  forms: Forms,
  at: Point,
  isDifferentiable: boolean,
  found: Found,
): void {
  const value = plainValue(plan, at);
  const still: Direction = new Map();
  for (const [witness, form] of forms.simplified) {
    const scale = (): number =>
      Math.max(roundingScale(plan, at, still).value, roundingScale(form, at, still).value);
    compare(
      { of: "value", witness, label: "value", at, scale },
      plainValue(form, at),
      value,
      found,
    );
  }
  if (!isDifferentiable) return;
  for (const [{ name }, form] of forms.partials) {
    const along = directionOf([[name, 1]]);
    const scale = (): number =>
      Math.max(roundingScale(plan, at, along).tangent, roundingScale(form, at, still).value);
    const { tangent } = dualValue(plan, at, along);
    const kept = { of: "first", witness: "dual of the readable derivative", label: name } as const;
    compare({ ...kept, along, at, scale }, plainValue(form, at), tangent, found);
  }
}

/** What has no derivative by dual numbers has none to compare. */
function compare(kept: Kept, ours: number, theirs: number, found: Found): void {
  const agrees = Number.isNaN(theirs) || isClose(ours, theirs, kept.scale);
  report(kept, { agrees, ours, theirs }, found);
}
