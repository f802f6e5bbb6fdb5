/**
 * Where a random formula is looked at: drawn as for certificates, and special: 0, 1, tiny and huge
 * numbers, coordinates that tie or nearly do, and the ends of domains and the formula's own
 * constants, exactly and from close by.
 */
import type { Formula } from "../../src/ast/formula.ts";
import { variableNames } from "../../src/ast/formula.ts";
import type { Node } from "../../src/ast/node.ts";
import { entryOf } from "../../src/functions/catalogue.ts";
import { inspect, type Inspection } from "../../src/verify/domain.ts";
import { type Drawing, drawPoint, strategies } from "../../src/verify/draw.ts";
import type { Plan } from "../../src/verify/evaluate.ts";
import { lengthsOf } from "../../src/verify/lengths.ts";
import { pointOf, type Point, type Vector } from "../../src/verify/points.ts";
import { seededRandom } from "../../src/verify/random.ts";
import { rangesOf } from "../../src/verify/ranges.ts";
import type { Random } from "../support/random-formula.ts";
import type { Ways } from "./ways.ts";

export interface Place extends Inspection {
  readonly at: Point;
  /** Drawn as for certificates, so that differences can be relied on; else only now and then. */
  readonly isPlain: boolean;
}

/** Draws for each point that shall lie inside the domain. */
const TRIES = 4;

/** Of special points: differences next to a pole tell little, and take long to be contradicted. */
const SHARE_OF_DIFFERENCES = 0.1;

/**
 * Smaller coordinates, but 0, are within the steps that differences take from 0; steps from larger
 * ones lead over many waves.
 */
const [SMALLEST, LARGEST] = [1e-3, 1e8];

const isOrdinary = (at: Point): boolean => isBetween(at, SMALLEST, LARGEST);

/** All coordinates, those of vectors among them. */
const numbersIn = (at: Point): number[] =>
  Object.values(at).flatMap((value) => Array.from([value].flat() as number[]));

export const sizesOf = (at: Point): number[] => numbersIn(at).map(Math.abs);

/** Whether all coordinates but those that are 0 are larger than one size, and smaller than another. */
export const isBetween = (at: Point, smallest: number, largest: number): boolean =>
  sizesOf(at).every((size) => size === 0 || (size > smallest && size < largest));

/** Of special points, those at which all coordinates are one, or nearly, where that may matter. */
const SHARE_OF_TIES = { asked: 0.4, else: 0.1 };
/** Of those, what ties at 0, where signs change. */
const SHARE_OF_ZEROS = 0.25;

/** Whether a node may do something of its own where numbers are equal. */
function mayTie(node: Node): boolean {
  if (node.kind === "reduce") return node.op === "max" || node.op === "min";
  if (node.kind !== "apply") return false;
  const entry = entryOf(node);
  return entry.kind === "relation" || (entry.kind === "real" && entry.atKink !== undefined);
}

const SPECIAL = [0, -0, 1, -1, 2, 0.5, 3, Math.PI, Math.PI / 2, Math.E];
const TINY = [1e-3, 1e-5, 1e-8, 1e-12, 1e-20, 1e-50, 1e-160, 5e-324];
const HUGE = [10, 100, 709, 1e4, 1e6, 1e9, 1e15, 1e30, 1e80, 1e160, 1.7976931348623157e308];
/** How near a coordinate comes to what is special. */
const NEARNESS = [1e-2, 1e-4, 1e-7, 1e-10, 1e-13, 2 ** -52];

/** The points for a formula, with what the witnesses make of them. */
export function placesOf(
  formula: Formula,
  plan: Plan,
  { points }: Pick<Ways, "points">,
  random: Random,
): Place[] {
  const names = variableNames(formula);
  const drawing: Drawing = {
    random: seededRandom(Math.floor(random() * 2 ** 31)),
    ranges: rangesOf(plan, names),
    lengths: lengthsOf(plan.nodes),
    between: new Map(),
  };
  const look = (at: Point, isPlain = true): Place => ({ at, isPlain, ...inspect(plan, at) });
  if (names.length === 0) return [look({})];
  const inside: Place[] = [];
  const tried: Place[] = [];
  for (let k = 0; k < TRIES * points.inside && inside.length < points.inside; k++) {
    const strategy = strategies[Math.floor(random() * (strategies.length + 1))];
    const near = inside.map(({ at }) => at);
    const place = look(drawPoint(drawing, names, k === 0 ? strategies[0] : strategy, near));
    (place.smooth ? inside : tried).push(place);
  }
  const shareOfTies = plan.nodes.some(mayTie) ? SHARE_OF_TIES.asked : SHARE_OF_TIES.else;
  const start = inside[0]?.at ?? tried[0]!.at;
  const special = Array.from({ length: points.special }, () => {
    const at = changed(start, drawing, shareOfTies, random);
    return look(at, random() < SHARE_OF_DIFFERENCES && isOrdinary(at));
  });
  return [...inside, ...tried.slice(0, 1), ...special];
}

/** The point with special coordinates in place of some; what counts stays a whole number. */
function changed(point: Point, { ranges }: Drawing, shareOfTies: number, random: Random): Point {
  const pick = <T>(items: readonly T[]): T => items[Math.floor(random() * items.length)]!;
  const ties = random() < shareOfTies;
  const isExact = random() < 0.5;
  const tie = random() < SHARE_OF_ZEROS ? 0 : special([], pick, random);
  const all = numbersIn(point);
  const change = (name: string, value: number): number => {
    const { counts, integer, hint, constants } = ranges.get(name)!;
    if (counts || integer) return random() < 0.5 ? pick([0, 0, 1, 2, -2]) : value;
    if (ties) return isExact ? tie : nearly(tie, pick, random);
    if (random() < 0.35) return value;
    return special([...(hint ?? []), ...constants, ...all], pick, random);
  };
  const names = Object.keys(point);
  return pointOf(
    names,
    names.map((name): number | Vector => {
      const value = point[name]!;
      return typeof value === "number"
        ? change(name, value)
        : Array.from(value, (each) => change(name, each));
    }),
  );
}

type Choose = <T>(items: readonly T[]) => T;

function special(own: readonly number[], pick: Choose, random: Random): number {
  const roll = random();
  const sign = random() < 0.7 ? 1 : -1;
  if (roll < 0.3 && own.length > 0) return nearly(pick(own), pick, random);
  if (roll < 0.6) return nearly(pick(SPECIAL), pick, random);
  return sign * pick(roll < 0.8 ? TINY : HUGE);
}

/** A number, or one close by. */
function nearly(value: number, pick: Choose, random: Random): number {
  if (random() < 0.5) return value;
  return value + (random() < 0.5 ? -1 : 1) * pick(NEARNESS) * (Math.abs(value) || 1);
}
