/** The mean squared error of a table of a million trips. */
const ROWS = 1_000_000;

export const cases = [
  {
    name: "a million rows",
    text: "mean(i, (60*d[i]/v + t0 - t[i])^2)",
    wrt: ["v", "t0"],
    count: 1,
    point(u) {
      const d = Float64Array.from({ length: ROWS }, () => 0.5 + 20 * u());
      return { d, t: d.map((km) => 2.1 * km + 10 * u()), v: 27, t0: 2 };
    },
    byHand({ d, t, v, t0 }) {
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
    byDuals({ d, t, v, t0 }) {
      let sum = t0.sub(t0);
      for (let i = 0; i < d.length; i++)
        sum = sum.add(d[i].mul(60).div(v).add(t0).sub(t[i]).pow(2));
      return sum.div(d.length);
    },
    python: "table",
    c: "table.c",
  },
];
