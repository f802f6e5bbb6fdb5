/**
 * Measures one function: errors at random points, then a search from the worst ones for worse.
 */
import type { Float } from "../../../src/functions/float.ts";
import type { Precise, PreciseNumbers } from "../../../src/verify/precise.ts";
import { seededRandom, type Random } from "../../../src/verify/random.ts";
import { errorAt, truthOf, type Truth } from "./error.ts";
import { Platform } from "./platform.ts";
import { drawOperands, moved } from "./points.ts";
import type { At, Quantity, Subject } from "./subjects.ts";

export interface Sampling {
  /** Points at which each function is measured at random. */
  readonly points: number;
  /** Steps in search of worse ones, for each quantity. */
  readonly climbs: number;
  readonly seed: number;
}

/** A point with its error. */
export interface Measured {
  readonly at: At;
  readonly error: number;
  /** The largest error of a call of the platform there. */
  readonly platform: number;
  readonly outOfRange: boolean;
}

export interface Row {
  readonly text: string;
  readonly by: string | null;
  /** Points measured; those out of range are counted apart. */
  readonly points: number;
  readonly pointsOutOfRange: number;
  readonly median: number;
  /** The worst points in the range: by error, by the error of the platform, by what exceeds that. */
  readonly worst: Measured | undefined;
  readonly worstPlatform: Measured | undefined;
  readonly worstBeyond: Measured | undefined;
  readonly worstOutOfRange: Measured | undefined;
}

const TRIES = 40;
/** Worst points from which the search starts. */
const STARTS = 6;

export function measureSubject(precise: Precise, subject: Subject, sampling: Sampling): Row[] {
  const random = seededRandom(sampling.seed);
  const points = pointsOf(subject, sampling.points, random);
  const platform = new Platform();
  return subject.quantities.map((quantity) => {
    const truth = truthOf(quantity.exact, subject.fn, subject.names, quantity.by);
    const measureAt = (at: At): Measured | undefined =>
      precise.within((numbers) => measureOne(numbers, platform, subject, quantity, truth, at));
    const sampled = points.flatMap((at) => measureAt(at) ?? []);
    const climbed = climb(random, subject, sampled, sampling.climbs, measureAt);
    return rowOf(subject, quantity, sampled, climbed);
  });
}

/** The value and partials of a function at one point. */
export function measureAt(precise: Precise, subject: Subject, at: At): Measured[] {
  const platform = new Platform();
  return precise.within((numbers) =>
    subject.quantities.flatMap((quantity) => {
      const truth = truthOf(quantity.exact, subject.fn, subject.names, quantity.by);
      return measureOne(numbers, platform, subject, quantity, truth, at) ?? [];
    }),
  );
}

/** Points of the function's domain; fewer, where it is hard to hit. */
function pointsOf({ entry, names, isPlain }: Subject, count: number, random: Random): At[] {
  const found: At[] = [];
  for (let i = 0; i < TRIES * count && found.length < count; i++) {
    const operands = drawOperands(random, names.length).map((x, place) =>
      isPlain && entry.integer?.[place] ? random.below(13) : x,
    );
    if (isPlain ? isInside(entry, operands) : operands.every(Number.isFinite))
      found.push(Object.fromEntries(names.map((name, place) => [name, operands[place]!])));
  }
  return found;
}

function isInside(entry: Subject["entry"], operands: readonly number[]): boolean {
  const inDomain = operands.every((x, place) => {
    const [low, high] = entry.domain[entry.variadic ? 0 : place]!;
    return Number.isFinite(x) && x >= low && x <= high;
  });
  return inDomain && (entry.within?.(...operands) ?? true);
}

function measureOne(
  numbers: PreciseNumbers,
  platform: Platform,
  subject: Subject,
  quantity: Quantity,
  truth: Truth,
  at: At,
): Measured | undefined {
  const operands = subject.names.map((name) => at[name]!);
  const distance = subject.isPlain ? subject.entry.singular?.(...operands) : undefined;
  if (distance === 0 && (quantity.by !== null || subject.entry.poles)) return undefined;
  const exact = numbers.value(truth.value, at);
  if (quantity.by !== null && isInfinite(exact)) return undefined;
  const results = quantity.codes.map((code) => code(at));
  const errors = results.map((result) => errorAt(numbers, truth, at, result));
  if (errors[0] === undefined) return undefined;
  const traced = platform.trace(numbers, quantity.operations, at);
  return {
    at,
    error: Math.max(...(errors as number[])),
    platform: traced.platform,
    outOfRange: traced.outOfRange || !isNormal(exact.toNumber()),
  };
}

const isNormal = (x: number): boolean =>
  x === 0 || (Number.isFinite(x) && Math.abs(x) >= 2 ** -1022);

const isInfinite = (exact: Float): boolean => !exact.isZero() && exact.isEqual(exact.mul(2));

/** By how much an error exceeds the platform's own at the same point. */
export const beyond = (measured: Measured | undefined): number =>
  measured === undefined ? 0 : measured.error - measured.platform;
const byBeyond = (a: Measured, b: Measured): number => beyond(b) - beyond(a);

/** Moves from the worst points to their neighbours as long as those are worse. */
function climb(
  random: Random,
  subject: Subject,
  sampled: readonly Measured[],
  steps: number,
  measureAt: (at: At) => Measured | undefined,
): Measured[] {
  const inRange = sampled.filter(({ outOfRange }) => !outOfRange);
  const heads = [...inRange].sort(byBeyond).slice(0, STARTS);
  const found: Measured[] = [];
  for (let i = 0; i < steps && heads.length > 0; i++) {
    const place = i % heads.length;
    const operands = subject.names.map((name) => heads[place]!.at[name]!);
    const changed = random.below(operands.length);
    const { integer } = subject.entry;
    const next = operands.map((x, k) => (k === changed && !integer?.[k] ? moved(random, x) : x));
    if (subject.isPlain && !isInside(subject.entry, next)) continue;
    if (!next.every(Number.isFinite)) continue;
    const at = Object.fromEntries(subject.names.map((name, k) => [name, next[k]!]));
    const measured = measureAt(at);
    if (measured === undefined) continue;
    found.push(measured);
    if (!measured.outOfRange && beyond(measured) > beyond(heads[place]!)) heads[place] = measured;
  }
  return found;
}

function rowOf(
  { text }: Subject,
  { by }: Quantity,
  sampled: readonly Measured[],
  climbed: readonly Measured[],
): Row {
  const all = [...sampled, ...climbed];
  const inside = all.filter(({ outOfRange }) => !outOfRange);
  const outside = all.filter(({ outOfRange }) => outOfRange);
  const errors = sampled.filter(({ outOfRange }) => !outOfRange).map(({ error }) => error);
  errors.sort((a, b) => a - b);
  const most = (of: readonly Measured[], measure: (one: Measured) => number) =>
    of.reduce<Measured | undefined>(
      (best, one) => (best === undefined || measure(one) > measure(best) ? one : best),
      undefined,
    );
  return {
    text,
    by,
    points: inside.length,
    pointsOutOfRange: outside.length,
    median: errors[errors.length >> 1] ?? NaN,
    worst: most(inside, ({ error }) => error),
    worstPlatform: most(inside, ({ platform }) => platform),
    worstBeyond: most(inside, beyond),
    worstOutOfRange: most(outside, ({ error }) => error),
  };
}
