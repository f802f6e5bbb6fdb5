/**
 * All that is compared at one point: each result, each partial, each second derivative, with what
 * the witnesses in doubles say of it, and with how to get its true figure.
 *
 * A second derivative is a first one of the gradient's code, so it is compared as such: with dual
 * numbers through the graph of the gradient, and with differences of the gradient's own figures. Its
 * true figure is of the formula itself, so that no derivative of ours is behind it.
 */
import { type Formula, variableNames } from "../ast/formula.ts";
import type { Float } from "../functions/float.ts";
import { derivativeLabel } from "../print/derivative-label.ts";
import type { Quantity } from "./check-report.ts";
import { compareDerivative, compareResults, type Comparison } from "./compare.ts";
import { conditionNumber } from "./condition-number.ts";
import { roundingScale } from "./conditioning.ts";
import { along, partsOf, type Direction } from "./directions.ts";
import { planEvaluation, type Plan } from "./evaluate.ts";
import { coordinate, coordinatesOf, type Coordinate, type Gradient, type Point } from "./points.ts";
import type { PreciseNumbers } from "./precise.ts";
import {
  derivativesOf,
  MOST_PARTIALS,
  type Derivative,
  type Second,
  type Selection,
  type Subject,
} from "./subject.ts";
import { dualValue } from "./witnesses.ts";

/** One figure of the code at a point. */
export interface Entry extends Quantity {
  readonly ours: number;
  /** Against plain evaluation, or dual numbers. */
  readonly dual: Comparison;
  readonly differences: Comparison | undefined;
  /** The true figure; none of a direction, and of results and slopes beyond the first few. */
  readonly exact: ((numbers: PreciseNumbers) => Float) | undefined;
  /** The derivatives from below and above, of a partial. */
  readonly sides: ((numbers: PreciseNumbers) => readonly [Float, Float]) | undefined;
  /** The size of the numbers whose rounding it carries. */
  scale(): number;
  /** The condition number of its figure, which is that by the best of witnesses, where its derivatives are known. */
  condition(figure: number): number | null;
}

/** Variables whose part in a condition number is looked at. */
const MOST_COORDINATES = 64;

/** A subject with its plans, made once for all points. */
export class Entries {
  readonly plan: Plan;
  readonly #subject: Subject;
  readonly #seed: number;
  readonly #slopePlans: readonly Plan[];
  readonly #roots: readonly Formula[];
  readonly #rootPlans: readonly Plan[];
  #selection: Selection | null = null;

