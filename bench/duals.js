/** The gradients by dual numbers, one pass for each variable: formulas as a user of `Dual` writes. */
import { Dual } from "../dist/index.js";

const { cos, erf, exp, log, sin, sqrt } = Dual.math;
const normal = (x) => erf(x.div(Math.SQRT2)).add(1).div(2);
const bell = (x, height, centre, width) => height.mul(exp(x.sub(centre).div(width).pow(2).neg()));

const formulas = {
  taxi: ({ d, v, t }) => d.div(v).sub(t).pow(2),

  gauss1: ({ b1, b2, b3, b4, b5, b6, b7, b8, x }) =>
    b1
      .mul(exp(b2.neg().mul(x)))
      .add(bell(x, b3, b4, b5))
      .add(bell(x, b6, b7, b8)),

  arm: ({ a, b, p, q, X, Y }) => {
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

  logistic: ({ y, w0, w1, w2, x1, x2 }) =>
    log(exp(y.neg().mul(w0.add(w1.mul(x1)).add(w2.mul(x2)))).add(1)),

  "black-scholes": ({ S, K, r, sigma, T }) => {
    const spread = sigma.mul(sqrt(T));
    const drift = r.add(sigma.pow(2).div(2)).mul(T);
    const d1 = log(S.div(K)).add(drift).div(spread);
    const discounted = K.mul(exp(r.neg().mul(T)));
    return S.mul(normal(d1)).sub(discounted.mul(normal(d1.sub(spread))));
  },

  product10: ({ x1, x2, x3, x4, x5, x6, x7, x8, x9, x10 }) =>
    [x2, x3, x4, x5, x6, x7, x8, x9, x10].reduce((product, x) => product.mul(x), x1),
};

/** The gradient of the named case by the variables of `wrt`. */
export function byDuals(name, wrt) {
  const formula = formulas[name];
  return (at) => {
    const point = {};
    for (const variable of Object.keys(at)) point[variable] = Dual.constant(at[variable]);
    const gradient = {};
    for (const variable of wrt) {
      const fixed = point[variable];
      point[variable] = Dual.variable(fixed.value);
      gradient[variable] = formula(point).tangent;
      point[variable] = fixed;
    }
    return gradient;
  };
}
