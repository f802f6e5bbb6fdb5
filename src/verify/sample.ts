/**
 * Sample points at which a formula is smooth, the same for the same formula and seed.
 *
 * Candidates are drawn by a handful of strategies and kept where `domain.ts` finds the formula
 * smooth; strategies that succeed are drawn from more often, and once a point is found its
 * neighbourhood is a strategy too. Solving for the domain symbolically would find more of the thin
 * ones, and would be a second compiler.
 */
import { variableNames, type Formula } from "../ast/formula.ts";
import { inspect } from "./domain.ts";
import { planEvaluation, type Plan } from "./evaluate.ts";
import { pointOf, type Point } from "./points.ts";
import { seededRandom, type Random } from "./random.ts";
import { rangesOf, type Range } from "./ranges.ts";

export interface SampleOptions {
  /** Points wanted. */
  readonly count: number;
  readonly seed?: number | undefined;
}

export interface Sample {
  /** Points inside the domain and away from kinks, at most `count`; none where none was found. */
  readonly points: Point[];
  /** Candidates drawn. */
  readonly tried: number;
}

const TRIES_PER_POINT = 60;
/** Nodes evaluated at most in search of points, so that large formulas do not hang. */
const NODE_BUDGET = 20_000_000;
/** Written digits of each coordinate, so that points read well. */
const DIGITS = 5;

type Draw = (random: Random, range: Range, found: readonly Point[], name: string) => number;

const spread: Draw = (random) => random.between(-5, 5);

/** How one coordinate is drawn; a candidate uses one strategy for all of them, or mixes. */
const strategies: readonly Draw[] = [
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
  (random, range, found, name) => {
    const near = found.length > 0 ? pick(random, found, {})[name] : undefined;
    return near === undefined
      ? spread(random, range, found, name)
      : near * random.between(0.7, 1.4);
  },
];

const pick = <T>(random: Random, from: readonly T[], otherwise: T): T =>
  from.length > 0 ? from[random.below(from.length)]! : otherwise;

/** Points at which the formula and its derivatives can be compared. */
export function samplePoints(formula: Formula, options: SampleOptions): Sample {
  return samplePlan(planEvaluation(formula.root), variableNames(formula), options);
}

export function samplePlan(plan: Plan, names: readonly string[], options: SampleOptions): Sample {
  const random = seededRandom(options.seed ?? 1);
  const ranges = rangesOf(plan, names);
  const budget = Math.max(10, Math.floor(NODE_BUDGET / plan.nodes.length));
  const limit = Math.min(options.count * TRIES_PER_POINT, budget);
  const points: Point[] = [];
  // The last tally is for candidates that mix strategies, a new one for each coordinate.
  const tallies = [...strategies, undefined].map(() => ({ tries: 0, hits: 0 }));
  let tried = 0;
  while (tried < limit && points.length < options.count) {
    const chosen = choose(random, tallies);
    const values = names.map((name) => {
      const draw = strategies[chosen] ?? pick(random, strategies, spread);
      return coordinateFor(draw, random, ranges.get(name)!, points, name);
    });
    const candidate = pointOf(names, values);
    const hit = inspect(plan, candidate).smooth;
    if (hit) points.push(candidate);
    tallies[chosen]!.tries++;
    if (hit) tallies[chosen]!.hits++;
    tried++;
    if (hit && names.length === 0) break;
  }
  return { points, tried };
}

/** A strategy with probability in proportion to its rate of success so far (Laplace's rule). */
function choose(random: Random, tallies: readonly { tries: number; hits: number }[]): number {
  const rates = tallies.map(({ tries, hits }) => (hits + 1) / (tries + 2));
  let rest = random.between(
    0,
    rates.reduce((a, b) => a + b),
  );
  return Math.max(
    0,
    rates.findIndex((rate) => (rest -= rate) < 0),
  );
}

function coordinateFor(
  draw: Draw,
  random: Random,
  range: Range,
  found: readonly Point[],
  name: string,
): number {
  if (range.integer) return Math.round(random.between(...(range.hint ?? [0, 5])));
  return Number(draw(random, range, found, name).toPrecision(DIGITS));
}
