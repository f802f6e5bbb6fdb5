/**
 * Errors in units in the last place: the distance to the true value, measured by the gap between
 * doubles at the double nearest to it (Muller et al., Handbook of Floating-Point Arithmetic,
 * section 2.6). A correctly rounded result is at most half a unit away. A relative error would say
 * less near powers of two, and nothing for subnormal numbers.
 */
import type { Float } from "../functions/float.ts";

const MANTISSA_BITS = 52;
const SMALLEST_EXPONENT = -1022;

/** The gap between doubles at the magnitude of `x`. */
export function ulpAt(x: number): number {
  const magnitude = Math.abs(x);
  if (magnitude < 2 ** SMALLEST_EXPONENT) return Number.MIN_VALUE;
  // log2 may be off by one next to a power of two.
  let exponent = Math.floor(Math.log2(magnitude));
  if (2 ** exponent > magnitude) exponent--;
  else if (exponent < 1023 && 2 ** (exponent + 1) <= magnitude) exponent++;
  // In two factors, since the power itself may be too small for a double.
  return 2 ** Math.max(exponent - MANTISSA_BITS, -1074);
}

/**
 * The error of `actual` in ulps of the double nearest to `exact`, or of `scale` where that is
 * larger: a result that is small by cancellation is measured against what cancelled. 0 where both
 * are NaN or the same infinity, infinite where only one is.
 */
export function ulps(actual: number, exact: Float, scale = 0): number {
  const nearest = exact.toNumber();
  if (Number.isNaN(actual) || Number.isNaN(nearest))
    return Number.isNaN(actual) && Number.isNaN(nearest) ? 0 : Infinity;
  if (!Number.isFinite(actual) || !Number.isFinite(nearest))
    return actual === nearest ? 0 : Infinity;
  const unit = ulpAt(Math.max(Math.abs(nearest), scale));
  const error = exact.sub(actual).abs();
  return error.div(unit).toNumber();
}
