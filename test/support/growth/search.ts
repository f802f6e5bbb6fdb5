/**
 * The adversarial search: random families through every stage, looking for the steepest growth and
 * the most time for a unit of size. What is beyond the bounds is measured again, larger, and shrunk
 * by fast-check to the least family that still is.
 */
import * as fc from "fast-check";
import { families, type Family } from "./families.ts";
import { type Growth, growthOf, type Sizes } from "./measure.ts";
import { stages } from "./stages.ts";

/** Up to where growth is as it should be. */
export interface Bounds {
  readonly sizes: Sizes;
  /** What growth may be: an exponent beyond it, with a time that counts, is a finding. */
  readonly steepest: number;
  /** Microseconds for a unit; more is a finding. */
  readonly slowest: number;
}

export interface SearchOptions extends Bounds {
  readonly seed: number;
  /** Seconds in which new families are looked at. */
  readonly seconds: number;
  /** The stages that are searched; all unless given. */
  readonly only?: readonly string[] | undefined;
  tell(line: string): void;
}

/** The worst that was seen of a stage. */
export interface Worst {
  steepest?: Growth;
  slowest?: Growth;
  families: number;
}

/** Of so many stages one is looked at with a family. */
const EVERY = 4;

const perUnit = ({ time, units }: Growth): number => (1e3 * time) / units;

/** Searches until the time is over; returns the worst of each stage, and what is beyond the bounds. */
export function search(options: SearchOptions): {
  readonly worst: ReadonlyMap<string, Worst>;
  readonly found: readonly Growth[];
} {
  const names = options.only ?? Object.keys(stages);
  const worst = new Map(names.map((name): [string, Worst] => [name, { families: 0 }]));
  const found: Growth[] = [];
  const end = Date.now() + 1e3 * options.seconds;
  for (let seed = options.seed; Date.now() < end; seed++) {
    const [family] = fc.sample(families, { seed, numRuns: 1 }) as [Family];
    // Every seed goes through some of the stages, and every stage is gone through by some.
    for (const stage of names.filter(
      (_, place) => (place + seed) % Math.min(EVERY, names.length) === 0,
    )) {
      if (Date.now() >= end) break;
      const growth = confirmed(stage, family, options);
      if (growth === undefined) continue;
      note(worst.get(stage)!, growth);
      if (!isBeyond(growth, options)) continue;
      options.tell(`seed ${seed}: ${line(growth)}`);
      const small = shrunk(stage, seed, options) ?? growth;
      if (small !== growth) options.tell(`  shrunk: ${line(small)}`);
      found.push(small);
    }
  }
  return { worst, found };
}

/** A growth that is beyond the bounds is looked at again, at four times the size. */
function confirmed(stage: string, family: Family, options: SearchOptions): Growth | undefined {
  const growth = growthOf(stage, family, options.sizes);
  if (growth === undefined || !isBeyond(growth, options)) return growth;
  const { most, enough } = options.sizes;
  const again = {
    first: growth.size / 4,
    most: Math.max(most, 4 * growth.size),
    enough: 3 * enough,
  };
  return growthOf(stage, family, again) ?? growth;
}

/** Whether a growth is steeper or slower than it may be. */
export function isBeyond(growth: Growth, { sizes, steepest, slowest }: Bounds): boolean {
  if (growth.time < sizes.enough) return false;
  return growth.exponent > steepest || perUnit(growth) > slowest;
}

function note(worst: Worst, growth: Growth): void {
  worst.families++;
  if (growth.exponent > (worst.steepest?.exponent ?? 0)) worst.steepest = growth;
  if (perUnit(growth) > (worst.slowest === undefined ? 0 : perUnit(worst.slowest)))
    worst.slowest = growth;
}

/** Seconds that shrinking may take. */
const SHRINKING = 20;

function shrunk(stage: string, seed: number, options: SearchOptions): Growth | undefined {
  let last: Growth | undefined;
  const holds = (family: Family): boolean => {
    const growth = confirmed(stage, family, options);
    if (growth === undefined || !isBeyond(growth, options)) return true;
    last = growth;
    return false;
  };
  fc.check(fc.property(families, holds), {
    seed,
    numRuns: 1,
    interruptAfterTimeLimit: 1e3 * SHRINKING,
  });
  return last;
}

export function line(growth: Growth): string {
  const { stage, family, size, units, time, exponent } = growth;
  const each = perUnit(growth).toFixed(1);
  return `${stage}: exponent ${exponent.toFixed(2)}, ${each} µs a unit; ${time.toFixed(0)} ms, ${units.toFixed(0)} units, n = ${size}: ${family.slice(0, 150)}`;
}

/** The worst of each stage as the rows of a table. */
export function table(worst: ReadonlyMap<string, Worst>): string[] {
  const head = ["stage", "families", "steepest", "of", "most µs a unit", "of"];
  const rows = [...worst].map(([stage, { families, steepest, slowest }]) => [
    stage,
    String(families),
    steepest?.exponent.toFixed(2) ?? "",
    steepest?.family.slice(0, 60) ?? "",
    slowest === undefined ? "" : perUnit(slowest).toFixed(1),
    slowest?.family.slice(0, 60) ?? "",
  ]);
  return [head, head.map(() => "---"), ...rows].map((row) => `| ${row.join(" | ")} |`);
}
