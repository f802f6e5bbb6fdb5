/**
 * The points where formulas tend to be awkward: which functions meet a kink or a pole there, and
 * where the formula is differentiable by MPFR though the code gives NaN.
 */
import { variableNames } from "../ast/formula.ts";
import { inspect } from "./domain.ts";
import type { Plan } from "./evaluate.ts";
import {
  coordinate,
  coordinatesOf,
  labelOf,
  movable,
  type Coordinate,
  type Point,
} from "./points.ts";
import type { Precise, PreciseNumbers } from "./precise.ts";
import { MOST_PARTIALS, selected, type Subject } from "./subject.ts";

/** A point at which the formula is differentiable and the code gives no number. */
export interface Limitation {
  readonly by: string;
  readonly exact: number;
  readonly at: Point;
}

/** A kink, jump, pole or tie met at a probed point. */
export interface Kink {
  readonly of: string;
  readonly at: Point;
}

/** Coordinates at which formulas tend to be awkward. */
const AWKWARD = [0, 1, -1];
/** One-sided derivatives nearer than this, relatively, are one derivative. */
const ONE_DERIVATIVE = 1e-9;
/** Findings of one kind that are listed. */
const MOST_LISTED = 10;

/** Looks at sample points with one coordinate, or all, moved to an awkward place. */
export function probe(
  precise: Precise,
  plan: Plan,
  subject: Subject,
  wrt: readonly string[],
  points: readonly Point[],
): { limitations: Limitation[]; kinks: Kink[] } {
  const limitations: Limitation[] = [];
  const kinks: Kink[] = [];
  const seen = new Set<string>();
  const moving = variableNames(subject.formula).filter((name) => !plan.counted.has(name));
  for (const at of awkwardPoints(moving, points)) {
    const met = inspect(plan, at).kinks;
    if (met.length === 0) continue;
    const smooth = precise.within((numbers) =>
      selected(coordinatesOf(at, wrt), MOST_PARTIALS).map((by) => ({
        by,
        exact: trueDerivative(numbers, subject, at, by),
      })),
    );
    if (smooth.some(({ exact }) => exact === undefined))
      for (const of of met) {
        if (seen.has(of) || kinks.length >= MOST_LISTED) continue;
        seen.add(of);
        kinks.push({ of, at });
      }
    const gradient = subject.gradient(at);
    for (const { by, exact } of smooth)
      if (exact !== undefined && Number.isNaN(coordinate(gradient, by)))
        if (limitations.length < MOST_LISTED) limitations.push({ by: labelOf(by), exact, at });
  }
  return { limitations, kinks };
}

/** A number is moved itself, of a vector the first element. */
function awkwardPoints(names: readonly string[], points: readonly Point[]): Point[] {
  const [base] = points;
  if (base === undefined) return [];
  const firsts = names.flatMap((name) => coordinatesOf(base, [name]).slice(0, 1));
  return [...firsts.map((where) => [where]), ...(firsts.length > 1 ? [firsts] : [])]
    .slice(0, 2 * MOST_PARTIALS)
    .flatMap((moved) =>
      AWKWARD.map((value) => {
        const [point, move] = movable(base);
        for (const where of moved) move(where, value);
        return point;
      }),
    );
}

/** The derivative in MPFR where the one-sided ones agree, else undefined. */
function trueDerivative(
  numbers: PreciseNumbers,
  { formula }: Subject,
  at: Point,
  by: Coordinate,
): number | undefined {
  if (!Number.isFinite(numbers.value(formula, at).toNumber())) return undefined;
  const [below, above] = numbers.oneSided(formula, at, by).map((slope) => slope.toNumber());
  const apart = Math.abs(above! - below!);
  if (!(apart <= ONE_DERIVATIVE * (1 + Math.abs(above!) + Math.abs(below!)))) return undefined;
  return numbers.derivative(formula, at, by).toNumber();
}
