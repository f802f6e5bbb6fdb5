/**
 * The certificate: how the code for a formula compares with two witnesses that share nothing with
 * it, dual numbers by hand-written rules and differences of its own values. Plain data, so that it
 * can be printed, stored, and put into the head of an emitted module.
 */
import { compareDerivative, compareValue, type Comparison } from "./compare.ts";
import { planEvaluation, type Plan } from "./evaluate.ts";
import type { Point } from "./points.ts";
import { samplePlan } from "./sample.ts";
import { derivativesOf, type Derivative, type Subject } from "./subject.ts";
import { variableNames } from "../ast/formula.ts";
import { plainValue } from "./witnesses.ts";

export type { Subject } from "./subject.ts";

/** The worst disagreement with one witness, as a relative difference, and where. */
export interface Worst {
  readonly worst: number;
  readonly at: Point | null;
}

/** One comparison that failed. */
export interface Disagreement {
  /** What disagrees: the value, or the derivative by this variable. */
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
  /** The derivatives compared; for more than eight variables a selection and one direction. */
  readonly compared: readonly string[];
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
/** Nodes times points times derivatives at most, so that large formulas do not hang. */
const WORK_BUDGET = 1_000_000;
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
): { certificate: Certificate; points: readonly Point[]; derivatives: readonly Derivative[] } {
  const seed = options.seed ?? 1;
  const plan = planEvaluation(subject.formula.root);
  const derivatives = derivativesOf(subject.wrt, seed, plan.nodes.length);
  // A variable that folding removed (x^0) has a partial all the same.
  const names = [...new Set([...variableNames(subject.formula), ...subject.wrt])];
  const affordable = WORK_BUDGET / (plan.nodes.length * (derivatives.length + 1));
  const count = Math.min(options.points ?? POINTS, Math.max(2, Math.floor(affordable)));
  const sample = samplePlan(plan, names, { count, seed });
  const ledger = new Ledger();
  for (const at of sample.points) witnessPoint(ledger, plan, subject, derivatives, at);
  const { points } = sample;
  return {
    certificate: ledger.certificate(sample.tried, points.length, derivatives),
    points,
    derivatives,
  };
}

/** All comparisons at one point. */
function witnessPoint(
  ledger: Ledger,
  plan: Plan,
  subject: Subject,
  derivatives: readonly Derivative[],
  at: Point,
): void {
  const value = compareValue(plan, at, subject.value(at), plainValue(plan, at));
  ledger.record("value", null, "evaluation", value, at);
  const gradient = subject.gradient(at);
  for (const derivative of derivatives) {
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

  spend(value: number, both: number): void {
    this.#cost = {
      value: Math.max(this.#cost.value, value),
      valueAndGradient: Math.max(this.#cost.valueAndGradient, both),
    };
  }

  certificate(tried: number, inside: number, derivatives: readonly Derivative[]): Certificate {
    const { evaluation, dual, differences } = this.#worst;
    const disagrees = this.#disagreements.length > 0;
    return {
      points: { tried, inside },
      compared: derivatives.map(({ label }) => label),
      dual,
      differences,
      value: evaluation,
      cost: this.#cost,
      verdict: disagrees ? "disagrees" : inside === 0 ? "untested" : "agrees",
      disagreements: this.#disagreements,
    };
  }
}
