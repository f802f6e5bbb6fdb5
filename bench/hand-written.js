/**
 * The best gradients that we can write: the same point in, the same plain object out. They use what
 * a person sees and a compiler need not (`S*n(d1) = K*exp(-r*T)*n(d2)` in Black-Scholes).
 */
import erf from "@stdlib/math-base-special-erf";

export const handWritten = {
  taxi({ d, v, t }) {
    const q = d / v;
    return { v: (-2 * (q - t) * q) / v };
  },

  gauss1({ b1, b2, b3, b4, b5, b6, b7, b8, x }) {
    const e1 = Math.exp(-b2 * x);
    const z1 = (x - b4) / b5;
    const e2 = Math.exp(-z1 * z1);
    const z2 = (x - b7) / b8;
    const e3 = Math.exp(-z2 * z2);
    const g4 = (2 * b3 * e2 * z1) / b5;
    const g7 = (2 * b6 * e3 * z2) / b8;
    return { b1: e1, b2: -b1 * x * e1, b3: e2, b4: g4, b5: g4 * z1, b6: e3, b7: g7, b8: g7 * z2 };
  },

  arm({ a, b, p, q, X, Y }) {
    const bs = b * Math.sin(p + q);
    const bc = b * Math.cos(p + q);
    const u = a * Math.cos(p) + bc;
    const w = a * Math.sin(p) + bs;
    const dx = u - X;
    const dy = w - Y;
    const k = 1 / Math.sqrt(dx * dx + dy * dy);
    return { p: k * (dy * u - dx * w), q: k * (dy * bc - dx * bs) };
  },

  logistic({ y, w0, w1, w2, x1, x2 }) {
    const g = -y / (1 + Math.exp(y * (w0 + w1 * x1 + w2 * x2)));
    return { w0: g, w1: g * x1, w2: g * x2 };
  },

  "black-scholes"({ S, K, r, sigma, T }) {
    const root = Math.sqrt(T);
    const spread = sigma * root;
    const d1 = (Math.log(S / K) + (r + 0.5 * sigma * sigma) * T) / spread;
    const d2 = d1 - spread;
    const discount = Math.exp(-r * T);
    const n2 = 0.5 + 0.5 * erf(d2 * Math.SQRT1_2);
    const sn = S * 0.3989422804014327 * Math.exp(-0.5 * d1 * d1); // S*n(d1), n the normal density
    const kdn = K * discount * n2;
    return {
      S: 0.5 + 0.5 * erf(d1 * Math.SQRT1_2),
      K: -discount * n2,
      r: T * kdn,
      sigma: sn * root,
      T: (0.5 * sn * sigma) / root + r * kdn,
    };
  },

  product10({ x1, x2, x3, x4, x5, x6, x7, x8, x9, x10 }) {
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
};
