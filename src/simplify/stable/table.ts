/**
 * Forms that keep their digits, as data. Each is equal to what it stands for wherever that has a
 * value, has none where that has none, and loses no more digits anywhere: a form that is better in a
 * region only is a choice by a condition (test/simplify/stable.test.ts and `npm run stability`
 * measure every one against MPFR). `c` and `d` stand for constants, other names for anything; sums
 * and products match in any order, and as their negatives.
 *
 * Sources: Herbie (Panchekha et al., "Automatically improving accuracy for floating point
 * expressions", PLDI 2015) and its suite; Hamming ("Numerical methods for scientists and engineers",
 * chapter 3); Kahan ("Branch cuts for complex elementary functions", 1987); Goldberg ("What every
 * computer scientist should know about floating-point arithmetic", 1991); Higham ("Accuracy and
 * stability of numerical algorithms", 2nd edition); Mächler ("Accurately computing log(1 - exp(-|a|))",
 * 2012); Blanchard, Higham and Higham ("Accurately computing the log-sum-exp and softmax functions",
 * 2021).
 */

export interface StableRule {
  readonly name: string;
  readonly left: string;
  readonly right: string;
  /** What constants must fulfil. */
  readonly where?: string;
  /** Whether its negative is the matter of another rule. */
  readonly signed?: true;
  /** What must not be a whole constant, since powers of those are products. */
  readonly notWhole?: string;
  /** What must not be constant, since few digits are lost in small powers. */
  readonly varying?: string;
  /**
   * `"before"` where the derivative of the right side is the good one too; `"after"` where that of
   * the left side is, so that values and derivatives are rewritten when both are there.
   */
  readonly when: "before" | "after";
  /** What is lost as written, for people. */
  readonly reason: string;
  readonly source: string;
}

/** What was rewritten, and why. */
export interface Rewrite {
  readonly rule: string;
  /** The form as written and the one that is computed, in the variables of the rule. */
  readonly from: string;
  readonly to: string;
  readonly reason: string;
  readonly source: string;
}

const CANCELS = "nearly equal terms cancel";
const DROPS = "adding 1 drops the digits of what is small";
const DROPS_CONSTANT = "adding the constant drops the digits of what is small";
const OVERFLOWS = "exp overflows where the result does not";

/** 0 where exp is far from overflow, so that nothing is changed there. */
const SHIFT = "64*floor(max(u, 0)/64 + 1/2)";

