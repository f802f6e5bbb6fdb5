/** Functions for hot loops as we would write them by hand. */

const ROWS = 1_000_000;
const ELEMENTS = 1_000;

/** Numbers that look random and are the same in every run. */
const numbers = (count, low, high) =>
  Float64Array.from(
    { length: count },
    (_, i) => low + (high - low) * ((i * 0.618033988749895) % 1),
  );

export const x = numbers(ELEMENTS, -1, 1.5);
const d = numbers(ROWS, 0.5, 20);

/** A million trips of d km that took t hours. */
export const trips = { d, t: d.map((km, i) => (2.1 * km + ((i * 7) % 10)) / 60), v: 27 };

export const handWritten = {
  rosenbrockInto({ x }, out) {
    const g = out.x;
    const last = x.length - 1;
    let here = x[0];
    let carried = 0;
    for (let i = 0; i < last; i++) {
      const next = x[i + 1];
      const a = next - here * here;
      g[i] = carried - 400 * a * here - 2 * (1 - here);
      carried = 200 * a;
      here = next;
    }
    g[last] = carried;
  },

  rosenbrockValueInto({ x }, out) {
    const g = out.x;
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
  },

  taxiInto({ d, t, v }, out) {
    const hours = d / v;
    out.v = (-2 * hours * (hours - t)) / v;
  },

  taxiIntoArray({ d, t, v }, out) {
    const hours = d / v;
    out[0] = (-2 * hours * (hours - t)) / v;
  },

  taxiBatch({ d, t, v }, out) {
    const { value, gradient } = out;
    const slopes = gradient.v;
    const n = d.length;
    for (let i = 0; i < n; i++) {
      const hours = d[i] / v;
      const r = hours - t[i];
      value[i] = r * r;
      slopes[i] = (-2 * hours * r) / v;
    }
  },

  taxiSum({ d, t, v }) {
    const n = d.length;
    let s = 0;
    let g = 0;
    for (let i = 0; i < n; i++) {
      const km = d[i];
      const r = km / v - t[i];
      s += r * r;
      g += r * km;
    }
    return { value: s, gradient: { v: (-2 * g) / (v * v) } };
  },
};
