/** When two numbers are one but for rounding, where a single witness is asked. */
import type { Comparison } from "../../src/verify/compare.ts";
import { roundingScale } from "../../src/verify/conditioning.ts";
import { partsOf, type Direction } from "../../src/verify/directions.ts";
import type { Plan } from "../../src/verify/evaluate.ts";
import { coordinate, type Gradient, type Point } from "../../src/verify/points.ts";
import type { Derivative } from "../../src/verify/subject.ts";
import { dualValue } from "../../src/verify/witnesses.ts";

/** Runs that tell what rounding can do, where something differs: a test may hang on it. */
export const RUNS = 32;

/** Relative difference that needs no explanation. */
const TIGHT = 1e-9;
/** Rounding errors, in units of the rounding scale, that a long computation may add up. */
export const ROUNDING = 2 ** -43;

/** The same where rounding leaves no digit: what is divided by it has a spread without end. */
const NOTHING_LEFT = 2 ** -33;

/** The scale is asked for where the numbers differ. */
export function isClose(ours: number, theirs: number, scale: () => number): boolean {
  const difference = Math.abs(ours - theirs);
  if (Object.is(ours, theirs) || ours === theirs) return true;
  if (difference <= TIGHT * Math.max(Math.abs(ours), Math.abs(theirs))) return true;
  const size = scale();
  const isLost = size === Infinity || (theirs !== 0 && ROUNDING * size >= Math.abs(theirs));
  if (!Number.isFinite(difference)) return isLost;
  return difference <= (isLost ? NOTHING_LEFT : ROUNDING) * size + 2 ** -1022;
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
  const scale = (): number => roundingScale(plan, at, direction, RUNS).tangent;
  const agrees = Number.isNaN(theirs) || isClose(ours, theirs, scale);
  return { ours, theirs, distance: 0, error: 0, agrees, sharp: false };
}

export const slopeAlong = (gradient: Gradient, direction: Direction): number =>
  partsOf(direction).reduce((sum, [where, part]) => sum + part * coordinate(gradient, where), 0);