const exponentials: readonly StableRule[] = [
  {
    name: "softplus",
    left: "log(1 + exp(u))",
    right: "softplus(u)",
    when: "before",
    reason: `${OVERFLOWS}, and ${DROPS}`,
    source: "Mächler",
  },
  {
    name: "log of one less exp",
    left: "log(1 - exp(u))",
    right: "log1mexp(u)",
    when: "before",
    reason: `${CANCELS} near 0, and ${DROPS}`,
    source: "Mächler",
  },
  {
    name: "log of exp less one",
    left: "log(exp(u) - 1)",
    right: "u + log1mexp(-u)",
    when: "before",
    reason: `${CANCELS} near 0, and ${OVERFLOWS}`,
    source: "Mächler",
  },
  {
    name: "log of two exps",
    left: "log(exp(u) + exp(v))",
    right: "logaddexp(u, v)",
    when: "before",
    reason: OVERFLOWS,
    source: "Blanchard, Higham and Higham",
  },
  {
    name: "log of three exps",
    left: "log(exp(u) + exp(v) + exp(w))",
    right: "logaddexp(logaddexp(u, v), w)",
    when: "before",
    reason: OVERFLOWS,
    source: "Blanchard, Higham and Higham",
  },
  {
    name: "log of a constant and exp",
    left: "log(c + exp(u))",
    right: `${SHIFT} + log(c*exp(-${SHIFT}) + exp(u - ${SHIFT}))`,
    where: "c > 0",
    when: "before",
    reason: OVERFLOWS,
    source: "Blanchard, Higham and Higham",
  },
  {
    name: "log1p",
    left: "log(1 + u)",
    right: "log1p(u)",
    when: "before",
    reason: DROPS,
    source: "Goldberg",
  },
  {
    name: "expm1",
    left: "exp(u) - 1",
    right: "expm1(u)",
    when: "before",
    reason: CANCELS,
    source: "Kahan",
  },
  {
    name: "multiple of expm1",
    left: "a*exp(u) - a",
    right: "a*expm1(u)",
    when: "before",
    reason: CANCELS,
    source: "Kahan",
  },
  {
    name: "exp over exp less one",
    left: "exp(u)/(exp(u) - 1)",
    right: "-1/expm1(-u)",
    when: "before",
    reason: `${OVERFLOWS}, and ${CANCELS} near 0`,
    source: "Hamming, expq2",
  },
  {
    name: "quotient of expm1 of a double",
    left: "(exp(2*u) - 1)/(exp(u) - 1)",
    right: "u == 0 ? (exp(2*u) - 1)/(exp(u) - 1) : exp(u) + 1",
    when: "before",
    reason: CANCELS,
    source: "Hamming, sqrtexp",
  },
  {
    name: "tanh by exp",
    left: "(exp(u) - 1)/(exp(u) + 1)",
    right: "tanh(u/2)",
    when: "before",
    reason: `${OVERFLOWS}, and ${CANCELS} near 0`,
    source: "Higham",
  },
  {
    name: "tanh by two exps",
    left: "(exp(u) - exp(-u))/(exp(u) + exp(-u))",
    right: "tanh(u)",
    when: "before",
    reason: `${OVERFLOWS}, and ${CANCELS} near 0`,
    source: "Higham",
  },
  {
    name: "half of sinh",
    left: "(exp(u) - exp(-u))/2",
    right: "sinh(u)",
    when: "after",
    reason: CANCELS,
    source: "Kahan",
  },
  {
    name: "sinh",
    left: "exp(u) - exp(-u)",
    right: "2*sinh(u)",
    when: "after",
    reason: CANCELS,
    source: "Kahan",
  },
  {
    name: "exp, its reciprocal, and minus two",
    left: "exp(u) - 2 + exp(-u)",
    right: "4*sinh(u/2)^2",
    when: "after",
    reason: CANCELS,
    source: "Hamming, exp2",
  },
  {
    name: "exp of a little more",
    left: "exp(u + v) - exp(u)",
    right: "abs(v) < 1 ? exp(u)*expm1(v) : exp(u + v) - exp(u)",
    when: "after",
    reason: CANCELS,
    source: "Herbie",
  },
  {
    name: "difference of exps",
    left: "exp(u) - exp(v)",
    right: "abs(u - v) < 1 ? exp(v)*expm1(u - v) : exp(u) - exp(v)",
    when: "after",
    reason: CANCELS,
    source: "Herbie",
  },
  {
    name: "power of nearly one less one",
    left: "(1 + u)^v - 1",
    right: "abs(v*log1p(u)) < 1 ? expm1(v*log1p(u)) : (1 + u)^v - 1",
    notWhole: "v",
    when: "after",
    reason: CANCELS,
    source: "Herbie",
  },
  {
    name: "power less one",
    left: "u^v - 1",
    right: "abs(v*log(u)) < 1 ? expm1(v*log(u)) : u^v - 1",
    notWhole: "v",
    when: "after",
    reason: CANCELS,
    source: "Herbie",
  },
  {
    name: "power of nearly one",
    left: "(1 + u)^v",
    right: "abs(u) < 0.25 ? exp(v*log1p(u)) : (1 + u)^v",
    varying: "v",
    when: "before",
    reason: DROPS,
    source: "Goldberg",
  },
];

const saturating: readonly StableRule[] = [
  {
    name: "logistic by exp",
    left: "exp(u)/(1 + exp(u))",
    right: "sigmoid(u)",
    when: "before",
    reason: OVERFLOWS,
    source: "Blanchard, Higham and Higham",
  },
  {
    name: "share of two exps",
    left: "exp(u)/(exp(u) + exp(v))",
    right: "expshare(u, v)",
    when: "before",
    reason: OVERFLOWS,
    source: "Blanchard, Higham and Higham",
  },
  {
    name: "logistic",
    left: "a/(1 + exp(u))",
    right: "a*sigmoid(-u)",
    when: "before",
    reason: "the derivative overflows in saturation",
    source: "Blanchard, Higham and Higham",
  },
  {
    name: "one less logistic",
    left: "1 - sigmoid(u)",
    right: "sigmoid(-u)",
    when: "before",
    reason: `${CANCELS} in saturation`,
    source: "textbook",
  },
  {
    name: "one less tanh squared",
    left: "1 - tanh(u)^2",
    right: "sech(u)^2",
    when: "before",
    reason: `${CANCELS} in saturation`,
    source: "textbook",
  },
  {
    name: "one less tanh",
    left: "1 - tanh(u)",
    right: "2*sigmoid(-2*u)",
    when: "before",
    reason: `${CANCELS} in saturation`,
    source: "textbook",
  },
  {
    name: "one and tanh",
    left: "1 + tanh(u)",
    right: "2*sigmoid(2*u)",
    when: "before",
    reason: `${CANCELS} in saturation`,
    source: "textbook",
  },
  {
    name: "one less erf",
    left: "1 - erf(u)",
    right: "erfc(u)",
    when: "before",
    reason: `${CANCELS} in saturation`,
    source: "textbook",
  },
  {
    name: "one and erf",
    left: "1 + erf(u)",
    right: "erfc(-u)",
    when: "before",
    reason: `${CANCELS} in saturation`,
    source: "textbook",
  },
];

