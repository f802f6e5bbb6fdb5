/**
 * Contenders side by side: all are warmed, then measured in turn for several rounds, each round
 * beginning with another one. Ratios are taken within a round, and of those the median, so that
 * what the machine does meanwhile falls on all alike. Samples are kept short, well below the turns
 * that the operating system gives: in batches of mitata's own size every sample of a busy machine
 * has waited for others, and equal functions differed by half.
 */
import { measure } from "mitata";

const ROUNDS = 11;

/**
 * @param {Record<string, () => unknown>} contenders
 * @param {{ seconds?: number }} options how long a round measures each
 * @returns for each name the median nanoseconds of a call in each round
 */
export async function sideBySide(contenders, { seconds = 0.05 } = {}) {
  const options = { min_cpu_time: seconds * 1e9, min_samples: 3, batch_samples: 64 };
  const entries = Object.entries(contenders);
  const rounds = new Map(entries.map(([name]) => [name, []]));
  for (const [, run] of entries) await measure(run, options);
  for (let round = 0; round < ROUNDS; round++) {
    for (let i = 0; i < entries.length; i++) {
      const [name, run] = entries[(i + round) % entries.length];
      rounds.get(name).push((await measure(run, options)).p50);
    }
  }
  return rounds;
}

/** How many times the nanoseconds of `base` each round took. */
const ratios = (rounds, name, base) => rounds.get(name).map((ns, i) => ns / rounds.get(base)[i]);

/** The median of those. */
export const relative = (rounds, name, base) => median(ratios(rounds, name, base));

/** How far from 1 three rounds in four stay, between two functions of one text. */
export function noise(rounds, name, twin) {
  const distances = ratios(rounds, twin, name).map((ratio) => Math.abs(ratio - 1));
  return quantile(distances, 0.75);
}

export const median = (numbers) => quantile(numbers, 0.5);

function quantile(numbers, share) {
  return numbers.toSorted((a, b) => a - b)[Math.floor(share * (numbers.length - 1))];
}
