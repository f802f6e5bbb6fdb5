/**
 * The price of a call by Black and Scholes, with its greeks. By hand with what a person sees and a
 * compiler need not: S*n(d1) = K*exp(-r*T)*n(d2), where n is the normal density.
 */
import erf from "@stdlib/math-base-special-erf";
import { Dual } from "../../../dist/index.js";

const D1 = "(log(S/K) + (r + sigma^2/2)*T)/(sigma*sqrt(T))";
const normal = (x) => `(1 + erf((${x})/sqrt(2)))/2`;
const normalOf = (x) => Dual.math.erf(x.div(Math.SQRT2)).add(1).div(2);

export const cases = [
  {
    name: "Black-Scholes",
    text: `S*${normal(D1)} - K*exp(-r*T)*${normal(`${D1} - sigma*sqrt(T)`)}`,
    wrt: ["S", "r", "sigma", "T"],
    point: (u) => ({
      S: 90 + 20 * u(),
      K: 90 + 20 * u(),
      r: 0.01 + 0.05 * u(),
      sigma: 0.1 + 0.3 * u(),
      T: 0.2 + u(),
    }),
    byHand({ S, K, r, sigma, T }) {
      const root = Math.sqrt(T);
      const spread = sigma * root;
      const d1 = (Math.log(S / K) + (r + 0.5 * sigma * sigma) * T) / spread;
      const d2 = d1 - spread;
      const n1 = 0.5 + 0.5 * erf(d1 * Math.SQRT1_2);
      const n2 = 0.5 + 0.5 * erf(d2 * Math.SQRT1_2);
      const sn = S * 0.3989422804014327 * Math.exp(-0.5 * d1 * d1); // S*n(d1)
      const kdn = K * Math.exp(-r * T) * n2;
      return {
        value: S * n1 - kdn,
        gradient: {
          S: n1,
          r: T * kdn,
          sigma: sn * root,
          T: (0.5 * sn * sigma) / root + r * kdn,
        },
      };
    },
    byDuals({ S, K, r, sigma, T }) {
      const { exp, log, sqrt } = Dual.math;
      const spread = sigma.mul(sqrt(T));
      const drift = r.add(sigma.pow(2).div(2)).mul(T);
      const d1 = log(S.div(K)).add(drift).div(spread);
      const discounted = K.mul(exp(r.neg().mul(T)));
      return S.mul(normalOf(d1)).sub(discounted.mul(normalOf(d1.sub(spread))));
    },
    c: "black-scholes.c",
  },
];