const logarithms: readonly StableRule[] = [
  {
    name: "atanh by a quotient",
    left: "log((1 + u)/(1 - u))",
    right: "2*atanh(u)",
    when: "before",
    reason: "the quotient drops the digits of what is small",
    source: "Hamming, logq",
  },
  {
    name: "atanh by a difference",
    left: "log(1 + u) - log(1 - u)",
    right: "2*atanh(u)",
    when: "before",
    reason: CANCELS,
    source: "Hamming, logq",
  },
  {
    name: "log of the next",
    left: "log(u + c) - log(u)",
    right: "u > 2*abs(c) ? log1p(c/u) : log(u + c) - log(u)",
    when: "after",
    reason: CANCELS,
    source: "Hamming, 2log",
  },
  {
    name: "slope of an entropy step",
    left: "1 + log(u + c) - (1 + log(u))",
    right: "u > 2*abs(c) ? log1p(c/u) : log(u + c) - log(u)",
    when: "after",
    reason: CANCELS,
    source: "Hamming, logs",
  },
  {
    name: "entropy step",
    left: "(u + 1)*log(u + 1) - u*log(u)",
    right: "u > 1 ? log1p(u) + u*log1p(1/u) : (u + 1)*log(u + 1) - u*log(u)",
    when: "after",
    reason: CANCELS,
    source: "Hamming, logs",
  },
  {
    name: "difference of logs",
    left: "log(u) - log(v)",
    right: "abs(u - v) < v/2 ? log1p((u - v)/v) : log(u) - log(v)",
    when: "after",
    reason: CANCELS,
    source: "Goldberg",
  },
];

const roots: readonly StableRule[] = [
  {
    name: "root of the next",
    left: "sqrt(u + c) - sqrt(u)",
    right: "c/(sqrt(u + c) + sqrt(u))",
    when: "before",
    reason: CANCELS,
    source: "Hamming, 2sqrt",
  },
  {
    name: "roots of two sums",
    left: "sqrt(u + c) - sqrt(u + d)",
    right: "(c - d)/(sqrt(u + c) + sqrt(u + d))",
    where: "c != d",
    when: "before",
    reason: CANCELS,
    source: "Hamming, 2sqrt",
  },
  {
    name: "root of a little more",
    left: "sqrt(u + v) - sqrt(u)",
    right: "sqrt(u + v) + sqrt(u) == 0 ? 0 : v/(sqrt(u + v) + sqrt(u))",
    when: "before",
    reason: CANCELS,
    source: "Hamming, 2sqrt",
  },
  {
    name: "difference of roots",
    left: "sqrt(u) - sqrt(v)",
    right: "sqrt(u) + sqrt(v) == 0 ? 0 : (u - v)/(sqrt(u) + sqrt(v))",
    when: "after",
    reason: CANCELS,
    source: "Higham",
  },
  {
    name: "cube root of the next",
    left: "cbrt(u + c) - cbrt(u)",
    right: "c/(cbrt(u + c)^2 + cbrt(u + c)*cbrt(u) + cbrt(u)^2)",
    when: "before",
    reason: CANCELS,
    source: "Hamming, 2cbrt",
  },
  {
    name: "power of the next",
    left: "(u + c)^v - u^v",
    right: "u > 2*abs(c) ? u^v*expm1(v*log1p(c/u)) : (u + c)^v - u^v",
    notWhole: "v",
    when: "after",
    reason: CANCELS,
    source: "Hamming, 2nthrt",
  },
  {
    name: "multiple of a power of the next",
    left: "a*(u + c)^v - a*u^v",
    right: "u > 2*abs(c) ? a*(u^v*expm1(v*log1p(c/u))) : a*(u + c)^v - a*u^v",
    notWhole: "v",
    when: "after",
    reason: CANCELS,
    source: "Hamming, 2nthrt",
  },
  {
    name: "reciprocal roots",
    left: "1/sqrt(u) - 1/sqrt(u + c)",
    right: "c/(sqrt(u)*sqrt(u + c)*(sqrt(u + c) + sqrt(u)))",
    when: "before",
    reason: CANCELS,
    source: "Hamming, 2isqrt",
  },
  {
    name: "root less its base",
    left: "sqrt(u^2 + v) - u",
    right: "u > 0 ? v/(sqrt(u^2 + v) + u) : sqrt(u^2 + v) - u",
    when: "before",
    reason: CANCELS,
    source: "Hamming, quadp",
  },
  {
    name: "root and its base",
    left: "sqrt(u^2 + v) + u",
    right: "u < 0 ? v/(sqrt(u^2 + v) - u) : sqrt(u^2 + v) + u",
    when: "before",
    reason: CANCELS,
    source: "Hamming, quadm",
  },
];

