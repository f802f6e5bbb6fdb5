/**
 * The errors of value and partials against MPFR, in ulps: of the result, and of the terms that
 * cancelled where the result is small by cancellation, which tells the formula's own conditioning
 * from a fault of the code.
 */
import type { Float } from "../functions/float.ts";
import type { Disagreement } from "./certificate.ts";
import { roundingScale } from "./conditioning.ts";
import { along } from "./directions.ts";
import { planEvaluation } from "./evaluate.ts";
import { coordinate, coordinatesOf, labelOf, type Point } from "./points.ts";
import type { Precise, PreciseNumbers } from "./precise.ts";
import { MOST_PARTIALS, resultsOf, selected, type Subject } from "./subject.ts";
import { ulps } from "./ulps.ts";

/** The largest error against the true value. */
export interface Accuracy {
  /** The variable or element differentiated by; null for the value itself. */
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
  subject: Subject,
  wrt: readonly string[],
  points: readonly Point[],
): { accuracy: Accuracy[]; disagreements: Disagreement[] } {
  const disagreements: Disagreement[] = [];
  const worst = new Map<string | null, Accuracy>();
  for (const at of points)
    precise.within((numbers) => {
      for (const { by, ours, exact, scale } of quantities(numbers, subject, wrt, at)) {
        const error = ulps(ours, exact);
        const isTold = error <= 1 || !Number.isFinite(error);
        const conditioned = isTold ? error : ulps(ours, exact, scale());
        if (conditioned > INEXPLICABLE) {
          const of = by === null ? "value" : "derivative";
          const theirs = exact.toNumber();
          disagreements.push({ of, by, witness: "precise", ours, theirs, at });
        }
        const before = worst.get(by) ?? { by, ulps: 0, conditionedUlps: 0, at: null };
        worst.set(by, {
          ...(error > before.ulps ? { by, ulps: error, at } : before),
          conditionedUlps: Math.max(conditioned, before.conditionedUlps),
        });
      }
    });
  return { accuracy: [...worst.values()], disagreements };
}

/** A result or partial of the subject with its true value. */
interface Quantity {
  readonly by: string | null;
  readonly ours: number;
  readonly exact: Float;
  /** The size of what its terms cancel. */
  scale(): number;
}

function quantities(
  numbers: PreciseNumbers,
  subject: Subject,
  wrt: readonly string[],
  at: Point,
): Quantity[] {
  const { formula } = subject;
  const roots = formula.root.kind === "list" ? formula.root.operands : [formula.root];
  const results = resultsOf(subject, at);
  const values = roots.slice(0, MOST_PARTIALS).map((root, i) => ({
    by: null,
    ours: results[i]!,
    exact: numbers.value({ ...formula, root }, at),
    scale: () => roundingScale(planEvaluation(root), at, along(null)).value,
  }));
  if (wrt.length === 0) return values;
  const gradient = subject.gradient(at);
  const slopes = selected(coordinatesOf(at, wrt), MOST_PARTIALS).map((where) => ({
    by: labelOf(where),
    ours: coordinate(gradient, where),
    exact: numbers.derivative(formula, at, where),
    scale: () => roundingScale(planEvaluation(formula.root), at, along(where)).tangent,
  }));
  return [...values, ...slopes];
}
