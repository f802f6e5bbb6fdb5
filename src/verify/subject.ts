/** What is put to the test: code for a formula's value and gradient, in the least that we need. */
import type { Formula } from "../ast/formula.ts";
import { seededRandom } from "./random.ts";
import type { Point } from "./points.ts";
import type { Direction } from "./witnesses.ts";

/** A compiled formula, or a thin adapter around one. */
export interface Subject {
  readonly formula: Formula;
  /** The variables differentiated by. */
  readonly wrt: readonly string[];
  value(at: Point): number;
  gradient(at: Point): Point;
  /** Cost of evaluating the value at a point, by the cost model. */
  valueCost(at: Point): number;
  /** Cost of value and gradient together. */
  bothCost(at: Point): number;
}

/** One derivative to compare: a partial, or the derivative along a direction. */
export interface Derivative {
  /** The variable's name, or what to call the direction. */
  readonly label: string;
  readonly direction: Direction;
}

/** Above this many variables a selection of partials is compared, and a direction through all. */
export const MOST_PARTIALS = 8;

/** In formulas with more nodes than this the selection is smaller, or one check would take minutes. */
const LARGE = 10_000;
const MOST_PARTIALS_IN_LARGE = 2;

/**
 * The derivatives to compare: all partials, or for many variables some spread evenly over them and
 * one direction with all variables in it, which any wrong partial disturbs.
 */
export function derivativesOf(wrt: readonly string[], seed: number, nodes: number): Derivative[] {
  const partial = (name: string): Derivative => ({ label: name, direction: new Map([[name, 1]]) });
  const most = nodes > LARGE ? MOST_PARTIALS_IN_LARGE : MOST_PARTIALS;
  if (wrt.length <= most) return wrt.map(partial);
  const chosen = Array.from({ length: most }, (_, i) => wrt[Math.floor((i * wrt.length) / most)]!);
  const random = seededRandom(seed);
  // Two digits, never near 0: no partial is left out.
  const part = (): number => (random.sign() * Math.round(random.between(50, 100))) / 100;
  const direction = new Map(wrt.map((name) => [name, part()]));
  return [...chosen.map(partial), { label: "a direction through all", direction }];
}
