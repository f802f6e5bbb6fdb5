/**
 * The kinks, jumps and ties of a formula, and which rule its derivative follows there; and the points
 * at which it is differentiable by MPFR though the code gives no number.
 *
 * Points are looked at whose coordinates are 0, 1, -1 or a constant of the formula, one at a time or
 * all together. What is not met there is looked for between sample points, by halving the way from
 * one on this side of the kink to one on the other.
 */
import { variableNames } from "../ast/formula.ts";
import type { Node } from "../ast/node.ts";
import { entryNamed } from "../functions/catalogue.ts";
import type { Kink } from "./check-report.ts";
import { crossings } from "./crossings.ts";
import { inspect, type Met } from "./domain.ts";
import type { Plan } from "./evaluate.ts";
import { partText } from "./outside.ts";
import {
  coordinate,
  coordinatesOf,
  labelOf,
  movable,
  type Coordinate,
  type Point,
} from "./points.ts";
import type { Precise, PreciseNumbers } from "./precise.ts";
import { MOST_PARTIALS, selected, type Subject } from "./subject.ts";

/** A differentiable point at which the code gives no number. */
export interface Missed {
  readonly by: string;
  readonly exact: number;
  readonly at: Point;
}

/** Coordinates at which formulas tend to be awkward. */
const AWKWARD = [0, 1, -1];
const MOST_CONSTANTS = 4;
/** One-sided derivatives nearer than this, relatively, are one derivative. */
const ONE_DERIVATIVE = 1e-9;
/** Findings of one kind that are listed. */
const MOST_LISTED = 10;

/** The kink that was met, if the function has any: a pole is none. */
export function kinkOf({ node, fn }: Met, at: Point, exactly = true): Kink | undefined {
  const entry = entryNamed(fn);
  const rule =
    entry?.kind === "relation" ? "the derivative is that of the branch taken" : ruleOf(entry);
  return rule === undefined ? undefined : { part: partText(node, fn), of: fn, rule, at, exactly };
}

const ruleOf = (entry: ReturnType<typeof entryNamed>): string | undefined =>
  entry?.kind === "real" ? entry.atKink : undefined;

/** Looks for kinks, and for derivatives that the code misses. */
export function probe(
  precise: Precise,
  plan: Plan,
  subject: Subject,
  wrt: readonly string[],
  points: readonly Point[],
): { kinks: Kink[]; missed: Missed[] } {
  const missed: Missed[] = [];
  const kinks = new Map<Node, Kink>();
  const settled = new Set<Node>();
  for (const at of awkwardPoints(plan, subject, points)) {
    const { kinks: met, inside } = inspect(plan, at);
    if (met.length === 0) continue;
    const smooth = precise.within((numbers) =>
      selected(coordinatesOf(at, wrt), MOST_PARTIALS).map((by) => ({
        by,
        exact: trueDerivative(numbers, subject, at, by),
      })),
    );
    const isKink = smooth.some(({ exact }) => exact === undefined);
    for (const one of met) {
      settled.add(one.node);
      const kink = kinkOf(one, at);
      if (inside && isKink && kink !== undefined && !kinks.has(one.node)) kinks.set(one.node, kink);
    }
    const gradient = subject.gradient(at);
    for (const { by, exact } of smooth)
      if (exact !== undefined && Number.isNaN(coordinate(gradient, by)))
        missed.push({ by: labelOf(by), exact, at });
  }
  for (const { met, at, exactly } of crossings(plan, subject, points, settled)) {
    const kink = kinkOf(met, at, exactly);
    if (kink !== undefined) kinks.set(met.node, kink);
  }
  return { kinks: [...kinks.values()].slice(0, MOST_LISTED), missed };
}

/** A number is moved itself, of a vector the first element. */
function awkwardPoints(plan: Plan, { formula }: Subject, points: readonly Point[]): Point[] {
  const [base] = points;
  if (base === undefined) return [];
  const names = variableNames(formula).filter((name) => !plan.counted.has(name));
  const firsts = names.flatMap((name) => coordinatesOf(base, [name]).slice(0, 1));
  const constants = plan.nodes
    .flatMap((node) => (node.kind === "constant" ? [node.nearest] : []))
    .filter((value) => !AWKWARD.includes(value))
    .slice(0, MOST_CONSTANTS);
  return [...firsts.map((where) => [where]), ...(firsts.length > 1 ? [firsts] : [])]
    .slice(0, 2 * MOST_PARTIALS)
    .flatMap((moved) =>
      [...AWKWARD, ...constants].map((value) => {
        const [point, move] = movable(base);
        for (const where of moved) move(where, value);
        return point;
      }),
    );
}

/** The derivative in MPFR where the one-sided ones agree, else undefined. */
function trueDerivative(
  numbers: PreciseNumbers,
  { formula }: Subject,
  at: Point,
  by: Coordinate,
): number | undefined {
  if (!Number.isFinite(numbers.value(formula, at).toNumber())) return undefined;
  const [below, above] = numbers.oneSided(formula, at, by).map((slope) => slope.toNumber());
  if (!isOneDerivative(below!, above!)) return undefined;
  return numbers.derivative(formula, at, by).toNumber();
}

/** Whether the derivatives from below and above are one. */
export function isOneDerivative(below: number, above: number): boolean {
  return Math.abs(above - below) <= ONE_DERIVATIVE * (1 + Math.abs(above) + Math.abs(below));
}
