/**
 * The formulas measured, each with points of its domain to vary the inputs. A point is written as
 * one literal: objects from `Object.fromEntries` are slow to read and would hide what is measured.
 */

const D1 = "(log(S/K) + (r + sigma^2/2)*T)/(sigma*sqrt(T))";
const normal = (x) => `(1 + erf((${x})/sqrt(2)))/2`;

export const cases = {
  taxi: {
    text: "(d/v - t)^2",
    wrt: ["v"],
    point: (u) => ({ d: 1 + u(), v: 20 + u(), t: u() }),
  },
  gauss1: {
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
  },
  arm: {
    text: "sqrt((a*cos(p)+b*cos(p+q)-X)^2+(a*sin(p)+b*sin(p+q)-Y)^2)",
    wrt: ["p", "q"],
    point: (u) => ({ a: 1 + u(), b: 1 + u(), p: u(), q: u(), X: u(), Y: 3 + u() }),
  },
  logistic: {
    text: "log(1+exp(-y*(w0+w1*x1+w2*x2)))",
    wrt: ["w0", "w1", "w2"],
    point: (u) => ({ y: u() > 0.5 ? 1 : -1, w0: u(), w1: u(), w2: u(), x1: u(), x2: u() }),
  },
  "black-scholes": {
    text: `S*${normal(D1)} - K*exp(-r*T)*${normal(`${D1} - sigma*sqrt(T)`)}`,
    wrt: ["S", "K", "r", "sigma", "T"],
    point: (u) => ({
      S: 90 + 20 * u(),
      K: 90 + 20 * u(),
      r: 0.01 + 0.05 * u(),
      sigma: 0.1 + 0.3 * u(),
      T: 0.2 + u(),
    }),
  },
  product10: {
    text: "x1*x2*x3*x4*x5*x6*x7*x8*x9*x10",
    wrt: ["x1", "x2", "x3", "x4", "x5", "x6", "x7", "x8", "x9", "x10"],
    point: (u) => ({
      x1: 1 + u(),
      x2: 1 + u(),
      x3: 1 + u(),
      x4: 1 + u(),
      x5: 1 + u(),
      x6: 1 + u(),
      x7: 1 + u(),
      x8: 1 + u(),
      x9: 1 + u(),
      x10: 1 + u(),
    }),
  },
};

/** Points enough to keep predictions honest, the same in every run (Park and Miller's generator). */
export function points({ point }) {
  let state = 1;
  const uniform = () => (state = (state * 48271) % 2147483647) / 2147483647;
  return Array.from({ length: 64 }, () => point(uniform));
}
