/**
 * The slopes of every real function, written by hand from calculus for the dual-number witness.
 * They are never computed from the catalogue's partials: the two are to be wrong independently.
 * Where a textbook form loses the answer to overflow or cancellation (tanh at 20, asinh at 1e200),
 * the slope stands in a form that does not. The type demands a rule for every function.
 *
 * At kinks: abs has slope 0 at 0; sign, floor, ceil and round have slope 0 everywhere; max and min
 * share a slope of 1 equally among tied operands.
 */
import type { FunctionName } from "../functions/catalogue.ts";
import type { constants } from "../functions/families/constants.ts";
import type { logic } from "../functions/families/logic.ts";
import { kernels } from "../functions/kernels.ts";

/** Functions of real operands: the catalogue without constants, comparisons and connectives. */
export type RealFunctionName = Exclude<FunctionName, keyof typeof constants | keyof typeof logic>;

/** The partial derivative by one operand, in doubles. */
export type Slope = (...operands: number[]) => number;

/** One slope for each operand; or for a variadic function one slope of (operand, all operands). */
export type DualRule = readonly Slope[] | { readonly each: EachSlope };
type EachSlope = (x: number, all: readonly number[]) => number;

type Unary = (x: number) => number;
type Binary = (x: number, y: number) => number;
const of = (slope: Unary): DualRule => [slope as Slope];
const by = (first: Binary, second: Binary): DualRule => [first as Slope, second as Slope];

/** The slope of a function that is constant between its jumps. */
const flat: Slope = () => 0;

const { abs, cbrt, cos, cosh, exp, hypot, log, pow, sign, sin, sinh, sqrt, tanh } = Math;
const square: Unary = (x) => x * x;
const bell: Unary = (x) => (2 / sqrt(Math.PI)) * exp(-x * x);
const logistic: Unary = (x) => (x < 0 ? exp(x) / (1 + exp(x)) : 1 / (1 + exp(-x)));

/** 1/sqrt(1 - x^2) and 1/(|x| sqrt(x^2 - 1)): 1 - x is exact near 1, x^2 is not. */
const arcSlope: Unary = (x) => 1 / sqrt((1 - x) * (1 + x));
const arcsecSlope: Unary = (x) => 1 / (abs(x) * sqrt(abs(x) - 1) * sqrt(abs(x) + 1));

/** An equal share of 1 for each operand that attains the extreme. */
const share =
  (extreme: (...all: number[]) => number): EachSlope =>
  (x, all) => {
    const best = all.reduce((a, b) => extreme(a, b));
    return x === best ? 1 / all.filter((other) => other === best).length : 0;
  };

/** How often y fits into x: from the remainder, since x/y itself may round up to a whole number. */
const wholeQuotient: Binary = (x, y) => Math.round((x - kernels.mod(x, y)) / y);

