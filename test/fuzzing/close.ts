/** When two numbers are one but for rounding, where a single witness is asked. */
import type { Comparison } from "../../src/verify/compare.ts";
import { roundingScale } from "../../src/verify/conditioning.ts";
import { partsOf, type Direction } from "../../src/verify/directions.ts";
import type { Plan } from "../../src/verify/evaluate.ts";
import { coordinate, type Gradient, type Point } from "../../src/verify/points.ts";
import type { Derivative } from "../../src/verify/subject.ts";
import { dualValue } from "../../src/verify/witnesses.ts";

/** Relative difference that needs no explanation. */
const TIGHT = 1e-9;
/** Rounding errors, in units of the rounding scale, that a long computation may add up. */
const ROUNDING = 2 ** -43;

/** The scale is asked for where the numbers differ. */
export function isClose(ours: number, theirs: number, scale: () => number): boolean {
  const difference = Math.abs(ours - theirs);
  if (Number.isNaN(ours) && Number.isNaN(theirs)) return true;
  if (ours === theirs || difference <= TIGHT * Math.max(Math.abs(ours), Math.abs(theirs)))
    return true;
  return difference <= ROUNDING * scale() + 2 ** -1022;
}

/** A derivative against dual numbers alone, as near to kinks as one likes. */
export function compareDual(
  plan: Plan,
  at: Point,
  gradient: Gradient,
  { direction }: Derivative,
): Comparison {
  const ours = slopeAlong(gradient, direction);
  const { tangent: theirs } = dualValue(plan, at, direction);
  const scale = (): number => roundingScale(plan, at, direction).tangent;
  const agrees = Number.isNaN(theirs) || isClose(ours, theirs, scale);
  return { ours, theirs, distance: 0, error: 0, agrees, sharp: false };
}

export const slopeAlong = (gradient: Gradient, direction: Direction): number =>
  partsOf(direction).reduce((sum, [where, part]) => sum + part * coordinate(gradient, where), 0);
