/**
 * Straight-line programs of a thousand to a hundred thousand operations: from text to running
 * function, and the time of an operation once V8 has optimised what it will. A million operations
 * with `FLUXION_BENCH_MILLION=1`, which takes some minutes.
 */
import { existsSync, readFileSync } from "node:fs";
import { compile, parse } from "../../dist/index.js";
import { median } from "../measure.js";
import { row, table, time, times } from "../tables.js";

/** Room for the longest and the deepest text below. */
const LIMITS = { limits: { text: 200_000_000, nesting: 2_000_000 } };

/** The same numbers in each run (Numerical Recipes, section 7.1: a quick generator). */
function randomFrom(seed) {
  let state = seed;
  return () => (state = (state * 1_664_525 + 1_013_904_223) % 2 ** 32) / 2 ** 32;
}

/** Values of a graph, one a line, of which each reads one of the last eight and one of the last `reach`. */
function graph(size, reach) {
  const random = randomFrom(7);
  const operand = (i) =>
    i < 9 || random() < 0.1
      ? `x${1 + Math.floor(random() * 10)}`
      : `t${i - 1 - Math.floor(random() * Math.min(i - 1, reach))}`;
  const lines = Array.from({ length: Math.floor(size / 2) }, (_, i) => {
    const last = i < 8 ? `x${i + 1}` : `t${i - 8}`;
    const other = operand(i);
    return `t${i} = ${random() < 0.5 ? `1 - ${last}*${other}` : `0.5*(${last} + ${other})`}`;
  });
  const ends = Array.from({ length: 8 }, (_, i) => `t${lines.length - 1 - i}`);
  return [...lines, ends.join(" + ")].join("\n");
}

const families = {
  "sum of products": (size) =>
    Array.from(
      { length: Math.floor(size / 3) },
      (_, i) => `x${1 + (i % 10)}*x${1 + ((i * i) % 7)}*${(i % 1_000) / 1_000 + i}`,
    ).join(" + "),
  "product of variables": (size) => Array.from({ length: size }, (_, i) => `x${i + 1}`).join("*"),
  "nest of sines": (size) => {
    const levels = Math.floor(size / 3);
    const heads = Array.from(
      { length: levels },
      (_, i) => `sin(0.${1 + (i % 9)} + x${1 + (i % 10)}*`,
    );
    return `${heads.reverse().join("")}x1${")".repeat(levels)}`;
  },
  "graph of short reach": (size) => graph(size, 50),
  "graph of far reach": (size) => graph(size, 2_000),
};

const SIZES = [1_000, 10_000, 100_000];
/** V8 takes about a thousand calls to find out what is hot, and its compiler some more to follow. */
const LEAST_CALLS = 3_000;
/** Milliseconds after which that is given up. */
const MOST_WARMING = 40_000;

const SCHEDSTAT = `/proc/self/task/${process.pid}/schedstat`;

/** Milliseconds that this thread has run: on a busy machine others, V8's compiler too, take turns. */
const now = existsSync(SCHEDSTAT)
  ? () => Number(readFileSync(SCHEDSTAT, "utf8").split(" ")[0]) / 1e6
  : () => performance.now();

function timed(run) {
  const start = now();
  const result = run();
  return [now() - start, result];
}

/** Points as objects that V8 lays out as it does literals; those with very many properties it does not. */
function pointsFor(variables) {
  const random = randomFrom(1);
  return Array.from({ length: 8 }, () => {
    const properties = variables.map((name) => `${name}: ${0.5 + random()}`);
    // oxlint-disable-next-line eslint/no-new-func
    return new Function(`return { ${properties.join(", ")} };`)();
  });
}

/** Nanoseconds of a call once it becomes no faster, and the milliseconds until then. */
function steady(run, points) {
  let calls = 0;
  const round = () => {
    const start = now();
    let own = 0;
    const end = performance.now() + 30;
    do {
      for (const at of points) run(at);
      own += points.length;
    } while (performance.now() < end);
    calls += own;
    return ((now() - start) * 1e6) / own;
  };
  const start = performance.now();
  let [best, hot] = [Infinity, start];
  while (performance.now() - start < MOST_WARMING) {
    const ns = round();
    if (ns < 0.9 * best) hot = performance.now();
    best = Math.min(best, ns);
    const spent = performance.now() - hot;
    if (calls > LEAST_CALLS && spent > Math.max(500, 0.4 * (hot - start))) break;
  }
  return { ns: Math.min(best, median(Array.from({ length: 9 }, round))), warm: hot - start };
}

/** What one size of a family takes. */
function measured(textOf, size) {
  const text = textOf(size);
  const [parsed, formula] = timed(() => parse(text, LIMITS));
  const compiled = compile(formula);
  const points = pointsFor(compiled.variables);
  const [value] = timed(() => compiled.value(points[0]));
  const [both] = timed(() => compiled.valueAndGradient(points[0]));
  return { parsed, value, both, compiled, points };
}

export function straightLine() {
  const sizes = process.env.FLUXION_BENCH_MILLION ? [...SIZES, 1_000_000] : SIZES;
  table(
    "Straight-line programs",
    "program",
    "operations",
    "parse",
    "first value",
    "first value and gradient",
    "hot after",
    "value, an operation",
    "to that of 1,000",
    "value and gradient, an operation of the value",
    "to that of 1,000",
  );
  for (const [name, textOf] of Object.entries(families)) {
    let base;
    for (const size of sizes) {
      const { parsed, value, both, compiled, points } = measured(textOf, size);
      const isHuge = size > 100_000;
      const one = steady(compiled.value, isHuge ? points.slice(0, 1) : points);
      const two = steady(compiled.valueAndGradient, isHuge ? points.slice(0, 1) : points);
      const each = [one.ns / size, two.ns / size];
      base ??= each;
      row(
        name,
        size.toLocaleString("en"),
        ...[parsed, value, both, one.warm + two.warm].map((ms) => time(ms * 1e6)),
        ...each.flatMap((ns, place) => [`${ns.toFixed(2)} ns`, times(ns / base[place])]),
      );
    }
  }
}
