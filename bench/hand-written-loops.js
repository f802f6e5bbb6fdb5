/** Sums over vectors, with the best value and gradient that we can write for each. */

const ROWS = 1_000_000;
const ELEMENTS = 1_000;

/** Numbers that look random and are the same in every run. */
const numbers = (count, low, high) =>
  Float64Array.from(
    { length: count },
    (_, i) => low + (high - low) * ((i * 0.618033988749895) % 1),
  );

const d = numbers(ROWS, 0.5, 20);
const t = d.map((km, i) => 2.1 * km + ((i * 7) % 10));
const x = numbers(ELEMENTS, -1, 1.5);

export const loops = {
  "table, 1 parameter": {
    text: "mean(i, (60*d[i]/v - t[i])^2)",
    wrt: ["v"],
    at: { d, t, v: 27 },
  },
  "table, 2 parameters": {
    text: "mean(i, (60*d[i]/v + t0 - t[i])^2)",
    wrt: ["v", "t0"],
    at: { d, t, v: 27, t0: 2 },
  },
  rosenbrock: {
    text: "sum(i, 1, length(x) - 1, 100*(x[i+1] - x[i]^2)^2 + (1 - x[i])^2)",
    wrt: ["x"],
    at: { x },
  },
  "log-sum-exp": { text: "log(sum(i, exp(x[i])))", wrt: ["x"], at: { x } },
  product: { text: "product(i, 1 + x[i]/100)", wrt: ["x"], at: { x } },
};

export const handWritten = {
  "table, 1 parameter"({ d, t, v }) {
    const n = d.length;
    const c = 60 / v;
    let s = 0;
    let g = 0;
    for (let i = 0; i < n; i++) {
      const km = d[i];
      const r = c * km - t[i];
      s += r * r;
      g += r * km;
    }
    return { value: s / n, gradient: { v: (-2 * c * g) / (v * n) } };
  },

  "table, 2 parameters"({ d, t, v, t0 }) {
    const n = d.length;
    const c = 60 / v;
    let s = 0;
    let g = 0;
    let h = 0;
    for (let i = 0; i < n; i++) {
      const km = d[i];
      const r = c * km + t0 - t[i];
      s += r * r;
      g += r * km;
      h += r;
    }
    return { value: s / n, gradient: { v: (-2 * c * g) / (v * n), t0: (2 * h) / n } };
  },

  rosenbrock({ x }) {
    const last = x.length - 1;
    const g = new Float64Array(x.length);
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
    return { value: s, gradient: { x: g } };
  },

  "log-sum-exp"({ x }) {
    const n = x.length;
    const g = new Float64Array(n);
    let s = 0;
    for (let i = 0; i < n; i++) s += g[i] = Math.exp(x[i]);
    const k = 1 / s;
    for (let i = 0; i < n; i++) g[i] *= k;
    return { value: Math.log(s), gradient: { x: g } };
  },

  product({ x }) {
    const n = x.length;
    const g = new Float64Array(n);
    let after = 1;
    for (let i = n - 1; i >= 0; i--) {
      g[i] = after * 0.01;
      after *= 1 + x[i] * 0.01;
    }
    let before = 1;
    for (let i = 0; i < n; i++) {
      g[i] *= before;
      before *= 1 + x[i] * 0.01;
    }
    return { value: before, gradient: { x: g } };
  },
};
