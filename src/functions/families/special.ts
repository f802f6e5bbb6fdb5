/** Special functions; numeric kernels from stdlib, closed under differentiation by polygamma. */
import type { Float } from "../float.ts";
import { POSITIVE, real } from "../entry.ts";
import { call, kernelCall, unsupported } from "../spelling.ts";
import { kernels } from "../kernels.ts";
import { exactAt } from "./exponential.ts";

/** Distance to the poles of the gamma function: 0 and the negative integers. */
const fromPoles = (x?: number): number => (x! > 0 ? x! : Math.abs(x! - Math.round(x!)));

type Kernel = (...operands: number[]) => number;

/** MPFR's own is NaN where gamma is negative, and gamma itself soon underflows there: so by reflection. */
function preciseLogGamma(x: Float): Float {
  if (x.sign() > 0) return x.lngamma();
  const pi = x.mul(0).add(1).atan().mul(4);
  return pi.div(x.mul(pi).sin()).abs().ln().sub(x.neg().add(1).lngamma());
}

/**
 * Polygamma of order n in MPFR: upward recurrence to a large argument, then the asymptotic series
 * in Bernoulli numbers (Abramowitz and Stegun, 6.4.11). Digits grow with the argument reached.
 */
function precisePolygamma(order: Float, x: Float): Float {
  const n = order.toNumber();
  if (n === 0) return x.digamma();
  if (x.sign() <= 0) return reflectedPolygamma(n, x);
  return positivePolygamma(n, x);
}

function positivePolygamma(n: number, x: Float): Float {
  const one = x.mul(0).add(1);
  const factorial = (k: number): Float => one.mul(k).add(1).gamma();
  let shifted = x;
  let recurrence = one.mul(0);
  while (shifted.lessThan(120)) {
    recurrence = recurrence.add(shifted.pow(-(n + 1)));
    shifted = shifted.add(1);
  }
  let series = factorial(n - 1)
    .div(shifted.pow(n))
    .add(factorial(n).div(shifted.pow(n + 1).mul(2)));
  const tau = one.atan().mul(8);
  evenZetas(one, 60).forEach((zeta, i) => {
    // B_2k / (2k)! = 2 (-1)^(k+1) zeta(2k) / (2 pi)^2k
    const k = i + 1;
    const bernoulli = zeta.mul(k % 2 === 1 ? 2 : -2).div(tau.pow(2 * k));
    series = series.add(bernoulli.mul(factorial(2 * k + n - 1)).div(shifted.pow(2 * k + n)));
  });
  const total = series.add(recurrence.mul(factorial(n)));
  return n % 2 === 1 ? total : total.neg();
}

/**
 * zeta(2), zeta(4), … by (k + 1/2) zeta(2k) = sum of zeta(2j) zeta(2k - 2j) over 0 < j < k, all
 * terms positive: a hundred times faster than MPFR's zeta, which does not use that 2k is even.
 */
function evenZetas(one: Float, count: number): Float[] {
  const pi = one.atan().mul(4);
  const zetas = [pi.mul(pi).div(6)];
  for (let k = 2; k <= count; k++) {
    let sum = one.mul(0);
    for (let j = 1; j < k; j++) sum = sum.add(zetas[j - 1]!.mul(zetas[k - j - 1]!));
    zetas.push(sum.div(k + 0.5));
  }
  return zetas;
}

/**
 * Left of zero by reflection (Abramowitz and Stegun, 6.4.7):
 * psi_n(x) = (-1)^n psi_n(1 - x) - pi d^n/dx^n cot(pi x), whose derivatives are polynomials in the
 * cotangent: those of c^k are k c^(k-1) times -pi (1 + c^2). A recurrence to the right would take as
 * many steps as x is large.
 */
