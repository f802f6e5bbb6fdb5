/**
 * Who is right where a witness contradicts the code: the true value or derivative in MPFR, by
 * differences at high precision that know no rule. The code must be within what rounding explains
 * of that; where it is, the witness had lost its digits.
 */
import type { Formula } from "../../src/ast/formula.ts";
import { type Direction, partsOf } from "../../src/verify/directions.ts";
import { roundingScale } from "../../src/verify/conditioning.ts";
import { planEvaluation } from "../../src/verify/evaluate.ts";
import type { Coordinate, Point } from "../../src/verify/points.ts";
import { plainValue } from "../../src/verify/witnesses.ts";
import { loadPrecise, type Precise, type PreciseNumbers } from "../../src/verify/precise.ts";
import { isClose, ROUNDING, RUNS } from "./close.ts";
import type { Disagreement } from "./disagreement.ts";
import { READABLE } from "./forms.ts";
import { sizesOf } from "./points.ts";

/** The true number as far as there is one; undefined for what MPFR has no part in. */
function truth(
  formula: Formula,
  { of, at, along, first, sum }: Disagreement,
  precise: Precise,
): number | undefined {
  if (of === "bits" || (formula.root.kind === "list" && sum === undefined)) return undefined;
  return precise.within((numbers) => {
    if (sum !== undefined)
      return summed(numbers, along!, (by) => numbers.derivative(sum.formula, sum.at, by));
    if (along === undefined) return numbers.value(formula, at).toNumber();
    return first === undefined
      ? summed(numbers, along, (by) => numbers.derivative(formula, at, by))
      : summed(numbers, along, (by) =>
          numbers.float(
            summed(numbers, first, (and) => numbers.secondDerivative(formula, at, by, and)),
          ),
        );
  });
}

type Float = ReturnType<PreciseNumbers["value"]>;

function summed(
  numbers: PreciseNumbers,
  direction: Direction,
  derivative: (by: Coordinate) => Float,
): number {
  return partsOf(direction)
    .reduce((sum, [by, part]) => sum.add(derivative(by).mul(part)), numbers.float(0))
    .toNumber();
}

/** High precision, little of it and more: few digits do, but for steps that would be too long. */
export type Arbiters = readonly Precise[];

const DIGITS = [20, 80];

export const loadArbiters = (): Promise<Arbiters> =>
  Promise.all(DIGITS.map((digits) => loadPrecise({ digits })));

/** Whether rounding leaves no digit of the value itself: there is no derivative of noise. */
function isNoise({ root }: Formula, at: Point): boolean {
  if (root.kind === "list") return false;
  const plan = planEvaluation(root);
  const { value } = roundingScale(plan, at, new Map(), RUNS);
  return value > 0 && ROUNDING * value >= Math.abs(plainValue(plan, at));
}

/** Nearer to 0 than this, what derivatives of a higher order are is as good as lost beside their terms. */
const TOO_NEAR = 1e-4;

function isTooNear({ text }: Formula, { of, at, ours, theirs }: Disagreement): boolean {
  const isHigher = of === "second" || /diff|'|′/.test(text ?? "");
  const isNear = sizesOf(at).some((size) => size > 0 && size < TOO_NEAR);
  return isHigher && isNear && Number.isFinite(ours) && Number.isFinite(theirs);
}

/**
 * Whether the code is right after all, or has no number, or 0, where one on the way is too large or
 * too small for doubles, which is outside the promise: witnesses may miss that where they round constants.
 */
export function isSettled(
  formula: Formula,
  disagreement: Disagreement,
  arbiters: Arbiters,
): boolean {
  // Of several results, their weighted sum is what was looked at.
  const { form, sum } = disagreement;
  const looked = form === undefined ? (sum?.formula ?? formula) : form;
  const at = form === undefined && sum !== undefined ? sum.at : disagreement.at;
  const { ours, theirs, scale } = disagreement;
  if (
    disagreement.of !== "bits" &&
    (isNoise(sum === undefined ? formula : looked, at) || isTooNear(formula, disagreement))
  )
    return true;
  // Where rounding decides a test, either branch may be taken, and the truth is of one of them.
  if (disagreement.of !== "bits" && isClose(ours as number, theirs as number, scale)) return true;
  const isRight = (precise: Precise): boolean =>
    disagreement.witness === READABLE &&
    isClose(
      precise.within((numbers) => numbers.value(looked, at).toNumber()),
      theirs as number,
      scale,
    );
  const isNothing = typeof ours === "number" && (ours === 0 || !Number.isFinite(ours));
  return arbiters.some((precise) => {
    if (isRight(precise)) return true;
    if (
      isNothing &&
      looked.root.kind !== "list" &&
      precise.within((numbers) => numbers.leavesDoubles(looked, at))
    )
      return true;
    const exact = truth(formula, disagreement, precise);
    return exact !== undefined && isClose(ours as number, exact, scale);
  });
}
