/**
 * The error of a double in ulps of the true value.
 *
 * Some functions have zeros at no doubles, where terms cancel. Near those the error is in ulps of the
 * function's scale there. For the gamma family, with zeros between poles, that is the slope times the
 * distance to the nearest pole, and a zero is near where the value is a small part of it; it is not
 * where a pole is near. For derivatives of sinc it is the slope, times the distance from 0 where that is
 * below 1: how high the waves are. For logaddexp it is the larger operand, of which the rest is taken.
 * Both count as soon as they exceed the value, since they are what the terms are large.
 *
 * The range is taken to go on beyond the largest double: an infinity stands for 2^1024, so that a
 * result rounded across the end is as wrong as it is far.
 */
import type { Formula } from "../../../src/ast/formula.ts";
import { differentiate } from "../../../src/diff/differentiate.ts";
import { entryNamed } from "../../../src/functions/catalogue.ts";
import type { RealEntry } from "../../../src/functions/entry.ts";
import type { Float } from "../../../src/functions/float.ts";
import { parse } from "../../../src/parse.ts";
import { coordinate, type Point } from "../../../src/verify/points.ts";
import type { PreciseNumbers } from "../../../src/verify/precise.ts";
import { ulpAt } from "../../../src/verify/ulps.ts";

const LAST_GAP = 2 ** 971;
/** How much smaller than the scale a value near a zero between poles is. */
const NEAR = 16;
const BETWEEN_POLES = new Set(["gamma", "lgamma", "digamma", "polygamma"]);
const WAVES = new Set(["sinc", "sincderivative"]);

/** A function of reals as a formula, with its scale near zeros, if it has such. */
export interface Truth {
  readonly value: Formula;
  readonly scale?: Scale;
}

interface Scale {
  /** The scale is that of this formula's value times a factor. */
  readonly of: Formula;
  factor(at: Point): number;
  /** How much smaller than the scale a value is to which it applies. */
  readonly near: number;
}

/** `value` is the function `fn` of `names`, or its partial `by` one of them. */
export function truthOf(
  value: Formula,
  fn: string,
  names: readonly string[],
  by: string | null,
): Truth {
  const slope = (): Formula => differentiate(value, names.at(-1)!, { for: "reading" });
  if (BETWEEN_POLES.has(fn)) {
    const { singular } = entryNamed(fn) as RealEntry;
    const factor = (at: Point): number => singular!(...names.map((name) => coordinate(at, name)));
    return { value, scale: { of: slope(), factor, near: NEAR } };
  }
  if (WAVES.has(fn)) {
    const factor = (at: Point): number => Math.min(1, Math.abs(coordinate(at, names.at(-1)!)));
    return { value, scale: { of: slope(), factor, near: 1 } };
  }
  if (fn === "logaddexp" && by === null)
    return { value, scale: { of: parse(`max(${names.join(", ")})`), factor: () => 1, near: 1 } };
  return { value };
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
  if (truth.scale === undefined) return error;
  const { of, factor, near } = truth.scale;
  const scale = Math.abs(numbers.value(of, at).mul(factor(at)).toNumber());
  return scale > near * Math.abs(nearest) ? ulpsOf(numbers, actual, exact, scale) : error;
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