function reflectedPolygamma(n: number, x: Float): Float {
  const one = x.mul(0).add(1);
  const pi = one.atan().mul(4);
  let coefficients = [one.mul(0), one];
  for (let order = 0; order < n; order++) {
    const slopes = coefficients.slice(1).map((coefficient, k) => coefficient.mul(k + 1));
    const next = [...slopes, one.mul(0), one.mul(0)].map((slope, k) =>
      k < 2 ? slope : slope.add(slopes[k - 2]!),
    );
    coefficients = next.map((coefficient) => coefficient.mul(pi).neg());
  }
  const cotangent = x.mul(pi).cot();
  const derivative = coefficients.reduceRight((sum, term) => sum.mul(cotangent).add(term)).mul(pi);
  const right = positivePolygamma(n, one.sub(x));
  return (n % 2 === 0 ? right : right.neg()).sub(derivative);
}

export const special = {
  erf: real({
    summary: "error function",
    range: [-1, 1],
    increasing: true,
    partials: ["2/sqrt(pi)*expmx2(x)"],
    textbook: ["2/sqrt(pi)*exp(-x^2)"],
    js: kernelCall("erf"),
    c: call("erf"),
    mathJson: "Erf",
    kernel: kernels.erf as Kernel,
    precise: (x) => x!.erf(),
    exact: exactAt(0, 0),
    sample: [[-6, 6]],
  }),
  erfc: real({
    summary: "complementary error function, 1 - erf(x)",
    range: [0, 2],
    nonzero: true,
    partials: ["-2/sqrt(pi)*expmx2(x)"],
    textbook: ["-2/sqrt(pi)*exp(-x^2)"],
    js: kernelCall("erfc"),
    c: call("erfc"),
    mathJson: "Erfc",
    kernel: kernels.erfc as Kernel,
    precise: (x) => x!.erfc(),
    exact: exactAt(0, 1),
    sample: [[-6, 6]],
  }),
  gamma: real({
    summary: "gamma function",
    nonzero: true,
    partials: ["gamma(x)*digamma(x)"],
    js: kernelCall("gamma"),
    c: call("tgamma"),
    latex: "\\Gamma\\left($0\\right)",
    mathJson: "Gamma",
    singular: fromPoles,
    poles: true,
    kernel: kernels.gamma as Kernel,
    precise: (x) => x!.gamma(),
    exact: exactAt(1, 1),
    sample: [[-3.9, 8]],
  }),
  lgamma: real({
    aliases: ["gammaln", "loggamma"],
    summary: "logarithm of the absolute value of the gamma function",
    partials: ["digamma(x)"],
    js: kernelCall("lgamma"),
    c: kernelCall("lgamma"),
    latex: "\\ln\\left|\\Gamma\\left($0\\right)\\right|",
    mathJson: "GammaLn",
    singular: fromPoles,
    poles: true,
    kernel: kernels.lgamma as Kernel,
    precise: (x) => preciseLogGamma(x!),
    exact: exactAt(1, 0),
    sample: [[-3.9, 20]],
  }),
  digamma: real({
    aliases: ["psi"],
    summary: "logarithmic derivative of the gamma function",
    partials: ["polygamma(1, x)"],
    js: kernelCall("digamma"),
    c: kernelCall("digamma"),
    latex: "\\psi\\left($0\\right)",
    mathJson: "Digamma",
    singular: fromPoles,
    poles: true,
    kernel: kernels.digamma as Kernel,
    precise: (x) => x!.digamma(),
    sample: [[-3.9, 20]],
  }),
  polygamma: real({
    summary: "n-th derivative of digamma, for a whole number n; the arguments are n, x",
    parameters: ["n", "x"],
    partials: [null, "polygamma(n + 1, x)"],
    js: kernelCall("polygamma"),
    c: unsupported("the library of C has no polygamma functions"),
    latex: "\\psi^{\\left($0\\right)}\\left($1\\right)",
    mathJson: "PolyGamma",
    domain: [POSITIVE, [-Infinity, Infinity]],
    within: (n) => Number.isInteger(n),
    sample: [
      [0, 4],
      [0.1, 12],
    ],
    integer: [true, false],
    singular: (_, x) => fromPoles(x),
    poles: true,
    kernel: kernels.polygamma as Kernel,
    precise: (n, x) => precisePolygamma(n!, x!),
  }),
};
