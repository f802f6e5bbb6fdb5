/**
 * The certificate: how the code for a formula compares with two witnesses that share nothing with
 * it, dual numbers by hand-written rules and differences of its own values. Plain data, so that it
 * can be printed, stored, and put into the head of an emitted module.
 */
import { variableNames } from "../ast/formula.ts";
import { isVector } from "../ast/node.ts";
import { compareDerivative, compareResults, type Comparison } from "./compare.ts";
import { planEvaluation, type Plan } from "./evaluate.ts";
import type { Point } from "./points.ts";
import { samplePlan, type Found } from "./sample.ts";
import {
  derivativeCount,
  derivativesOf,
  type Derivatives,
  type Selection,
  type Subject,
} from "./subject.ts";

export type { Subject } from "./subject.ts";

/** The worst disagreement with one witness, as a relative difference, and where. */
export interface Worst {
  readonly worst: number;
  readonly at: Point | null;
}

/** One comparison that failed. */
export interface Disagreement {
  /** What disagrees: the value, or the derivative by this variable or element. */
  readonly of: "value" | "derivative";
  readonly by: string | null;
  readonly witness: "evaluation" | "dual" | "differences" | "precise";
  readonly ours: number;
  readonly theirs: number;
  readonly at: Point;
}

export interface Certificate {
  /** Points drawn, and those of them inside the domain and away from kinks: all compared. */
  readonly points: { readonly tried: number; readonly inside: number };
  /** The derivatives compared; of more than eight a selection and one direction through all. */
  readonly compared: readonly string[];
  /** Of how many partials a selection was compared; null where all were. */
  readonly selection: Selection | null;
  readonly dual: Worst;
  readonly differences: Worst;
  readonly value: Worst;
  /** The largest cost over the points, by the cost model. */
  readonly cost: { readonly value: number; readonly valueAndGradient: number };
  /** Untested where no point was found. */
  readonly verdict: "agrees" | "disagrees" | "untested";
  /** The first few comparisons that failed. */
  readonly disagreements: readonly Disagreement[];
}

export interface CertifyOptions {
  /** Sample points wanted: 20 unless given; fewer are taken of formulas with many nodes. */
  readonly points?: number;
  /** Another seed draws other points: 1 unless given. */
  readonly seed?: number;
}

const POINTS = 20;
/**
 * Nodes times points times derivatives at most, so that large formulas do not hang: differences
 * evaluate the formula some forty times for each.
 */
const WORK_BUDGET = 300_000;
/** Points at least, but one where there are very many nodes. */
const LEAST_POINTS = 2;
const MANY_NODES = 100_000;
const MOST_DISAGREEMENTS = 10;

/**
 * Compares a formula's code with the witnesses at sample points of the formula's domain.
 * Deterministic: the same subject and options give the same certificate.
 */
export function certify(subject: Subject, options: CertifyOptions = {}): Certificate {
  return certifyAt(subject, options).certificate;
}

/** The certificate with the points it was made at. */
export function certifyAt(
  subject: Subject,
  options: CertifyOptions = {},
): { certificate: Certificate; found: readonly Found[] } {
  const seed = options.seed ?? 1;
  const plan = planEvaluation(subject.formula.root, subject.formula.graph.budget);
  // A variable that folding removed (x^0) has a partial all the same.
  const names = [...new Set([...variableNames(subject.formula), ...subject.wrt])];
  const { count, work } = affordablePoints(
    subject,
    plan,
    plan.nodes.length,
    options.points ?? POINTS,
  );
  const { found, tried } = samplePlan(plan, names, { count, seed, work, around: subject.around });
  const ledger = new Ledger();
  for (const { at, cost } of found)
    witnessPoint(ledger, plan, subject, derivativesOf(subject.wrt, at, seed, cost), at);
  return { certificate: ledger.certificate(tried, found.length), found };
}

/**
 * How many of the points that are wanted can be afforded, and the node evaluations that one
 * evaluation at each of them may take together, where evaluating everything takes `size` nodes.
 */
export function affordablePoints(
  subject: Subject,
  plan: Plan,
  size: number,
  wanted: number,
  budget: number = WORK_BUDGET,
): { count: number; work: number } {
  const hasVectors = plan.nodes.some((node) => isVector(node));
  const coordinates = hasVectors ? Infinity : subject.wrt.length;
  const work = budget / (derivativeCount(coordinates, size) + 1);
  const least = size > MANY_NODES ? 1 : LEAST_POINTS;
  return { count: Math.min(wanted, Math.max(least, Math.floor(work / size))), work };
}

/** All comparisons at one point; of a formula with several results there are no derivatives. */
function witnessPoint(
  ledger: Ledger,
  plan: Plan,
  subject: Subject,
  derivatives: Derivatives,
  at: Point,
): void {
  for (const value of compareResults(plan, subject, at))
    ledger.record("value", null, "evaluation", value, at);
  ledger.compare(derivatives);
  const gradient = derivatives.all.length > 0 ? subject.gradient(at) : {};
  for (const derivative of derivatives.all) {
    const { dual, differences } = compareDerivative(plan, subject, at, gradient, derivative);
    ledger.record("derivative", derivative.label, "dual", dual, at);
    ledger.record("derivative", derivative.label, "differences", differences, at);
  }
  ledger.spend(subject.valueCost(at), subject.bothCost(at));
}

/** What was seen so far. */
class Ledger {
  readonly #worst = {
    evaluation: { worst: 0, at: null } as Worst,
    dual: { worst: 0, at: null } as Worst,
    differences: { worst: 0, at: null } as Worst,
  };
  readonly #disagreements: Disagreement[] = [];
  readonly #compared = new Set<string>();
  #selection: Selection | null = null;
  #cost = { value: 0, valueAndGradient: 0 };

  record(
    of: Disagreement["of"],
    by: string | null,
    witness: keyof Ledger["worst"],
    { ours, theirs, distance, agrees, sharp }: Comparison,
    at: Point,
  ): void {
    if (sharp && distance > this.#worst[witness].worst)
      this.#worst[witness] = { worst: distance, at };
    if (!agrees && this.#disagreements.length < MOST_DISAGREEMENTS)
      this.#disagreements.push({ of, by, witness, ours, theirs, at });
  }

  get worst(): { readonly evaluation: Worst; readonly dual: Worst; readonly differences: Worst } {
    return this.#worst;
  }

  compare({ all, selection }: Derivatives): void {
    for (const { label } of all) this.#compared.add(label);
    if (selection !== null && selection.of > (this.#selection?.of ?? 0))
      this.#selection = selection;
  }

  spend(value: number, both: number): void {
    this.#cost = {
      value: Math.max(this.#cost.value, value),
      valueAndGradient: Math.max(this.#cost.valueAndGradient, both),
    };
  }

  certificate(tried: number, inside: number): Certificate {
    const { evaluation, dual, differences } = this.#worst;
    const disagrees = this.#disagreements.length > 0;
    return {
      points: { tried, inside },
      compared: [...this.#compared],
      selection: this.#selection,
      dual,
      differences,
      value: evaluation,
      cost: this.#cost,
      verdict: disagrees ? "disagrees" : inside === 0 ? "untested" : "agrees",
      disagreements: this.#disagreements,
    };
  }
}
