/**
 * One formula at its points: emitted code and interpreter agree to the bit; value and derivatives of
 * the first and second order agree with the graph, with dual numbers and with differences, to what
 * rounding explains. Where the latter contradict, `arbiter.ts` decides.
 */
import { kindSubject } from "../../src/evidence/kinds.ts";
import { variableNames } from "../../src/ast/formula.ts";
import { isApplyOf, type Node } from "../../src/ast/node.ts";
import { entryNamed } from "../../src/functions/catalogue.ts";
import { compareDerivative, compareResults } from "../../src/verify/compare.ts";
import { roundingScale } from "../../src/verify/conditioning.ts";
import { type Direction, directionOf, type Part } from "../../src/verify/directions.ts";
import { inspect, type Met } from "../../src/verify/domain.ts";
import { planEvaluation, type Plan } from "../../src/verify/evaluate.ts";
import {
  type Coordinate,
  coordinatesOf,
  type Gradient,
  labelOf,
  type Point,
  pointOf,
  type Vector,
} from "../../src/verify/points.ts";
import type { Derivative, Subject } from "../../src/verify/subject.ts";
import type { Random } from "../support/random-formula.ts";
import { compareBits } from "./bits.ts";
import { compareDual, RUNS } from "./close.ts";
import { type Found, type Kept, report } from "./disagreement.ts";
import { compareForms, formsOf } from "./forms.ts";
import type { Made, Run } from "./made.ts";
import { isBetween, type Place, sizesOf } from "./points.ts";
import type { Ways } from "./ways.ts";

/** Partials compared at a point, at most. */
const MOST_PARTIALS = 3;

/** How often each comparison was made. */
export interface Counts {
  bits: number;
  value: number;
  first: number;
  second: number;
}

/** The comparisons of a formula; `random` chooses directions, and which are made of a share. */
export function compareAll(
  made: Made,
  plan: Plan,
  places: readonly Place[],
  { share, forms: withForms }: Ways,
  random: Random,
  found: Found,
): Counts {
  const counts: Counts = { bits: 0, value: 0, first: 0, second: 0 };
  const first = subjectOf(made);
  const second = secondOf(made);
  const forms = withForms && made.planned.results === undefined ? formsOf(made.formula) : undefined;
  for (const place of places) {
    const { at, inside, smooth, isPlain, kinks } = place;
    const isDiffered = (): boolean => smooth && isPlain && random() < share.differences;
    counts.bits += compareBits(made, plan, place, random() < share.secondBits, found);
    if (!inside) continue;
    counts.value += 1;
    const scale = (): number => roundingScale(plan, at, new Map(), RUNS).value;
    for (const one of compareResults(plan, first, at))
      report({ of: "value", witness: "evaluation", label: "value", at, scale }, one, found);
    // At a jump the sign of a 0 decides, which other forms may have otherwise, and whether numbers
    // are equal by how they are rounded.
    const isDecided = smooth || (kinks.length === 0 && !plan.nodes.some(isEquality));
    if (forms !== undefined && isDecided && isModerate(at)) compareForms(plan, forms, at, found);
    if (made.wrt.length === 0 || !isModerate(at) || !kinks.every(hasConvention)) continue;
    const along = directionsAt(made, at, random);
    if (made.planned.results === undefined)
      counts.first += compareFirst(plan, first, at, isDiffered, along, found);
    if (second === undefined) continue;
    const chosen = along[Math.floor(random() * along.length)]!;
    if (compareSecond(second, plan, at, isDiffered(), chosen, random, found)) counts.second += 1;
  }
  return counts;
}

const isEquality = (node: Node): boolean => isApplyOf(node, "==") || isApplyOf(node, "!=");

/** Whether the derivative at a kink is agreed on; at others there is none. */
function hasConvention({ fn }: Met): boolean {
  const entry = entryNamed(fn);
  return entry?.kind !== "real" || entry.atKink !== undefined;
}

/**
 * Beyond these, derivatives of intermediate results overflow or vanish, and intermediate results of
 * other forms, which is outside the promise.
 */
const [SMALLEST, LARGEST] = [1e-75, 1e75];

const isModerate = (at: Point): boolean => isBetween(at, SMALLEST, LARGEST);

/** The emitted functions, put to the test. */
function subjectOf({ formula, wrt, emitted }: Made): Subject {
  const { value, gradient, valueAndGradient } = emitted;
  const partOf =
    (part: string): Run =>
    (at) =>
      (valueAndGradient!(at) as Record<string, unknown>)[part];
  return {
    formula,
    wrt: wrt.map(({ name }) => name),
    value: (value ?? partOf("value")) as Subject["value"],
    gradient: (gradient ?? partOf("gradient")) as Subject["gradient"],
    valueCost: () => 0,
    bothCost: () => 0,
  };
}

interface Second {
  /** Whether it is the weighted sum of several results, with their Jacobian. */
  readonly isSum: boolean;
  readonly subject: Subject;
  readonly plan: Plan;
}

