/** The logarithm of a sum of exponentials, of a thousand elements. */
import { Dual } from "../../../dist/index.js";

const { exp, log } = Dual.math;

export const cases = [
  {
    name: "log-sum-exp of 1,000",
    text: "log(sum(i, exp(x[i])))",
    wrt: ["x"],
    count: 4,
    point: (u) => ({ x: Float64Array.from({ length: 1000 }, () => 4 * u() - 2) }),
    byHand({ x }) {
      const n = x.length;
      const g = new Float64Array(n);
      let s = 0;
      for (let i = 0; i < n; i++) s += g[i] = Math.exp(x[i]);
      const k = 1 / s;
      for (let i = 0; i < n; i++) g[i] *= k;
      return { value: Math.log(s), gradient: { x: g } };
    },
    byDuals: ({ x }) => log(x.map((each) => exp(each)).reduce((sum, each) => sum.add(each))),
    python: "log_sum_exp",
    c: "log-sum-exp.c",
  },
];
