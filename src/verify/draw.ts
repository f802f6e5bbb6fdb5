/**
 * How the coordinates of candidates are drawn: by one of a handful of strategies, each good for
 * some formulas; whole numbers where a bound, a position or an order asks for them.
 */
import type { Lengths } from "./lengths.ts";
import { pointOf, type Point, type Vector } from "./points.ts";
import type { Random } from "./random.ts";
import type { Range } from "./ranges.ts";

/** Written digits of each coordinate, so that points read well. */
const DIGITS = 5;

/** `near` is what the coordinate was at one of the points found before, if there are any. */
export type Draw = (random: Random, range: Range, near: () => number | undefined) => number;

const spread: Draw = (random) => random.between(-5, 5);

/** How one coordinate is drawn; a candidate uses one strategy for all of them, or mixes. */
export const strategies: readonly Draw[] = [
  (random, range) =>
    range.hint === undefined ? random.between(0.1, 5) : random.between(...range.hint),
  spread,
  (random) => random.between(0.05, 4),
  (random) => random.between(-1, 1),
  (random) => random.between(1, 10),
  (random) => random.sign() * 10 ** random.between(1, 4),
  (random) => 10 ** random.between(-3, 0),
  (random, range) => random.sign() * random.between(0.5, 2) * pick(random, range.constants, 1),
  (random, range) => pick(random, range.constants, 0) + random.between(-1, 1),
  (random, range, near) => {
    const known = near();
    return known === undefined ? spread(random, range, near) : known * random.between(0.7, 1.4);
  },
];

const pick = <T, O>(random: Random, from: readonly T[], otherwise: O): T | O =>
  from.length > 0 ? from[random.below(from.length)]! : otherwise;

/** The numbers between which a variable is to be drawn, ends included. */
export type Between = ReadonlyMap<string, readonly [low: number, high: number]>;

/** One draw in so many is an end of the range, each. */
const ENDS = 32;
/** Positive numbers that span more than this are drawn by their logarithm half of the time. */
const WIDE = 100;

/** A number of a range that somebody named: whole where only those count, with the digits of a point. */
function drawBetween(
  random: Random,
  [low, high]: readonly [low: number, high: number],
  isWhole: boolean,
): number {
  if (isWhole) return wholeBetween(random, Math.ceil(low), Math.floor(high));
  const place = random.below(ENDS);
  if (place < 2) return place === 0 ? low : high;
  const isLogarithmic = low > 0 && high > WIDE * low && random.below(2) === 0;
  const drawn = isLogarithmic
    ? low * Math.exp(random.between(0, Math.log(high / low)))
    : low + random.between(0, 1) * (high - low);
  return Math.min(high, Math.max(low, Number(drawn.toPrecision(DIGITS))));
}

/** What the candidates of one formula are drawn from. */
export interface Drawing {
  readonly random: Random;
  readonly ranges: ReadonlyMap<string, Range>;
  readonly lengths: Lengths;
  readonly between: Between;
}

/** A candidate; without a strategy each coordinate is drawn by another. */
export function drawPoint(
  { random, ranges, lengths, between }: Drawing,
  names: readonly string[],
  strategy: Draw | undefined,
  found: readonly Point[],
): Point {
  const length = lengths.matter ? wholeBetween(random, ...lengths.between) : 0;
  const draw = (name: string, position?: number): number => {
    const near = (): number | undefined => {
      const value = pick(random, found, undefined)?.[name];
      return typeof value === "object" ? value[position!] : value;
    };
    const own = strategy ?? pick(random, strategies, spread);
    const range = ranges.get(name)!;
    const asked = between.get(name);
    if (asked !== undefined) return drawBetween(random, asked, range.counts || range.integer);
    return coordinateFor(own, random, range, length, near);
  };
  const values = names.map((name): number | Vector => {
    if (!lengths.vectors.has(name)) return draw(name);
    const own = lengths.imposed.get(name) ?? length;
    return Array.from({ length: own }, (_, i) => draw(name, i));
  });
  return pointOf(names, values);
}

/** A whole number from `low` to `high`. */
const wholeBetween = (random: Random, low: number, high: number): number =>
  low + random.below(high - low + 1);

/** Bounds and positions are drawn to suit vectors of the length. */
function coordinateFor(
  draw: Draw,
  random: Random,
  range: Range,
  length: number,
  near: () => number | undefined,
): number {
  if (range.counts) return wholeBetween(random, 0, length);
  if (range.integer) return Math.round(random.between(...(range.hint ?? [0, 5])));
  return Number(draw(random, range, near).toPrecision(DIGITS));
}