export const dualRules: Readonly<Record<RealFunctionName, DualRule>> = {
  "+": by(
    () => 1,
    () => 1,
  ),
  neg: of(() => -1),
  "*": by(
    (_, y) => y,
    (x) => x,
  ),
  "/": by(
    (_, y) => 1 / y,
    (x, y) => -x / y / y,
  ),
  // x^0 is 1 for every x, and 0^y is 0 for every y > 0: 0 in both, where the formulas give 0·∞.
  "^": by(
    (x, y) => (y === 0 ? 0 : y * pow(x, y - 1)),
    (x, y) => (x === 0 && y >= 0 ? 0 : pow(x, y) * log(x)),
  ),

  exp: of((x) => exp(x)),
  expm1: of((x) => exp(x)),
  expmx2: of((x) => -2 * x * exp(-x * x)),
  log: of((x) => 1 / x),
  log2: of((x) => Math.LOG2E / x),
  log10: of((x) => Math.LOG10E / x),
  log1p: of((x) => 1 / (1 + x)),
  sqrt: of((x) => 0.5 / sqrt(x)),
  cbrt: of((x) => 1 / (3 * square(cbrt(x)))),
  hypot: { each: (x, all) => (x === 0 ? 0 : x / hypot(...all)) },
  sigmoid: of((x) => logistic(x) * logistic(-x)),
  softplus: of(logistic),
  logaddexp: by(
    (x, y) => logistic(x - y),
    (x, y) => logistic(y - x),
  ),
  expshare: by(
    (x, y) => logistic(x - y) * logistic(y - x),
    (x, y) => -logistic(x - y) * logistic(y - x),
  ),
  log1mexp: of((x) => exp(x) / Math.expm1(x)),

  sin: of((x) => cos(x)),
  cos: of((x) => -sin(x)),
  tan: of((x) => 1 / square(cos(x))),
  cot: of((x) => -1 / square(sin(x))),
  sec: of((x) => sin(x) / square(cos(x))),
  csc: of((x) => -cos(x) / square(sin(x))),
  asin: of(arcSlope),
  acos: of((x) => -arcSlope(x)),
  atan: of((x) => 1 / (1 + x * x)),
  acot: of((x) => -1 / (1 + x * x)),
  asec: of(arcsecSlope),
  acsc: of((x) => -arcsecSlope(x)),
  // Divided by the length twice, since its square overflows at 1e200.
  atan2: by(
    (y, x) => x / hypot(x, y) / hypot(x, y),
    (y, x) => -y / hypot(x, y) / hypot(x, y),
  ),

  sinh: of((x) => cosh(x)),
  cosh: of((x) => sinh(x)),
  tanh: of((x) => 1 / cosh(x) / cosh(x)),
  coth: of((x) => -1 / sinh(x) / sinh(x)),
  sech: of((x) => -tanh(x) / cosh(x)),
  csch: of((x) => -1 / tanh(x) / sinh(x)),
  asinh: of((x) => 1 / hypot(1, x)),
  acosh: of((x) => 1 / (sqrt(x - 1) * sqrt(x + 1))),
  atanh: of((x) => 1 / ((1 - x) * (1 + x))),
  acoth: of((x) => 1 / ((1 - x) * (1 + x))),
  asech: of((x) => -arcSlope(x) / x),
  acsch: of((x) => -1 / (abs(x) * hypot(1, x))),

  abs: of((x) => sign(x)),
  sign: [flat],
  max: { each: share(Math.max) },
  min: { each: share(Math.min) },
  floor: [flat],
  ceil: [flat],
  round: [flat],
  mod: by(
    () => 1,
    (x, y) => (y === 0 ? 0 : -wholeQuotient(x, y)),
  ),

  erf: of(bell),
  erfc: of((x) => -bell(x)),
  gamma: of((x) => kernels.gamma(x) * kernels.digamma(x)),
  lgamma: of((x) => kernels.digamma(x)),
  digamma: of((x) => kernels.polygamma(1, x)),
  // The order is a whole number, so there is no slope by it.
  polygamma: by(
    () => NaN,
    (n, x) => kernels.polygamma(n + 1, x),
  ),
  exprel: of((x) => kernels.expmoment(1, x)),
  expmoment: by(
    () => NaN,
    (n, x) => kernels.expmoment(n + 1, x),
  ),
  sinc: of((x) => kernels.sincderivative(1, x)),
  sincderivative: by(
    () => NaN,
    (n, x) => kernels.sincderivative(n + 1, x),
  ),
};

/** The slope of `fn` by operand `index` at the operands. */
export function slopeOf(fn: RealFunctionName, index: number, operands: readonly number[]): number {
  const rule = dualRules[fn];
  return "each" in rule ? rule.each(operands[index]!, operands) : rule[index]!(...operands);
}

/** Whether the function is constant between its jumps, so that its value has no ties to fear. */
export function isStep(fn: RealFunctionName): boolean {
  const rule = dualRules[fn];
  return !("each" in rule) && rule.every((slope) => slope === flat);
}

/** Whether the function jumps again and again: steps do, and mod, though it rises between its jumps. */
export function isStaircase(fn: RealFunctionName): boolean {
  return isStep(fn) || fn === "mod";
}