  constructor(subject: Subject, seed: number) {
    const { formula } = subject;
    this.#subject = subject;
    this.#seed = seed;
    const { budget } = formula.graph;
    this.plan = planEvaluation(formula.root, budget);
    this.#roots = (formula.root.kind === "list" ? formula.root.operands : [formula.root]).map(
      (root) => ({ ...formula, root }),
    );
    this.#rootPlans = this.#roots
      .slice(0, MOST_PARTIALS)
      .map(({ root }) => (root === formula.root ? this.plan : planEvaluation(root, budget)));
    this.#slopePlans = subject.second?.slopes.map(({ root }) => planEvaluation(root, budget)) ?? [];
  }

  /** How many slopes were chosen, of how many; null where it was always all. */
  get selection(): Selection | null {
    return this.#selection;
  }

  /** The nodes that one evaluation of everything takes, loops apart. */
  get size(): number {
    return [this.plan, ...this.#slopePlans].reduce((sum, { nodes }) => sum + nodes.length, 0);
  }

  /** All figures at a point whose evaluation takes so many steps. */
  at(at: Point, cost: number): Entry[] {
    const { wrt, second } = this.#subject;
    const { all, selection } = derivativesOf(wrt, at, this.#seed, cost);
    if (selection !== null && selection.of > (this.#selection?.of ?? 0))
      this.#selection = selection;
    const values = this.#values(at);
    if (all.length === 0) return values;
    const gradient = this.#subject.gradient(at);
    const hessian = second?.hessian(at);
    const slopes = all.map((one) => this.#partial(at, gradient, one, hessian));
    return [
      ...values,
      ...slopes,
      ...(second === undefined ? [] : this.#seconds(at, hessian!, second)),
    ];
  }

  #values(at: Point): Entry[] {
    const comparisons = compareResults(this.plan, this.#subject, at);
    return comparisons.map((dual, i): Entry => {
      const isFew = i < MOST_PARTIALS;
      return {
        of: comparisons.length === 1 ? "value" : isFew ? `[${i + 1}]` : "other results",
        by: [],
        ours: dual.ours,
        dual,
        differences: undefined,
        exact: isFew ? (numbers) => numbers.value(this.#roots[i]!, at) : undefined,
        sides: undefined,
        scale: () => roundingScale(this.#rootPlans[i]!, at, along(null)).value,
        condition: (figure) => (isFew ? this.#conditionOf(i, figure, at) : null),
      };
    });
  }

  /** By dual numbers, along every variable that is no bound or position. */
  #conditionOf(result: number, figure: number, at: Point): number | null {
    const { counted } = this.plan;
    const { formula } = this.#subject;
    const names = variableNames(formula).filter((name) => !counted.has(name));
    const coordinates = coordinatesOf(at, names);
    if (coordinates.length > MOST_COORDINATES) return null;
    const rates = coordinates.map(
      (where) => dualValue(this.#rootPlans[result]!, at, along(where)).tangent,
    );
    return conditionNumber(
      figure,
      coordinates.map((where) => coordinate(at, where)),
      rates,
    );
  }

  #partial(
    at: Point,
    gradient: Gradient,
    derivative: Derivative,
    hessian: Readonly<Record<string, Gradient>> | undefined,
  ): Entry {
    const { formula } = this.#subject;
    const where = only(derivative.direction);
    const { dual, differences } = compareDerivative(
      this.plan,
      this.#subject,
      at,
      gradient,
      derivative,
    );
    const row = typeof where === "string" ? hessian?.[where] : undefined;
    return {
      of: where === undefined ? derivative.label : derivativeLabel({ by: [derivative.label] }),
      by: [derivative.label],
      ours: dual.ours,
      dual,
      differences,
      exact: where === undefined ? undefined : (numbers) => numbers.derivative(formula, at, where),
      sides: where === undefined ? undefined : (numbers) => numbers.oneSided(formula, at, where),
      scale: () => roundingScale(this.plan, at, derivative.direction).tangent,
      condition: (figure) =>
        row === undefined
          ? null
          : conditionNumber(
              figure,
              this.#subject.wrt.map((name) => coordinate(at, name)),
              this.#subject.wrt.map((name) => coordinate(row, name)),
            ),
    };
  }

  /** Each pair once; the other way round only where the code says something else. */
  #seconds(at: Point, hessian: Readonly<Record<string, Gradient>>, { slopes }: Second): Entry[] {
    const { wrt, formula } = this.#subject;
    return wrt.flatMap((by, i) => {
      const row = hessian[by]!;
      const inner: Subject = {
        ...this.#subject,
        formula: slopes[i]!,
        value: (moved) => coordinate(this.#subject.gradient(moved), by),
        gradient: () => row,
      };
      const others = wrt.filter(
        (other, j) => j >= i || !Object.is(coordinate(row, other), coordinate(hessian[other]!, by)),
      );
      return others.map((and): Entry => {
        const direction = along(and);
        const plan = this.#slopePlans[i]!;
        const both = compareDerivative(plan, inner, at, row, { label: and, direction });
        // In the order of the variables, so that a pair is one entry of the report.
        const label = wrt.filter((name) => name === by || name === and);
        return {
          of: derivativeLabel({ by: by === and ? [by, by] : label }),
          by: [by, and],
          ours: both.dual.ours,
          ...both,
          exact: (numbers) => numbers.secondDerivative(formula, at, by, and),
          sides: undefined,
          scale: () => roundingScale(plan, at, direction).tangent,
          condition: () => null,
        };
      });
    });
  }
}

function only(direction: Direction): Coordinate | undefined {
  const parts = partsOf(direction);
  return parts.length === 1 && parts[0]![1] === 1 ? parts[0]![0] : undefined;
}
