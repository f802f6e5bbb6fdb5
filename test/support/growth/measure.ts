/** How the work of a stage grows with the size of a family: processor time for each unit of size. */
import { FormulaError } from "../../../src/ast/formula-error.ts";
import type { Family } from "./families.ts";
import { inputSize, stages } from "./stages.ts";

export interface Growth {
  readonly stage: string;
  readonly family: string;
  readonly size: number;
  /** Nodes and characters of input and output together, at the largest size. */
  readonly units: number;
  /** Milliseconds of processor time at the largest size. */
  readonly time: number;
  /** The slope in a plot of time against units with logarithmic axes; 1 is linear. */
  readonly exponent: number;
}

/** Something that no input may lead to. */
export class Crash extends Error {}

export interface Sizes {
  readonly first: number;
  readonly most: number;
  /** Milliseconds from which on a time counts. */
  readonly enough: number;
}

interface Measured {
  /** Of the output, and of the input when that was measured. */
  units: number;
  readonly time: number;
}

/**
 * One run of a stage on a text. Refusals are answers.
 * @throws Crash for anything else that is thrown
 */
export function once(stage: string, text: string): Measured | "refused" | "nothing" {
  let isReady = false;
  try {
    const work = stages[stage]!(text);
    if (work === undefined) return "nothing";
    isReady = true;
    const start = process.cpuUsage();
    const made = work();
    const { user, system } = process.cpuUsage(start);
    return { units: made, time: (user + system) / 1e3 };
  } catch (error) {
    if (error instanceof FormulaError)
      return error.code === "out-of-time" && isReady ? "refused" : "nothing";
    throw new Crash(`${stage}: ${String(error)}\n${text.slice(0, 300)}`, { cause: error });
  }
}

/** The least of some runs, since whatever else goes on only adds. */
function least(stage: string, text: string, runs: number): ReturnType<typeof once> {
  const all = Array.from({ length: runs }, () => once(stage, text));
  const measured = all.filter((one) => typeof one === "object");
  if (measured.length < runs) return all.find((one) => typeof one === "string")!;
  return measured.reduce((best, one) => (one.time < best.time ? one : best));
}

/**
 * The growth of a stage over a family: sizes go up fourfold until the time is enough to compare.
 * Undefined where there is nothing to measure.
 * @throws Crash
 */
export function growthOf(
  stage: string,
  family: Family,
  { first, most, enough }: Sizes,
): Growth | undefined {
  let before: Measured | undefined;
  for (let size = first; size <= most; size *= 4) {
    const text = family.text(size);
    const now = least(stage, text, before !== undefined && before.time > enough / 4 ? 2 : 3);
    if (now === "nothing") return undefined;
    const described = { stage, family: family.name, size };
    if (now === "refused")
      return { ...described, units: before?.units ?? 1, time: Infinity, exponent: Infinity };
    now.units += inputSize(text);
    if (before !== undefined && (now.time >= enough || size * 4 > most)) {
      const wider = Math.log(now.units / before.units);
      const exponent = Math.log(now.time / before.time) / wider;
      // What does not grow, since it folds to nothing, is no measure.
      return wider < 0.7 ? undefined : { ...described, ...now, exponent };
    }
    before = now;
  }
  return undefined;
}
