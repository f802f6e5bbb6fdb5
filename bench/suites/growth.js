/**
 * First derivatives of graphs that grow tenfold and tenfold again, as computed and as simplified
 * for reading; with the exponent of the growth, fitted to all sizes (1 is linear).
 */
import { derivatives, parse, variableNames } from "../../dist/index.js";
import { row, table, time } from "../tables.js";

const SIZES = [3_000, 30_000, 300_000];

/** Room for the longest and the deepest text below. */
const LIMITS = { limits: { text: 100_000_000, nesting: 1_000_000 } };

const numbered = (count, make) => Array.from({ length: count }, (_, i) => make(i + 1));

/** A chain whose links are written once and used as often as they occur. */
const chain = (count, link) =>
  [...numbered(count, (i) => `f${i} = ${link(i === 1 ? "x" : `f${i - 1}`, i)}`), `f${count}`].join(
    "\n",
  );

/** Texts of formulas with about as many nodes. */
const shapes = {
  "a sum of products": (nodes) =>
    numbered(
      nodes / 7,
      (i) => `x${i % 500}*x${(7 * i) % 500}*sin(${i + 1}*x${(13 * i) % 500})`,
    ).join(" + "),
  "a product of variables": (nodes) => numbered(nodes / 2, (i) => `x${i}`).join("*"),
  "a nest of sines": (nodes) => `${"sin(".repeat(nodes)}x${")".repeat(nodes)}`,
  "links used twice": (nodes) => chain(nodes / 3, (before) => `sin(${before}*x) + ${before}`),
  quotients: (nodes) => chain(nodes / 3, (before, i) => `x${i % 50}/(${before}^2 + 1)`),
};

/** Time of all threads, so that other work on the machine counts less. */
function timed(run) {
  const start = process.cpuUsage();
  run();
  const { user, system } = process.cpuUsage(start);
  return (user + system) * 1e3;
}

/** The slope of the line nearest to the points in a plot with logarithmic axes. */
function exponent(sizes, times) {
  const [xs, ys] = [sizes.map(Math.log), times.map(Math.log)];
  const mean = (values) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const [x, y] = [mean(xs), mean(ys)];
  const covariance = mean(xs.map((each, i) => (each - x) * (ys[i] - y)));
  return covariance / mean(xs.map((each) => (each - x) ** 2));
}

export function growth() {
  const sizes = SIZES.map((size) => `${size.toLocaleString("en")} nodes`);
  table("Growth of first derivatives: processor time", "formula", "for", ...sizes, "exponent");
  for (const [shape, textOf] of Object.entries(shapes)) {
    for (const style of ["speed", "reading"]) {
      const took = SIZES.map((size) => {
        const once = () => {
          const formula = parse(textOf(size), LIMITS);
          return timed(() => derivatives(formula, { wrt: variableNames(formula), for: style }));
        };
        // The least of some: a first run is that of cold code.
        return Math.min(...Array.from({ length: size < 100_000 ? 5 : 1 }, once));
      });
      row(shape, style, ...took.map(time), exponent(SIZES, took).toFixed(2));
    }
  }
}
