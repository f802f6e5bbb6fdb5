/**
 * Numeric kernels that JavaScript's `Math` lacks. Special functions come from stdlib; what is
 * written here is a line or two. `scripts/bundle-kernels.js` makes each one a self-contained text
 * for emitted modules, so that the interpreter and emitted code run the same operations.
 */
import digamma from "@stdlib/math-base-special-digamma";
import erf from "@stdlib/math-base-special-erf";
import erfc from "@stdlib/math-base-special-erfc";
import gamma from "@stdlib/math-base-special-gamma";
import lgamma from "@stdlib/math-base-special-gammaln";
import polygamma from "@stdlib/math-base-special-polygamma";

/** `x - y*floor(x/y)` without its cancellation: exact remainder with the sign of `y`; x where y = 0. */
function mod(x: number, y: number): number {
  if (y === 0) return x;
  const remainder = x % y;
  const crosses = remainder !== 0 && remainder < 0 !== y < 0;
  return crosses ? remainder + y : remainder;
}

/** Nearest integer, halves away from zero. */
function round(x: number): number {
  return x < 0 ? -Math.round(-x) : Math.round(x);
}

/** `log(1 + exp(x))` without overflow or cancellation. */
function softplus(x: number): number {
  return Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)));
}

export type KernelName =
  "digamma" | "erf" | "erfc" | "gamma" | "lgamma" | "mod" | "polygamma" | "round" | "softplus";

/** Typed in our own words, so that the package's declarations need none of stdlib's. */
type Kernels = Readonly<Record<KernelName, (...operands: number[]) => number>>;

export const kernels: Kernels = {
  digamma,
  erf,
  erfc,
  gamma,
  lgamma,
  mod,
  polygamma,
  round,
  softplus,
};
