/**
 * Sample points at which a formula is smooth, the same for the same formula and seed.
 *
 * Candidates are drawn by a handful of strategies and kept where `domain.ts` finds the formula
 * smooth; strategies that succeed are drawn from more often, and once a point is found its
 * neighbourhood is a strategy too. Solving for the domain symbolically would find more of the thin
 * ones, and would be a second compiler.
 */
import { variableNames, type Formula } from "../ast/formula.ts";
import { inspect, type Inspection } from "./domain.ts";
import { planEvaluation, type Plan } from "./evaluate.ts";
import { type Between, drawPoint, strategies } from "./draw.ts";
import { lengthsOf, type Surroundings } from "./lengths.ts";
import type { Point } from "./points.ts";
import { seededRandom, type Random } from "./random.ts";
import { rangesOf } from "./ranges.ts";

export interface SampleOptions {
  /** Points wanted. */
  readonly count: number;
  readonly seed?: number | undefined;
  /** Node evaluations that one evaluation at each of the points may take together; but two points. */
  readonly work?: number | undefined;
  readonly around?: Surroundings | undefined;
  /** Between which numbers to draw a variable, ends included; where formulas suggest it unless given. */
  readonly between?: Between | undefined;
  /** Told of each candidate. */
  readonly observe?: ((at: Point, inspection: Inspection) => void) | undefined;
}

/** Points of numbers, unless the formula has vectors: `Sample<Point>`. */
export interface Sample<P extends Point = Record<string, number>> {
  /** Points inside the domain and away from kinks, at most `count`; none where none was found. */
  readonly points: P[];
  /** Candidates drawn. */
  readonly tried: number;
}

const TRIES_PER_POINT = 60;
/** Nodes evaluated at most in search of points, so that large formulas do not hang. */
const NODE_BUDGET = 20_000_000;
/** Candidates drawn at least; if so many take too long and none is found, there are no others. */
const LEAST_TRIES = 10;

/** Points at which the formula and its derivatives can be compared. */
export function samplePoints<P extends Point = Record<string, number>>(
  formula: Formula,
  options: SampleOptions,
): Sample<P> {
  const plan = planEvaluation(formula.root);
  const { found, tried } = samplePlan(plan, variableNames(formula), options);
  return { points: found.map(({ at }) => at as P), tried };
}

/** A point with the node evaluations that it takes. */
export interface Found {
  readonly at: Point;
  readonly cost: number;
}

/** What came of drawing points. */
export interface Drawn {
  readonly found: readonly Found[];
  readonly tried: number;
}

export function samplePlan(plan: Plan, names: readonly string[], options: SampleOptions): Drawn {
  const drawing = drawPoints(plan, names, options);
  for (let next = drawing.next(); ; next = drawing.next()) if (next.done) return next.value;
}

/** The same one candidate after the other, so that whoever asks may stop; says how many are found. */
export function* drawPoints(
  plan: Plan,
  names: readonly string[],
  options: SampleOptions,
): Generator<Drawn, Drawn, void> {
  const random = seededRandom(options.seed ?? 1);
  const lengths = lengthsOf(plan.nodes, options.around);
  const { between = new Map() } = options;
  const ranges = rangesOf(plan, names, options.around?.nodes);
  const drawing = { random, ranges, lengths, between };
  const limit = options.count * TRIES_PER_POINT;
  const found: Found[] = [];
  const near: Point[] = [];
  // The last tally is for candidates that mix strategies, a new one for each coordinate.
  const tallies = [...strategies, undefined].map(() => ({ tries: 0, hits: 0 }));
  let tried = 0;
  let spent = 0;
  let work = options.work ?? Infinity;
  let refused = 0;
  const affords = (): boolean =>
    tried < LEAST_TRIES ||
    (spent + plan.nodes.length <= NODE_BUDGET && (found.length > 0 || refused < LEAST_TRIES));
  while (tried < limit && found.length < options.count && affords()) {
    const chosen = choose(random, tallies);
    const at = drawPoint(drawing, names, strategies[chosen], near);
    const inspection = inspect(plan, at);
    const { smooth, cost, affordable } = inspection;
    if (smooth && found.length >= 2 && cost > work) break;
    options.observe?.(at, inspection);
    if (smooth) {
      found.push({ at, cost });
      near.push(at);
      work -= cost;
    }
    tallies[chosen]!.tries++;
    if (smooth) tallies[chosen]!.hits++;
    if (!affordable) refused++;
    tried++;
    spent += cost;
    yield { found, tried };
    if (smooth && names.length === 0) break;
  }
  return { found, tried };
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
