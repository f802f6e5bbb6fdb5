/** How far off a guess of the taxi's speed was, squared. */
export const cases = [
  {
    name: "taxi",
    text: "(d/v - t)^2",
    wrt: ["v"],
    point: (u) => ({ d: 1 + u(), v: 20 + u(), t: u() }),
    byHand({ d, v, t }) {
      const q = d / v;
      const r = q - t;
      return { value: r * r, gradient: { v: (-2 * r * q) / v } };
    },
    byDuals: ({ d, v, t }) => d.div(v).sub(t).pow(2),
    c: "taxi.c",
  },
];
