/** Special functions; numeric kernels from stdlib, closed under differentiation by polygamma. */
import type { Float } from "../float.ts";
import { precisePolygamma } from "../precise-polygamma.ts";
import { POSITIVE, real } from "../entry.ts";
import { call, kernelCall, unsupported } from "../spelling.ts";
import { kernels } from "../kernels.ts";
import { exactAt } from "./exponential.ts";

/** Distance to the poles of the gamma function: 0 and the negative integers. */
const fromPoles = (x?: number): number => (x! > 0 ? x! : Math.abs(x! - Math.round(x!)));

/** MPFR's own is NaN where gamma is negative, and gamma itself soon underflows there: so by reflection. */
function preciseLogGamma(x: Float): Float {
  if (x.sign() > 0) return x.lngamma();
  const pi = x.mul(0).add(1).atan().mul(4);
  return pi.div(x.mul(pi).sin()).abs().ln().sub(x.neg().add(1).lngamma());
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
    kernel: kernels.erf,
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
    kernel: kernels.erfc,
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
    kernel: kernels.gamma,
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
    kernel: kernels.lgamma,
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
    kernel: kernels.digamma,
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
    kernel: kernels.polygamma,
    precise: (n, x) => precisePolygamma(n!, x!),
  }),
};
