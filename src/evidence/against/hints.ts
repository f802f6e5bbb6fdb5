/**
 * What may have gone wrong in a derivative by hand, found by trying: the sign, a factor, another
 * entry's place, degrees for radians, a missing factor of the chain rule, a constant too much.
 */
import { variableNames } from "../../ast/formula.ts";
import { derivativeLabel } from "../../print/derivative-label.ts";
import { along } from "../../verify/directions.ts";
import { planEvaluation } from "../../verify/evaluate.ts";
import { coordinate, coordinatesOf, labelOf, movable, type Point } from "../../verify/points.ts";
import { type Subject, valueOf } from "../../verify/subject.ts";
import { dualValue } from "../../verify/witnesses.ts";

export interface Hint {
  /** The derivative that is wrong. */
  readonly of: string;
  readonly hint: string;
}

/** Figures that are one, relatively. */
const SAME = 1e-7;
const DEGREE = Math.PI / 180;

/** A figure at each of the points. */
type Figures = readonly number[];

/** One figure of the code, and what it should be by dual numbers. */
interface Quantity {
  readonly of: string;
  readonly order: number;
  ours(at: Point): number;
  truth(at: Point): number;
}

/** What explains each wrong value or derivative, where something simple does. */
export function hintsFor(subject: Subject, points: readonly Point[]): Hint[] {
  const [base] = points;
  if (base === undefined) return [];
  const count = (at: Point): number => coordinatesOf(at, subject.wrt).length;
  const alike = points.filter((at) => count(at) === count(base));
  const turn = (factor: number): Point[] =>
    alike.map((at) => scaled(at, variableNames(subject.formula), factor));
  const [inDegrees, inTurns] = [turn(DEGREE), turn(1 / DEGREE)];
  const all = quantitiesOf(subject, base).map((one) => ({
    ...one,
    own: alike.map(one.ours),
    right: alike.map(one.truth),
  }));
  return all.flatMap(({ of, order, own, right, truth }): Hint[] => {
    if (isSame(own, right) || !own.every(Number.isFinite)) return [];
    const other = all.find((one) => one.order === order && one.of !== of && isSame(own, one.right));
    const hint =
      factorHint(own, right) ??
      (other === undefined ? undefined : `it is ${other.of}: entries are swapped`) ??
      angleHint(own, inDegrees.map(truth), inTurns.map(truth)) ??
      shiftHint(own, right) ??
      variableHint(own, right, alike);
    return hint === undefined ? [] : [{ of, hint }];
  });
}

/** The value, the partials, and the second derivatives where there is code for them. */
function quantitiesOf(subject: Subject, base: Point): Quantity[] {
  const plan = planEvaluation(subject.formula.root);
  const { wrt, second } = subject;
  const value: Quantity = {
    of: "value",
    order: 0,
    ours: (at) => valueOf(subject, at),
    truth: (at) => dualValue(plan, at, along(null)).value,
  };
  const slopes = coordinatesOf(base, wrt).map((where): Quantity => {
    return {
      of: derivativeLabel({ by: [labelOf(where)] }),
      order: 1,
      ours: (at) => coordinate(subject.gradient(at), where),
      truth: (at) => dualValue(plan, at, along(where)).tangent,
    };
  });
  if (second === undefined) return [value, ...slopes];
  const plans = second.slopes.map(({ root }) => planEvaluation(root));
  const seconds = wrt.flatMap((by, i) =>
    wrt.map((and): Quantity => {
      return {
        of: derivativeLabel({ by: [by, and] }),
        order: 2,
        ours: (at) => coordinate(second.hessian(at)[by]!, and),
        truth: (at) => dualValue(plans[i]!, at, along(and)).tangent,
      };
    }),
  );
  return [value, ...slopes, ...seconds];
}

/** A point all of whose numbers are multiplied. */
function scaled(at: Point, names: readonly string[], factor: number): Point {
  const [point, move] = movable(at);
  for (const where of coordinatesOf(at, names)) move(where, factor * coordinate(at, where));
  return point;
}

const isClose = (a: number, b: number): boolean =>
  Math.abs(a - b) <= SAME * Math.max(Math.abs(a), Math.abs(b));

const isSame = (a: Figures, b: Figures): boolean => a.every((x, k) => isClose(x, b[k]!));

/** The number that all are, if they are one. */
function constant(figures: Figures): number | undefined {
  const [first] = figures;
  const isOne =
    first !== undefined && Number.isFinite(first) && figures.every((x) => isClose(x, first));
  return isOne && first !== 0 ? first : undefined;
}

function ratios(own: Figures, right: Figures): Figures {
  return own.flatMap((x, k) => (x === 0 && right[k] === 0 ? [] : [x / right[k]!]));
}

function factorHint(own: Figures, right: Figures): string | undefined {
  if (own.every((x) => x === 0)) return "it is 0 everywhere";
  const factor = constant(ratios(own, right));
  if (factor === undefined) return undefined;
  if (isClose(factor, -1)) return "its sign is turned";
  const sign = factor < 0 ? ", and its sign is turned" : "";
  const size = Math.abs(factor);
  if (isClose(size, DEGREE))
    return `it is pi/180 times what it should be: degrees for radians${sign}`;
  if (isClose(size, 1 / DEGREE))
    return `it is 180/pi times what it should be: radians for degrees${sign}`;
  const whole = Math.round(1 / size);
  if (whole > 1 && isClose(size * whole, 1)) return `a factor ${whole} is missing${sign}`;
  const more = Math.round(size);
  if (more > 1 && isClose(size, more)) return `a factor ${more} is too much${sign}`;
  return `it is ${Number(factor.toPrecision(6))} times what it should be`;
}

function angleHint(own: Figures, asDegrees: Figures, asRadians: Figures): string | undefined {
  const matches = (truth: Figures): boolean => constant(ratios(own, truth)) !== undefined;
  if (matches(asDegrees))
    return "it is right for variables in degrees: the formula's are in radians";
  return matches(asRadians) ? "it is right for variables in radians times 180/pi" : undefined;
}

function shiftHint(own: Figures, right: Figures): string | undefined {
  if (own.length < 2) return undefined;
  const shift = constant(own.map((x, k) => x - right[k]!));
  return shift === undefined
    ? undefined
    : `it is ${Number(shift.toPrecision(6))} more everywhere than it should be`;
}

/** Powers of a variable that may be a forgotten inner derivative. */
const POWERS = [1, -1, 2, -2];

function variableHint(own: Figures, right: Figures, points: readonly Point[]): string | undefined {
  const names = Object.keys(points[0]!).filter((name) => typeof points[0]![name] === "number");
  for (const name of names)
    for (const power of POWERS) {
      const rest = ratios(own, right).map(
        (ratio, k) => ratio * coordinate(points[k]!, name) ** power,
      );
      const factor = rest.length === own.length ? constant(rest) : undefined;
      if (factor === undefined) continue;
      const text = Math.abs(power) === 1 ? name : `${name}^2`;
      const times = isClose(factor, 1) ? "" : ` (and ${Number((1 / factor).toPrecision(6))})`;
      return power > 0 ? `a factor ${text}${times} is missing` : `a factor ${text} is too much`;
    }
  return undefined;
}
