/**
 * Contenders side by side: all are warmed, then measured in turn for several rounds, and each gets
 * the median of its rounds' medians, so that what the machine does meanwhile falls on all alike.
 */
import { measure } from "mitata";

const ROUNDS = 5;

/** @returns for each name the median time of a call, in nanoseconds */
export async function sideBySide(contenders, { seconds = 0.1 } = {}) {
  const options = { min_cpu_time: seconds * 1e9, min_samples: 3 };
  const rounds = new Map(Object.keys(contenders).map((name) => [name, []]));
  for (const run of Object.values(contenders)) await measure(run, options);
  for (let round = 0; round < ROUNDS; round++) {
    for (const [name, run] of Object.entries(contenders)) {
      rounds.get(name).push((await measure(run, options)).p50);
    }
  }
  return new Map([...rounds].map(([name, times]) => [name, median(times)]));
}

export function median(numbers) {
  return numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)];
}

/** A Markdown table row. */
export const row = (...cells) => process.stdout.write(`| ${cells.join(" | ")} |\n`);

/** The head of a Markdown table under a title. */
export function table(title, ...columns) {
  process.stdout.write(`\n### ${title}\n\n`);
  row(...columns);
  row(...columns.map(() => "---"));
}

/** Nanoseconds in the unit that suits them. */
export function time(ns) {
  if (ns === undefined) return "refused";
  if (ns < 1e3) return `${ns.toFixed(1)} ns`;
  return ns < 1e6 ? `${(ns / 1e3).toFixed(1)} µs` : `${(ns / 1e6).toFixed(2)} ms`;
}

export const ratio = (a, b) => (a === undefined ? "–" : (a / b).toPrecision(3));
