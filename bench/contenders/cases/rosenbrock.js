/** Rosenbrock's valley in n dimensions, written out and as a sum over a vector. */
import { aroundKernel, countFor, inPieces, numbered, pointsOf } from "../text-functions.js";

/** From this size on fields are read and written in pieces. */
const MANY = 500;

/** Value, and gradient into `g`; what an element adds to the next one's derivative is carried. */
function valley(x, g) {
  const last = x.length - 1;
  let s = 0;
  let here = x[0];
  let carried = 0;
  for (let i = 0; i < last; i++) {
    const next = x[i + 1];
    const a = next - here * here;
    const b = 1 - here;
    s += 100 * a * a + b * b;
    g[i] = carried - 400 * a * here - 2 * b;
    carried = 200 * a;
    here = next;
  }
  g[last] = carried;
  return s;
}

function byDuals(x) {
  const terms = x.slice(1).map((next, i) => {
    const here = x[i];
    return next.sub(here.pow(2)).pow(2).mul(100).add(here.neg().add(1).pow(2));
  });
  return terms.reduce((sum, term) => sum.add(term));
}

export function writtenOutValley(n) {
  const terms = numbered(n - 1, (i) => `100*(x${i + 1} - x${i}^2)^2 + (1 - x${i})^2`);
  return terms.join(" + ");
}

export const VALLEY = "sum(i, 1, length(x) - 1, 100*(x[i+1] - x[i]^2)^2 + (1 - x[i])^2)";

function writtenOut(n) {
  const names = numbered(n, (i) => `x${i}`);
  return {
    name: `Rosenbrock ${n}, written out`,
    family: "Rosenbrock, written out",
    text: writtenOutValley(n),
    wrt: names,
    count: countFor(n),
    point: pointsOf(names, -1, 1.5),
    byHand: n < MANY ? aroundKernel(names, valley) : inPieces(names, valley),
    byDuals: (at) => byDuals(names.map((name) => at[name])),
    c: "rosenbrock.c",
    constants: { COUNT: n },
  };
}

function byVector(n) {
  return {
    name: `Rosenbrock ${n}, a sum`,
    text: VALLEY,
    wrt: ["x"],
    count: countFor(n),
    point: (u) => ({ x: Float64Array.from({ length: n }, () => 2.5 * u() - 1) }),
    byHand({ x }) {
      const g = new Float64Array(x.length);
      return { value: valley(x, g), gradient: { x: g } };
    },
    byDuals: ({ x }) => byDuals(x),
    python: "rosenbrock",
    c: "rosenbrock.c",
  };
}

export const cases = [10, 100, 1000].flatMap((n) => [writtenOut(n), byVector(n)]);
