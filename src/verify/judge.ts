/**
 * The error of a figure against the true one, in ulps, and what explains it: rounding of the result;
 * rounding of the variables, which a condition number tells; rounding of larger numbers that cancel,
 * which Monte Carlo arithmetic tells (`conditioning.ts`); or nothing, and then the code is wrong.
 */
import type { Float } from "../functions/float.ts";
import type { Cause, TrueError } from "./check-report.ts";
import type { Entry } from "./entries.ts";
import { ulps } from "./ulps.ts";

/** Errors in ulps that need no explanation. */
const FEW = 4;
/** An error is the variables' own where they, so many ulps off, would do the same. */
const OWN = 4;
/** Errors in ulps of what cancels, above which the code and not rounding is at fault. */
const INEXPLICABLE = 2 ** 18;
/** Numbers that cancel are larger than the result by this, or nothing cancelled. */
const CANCELS = 4;

/**
 * The error of an entry against its true figure.
 * @param isExtreme whether steps may have left the range of doubles, which then explains errors
 * @returns undefined where there is no true figure
 */
export function judge(entry: Entry, exact: Float, isExtreme: boolean): TrueError | undefined {
  const nearest = exact.toNumber();
  const { ours } = entry;
  if (Number.isNaN(nearest)) return undefined;
  const told = (error: number, cause: Cause, more: Partial<TrueError> = {}): TrueError => {
    return { ulps: error, ours, exact: nearest, cause, condition: null, terms: null, ...more };
  };
  const error = ulps(ours, exact);
  if (error <= FEW) return told(error, "rounding");
  const inexplicable: Cause = isExtreme ? "range" : "wrong";
  if (!Number.isFinite(ours) || !Number.isFinite(nearest)) return told(error, inexplicable);
  const condition = entry.condition(nearest);
  const known = { condition };
  if (condition !== null && Number.isFinite(condition) && error <= OWN * condition)
    return told(error, "ill-conditioned", known);
  const scale = entry.scale();
  const scaled = ulps(ours, exact, scale);
  // Of a true 0 no ulp says anything; the terms that cancelled say it.
  const shown = nearest === 0 ? scaled : error;
  if (scaled > INEXPLICABLE) return told(shown, inexplicable, known);
  if (!(scale > CANCELS * Math.abs(nearest))) return told(shown, "rounding", known);
  return told(shown, "cancellation", { ...known, terms: scale });
}
