/**
 * Quotients that have a value where they are 0/0, and their derivatives, which as quotients would
 * cancel around there: functions of their own, closed under differentiation by their order.
 */
import type { Float } from "../float.ts";
import { REALS, real } from "../entry.ts";
import { kernelCall } from "../spelling.ts";
import { kernels } from "../kernels.ts";
import { exactAt } from "./exponential.ts";

/** How far from 0 the recurrences lose no more digits than the series. */
const FAR = 30;

const sameAs = (x: Float, value: number): Float => x.mul(0).add(value);

/** A series summed until it stands still. */
function summed(
  first: Float,
  next: (term: Float, k: number) => Float,
  weight: (k: number) => number,
): Float {
  let term = first;
  let sum = term.div(weight(0));
  for (let k = 1; ; k++) {
    term = next(term, k);
    const better = sum.add(term.div(weight(k)));
    if (better.isEqual(sum) || better.isNaN()) return better;
    sum = better;
  }
}

/** The orders that the kernels take. */
const isOrder = (n: number): boolean => Number.isInteger(n) && n >= 0 && n <= 100;

/** The integral of `s^n*exp(s*x)` over s from 0 to 1, as the kernel computes it. */
function preciseMoment(order: Float, x: Float): Float {
  const n = order.toNumber();
  if (!isOrder(n)) return sameAs(x, NaN);
  if (x.abs().greaterThan(n + FAR)) {
    let moment = x.exp().sub(1).div(x);
    for (let k = 1; k <= n; k++) moment = x.exp().sub(moment.mul(k)).div(x);
    return moment;
  }
  const one = sameAs(x, 1);
  if (x.sign() < 0) {
    const step = (term: Float, k: number): Float => term.mul(x.neg()).div(n + k + 1);
    return summed(one.div(n + 1), step, () => 1).mul(x.exp());
  }
  return summed(
    one,
    (term, k) => term.mul(x).div(k),
    (k) => n + k + 1,
  );
}

/** The n-th derivative of `sin(x)/x`, as the kernel computes it. */
function preciseSinc(order: Float, x: Float): Float {
  const n = order.toNumber();
  if (!isOrder(n)) return sameAs(x, NaN);
  if (x.abs().greaterThan(n + FAR)) {
    const turns = [x.sin(), x.cos(), x.sin().neg(), x.cos().neg()];
    let derivative = turns[0]!.div(x);
    for (let k = 1; k <= n; k++) derivative = turns[k % 4]!.sub(derivative.mul(k)).div(x);
    return derivative;
  }
  const first = Math.ceil(n / 2);
  const square = x.mul(x).neg();
  const start = sameAs(x, first % 2 === 0 ? 1 : -1).mul(n % 2 === 0 ? 1 : x);
  const step = (term: Float, k: number): Float => {
    const power = 2 * (first + k) - n;
    return term.mul(square).div(power * (power - 1));
  };
  return summed(start, step, (k) => 2 * (first + k) + 1);
}

const ofOrder = {
  parameters: ["n", "x"],
  domain: [[-1, Infinity], REALS],
  within: (n = NaN) => isOrder(n),
  integer: [true, false],
} as const;

export const removable = {
  exprel: real({
    summary: "(exp(x) - 1)/x, and 1 at 0",
    range: [0, Infinity],
    nonzero: true,
    increasing: true,
    partials: ["expmoment(1, x)"],
    js: kernelCall("exprel"),
    c: kernelCall("exprel"),
    mathJson: null,
    kernel: kernels.exprel,
    precise: (x) => preciseMoment(sameAs(x!, 0), x!),
    exact: exactAt(0, 1),
    sample: [[-20, 20]],
  }),
  expmoment: real({
    ...ofOrder,
    summary: "n-th derivative of exprel: the integral of s^n*exp(s*x) over s from 0 to 1",
    partials: [null, "expmoment(n + 1, x)"],
    range: [0, Infinity],
    nonzero: true,
    js: kernelCall("expmoment"),
    c: kernelCall("expmoment"),
    mathJson: null,
    kernel: kernels.expmoment,
    precise: (n, x) => preciseMoment(n!, x!),
    sample: [
      [0, 4],
      [-20, 20],
    ],
  }),
  sinc: real({
    summary: "sin(x)/x, and 1 at 0",
    even: true,
    range: [-1, 1],
    partials: ["sincderivative(1, x)"],
    js: kernelCall("sinc"),
    c: kernelCall("sinc"),
    mathJson: "Sinc",
    kernel: kernels.sinc,
    precise: (x) => preciseSinc(sameAs(x!, 0), x!),
    exact: exactAt(0, 1),
    sample: [[-20, 20]],
  }),
  sincderivative: real({
    ...ofOrder,
    summary: "n-th derivative of sinc, for a whole number n; the arguments are n, x",
    partials: [null, "sincderivative(n + 1, x)"],
    range: [-1, 1],
    js: kernelCall("sincderivative"),
    c: kernelCall("sincderivative"),
    latex: "\\operatorname{sinc}^{\\left($0\\right)}\\left($1\\right)",
    mathJson: null,
    kernel: kernels.sincderivative,
    precise: (n, x) => preciseSinc(n!, x!),
    sample: [
      [0, 4],
      [-20, 20],
    ],
  }),
};
