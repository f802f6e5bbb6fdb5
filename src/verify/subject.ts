/** What is put to the test: code for a formula's value and gradient, in the least that we need. */
import { FormulaError } from "../ast/formula-error.ts";
import type { Formula } from "../ast/formula.ts";
import { directionOf, type Direction } from "./directions.ts";
import type { Surroundings } from "./lengths.ts";
import { coordinatesOf, labelOf, type Coordinate, type Gradient, type Point } from "./points.ts";
import { seededRandom } from "./random.ts";

/** A compiled formula, or a thin adapter around one. */
export interface Subject {
  readonly formula: Formula;
  /** The variables differentiated by; none where the formula has several results. */
  readonly wrt: readonly string[];
  /** What is known of the lengths of its vectors beyond what the formula itself says. */
  readonly around?: Surroundings;
  /** The value; of a formula with several results all of them. */
  value(at: Point): number | ArrayLike<number>;
  gradient(at: Point): Gradient;
  /** The Hessian, where it is tested entry by entry. */
  readonly second?: Second;
  /** Cost of evaluating the value at a point, by the cost model. */
  valueCost(at: Point): number;
  /** Cost of value and gradient together. */
  bothCost(at: Point): number;
}

/** The code of second derivatives by each two of the variables, all of which are numbers. */
export interface Second {
  /** The first derivatives by each variable differentiated by, as formulas. */
  readonly slopes: readonly Formula[];
  hessian(at: Point): Readonly<Record<string, Gradient>>;
}

/** The results of the subject, however many. */
export function resultsOf(subject: Subject, at: Point): number[] {
  const value = subject.value(at);
  return typeof value === "number" ? [value] : Array.from(value);
}

/** The subject's one value; NaN where it refuses the point, as it may one that was moved. */
export function valueOf(subject: Subject, at: Point): number {
  try {
    return resultsOf(subject, at)[0]!;
  } catch (error) {
    if (error instanceof FormulaError) return NaN;
    throw error;
  }
}

/** One derivative to compare: a partial, or the derivative along a direction. */
export interface Derivative {
  /** The coordinate, or what to call the direction. */
  readonly label: string;
  readonly direction: Direction;
}

/** How many partials were chosen, of how many. */
export interface Selection {
  readonly chosen: number;
  readonly of: number;
}

/** The derivatives to compare at a point. */
export interface Derivatives {
  readonly all: readonly Derivative[];
  /** Null where they are all partials. */
  readonly selection: Selection | null;
}

/** Above this many coordinates a selection of partials is compared, and a direction through all. */
export const MOST_PARTIALS = 8;

/** Where an evaluation takes more steps than this the selection is smaller, or it would take minutes. */
const LARGE = 10_000;
const MOST_PARTIALS_IN_LARGE = 2;
/** Above this there is the direction alone. */
const HUGE = 100_000;

/** Partials compared at most of a formula whose evaluation takes so many steps. */
function mostPartials(cost: number): number {
  if (cost > HUGE) return 0;
  return cost > LARGE ? MOST_PARTIALS_IN_LARGE : MOST_PARTIALS;
}

/** How many derivatives there are to compare by so many coordinates. */
export function derivativeCount(coordinates: number, cost: number): number {
  return Math.min(coordinates, mostPartials(cost) + 1);
}

/** Some of the coordinates, spread evenly over them. */
export function selected(coordinates: readonly Coordinate[], most: number): readonly Coordinate[] {
  if (coordinates.length <= most) return coordinates;
  const place = (i: number): number => Math.floor((i * coordinates.length) / most);
  return Array.from({ length: most }, (_, i) => coordinates[place(i)]!);
}

/**
 * The derivatives to compare at a point: all partials, or of many some spread evenly over them and
 * one direction with all coordinates in it, which any wrong partial disturbs (A. Griewank and
 * A. Walther, "Evaluating derivatives", 2008, section 3.1: all partials for the cost of one).
 */
export function derivativesOf(
  wrt: readonly string[],
  at: Point,
  seed: number,
  cost: number,
): Derivatives {
  const coordinates = coordinatesOf(at, wrt);
  const of = coordinates.length;
  const most = of === 1 ? 1 : mostPartials(cost);
  const chosen = selected(coordinates, most).map((where) => ({
    label: labelOf(where),
    direction: directionOf([[where, 1]]),
  }));
  if (of <= most) return { all: chosen, selection: null };
  const random = seededRandom(seed);
  // Two digits, never near 0: no partial is left out.
  const part = (): number => (random.sign() * Math.round(random.between(50, 100))) / 100;
  const direction = directionOf(coordinates.map((where) => [where, part()]));
  const through = { label: "a direction through all", direction };
  return { all: [...chosen, through], selection: { chosen: most, of } };
}
