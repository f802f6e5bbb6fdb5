/**
 * Contenders side by side: all are warmed, then measured in turn for several rounds, each round
 * beginning with another one. Ratios are taken within a round, and of those the median, so that
 * what the machine does meanwhile falls on all alike. Samples are kept short, well below the turns
 * that the operating system gives: with long ones every sample of a busy machine has waited for
 * others, and equal functions differed by half.
 *
 * A contender is a function, or has `round(seconds)`, a promise of the median nanoseconds of a call:
 * so other processes take their turn, and take their samples in the same way.
 */
import { setTimeout } from "node:timers/promises";

const ROUNDS = 11;
/** Of what takes longer than so many times its turn, three rounds are enough. */
const SLOW = 3;
const SLOW_ROUNDS = 3;
const SAMPLE_MS = 0.05;

const MOST_WARMING = 40;
const IDLE = 8;
const GAIN = 0.9;
const PAUSE_MS = 20;

/**
 * @param {Record<string, (() => unknown) | { round(seconds: number): Promise<number> }>} contenders
 * @param {{ seconds?: number, rounds?: number, rarely?: readonly string[] }} options how long a round
 *   measures each, the number of rounds, and the names that take part in three only
 * @returns for each name the median nanoseconds of a call in each round
 */
export async function sideBySide(
  contenders,
  { seconds = 0.05, rounds: count = ROUNDS, rarely = [] } = {},
) {
  const entries = Object.entries(contenders).map(([name, each]) => [name, taker(each), each]);
  const rounds = new Map(entries.map(([name]) => [name, []]));
  const slow = new Set(rarely);
  for (const [name, take, each] of entries) {
    const ns = await (typeof each === "function" ? warmed(take, seconds) : take(seconds));
    if (ns > SLOW * seconds * 1e9) slow.add(name);
  }
  for (let round = 0; round < count; round++) {
    for (let i = 0; i < entries.length; i++) {
      const [name, take] = entries[(i + round) % entries.length];
      if (slow.has(name) && round >= SLOW_ROUNDS) continue;
      rounds.get(name).push(await take(seconds));
    }
  }
  return rounds;
}

/** Turns until some in a row bring no gain: V8 compiles in the background, large functions for long. */
async function warmed(take, seconds) {
  let least = Infinity;
  for (let turn = 0, idle = 0; turn < MOST_WARMING && idle < IDLE; turn++) {
    const ns = await take(seconds);
    if (ns > SLOW * seconds * 1e9) return ns;
    idle = ns < GAIN * least ? 0 : idle + 1;
    least = Math.min(least, ns);
    await setTimeout(PAUSE_MS);
  }
  return least;
}

const taker = (contender) =>
  typeof contender === "function"
    ? (seconds) => sampled(contender, seconds)
    : (seconds) => contender.round(seconds);

/**
 * The median nanoseconds of a call, in samples of about 50 microseconds over so many seconds; of a
 * call that takes longer than that, of one.
 */
export function sampled(run, seconds) {
  let times = 1;
  let took = milliseconds(run, times);
  if (took > 1e3 * seconds) return took * 1e6;
  const end = performance.now() + 1e3 * seconds;
  while (took < SAMPLE_MS) took = milliseconds(run, (times *= 2));
  const samples = [];
  do samples.push((milliseconds(run, times) / times) * 1e6);
  while (performance.now() < end);
  return median(samples);
}

function milliseconds(run, times) {
  const start = performance.now();
  for (let i = 0; i < times; i++) run();
  return performance.now() - start;
}

/** How many times the nanoseconds of `base` each round took. */
const ratios = (rounds, name, base) => rounds.get(name).map((ns, i) => ns / rounds.get(base)[i]);

/** The median of those. */
export const relative = (rounds, name, base) => {
  const shared = Math.min(rounds.get(name).length, rounds.get(base).length);
  return median(ratios(rounds, name, base).slice(0, shared));
};

/** How far from 1 three rounds in four stay, between two functions of one text. */
export function noise(rounds, name, twin) {
  const distances = ratios(rounds, twin, name).map((ratio) => Math.abs(ratio - 1));
  return quantile(distances, 0.75);
}

export const median = (numbers) => quantile(numbers, 0.5);

function quantile(numbers, share) {
  return numbers.toSorted((a, b) => a - b)[Math.floor(share * (numbers.length - 1))];
}
