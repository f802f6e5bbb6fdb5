/** NIST's problem Gauss1 for nonlinear regression, at one of its points. */
import { Dual } from "../../../dist/index.js";

const { exp } = Dual.math;
const bell = (x, height, centre, width) => height.mul(exp(x.sub(centre).div(width).pow(2).neg()));

export const cases = [
  {
    name: "Gauss1",
    text: "b1*exp(-b2*x) + b3*exp(-(x-b4)^2/b5^2) + b6*exp(-(x-b7)^2/b8^2)",
    wrt: ["b1", "b2", "b3", "b4", "b5", "b6", "b7", "b8"],
    point: (u) => ({
      b1: 97 + u(),
      b2: 0.01 * u(),
      b3: 100 + u(),
      b4: 67 + u(),
      b5: 23 + u(),
      b6: 71 + u(),
      b7: 178 + u(),
      b8: 18 + u(),
      x: 250 * u(),
    }),
    byHand({ b1, b2, b3, b4, b5, b6, b7, b8, x }) {
      const e1 = Math.exp(-b2 * x);
      const i5 = 1 / b5;
      const z1 = (x - b4) * i5;
      const e2 = Math.exp(-z1 * z1);
      const i8 = 1 / b8;
      const z2 = (x - b7) * i8;
      const e3 = Math.exp(-z2 * z2);
      const y1 = b1 * e1;
      const y2 = b3 * e2;
      const y3 = b6 * e3;
      const g4 = 2 * y2 * z1 * i5;
      const g7 = 2 * y3 * z2 * i8;
      return {
        value: y1 + y2 + y3,
        gradient: {
          b1: e1,
          b2: -x * y1,
          b3: e2,
          b4: g4,
          b5: g4 * z1,
          b6: e3,
          b7: g7,
          b8: g7 * z2,
        },
      };
    },
    byDuals: ({ b1, b2, b3, b4, b5, b6, b7, b8, x }) =>
      b1
        .mul(exp(b2.neg().mul(x)))
        .add(bell(x, b3, b4, b5))
        .add(bell(x, b6, b7, b8)),
    c: "gauss1.c",
  },
];
