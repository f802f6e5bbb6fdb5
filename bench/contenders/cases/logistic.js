/** The loss of a logistic regression in two variables, of one row. */
import { Dual } from "../../../dist/index.js";

const { exp, log } = Dual.math;

export const cases = [
  {
    name: "logistic loss",
    text: "log(1+exp(-y*(w0+w1*x1+w2*x2)))",
    wrt: ["w0", "w1", "w2"],
    point: (u) => ({ y: u() > 0.5 ? 1 : -1, w0: u(), w1: u(), w2: u(), x1: u(), x2: u() }),
    byHand({ y, w0, w1, w2, x1, x2 }) {
      const e = Math.exp(-y * (w0 + w1 * x1 + w2 * x2));
      const s = 1 + e;
      const g = (-y * e) / s;
      return { value: Math.log(s), gradient: { w0: g, w1: g * x1, w2: g * x2 } };
    },
    byDuals: ({ y, w0, w1, w2, x1, x2 }) =>
      log(exp(y.neg().mul(w0.add(w1.mul(x1)).add(w2.mul(x2)))).add(1)),
    c: "logistic.c",
  },
];