function secondOf({ planned, wrt, kind }: Made): Second | undefined {
  const subject = kindSubject(planned, wrt, kind, {});
  if (subject === undefined) return undefined;
  const isSum = planned.results !== undefined;
  return { subject, plan: planEvaluation(subject.formula.root), isSum };
}

function compareFirst(
  plan: Plan,
  subject: Subject,
  at: Point,
  isDiffered: () => boolean,
  directions: readonly Derivative[],
  found: Found,
): number {
  const gradient = subject.gradient(at);
  for (const derivative of directions) {
    const { label, direction } = derivative;
    const scale = (): number => roundingScale(plan, at, direction, RUNS).tangent;
    const kept = { of: "first", label, along: direction, at, scale } as const;
    compareSlope(plan, subject, at, gradient, derivative, isDiffered(), kept, found);
  }
  return directions.length;
}

/** Duals and, clear of kinks, differences. */
function compareSlope(
  plan: Plan,
  subject: Subject,
  at: Point,
  gradient: Gradient,
  derivative: Derivative,
  smooth: boolean,
  kept: Omit<Kept, "witness">,
  found: Found,
): void {
  if (!smooth) {
    const dual = compareDual(plan, at, gradient, derivative);
    return report({ ...kept, witness: "dual" }, dual, found);
  }
  const both = compareDerivative(plan, subject, at, gradient, derivative);
  report({ ...kept, witness: "dual" }, both.dual, found);
  report({ ...kept, witness: "differences" }, both.differences, found);
}

/** The derivative of the derivatives' weighted sum, where that is inside its own domain. */
function compareSecond(
  { subject, plan, isSum }: Second,
  first: Plan,
  at: Point,
  smooth: boolean,
  derivative: Derivative,
  random: Random,
  found: Found,
): boolean {
  const whole = weightedPoint(subject, at, random);
  const inspection = inspect(plan, whole);
  if (!inspection.inside || inspection.kinks.length > 0) return false;
  const { label, direction } = derivative;
  const of = isSum
    ? { sum: { formula: subject.formula, at: whole } }
    : { first: weightsIn(whole, at) };
  const scale = (): number => {
    const { tangent } = roundingScale(plan, whole, direction, RUNS);
    return isSum ? tangent : Math.max(tangent, naturalScale(first, at));
  };
  const kept = { of: "second", label, along: direction, ...of, at, scale } as const;
  const isSmooth = smooth && inspection.smooth;
  compareSlope(plan, subject, whole, subject.gradient(whole), derivative, isSmooth, kept, found);
  return true;
}

/**
 * What rounding does to the value, over the variables: what the code adds up in loops may cancel
 * where the graph multiplies by what is exactly 0.
 */
function naturalScale(plan: Plan, at: Point): number {
  const least = Math.min(1, ...sizesOf(at).filter((size) => size > 0));
  return roundingScale(plan, at, new Map(), RUNS).value / least ** 2;
}

/** The point with weights, none of them small: of a second derivative the direction of the first. */
function weightedPoint({ formula, around }: Subject, at: Point, random: Random): Point {
  const lengths = new Map(
    around!.alike.map(([vector, weight]) => [weight, (at[vector] as Vector).length]),
  );
  const weight = (): number => (random() < 0.5 ? -1 : 1) * (0.5 + random() / 2);
  const missing = variableNames(formula).filter((name) => !Object.hasOwn(at, name));
  const values = missing.map((name): number | Vector =>
    lengths.has(name) ? Array.from({ length: lengths.get(name)! }, weight) : weight(),
  );
  return pointOf([...Object.keys(at), ...missing], [...Object.values(at), ...values]);
}

/** The direction that weights `dx` of `x` are, those left out with parts that do not matter. */
function weightsIn(whole: Point, at: Point): Direction {
  const weights = Object.entries(whole).filter(([name]) => !Object.hasOwn(at, name));
  return directionOf(
    weights.flatMap(([name, value]): Part[] =>
      typeof value === "number"
        ? [[name.slice(1), value]]
        : Array.from(value, (part, i): Part => [{ vector: name.slice(1), position: i + 1 }, part]),
    ),
  );
}

/** Some partials, and where there are more one direction through all. */
function directionsAt({ wrt }: Made, at: Point, random: Random): Derivative[] {
  const coordinates = coordinatesOf(
    at,
    wrt.map(({ name }) => name),
  );
  const partial = (where: Coordinate): Derivative => ({
    label: labelOf(where),
    direction: directionOf([[where, 1]]),
  });
  if (coordinates.length <= MOST_PARTIALS) return coordinates.map(partial);
  const first = Math.floor(random() * coordinates.length);
  const chosen = Array.from({ length: MOST_PARTIALS - 1 }, (_, k) =>
    partial(coordinates[(first + k) % coordinates.length]!),
  );
  const part = (): number => (random() < 0.5 ? -1 : 1) * (0.5 + random() / 2);
  const all = directionOf(coordinates.map((where) => [where, part()]));
  return [...chosen, { label: "a direction through all", direction: all }];
}
