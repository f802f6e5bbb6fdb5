/**
 * Numeric kernels that JavaScript's `Math` lacks. Special functions come from stdlib; what is
 * written here is a line or two. `scripts/bundle-kernels.js` makes each one a self-contained text
 * for emitted modules, so that the interpreter and emitted code run the same operations.
 */
import digammaRight from "@stdlib/math-base-special-digamma";
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

/** `x^2 - 1` without its cancellation at 1 and -1, where a difference of 1 is exact. */
const beyondOne = (x: number): number => (x - 1) * (x + 1);

/** Inverse secant: the angle of (1, sqrt(x^2 - 1)), since `acos(1/x)` loses half the digits near 1. */
function asec(x: number): number {
  return Math.atan2(Math.sqrt(beyondOne(x)), Math.sign(x));
}

/** Inverse cosecant: `asin(1/x)` far from 1, else the angle of (sqrt(x^2 - 1), 1). */
function acsc(x: number): number {
  if (Math.abs(x) > 2) return Math.asin(1 / x);
  return Math.atan2(Math.sign(x), Math.sqrt(beyondOne(x)));
}

/** Inverse hyperbolic cotangent: `log((x + 1)/(x - 1))/2`, where `x - 1` is exact near 1. */
function acoth(x: number): number {
  const magnitude = Math.log1p(2 / (Math.abs(x) - 1)) / 2;
  return x < 0 ? -magnitude : magnitude;
}

/** Inverse hyperbolic secant: `log((1 + sqrt(1 - x^2))/x)`, less 1 under the logarithm. */
function asech(x: number): number {
  if (x < 1e-300) return Math.LN2 - Math.log(x);
  return Math.log1p((1 - x + Math.sqrt((1 - x) * (1 + x))) / x);
}

/**
 * Logarithmic derivative of the gamma function, by reflection on the left. The library takes the
 * distance from the nearest pole from `1 - x`, which is rounded; from x it is exact.
 */
function digamma(x: number): number {
  if (!(x < -0.25)) return digammaRight(x);
  const fromPole = x - Math.round(x);
  if (fromPole === 0) return NaN;
  return digammaRight(1 - x) - Math.PI * cotangentOfPi(fromPole);
}

/** `cot(pi*x)` for x between -1/2 and 1/2; its zeros at the ends are a tangent's, without the rounding of pi. */
function cotangentOfPi(x: number): number {
  if (Math.abs(x) < 0.25) return 1 / Math.tan(Math.PI * x);
  return Math.tan(Math.PI * (x < 0 ? -0.5 - x : 0.5 - x));
}

/** `log(exp(x) + exp(y))` without overflow; of equal operands, infinite ones among them, by itself. */
function logaddexp(x: number, y: number): number {
  if (x === y) return x + Math.LN2;
  return Math.max(x, y) + Math.log1p(ratioOfExps(x, y));
}

/** `exp(x)/(exp(x) + exp(y))` without overflow. */
function expshare(x: number, y: number): number {
  const ratio = ratioOfExps(x, y);
  return (x < y ? ratio : 1) / (1 + ratio);
}

/**
 * `exp(-|x - y|)`: what the rounding of the difference loses, which costs hundreds of ulps at 700, is
 * made good (T. J. Dekker, "A floating-point technique for extending the available precision", 1971).
 */
function ratioOfExps(x: number, y: number): number {
  const difference = x - y;
  const ratio = Math.exp(-Math.abs(difference));
  if (ratio === 0) return 0;
  const taken = x - difference;
  const lost = x - (difference + taken) + (taken - y);
  return ratio - ratio * Math.sign(difference) * lost;
}

/** `log(1 - exp(x))`: near 0 by what is left of 1, else by what is taken from it (Mächler, 2012). */
function log1mexp(x: number): number {
  return x > -Math.LN2 ? Math.log(-Math.expm1(x)) : Math.log1p(-Math.exp(x));
}

/** `(exp(x) - 1)/x`, and 1 at 0. */
function exprel(x: number): number {
  return x === 0 ? 1 : Math.expm1(x) / x;
}

/**
 * The n-th derivative of `exprel`: the integral of `s^n*exp(s*x)` over s from 0 to 1. Near 0 by
 * Kummer's transformation of the series, from its last term on, whose steps damp their errors (Abramowitz
 * and Stegun, 13.1.27); far on the right by the recurrence from integrating by parts; far on the left
 * as the integral to infinity less its tail (the same, 6.5.13).
 */
