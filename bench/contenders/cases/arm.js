/** How far the hand of an arm with two links is from a point. */
import { Dual } from "../../../dist/index.js";

const { cos, sin, sqrt } = Dual.math;

export const cases = [
  {
    name: "two-link arm",
    text: "sqrt((a*cos(p)+b*cos(p+q)-X)^2+(a*sin(p)+b*sin(p+q)-Y)^2)",
    wrt: ["p", "q"],
    point: (u) => ({ a: 1 + u(), b: 1 + u(), p: u(), q: u(), X: u(), Y: 3 + u() }),
    byHand({ a, b, p, q, X, Y }) {
      const bs = b * Math.sin(p + q);
      const bc = b * Math.cos(p + q);
      const u = a * Math.cos(p) + bc;
      const w = a * Math.sin(p) + bs;
      const dx = u - X;
      const dy = w - Y;
      const distance = Math.sqrt(dx * dx + dy * dy);
      const k = 1 / distance;
      return {
        value: distance,
        gradient: { p: k * (dy * u - dx * w), q: k * (dy * bc - dx * bs) },
      };
    },
    byDuals({ a, b, p, q, X, Y }) {
      const pq = p.add(q);
      const dx = a
        .mul(cos(p))
        .add(b.mul(cos(pq)))
        .sub(X);
      const dy = a
        .mul(sin(p))
        .add(b.mul(sin(pq)))
        .sub(Y);
      return sqrt(dx.pow(2).add(dy.pow(2)));
    },
    c: "arm.c",
  },
];