const fractions: readonly StableRule[] = [
  {
    name: "reciprocals around",
    left: "1/(u + c) - 2/u + 1/(u - c)",
    right: "2*c^2/u/(u - c)/(u + c)",
    when: "before",
    reason: CANCELS,
    source: "Hamming, 3frac",
  },
  {
    name: "reciprocal of the next",
    left: "a/(u + c) - a/u",
    right: "-(c*a)/u/(u + c)",
    when: "before",
    reason: CANCELS,
    source: "Hamming, 2frac",
  },
  {
    name: "difference of reciprocals",
    left: "1/u - 1/v",
    // One of them may be infinite in doubles, and its reciprocal is 0.
    right: "abs(u - v) < abs(u) ? (v - u)/u/v : 1/u - 1/v",
    when: "after",
    reason: CANCELS,
    source: "Higham",
  },
  {
    name: "constant less a sum with it",
    left: "c - (c + u)",
    right: "-u",
    when: "before",
    reason: DROPS_CONSTANT,
    source: "textbook",
  },
  {
    name: "square of a constant less a square",
    left: "c - u^2",
    right: "(sqrt(c) - u)*(sqrt(c) + u)",
    signed: true,
    where: "sqrt(c) > 0",
    when: "after",
    reason: "squares are rounded before they cancel",
    source: "Goldberg",
  },
  {
    name: "square less that of a constant",
    left: "u^2 - c",
    right: "(u - sqrt(c))*(u + sqrt(c))",
    where: "sqrt(c) > 0",
    when: "after",
    reason: "squares are rounded before they cancel",
    source: "Goldberg",
  },
  {
    name: "difference of squares",
    left: "u^2 - v^2",
    right: "(u - v)*(u + v)",
    when: "after",
    reason: "squares are rounded before they cancel",
    source: "Goldberg",
  },
];

