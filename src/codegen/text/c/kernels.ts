/**
 * Functions of ours that modules in C carry, each under the module's prefix: what JavaScript defines
 * in another way than C (the larger of a number and NaN is NaN; `1^inf` has no value), and the care of
 * working vectors. They compute the same bits as the catalogue's kernels.
 */
import type { CKernelName } from "../../../functions/spelling.ts";

/** Functions for vectors, which no entry of the catalogue spells. */
export type VectorKernelName = "zero" | "zeros" | "alike" | "copy";

/** What other functions call. */
type PartName = "exp_ratio";

/** The text of each, `$` for the prefix. */
export const kernelTexts: Readonly<Record<CKernelName | VectorKernelName | PartName, string>> = {
  acoth: `/* The inverse hyperbolic cotangent: log((x + 1)/(x - 1))/2. */
static double $_acoth(double x) {
  return copysign(log1p(2.0 / (fabs(x) - 1.0)) / 2.0, x);
}`,
  acsc: `/* The inverse cosecant: asin(1/x) far from 1, else the angle of (sqrt(x^2 - 1), 1). */
static double $_acsc(double x) {
  if (fabs(x) > 2.0) return asin(1.0 / x);
  return atan2(copysign(1.0, x), sqrt((x - 1.0) * (x + 1.0)));
}`,
  asec: `/* The inverse secant: the angle of (1, sqrt(x^2 - 1)). */
static double $_asec(double x) {
  return atan2(sqrt((x - 1.0) * (x + 1.0)), copysign(1.0, x));
}`,
  asech: `/* The inverse hyperbolic secant: log((1 + sqrt(1 - x^2))/x), less 1 under the logarithm. */
static double $_asech(double x) {
  if (x < 1e-300) return 0.6931471805599453 - log(x);
  return log1p((1.0 - x + sqrt((1.0 - x) * (1.0 + x))) / x);
}`,
  digamma: `/*
 * The logarithmic derivative of the gamma function: by reflection on the left, by its asymptotic
 * series far out, by recurrence and a rational function with the root divided out between 1 and 2.
 * After stdlib (https://stdlib.io), Copyright (c) The Stdlib Authors, Apache License 2.0,
 * https://www.apache.org/licenses/LICENSE-2.0, which follows (C) Copyright John Maddock 2006. In
 * full: THIRD-PARTY-NOTICES.txt of the package fluxion.
 */
static double $_digamma(double x) {
  if (x != x || x == 0.0) return NAN;
  double sum = 0.0;
  if (x < -0.25) {
    const double from_pole = x - floor(x + 0.5);
    if (from_pole == 0.0) return NAN;
    const double pi = 3.141592653589793;
    sum = fabs(from_pole) < 0.25
      ? -pi * (1.0 / tan(pi * from_pole))
      : -pi * tan(pi * (copysign(0.5, from_pole) - from_pole));
    x = 1.0 - x;
  }
  if (x >= 10.0) {
    x -= 1.0;
    const double y = log(x) + 1.0 / (2.0 * x);
    const double z = 1.0 / (x * x);
    const double series = 0.08333333333333333 + z * (-0.008333333333333333 + z * (
      0.003968253968253968 + z * (-0.004166666666666667 + z * (0.007575757575757576 + z * (
      -0.021092796092796094 + z * (0.08333333333333333 + z * -0.4432598039215686))))));
    return sum + (y - z * series);
  }
  while (x > 2.0) {
    x -= 1.0;
    sum += 1.0 / x;
  }
  while (x < 1.0) {
    sum -= 1.0 / x;
    x += 1.0;
  }
  const double root = x - 1569415565.0 / 1073741824.0 -
    381566830.0 / 1073741824.0 / 1073741824.0 - 9.016312093258695e-20;
  const double t = x - 1.0;
  const double p = 0.25479851061131553 + t * (-0.3255503118680449 + t * (-0.6503185377089651 + t * (
    -0.28919126444774784 + t * (-0.04525132144873906 + t * -0.002071332116774595))));
  const double q = 1.0 + t * (2.076711702373047 + t * (1.4606242909763516 + t * (
    0.43593529692665967 + t * (0.054151797245674226 + t * (0.0021284987017821146 +
    t * -5.578984132167551e-7)))));
  return sum + (root * 0.9955816268920898 + root * (p / q));
}`,
  expmx2: `/* exp(-x^2), with what the rounding of the square loses made good. */
static double $_expmx2(double x) {
  const double square = x * x;
  if (square > 800.0) return 0.0;
  const double high = (float)x;
  const double low = x - high;
  const double lost = high * high - square + 2.0 * high * low + low * low;
  const double bell = exp(-square);
  return bell - bell * lost;
}`,
  lgamma: `/* The logarithm of the absolute value of the gamma function, which falls to the left. */
static double $_lgamma(double x) {
  return x == -INFINITY ? x : lgamma(x);
}`,
  max: `/* The larger number; NaN where one is. */
static double $_max(double x, double y) {
  if (x > y) return x;
  if (x < y) return y;
  if (x == y) return signbit(x) ? y : x;
  return x + y;
}`,
  min: `/* The smaller number; NaN where one is. */
static double $_min(double x, double y) {
  if (x < y) return x;
  if (x > y) return y;
  if (x == y) return signbit(x) ? x : y;
  return x + y;
}`,
  mod: `/* x - y*floor(x/y): exact remainder with the sign of y; x where y is 0. */
static double $_mod(double x, double y) {
  if (y == 0.0) return x;
  const double rest = fmod(x, y);
  const bool crosses = rest != 0.0 && (rest < 0.0) != (y < 0.0);
  return crosses ? rest + y : rest;
}`,
  power: `/* The power, which has no value for 1 or -1 to an infinite or missing exponent. */
static double $_power(double x, double y) {
  if (y != y) return y;
  if ((x == 1.0 || x == -1.0) && isinf(y)) return NAN;
  return pow(x, y);
}`,
  sign: `/* -1, 0 or 1; NaN of NaN. */
static double $_sign(double x) {
  return x > 0.0 ? 1.0 : x < 0.0 ? -1.0 : x;
}`,
  softplus: `/* log(1 + exp(x)) without overflow or cancellation. */
static double $_softplus(double x) {
  return $_max(x, 0.0) + log1p(exp(-fabs(x)));
}`,
  exp_ratio: `/* exp(-|x - y|), with what the rounding of the difference loses made good. */
static double $_exp_ratio(double x, double y) {
  const double difference = x - y;
  const double ratio = exp(-fabs(difference));
  if (ratio == 0.0) return 0.0;
  const double taken = x - difference;
  const double lost = x - (difference + taken) + (taken - y);
  return ratio - ratio * copysign(1.0, difference) * lost;
}`,
  logaddexp: `/* log(exp(x) + exp(y)) without overflow. */
static double $_logaddexp(double x, double y) {
  if (x == y) return x + 0.6931471805599453;
  return fmax(x, y) + log1p($_exp_ratio(x, y));
}`,
  expshare: `/* exp(x)/(exp(x) + exp(y)) without overflow. */
static double $_expshare(double x, double y) {
  const double ratio = $_exp_ratio(x, y);
  return (x < y ? ratio : 1.0) / (1.0 + ratio);
}`,
  log1mexp: `/* log(1 - exp(x)): near 0 by what is left of 1, else by what is taken from it. */
static double $_log1mexp(double x) {
  return x > -0.6931471805599453 ? log(-expm1(x)) : log1p(-exp(x));
}`,
  exprel: `/* (exp(x) - 1)/x, and 1 at 0. */
static double $_exprel(double x) {
  return x == 0.0 ? 1.0 : expm1(x) / x;
}`,
  expmoment: `/*
 * The n-th derivative of (exp(x) - 1)/x: near 0 by Kummer's transformation of the series, far on the
 * right by the recurrence from integrating by parts, far on the left as the integral to infinity
 * less its tail.
 */
static double $_expmoment(double n, double x) {
  if (!(n >= 0.0 && n <= 100.0 && n == floor(n))) return NAN;
  if (x > n + 1.0) {
    double moment = expm1(x) / x;
    for (double k = 1.0; k <= n; k++) moment = (exp(x) - k * moment) / x;
    return moment;
  }
  if (-x > 1.25 * (n + 1.0)) {
    double factorial = 1.0;
    for (double k = 2.0; k <= n; k++) factorial *= k;
    const double power = pow(-x, n + 1.0);
    const double half = ceil(n / 2.0);
    const double whole = power < INFINITY
      ? factorial / power
      : factorial / pow(-x, half) / pow(-x, n + 1.0 - half);
    const double bell = exp(x);
    if (bell == 0.0) return whole;
    double sum = 1.0;
    for (double k = n; k > 0.0; k--) sum = 1.0 + (-x / k) * sum;
    return whole * (1.0 - bell * sum);
  }
  double last = n + 1.0;
  for (double term = 1.0; term > 1e-17; term *= fabs(x) / last) last++;
  double rest = 1.0;
  for (double k = last; k > n + 1.0; k--) rest = 1.0 - (x / k) * rest;
  return (exp(x) * rest) / (n + 1.0);
}`,
  sinc: `/* sin(x)/x, and 1 at 0. */
static double $_sinc(double x) {
  return x == 0.0 ? 1.0 : sin(x) / x;
}`,
  sincderivative: `/*
 * The n-th derivative of sin(x)/x by the recurrence from x*sinc(x) = sin(x): upward far from 0, else
 * downward from where the derivative is left out.
 */
static double $_sincderivative(double n, double x) {
  if (!(n >= 0.0 && n <= 100.0 && n == floor(n))) return NAN;
  const double turns[] = {sin(x), cos(x), -sin(x), -cos(x)};
  const int order = (int)n;
  if (fabs(x) > n + 1.0) {
    double derivative = turns[0] / x;
    for (int k = 1; k <= order; k++) derivative = (turns[k % 4] - k * derivative) / x;
    return derivative;
  }
  int last = order + 1;
  for (double term = 1.0; term > 1e-17; term *= fabs(x) / last) last++;
  double derivative = turns[last % 4] / last;
  for (int k = last - 1; k > order; k--) derivative = (turns[k % 4] - x * derivative) / k;
  return derivative;
}`,
  zero: `/* Puts zeros into a vector. */
static void $_zero(double *vector, size_t count) {
  for (size_t k = 0; k < count; k++) vector[k] = 0.0;
}`,
  zeros: `/* A new vector of zeros in place of what was there; 0, or 1 where there is no memory. */
static int $_zeros(double **vector, ptrdiff_t count) {
  free(*vector);
  *vector = calloc(count > 0 ? (size_t)count : 1, sizeof **vector);
  return *vector == NULL ? 1 : 0;
}`,
  alike: `/* 0, or 2 where two vectors that belong together differ in length. */
static int $_alike(size_t length, size_t other) {
  return length == other ? 0 : 2;
}`,
  copy: `/* Copies a vector. */
static void $_copy(double *to, const double *from, size_t count) {
  for (size_t k = 0; k < count; k++) to[k] = from[k];
}`,
};

const CALLS: Partial<Record<keyof typeof kernelTexts, keyof typeof kernelTexts>> = {
  expshare: "exp_ratio",
  logaddexp: "exp_ratio",
  softplus: "max",
};

/** The texts of the functions that occur in `code`, what they call first. */
export function kernelsIn(code: string, prefix: string): string[] {
  const names = Object.keys(kernelTexts) as (keyof typeof kernelTexts)[];
  const used = new Set(names.filter((name) => code.includes(`${prefix}_${name}(`)));
  for (const name of used) {
    const called = CALLS[name];
    if (called !== undefined) used.add(called);
  }
  return names
    .filter((name) => used.has(name))
    .map((name) => kernelTexts[name].replaceAll("$_", `${prefix}_`));
}
