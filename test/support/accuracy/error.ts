/**
 * The error of a double in ulps of the true value.
 *
 * Functions of the gamma family have zeros between their poles, which are at no doubles. Near those
 * the error is in ulps of the function's scale there: its slope times the distance to the nearest
 * pole. A zero is near where the value is a small part of that; it is not where a pole is near.
 *
 * The range is taken to go on beyond the largest double: an infinity stands for 2^1024, so that a
 * result rounded across the end is as wrong as it is far.
 */
import type { Formula } from "../../../src/ast/formula.ts";
import { differentiate } from "../../../src/diff/differentiate.ts";
import { entryNamed } from "../../../src/functions/catalogue.ts";
import type { RealEntry } from "../../../src/functions/entry.ts";
import type { Float } from "../../../src/functions/float.ts";
import { coordinate, type Point } from "../../../src/verify/points.ts";
import type { PreciseNumbers } from "../../../src/verify/precise.ts";
import { ulpAt } from "../../../src/verify/ulps.ts";

const LAST_GAP = 2 ** 971;
/** How much smaller than the scale a value near a zero is. */
const NEAR = 16;
const WITH_ZEROS = new Set(["gamma", "lgamma", "digamma", "polygamma"]);

/** A function of reals as a formula, with what tells its scale near zeros. */
export interface Truth {
  readonly value: Formula;
  /** The slope by the operand that has poles, where zeros lie between them. */
  readonly slope?: Formula;
  /** The distance to the nearest pole. */
  distance(at: Point): number;
}

/** `value` is the function `fn` of `names` or a derivative of it. */
export function truthOf(value: Formula, fn: string, names: readonly string[]): Truth {
  if (!WITH_ZEROS.has(fn)) return { value, distance: () => 0 };
  const entry = entryNamed(fn) as RealEntry;
  return {
    value,
    slope: differentiate(value, names.at(-1)!, { for: "reading" }),
    distance: (at) => entry.singular!(...names.map((name) => coordinate(at, name))),
  };
}

/** The error of a result; undefined where the function has no value. */
export function errorAt(
  numbers: PreciseNumbers,
  truth: Truth,
  at: Point,
  actual: number,
): number | undefined {
  const exact = numbers.value(truth.value, at);
  const nearest = exact.toNumber();
  if (Number.isNaN(nearest)) return undefined;
  const error = ulpsOf(numbers, actual, exact, 0);
  if (error <= 1) return error;
  const { slope } = truth;
  if (slope === undefined) return error;
  const scale = Math.abs(numbers.value(slope, at).mul(truth.distance(at)).toNumber());
  return scale > NEAR * Math.abs(nearest) ? ulpsOf(numbers, actual, exact, scale) : error;
}

function ulpsOf(numbers: PreciseNumbers, actual: number, exact: Float, scale: number): number {
  const nearest = exact.toNumber();
  if (Number.isNaN(actual)) return Infinity;
  if (actual === nearest && !Number.isFinite(actual)) return 0;
  const size = Math.max(Math.abs(nearest), scale);
  const gap = Number.isFinite(size) ? ulpAt(size) : LAST_GAP;
  const ours = Number.isFinite(actual)
    ? numbers.float(actual)
    : numbers.float(2 ** 1023).mul(2 * Math.sign(actual));
  return exact.sub(ours).abs().div(gap).toNumber();
}