const circular: readonly StableRule[] = [
  {
    name: "one less sine squared",
    left: "1 - sin(u)^2",
    right: "cos(u)^2",
    when: "before",
    reason: CANCELS,
    source: "textbook",
  },
  {
    name: "one less cosine squared",
    left: "1 - cos(u)^2",
    right: "sin(u)^2",
    when: "before",
    reason: CANCELS,
    source: "textbook",
  },
  {
    name: "cosine of a double",
    left: "cos(u)^2 - sin(u)^2",
    right: "cos(2*u)",
    when: "before",
    reason: CANCELS,
    source: "textbook",
  },
  {
    name: "one less cosine",
    left: "1 - cos(u)",
    right: "2*sin(u/2)^2",
    when: "after",
    reason: CANCELS,
    source: "Goldberg",
  },
  {
    name: "inverse of cosh",
    left: "acosh(cosh(u))",
    right: "abs(u)",
    when: "before",
    reason: "cosh drops the digits of what is small, and overflows where the result does not",
    source: "Kahan",
  },
  {
    name: "cosh less one",
    left: "cosh(u) - 1",
    right: "abs(u) < 1 ? 2*sinh(u/2)^2 : cosh(u) - 1",
    when: "after",
    reason: CANCELS,
    source: "Goldberg",
  },
  {
    name: "angle less its sine",
    left: "u - sin(u)",
    right: "abs(u) < 0.7 ? u*(2*sin(u/2)^2 + u*sincderivative(1, u)) : u - sin(u)",
    when: "after",
    reason: CANCELS,
    source: "Hamming, sintan",
  },
  {
    name: "angle less its tangent",
    left: "u - tan(u)",
    right: "abs(u) < 0.7 ? u^2*sincderivative(1, u)/cos(u) : u - tan(u)",
    when: "after",
    reason: CANCELS,
    source: "Hamming, sintan",
  },
  {
    name: "difference of sines",
    left: "sin(u + v) - sin(u)",
    right: "2*cos(u + v/2)*sin(v/2)",
    when: "after",
    reason: CANCELS,
    source: "Hamming, 2sin",
  },
  {
    name: "difference of cosines",
    left: "cos(u + v) - cos(u)",
    right: "-2*sin(u + v/2)*sin(v/2)",
    when: "after",
    reason: CANCELS,
    source: "Hamming, 2cos",
  },
  {
    name: "difference of tangents",
    left: "tan(u + v) - tan(u)",
    right: "sin(v)/(cos(u)*cos(u + v))",
    when: "after",
    reason: CANCELS,
    source: "Hamming, 2tan",
  },
  {
    name: "difference of slopes of tangents",
    left: "1 + tan(u + v)^2 - (1 + tan(u)^2)",
    right: "sin(v)*sin(2*u + v)/(cos(u)*cos(u + v))^2",
    when: "after",
    reason: CANCELS,
    source: "Hamming, 2tan",
  },
  {
    name: "difference of arc tangents",
    left: "atan(u + c) - atan(u)",
    right: "atan2(c, 1 + u*(u + c))",
    when: "before",
    reason: CANCELS,
    source: "Hamming, 2atan",
  },
];

const BY_QUOTIENT = "the terms of the derivative cancel near 0";

/** A quotient that has no value at 0, with a guard for that and without one. */
function removable(
  name: string,
  quotient: string,
  stable: string,
  source: string,
): readonly StableRule[] {
  const rule = { when: "before", reason: BY_QUOTIENT, source } as const;
  return [
    {
      ...rule,
      name: `${name}, guarded`,
      left: `u == 0 ? a : ${quotient}`,
      right: `u == 0 ? a : ${stable}`,
    },
    {
      ...rule,
      name: `${name}, guarded by its else`,
      left: `u != 0 ? ${quotient} : a`,
      right: `u != 0 ? ${stable} : a`,
    },
    { ...rule, name, left: quotient, right: `u == 0 ? ${quotient} : ${stable}` },
  ];
}

const removables: readonly StableRule[] = [
  ...removable("sinc", "sin(u)/u", "sinc(u)", "Kahan"),
  ...removable("exprel", "(exp(u) - 1)/u", "exprel(u)", "Higham"),
  ...removable("exprel of expm1", "expm1(u)/u", "exprel(u)", "Higham"),
  ...removable("exprel of a negative", "(1 - exp(-u))/u", "exprel(-u)", "Higham"),
  ...removable(
    "reciprocal of exprel",
    "u/(exp(u) - 1)",
    // The square of the reciprocal, which is in the derivative, is 0 from 380 on.
    "(u > 300 ? exp(-u)/exprel(-u) : 1/exprel(u))",
    "Higham",
  ),
  ...removable("square of sinc", "(1 - cos(u))/u^2", "sinc(u/2)^2/2", "Hamming, cos2"),
  ...removable(
    "log derivative of sinc",
    "1/u - 1/tan(u)",
    "-(sincderivative(1, u)/sinc(u))",
    "Hamming, invcot",
  ),
  ...removable(
    "log derivative of sinc by cot",
    "1/u - cot(u)",
    "-(sincderivative(1, u)/sinc(u))",
    "Hamming, invcot",
  ),
];

/** The forms that are taken unless they are turned off; earlier ones come first. */
export const stableRules: readonly StableRule[] = [
  ...removables,
  ...exponentials.slice(0, 4),
  ...logarithms.slice(0, 2),
  ...exponentials.slice(4),
  ...saturating,
  ...logarithms.slice(2),
  ...roots,
  ...fractions,
  ...circular,
];
