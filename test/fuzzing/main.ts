/**
 * The command of the differential fuzzer: reads its options, runs for as long as they say, keeps
 * where it is in a file, and tells what it found.
 */
import { existsSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { loadArbiters } from "./arbiter.ts";
import { expectedConstructs } from "./coverage.ts";
import { namedTest, wordsOf } from "./report.ts";
import { look, type WaysFor } from "./formula.ts";
import { randomOf, randomTree } from "./grammar.ts";
import { type Progress, started, step } from "./run.ts";
import { textOf } from "./tree.ts";
import { drawn } from "./ways.ts";

const USAGE = `npm run fuzz -- [--seed N] [--from K] [--count N] [--seconds N] [--resume FILE] [--failures N]
npm run fuzz -- --seed N --only K      formula K of a seed alone
npm run fuzz -- --formula TEXT         a formula of your own`;

/** Milliseconds between what is told and kept. */
const OFTEN = 20_000;

const { values: options } = parseArgs({
  options: {
    seed: { type: "string", default: "1" },
    from: { type: "string", default: "0" },
    count: { type: "string" },
    seconds: { type: "string" },
    resume: { type: "string" },
    // After so many the run is given up.
    failures: { type: "string", default: "50" },
    only: { type: "string" },
    formula: { type: "string" },
    help: { type: "boolean", default: false },
  },
});

const say = (text: string): void => void process.stdout.write(`${text}\n`);

function loaded(): Progress {
  const { resume, seed, from } = options;
  if (resume === undefined || !existsSync(resume)) return started(Number(seed), Number(from));
  return JSON.parse(readFileSync(resume, "utf8")) as Progress;
}

function keep(progress: Progress): void {
  if (options.resume === undefined) return;
  writeFileSync(`${options.resume}.new`, JSON.stringify(progress));
  renameSync(`${options.resume}.new`, options.resume);
}

function summary(progress: Progress): string {
  const { seed, next, formulas, compared, points, counts, failures } = progress;
  const parts = Object.entries(counts).map(([of, times]) => `${times} ${of}`);
  return (
    `seed ${seed}, next ${next}: ${formulas} formulas, ${compared} of them compared at ` +
    `${points} points in their domains (${parts.join(", ")}); ${failures.length} disagreements`
  );
}

function tally(title: string, counts: Readonly<Record<string, number>>): string {
  const sorted = Object.entries(counts).sort(([, a], [, b]) => a - b);
  return `${title}: ${sorted.map(([name, times]) => `${name} ${times}`).join(", ") || "none"}`;
}

async function run(): Promise<void> {
  const arbiters = await loadArbiters();
  const progress = loaded();
  const count = options.count === undefined ? Infinity : Number(options.count);
  const seconds = Number(options.seconds ?? (options.count === undefined ? 60 : Infinity));
  const [end, last] = [Date.now() + seconds * 1000, progress.next + count];
  const interrupt = new AbortController();
  process.once("SIGINT", () => interrupt.abort());
  for (
    let told = Date.now();
    progress.next < last && Date.now() < end && !interrupt.signal.aborted;
  ) {
    const failure = step(progress, arbiters);
    if (failure !== undefined) {
      say(`\n${failure.text}\n  ${failure.what}\nleast: ${failure.least}\n  ${failure.leastWhat}`);
      say(namedTest(failure));
      if (progress.failures.length >= Number(options.failures)) break;
    }
    if (Date.now() - told < OFTEN) continue;
    told = Date.now();
    keep(progress);
    say(summary(progress));
    await new Promise((resolve) => setImmediate(resolve));
  }
  keep(progress);
  const missing = expectedConstructs().filter((name) => !(progress.coverage[name]! > 0));
  say(tally("points by function and form", progress.coverage));
  say(`never compared: ${missing.join(", ") || "none"}`);
  say(tally("formulas by what is computed", progress.ways));
  say(tally("refused", progress.refused));
  say(tally("witnesses at fault", progress.settled));
  say(summary(progress));
  process.exitCode = progress.failures.length > 0 ? 1 : 0;
}

async function single(
  text: string,
  k: number,
  random: () => number,
  waysFor?: WaysFor,
): Promise<void> {
  say(text);
  const outcome = look(text, k, random, await loadArbiters(), waysFor);
  const { counts, refused, settled } = outcome;
  say(JSON.stringify({ counts, refused, settled }));
  say(wordsOf(outcome) || "no disagreement");
}

if (options.help) say(USAGE);
else if (options.formula !== undefined)
  await single(options.formula, 0, randomOf(Number(options.seed), 0));
else if (options.only !== undefined) {
  const random = randomOf(Number(options.seed), Number(options.only));
  await single(textOf(randomTree(random)), Number(options.only), random, drawn);
} else await run();