function expmoment(n: number, x: number): number {
  if (!(Number.isInteger(n) && n >= 0 && n <= 100)) return NaN;
  if (x > n + 1) {
    let moment = Math.expm1(x) / x;
    for (let k = 1; k <= n; k++) moment = (Math.exp(x) - k * moment) / x;
    return moment;
  }
  if (-x > 1.25 * (n + 1)) return wholeMoment(n, -x) * (1 - gammaTail(n, -x));
  let last = n + 1;
  for (let term = 1; term > 1e-17; term *= Math.abs(x) / last) last++;
  let rest = 1;
  for (let k = last; k > n + 1; k--) rest = 1 - (x / k) * rest;
  return (Math.exp(x) * rest) / (n + 1);
}

/** The integral of `s^n*exp(-s*x)` over s from 0 to infinity: `n!/x^(n + 1)`. */
function wholeMoment(n: number, x: number): number {
  let factorial = 1;
  for (let k = 2; k <= n; k++) factorial *= k;
  const power = x ** (n + 1);
  if (power < Infinity) return factorial / power;
  const half = Math.ceil(n / 2);
  return factorial / x ** half / x ** (n + 1 - half);
}

/** The part of that integral which lies beyond 1: `exp(-x)` times the first terms of its series. */
function gammaTail(n: number, x: number): number {
  const bell = Math.exp(-x);
  if (bell === 0) return 0;
  let sum = 1;
  for (let k = n; k > 0; k--) sum = 1 + (x / k) * sum;
  return bell * sum;
}

/** `sin(x)/x`, and 1 at 0. */
function sinc(x: number): number {
  return x === 0 ? 1 : Math.sin(x) / x;
}

/**
 * The n-th derivative of `sinc` by the recurrence from `x*sinc(x) = sin(x)`, in the direction in
 * which it damps errors: upward far from 0, else downward from where the derivative is left out
 * (J. Miller's method; W. Gautschi, "Computational aspects of three-term recurrence relations", 1967).
 */
function sincderivative(n: number, x: number): number {
  if (!(Number.isInteger(n) && n >= 0 && n <= 100)) return NaN;
  const turns = [Math.sin(x), Math.cos(x), -Math.sin(x), -Math.cos(x)];
  if (Math.abs(x) > n + 1) {
    let derivative = turns[0]! / x;
    for (let k = 1; k <= n; k++) {
      derivative = (turns[k % 4]! - k * derivative) / x;
    }
    return derivative;
  }
  let last = n + 1;
  for (let term = 1; term > 1e-17; term *= Math.abs(x) / last) last++;
  let derivative = turns[last % 4]! / last;
  for (let k = last - 1; k > n; k--) {
    derivative = (turns[k % 4]! - x * derivative) / k;
  }
  return derivative;
}

/**
 * `exp(-x^2)`: the square is rounded, which costs hundreds of ulps at 20, so what it lost is made
 * good (S. Moshier, Cephes, expx2; the product's error by T. J. Dekker's splitting, 1971).
 */
function expmx2(x: number): number {
  const square = x * x;
  if (square > 800) return 0;
  const high = Math.fround(x);
  const low = x - high;
  const lost = high * high - square + 2 * high * low + low * low;
  const bell = Math.exp(-square);
  return bell - bell * lost;
}

export type KernelName =
  | "acoth"
  | "acsc"
  | "asec"
  | "asech"
  | "digamma"
  | "erf"
  | "erfc"
  | "expmoment"
  | "exprel"
  | "expmx2"
  | "expshare"
  | "gamma"
  | "lgamma"
  | "log1mexp"
  | "logaddexp"
  | "mod"
  | "polygamma"
  | "round"
  | "sinc"
  | "sincderivative"
  | "softplus";

/** Typed in our own words, so that the package's declarations need none of stdlib's. */
type Kernels = Readonly<Record<KernelName, (...operands: number[]) => number>>;

export const kernels: Kernels = {
  acoth,
  acsc,
  asec,
  asech,
  digamma,
  erf,
  erfc,
  expmoment,
  exprel,
  expmx2,
  expshare,
  gamma,
  lgamma,
  log1mexp,
  logaddexp,
  mod,
  polygamma,
  round,
  sinc,
  sincderivative,
  softplus,
};
