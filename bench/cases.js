/** Formulas with the best hand-written gradient of each: same point in, same plain object out. */

export const cases = {
  taxi: {
    text: "(d/v - t)^2",
    wrt: ["v"],
    point: (r) => ({ d: 1 + r(), v: 20 + r(), t: r() }),
    hand({ d, v, t }) {
      const q = d / v;
      return { v: (-2 * (q - t) * q) / v };
    },
  },
  gauss1: {
    text: "b1*exp(-b2*x) + b3*exp(-(x-b4)^2/b5^2) + b6*exp(-(x-b7)^2/b8^2)",
    wrt: ["b1", "b2", "b3", "b4", "b5", "b6", "b7", "b8"],
    point: (r) => ({
      b1: 97 + r(),
      b2: 0.01 * r(),
      b3: 100 + r(),
      b4: 67 + r(),
      b5: 23 + r(),
      b6: 71 + r(),
      b7: 178 + r(),
      b8: 18 + r(),
      x: 250 * r(),
    }),
    hand({ b1, b2, b3, b4, b5, b6, b7, b8, x }) {
      const e1 = Math.exp(-b2 * x);
      const z1 = (x - b4) / b5;
      const e2 = Math.exp(-z1 * z1);
      const z2 = (x - b7) / b8;
      const e3 = Math.exp(-z2 * z2);
      const g4 = (2 * b3 * e2 * z1) / b5;
      const g7 = (2 * b6 * e3 * z2) / b8;
      return { b1: e1, b2: -b1 * x * e1, b3: e2, b4: g4, b5: g4 * z1, b6: e3, b7: g7, b8: g7 * z2 };
    },
  },
  arm: {
    text: "sqrt((a*cos(p)+b*cos(p+q)-X)^2+(a*sin(p)+b*sin(p+q)-Y)^2)",
    wrt: ["p", "q"],
    point: (r) => ({ a: 1 + r(), b: 1 + r(), p: r(), q: r(), X: r(), Y: 3 + r() }),
    hand({ a, b, p, q, X, Y }) {
      const bs = b * Math.sin(p + q);
      const bc = b * Math.cos(p + q);
      const u = a * Math.cos(p) + bc;
      const w = a * Math.sin(p) + bs;
      const dx = u - X;
      const dy = w - Y;
      const k = 1 / Math.sqrt(dx * dx + dy * dy);
      return { p: k * (dy * u - dx * w), q: k * (dy * bc - dx * bs) };
    },
  },
  logistic: {
    text: "log(1+exp(-y*(w0+w1*x1+w2*x2)))",
    wrt: ["w0", "w1", "w2"],
    point: (r) => ({ y: r() > 0.5 ? 1 : -1, w0: r(), w1: r(), w2: r(), x1: r(), x2: r() }),
    hand({ y, w0, w1, w2, x1, x2 }) {
      const e = Math.exp(-y * (w0 + w1 * x1 + w2 * x2));
      const g = (-y * e) / (1 + e);
      return { w0: g, w1: g * x1, w2: g * x2 };
    },
  },
  product10: {
    text: "x1*x2*x3*x4*x5*x6*x7*x8*x9*x10",
    wrt: ["x1", "x2", "x3", "x4", "x5", "x6", "x7", "x8", "x9", "x10"],
    point: (r) => Object.fromEntries(Array.from({ length: 10 }, (_, i) => [`x${i + 1}`, 1 + r()])),
    hand({ x1, x2, x3, x4, x5, x6, x7, x8, x9, x10 }) {
      const p2 = x1 * x2;
      const p3 = p2 * x3;
      const p4 = p3 * x4;
      const p5 = p4 * x5;
      const p6 = p5 * x6;
      const p7 = p6 * x7;
      const p8 = p7 * x8;
      const s9 = x10 * x9;
      const s8 = s9 * x8;
      const s7 = s8 * x7;
      const s6 = s7 * x6;
      const s5 = s6 * x5;
      const s4 = s5 * x4;
      const s3 = s4 * x3;
      return {
        x1: s3 * x2,
        x2: s3 * x1,
        x3: p2 * s4,
        x4: p3 * s5,
        x5: p4 * s6,
        x6: p5 * s7,
        x7: p6 * s8,
        x8: p7 * s9,
        x9: p8 * x10,
        x10: p8 * x9,
      };
    },
  },
};

/** Points enough to keep predictions honest, the same in every run. */
export function points({ point }) {
  let state = 1;
  const random = () => (state = (state * 48271) % 2147483647) / 2147483647;
  return Array.from({ length: 64 }, () => point(random));
}
