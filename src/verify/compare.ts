/**
 * One value or derivative compared with its witnesses at one point, and when to call that a
 * disagreement.
 *
 * A fixed relative tolerance would cry wolf wherever large terms cancel, and a generous one would
 * pass a term missing at one millionth. So the tolerance is tight, and only where it is exceeded is
 * the point's conditioning measured (`conditioning.ts`): what rounding alone can explain is
 * forgiven, and no more. Differences are held to their own estimate of their error.
 */
import { roundingScale, type Scale } from "./conditioning.ts";
import { partsOf, type Direction } from "./directions.ts";
import { planEvaluation, type Plan } from "./evaluate.ts";
import { ridders } from "./finite-differences.ts";
import { coordinate, movable, type Gradient, type Point } from "./points.ts";
import { resultsOf, valueOf, type Derivative, type Subject } from "./subject.ts";
import { dualValue, plainValues } from "./witnesses.ts";

/** Two numbers that should be one, and how far apart they are. */
export interface Comparison {
  readonly ours: number;
  readonly theirs: number;
  /** Relative to the larger of the two, or to the terms that cancelled where those are larger. */
  readonly distance: number;
  readonly agrees: boolean;
  /** False where the witness is too uncertain at this point to say much by its distance. */
  readonly sharp: boolean;
}

/** Relative difference that needs no explanation. */
const TIGHT = 1e-9;
/** Below this there is nothing to look into at all. */
const NEGLIGIBLE = 1e-12;
/** Rounding errors, in units of the rounding scale, that a long computation may add up. */
const ROUNDING = 2 ** -43;
/** The same for differences of values, which magnify what the estimate may have missed. */
const DIFFERENCE_TIGHT = 1e-7;
const DIFFERENCE_ROUNDING = 2 ** -33;
/** The true error of differences exceeds its estimate now and then, by no more than this factor. */
const ESTIMATE_MARGIN = 10;
/** Where rounding alone moves the value by so many times itself, its differences say nothing. */
const CHAOTIC = 2 ** 40;
/** An estimate of relative error above this says too little for the worst distance to count. */
const BLUNT = 1e-6;

/** The pair compared at a tolerance of its own, the scale being asked for only when needed. */
function compared(
  ours: number,
  theirs: number,
  scale: () => number,
  tolerance: { relative: number; rounding: number; error: number },
): Comparison {
  const size = Math.max(Math.abs(ours), Math.abs(theirs));
  const difference = Math.abs(ours - theirs);
  const sharp = tolerance.error <= BLUNT * size;
  if (ours === theirs || difference <= NEGLIGIBLE * size) {
    const distance = ours === theirs ? 0 : difference / size;
    return { ours, theirs, distance, agrees: true, sharp };
  }
  if (!Number.isFinite(difference))
    return {
      ours,
      theirs,
      distance: Infinity,
      agrees: Number.isNaN(theirs),
      sharp: !Number.isNaN(theirs),
    };
  const rounding = scale();
  const allowed =
    tolerance.relative * size + tolerance.rounding * rounding + tolerance.error + 2 ** -1022;
  return {
    ours,
    theirs,
    distance: difference / Math.max(size, rounding),
    agrees: difference <= allowed,
    sharp: tolerance.error <= BLUNT * Math.max(size, rounding),
  };
}

const EXACTLY = { relative: TIGHT, rounding: ROUNDING, error: 0 };

/** Each result of the subject against the plain evaluation of the graph. */
export function compareResults(plan: Plan, subject: Subject, at: Point): Comparison[] {
  const theirs = plainValues(plan, at);
  const ours = resultsOf(subject, at);
  const scale = (i: number): number => {
    // A list of one result is a list all the same.
    const own = planEvaluation(plan.nodes[plan.results[i]!]!);
    return roundingScale(own, at, new Map()).value;
  };
  return theirs.map((value, i) => compared(ours[i] ?? NaN, value, () => scale(i), EXACTLY));
}

/** One derivative of the subject against dual numbers and against differences of its value. */
export function compareDerivative(
  plan: Plan,
  subject: Subject,
  at: Point,
  gradient: Gradient,
  { direction }: Derivative,
): { dual: Comparison; differences: Comparison } {
  let known: Scale | undefined;
  const scale = (): Scale => (known ??= roundingScale(plan, at, direction));
  const ours = slopeAlong(gradient, direction);
  const { tangent } = dualValue(plan, at, direction);
  const dual = compared(ours, tangent, () => scale().tangent, EXACTLY);
  const line = lineThrough(subject, at, direction);
  const differences = compareDifferences(ours, line, scale);
  return { dual, differences };
}

/** Ridders' estimate; where it contradicts, a closer look with the rounding of the values known. */
function compareDifferences(ours: number, line: Line, scale: () => Scale): Comparison {
  const against = (noise: number, fine: boolean): Comparison => {
    const { derivative, error } = ridders(line.value, line.origin, { noise, fine });
    return compared(ours, derivative, () => scale().tangent, {
      relative: DIFFERENCE_TIGHT,
      rounding: DIFFERENCE_ROUNDING,
      error: ESTIMATE_MARGIN * error,
    });
  };
  const first = against(0, false);
  if (first.agrees) return first;
  const value = Math.abs(line.value(line.origin));
  if (scale().value > CHAOTIC * value) return { ...first, agrees: true, sharp: false };
  return against(Number.EPSILON * 8 * scale().value, true);
}

/** The derivative along a direction, from the gradient. */
function slopeAlong(gradient: Gradient, direction: Direction): number {
  let sum = 0;
  for (const [where, part] of partsOf(direction)) sum += part * coordinate(gradient, where);
  return sum;
}

interface Line {
  readonly origin: number;
  value(t: number): number;
}

/** The subject's value on a line: along one coordinate itself, else by a parameter from 0. */
function lineThrough(subject: Subject, at: Point, direction: Direction): Line {
  const [point, move] = movable(at);
  const parts = partsOf(direction);
  const only = parts.length === 1 ? parts[0]![0] : undefined;
  const origin = only === undefined ? 0 : coordinate(at, only);
  const value = (t: number): number => {
    if (only !== undefined) move(only, t);
    else for (const [where, part] of parts) move(where, coordinate(at, where) + t * part);
    return valueOf(subject, point);
  };
  return { origin, value };
}
