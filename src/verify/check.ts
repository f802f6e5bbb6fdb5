/**
 * The full check: the certificate at more points, and the errors of value and partials against MPFR
 * in ulps; then the formula's awkward points, where it may have kinks, or be differentiable though
 * the code gives NaN. Slower than a certificate by the loading of MPFR, so made only when asked for.
 */
import { variableNames } from "../ast/formula.ts";
import { isVector } from "../ast/node.ts";
import { measure, type Accuracy } from "./accuracy.ts";
import { probe, type Kink, type Limitation } from "./awkward.ts";
import { certifyAt, type Certificate, type Disagreement } from "./certificate.ts";
import { planEvaluation } from "./evaluate.ts";
import { loadPrecise } from "./precise.ts";
import { MOST_PARTIALS, type Subject } from "./subject.ts";

export interface CheckOptions {
  /** Sample points wanted: 200 unless given. */
  readonly points?: number;
  readonly seed?: number;
  /** Decimal digits of the true values: 60 unless given. */
  readonly digits?: number;
}

export interface CheckReport {
  readonly certificate: Certificate;
  /** Digits of the true values; 0 where the formula is too large for them to be computed. */
  readonly digits: number;
  readonly accuracy: readonly Accuracy[];
  readonly limitations: readonly Limitation[];
  readonly kinks: readonly Kink[];
}

/** Formulas that take more steps are left to the certificate: MPFR takes a hundred bytes for each step. */
const MOST_NODES = 20_000;
/** Node evaluations in MPFR at most; large formulas get fewer points. */
const PRECISE_BUDGET = 1_000_000;
/** Disagreements with high precision that are listed. */
const MOST_LISTED = 10;

/** Compares a formula's code with all three witnesses. */
export async function check(subject: Subject, options: CheckOptions = {}): Promise<CheckReport> {
  const { points: count = 200, seed = 1, digits = 60 } = options;
  const { certificate, found } = certifyAt(subject, { points: count, seed });
  const plan = planEvaluation(subject.formula.root, subject.formula.graph.budget);
  const known = new Set(variableNames(subject.formula));
  const wrt = subject.wrt.filter((name) => known.has(name)).slice(0, MOST_PARTIALS);
  const small = found.filter(({ cost }) => cost <= MOST_NODES);
  const isLarge = plan.nodes.length > MOST_NODES || small.length < found.length / 2;
  if (isLarge) return { certificate, digits: 0, accuracy: [], limitations: [], kinks: [] };
  const precise = await loadPrecise({ digits });
  const cost = Math.max(plan.nodes.length, ...small.map((point) => point.cost));
  const slopes = plan.nodes.some((node) => isVector(node)) ? MOST_PARTIALS : wrt.length;
  const affordable = Math.ceil(PRECISE_BUDGET / (cost * (4 + 12 * slopes)));
  const points = small.map(({ at }) => at);
  const { accuracy, disagreements } = measure(precise, subject, wrt, points.slice(0, affordable));
  const awkward = probe(precise, plan, subject, wrt, points);
  return { certificate: withFurther(certificate, disagreements), digits, accuracy, ...awkward };
}

/** The certificate with what high precision disagrees with. */
function withFurther(certificate: Certificate, further: readonly Disagreement[]): Certificate {
  if (further.length === 0) return certificate;
  const disagreements = [...certificate.disagreements, ...further.slice(0, MOST_LISTED)];
  return { ...certificate, verdict: "disagrees", disagreements };
}
