/**
 * The errors of value and partials against MPFR, in ulps: of the result, and of the terms that
 * cancelled where the result is small by cancellation, which tells the formula's own conditioning
 * from a fault of the code.
 */
import type { Disagreement } from "./certificate.ts";
import { roundingScale } from "./conditioning.ts";
import type { Plan } from "./evaluate.ts";
import { coordinate, type Point } from "./points.ts";
import type { Precise, PreciseNumbers } from "./precise.ts";
import type { Subject } from "./subject.ts";
import { ulps } from "./ulps.ts";

/** The largest error against the true value. */
export interface Accuracy {
  /** The variable differentiated by; null for the value itself. */
  readonly by: string | null;
  /** Error in units in the last place of the result. */
  readonly ulps: number;
  /** The same, of the largest terms where the result is small by their cancellation. */
  readonly conditionedUlps: number;
  readonly at: Point | null;
}

/** Errors in ulps of the terms that cancel, above which the code and not rounding is at fault. */
const INEXPLICABLE = 2 ** 23;

/** The worst errors of value and partials over the points, and the errors that rounding cannot explain. */
export function measure(
  precise: Precise,
  plan: Plan,
  subject: Subject,
  wrt: readonly string[],
  points: readonly Point[],
): { accuracy: Accuracy[]; disagreements: Disagreement[] } {
  const disagreements: Disagreement[] = [];
  const worst = [null, ...wrt].map((by): Accuracy => ({
    by,
    ulps: 0,
    conditionedUlps: 0,
    at: null,
  }));
  for (const at of points) {
    const gradient = subject.gradient(at);
    precise.within((numbers) => {
      worst.forEach((before, i) => {
        const { by } = before;
        const error = errorAt(numbers, plan, subject, gradient, by, at);
        if (error.conditioned > INEXPLICABLE) {
          const of = by === null ? "value" : "derivative";
          const { ours, theirs } = error;
          disagreements.push({ of, by, witness: "precise", ours, theirs, at });
        }
        if (error.ulps > before.ulps)
          worst[i] = { by, ulps: error.ulps, conditionedUlps: before.conditionedUlps, at };
        if (error.conditioned > before.conditionedUlps)
          worst[i] = { ...worst[i]!, conditionedUlps: error.conditioned };
      });
    });
  }
  return { accuracy: worst, disagreements };
}

function errorAt(
  numbers: PreciseNumbers,
  plan: Plan,
  subject: Subject,
  gradient: Point,
  by: string | null,
  at: Point,
): { ulps: number; conditioned: number; ours: number; theirs: number } {
  const { formula } = subject;
  const ours = by === null ? subject.value(at) : coordinate(gradient, by);
  const exact = by === null ? numbers.value(formula, at) : numbers.derivative(formula, at, by);
  const error = ulps(ours, exact);
  const theirs = exact.toNumber();
  if (error <= 1 || !Number.isFinite(error))
    return { ulps: error, conditioned: error, ours, theirs };
  const scale = roundingScale(plan, at, new Map(by === null ? [] : [[by, 1]]));
  const size = by === null ? scale.value : scale.tangent;
  return { ulps: error, conditioned: ulps(ours, exact, size), ours, theirs };
}
