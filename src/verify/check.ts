/**
 * The full check: value, gradient and Hessian of the code at sample points, and at points that are
 * asked for, against plain evaluation and dual numbers, differences of the code's own figures with
 * their estimate of their error, and MPFR; then the kinks, and where doubles do not reach. Slower
 * than a certificate by the loading of MPFR, so made only when asked for.
 */
import { variableNames } from "../ast/formula.ts";
import type { Float } from "../functions/float.ts";
import { affordablePoints } from "./certificate.ts";
import type { CheckReport, Verdict } from "./check-report.ts";
import type { Inspection } from "./domain.ts";
import type { Between } from "./draw.ts";
import { Entries, type Entry } from "./entries.ts";
import { judge } from "./judge.ts";
import { probe } from "./kinks.ts";
import { lookAt } from "./named-points.ts";
import { Reasons } from "./outside.ts";
import { Pace, type PaceOptions } from "./pace.ts";
import type { Point } from "./points.ts";
import { loadPrecise, type Precise, type PreciseNumbers } from "./precise.ts";
import { drawPoints, type Found } from "./sample.ts";
import { MOST_PARTIALS, type Subject } from "./subject.ts";
import { Tally } from "./tally.ts";

export type { CheckReport } from "./check-report.ts";

export interface CheckOptions extends PaceOptions {
  /** Sample points wanted: 200 unless given. */
  readonly points?: number;
  readonly seed?: number;
  /** Decimal digits of the true figures: 60 unless given. */
  readonly digits?: number;
  /** Points that are looked at besides those that are drawn, and told one by one. */
  readonly at?: readonly Point[];
  /** Between which numbers a variable is drawn, ends included; of a vector its elements. */
  readonly range?: Readonly<Record<string, readonly [low: number, high: number]>>;
}

/** As of certificates, but who asks for a check may wait, and stop it. */
const WORK_BUDGET = 5_000_000;
/** Formulas that take more steps have no true figures: MPFR takes a hundred bytes for each step. */
const MOST_NODES = 20_000;
/** What true figures may take in all, by `Precise.spent`; large formulas get fewer points. */
const PRECISE_BUDGET = 1_500_000;
/** True zeros of a derivative that are looked into. */
const ENOUGH_ZEROS = 3;
/** Points with steps out of range of which the true figures are looked at. */
const MOST_EXTREME = 40;

/** Compares a formula's code with all witnesses. */
export async function check(subject: Subject, options: CheckOptions = {}): Promise<CheckReport> {
  return new Check(subject, options).report();
}

class Check {
  readonly #subject: Subject;
  readonly #options: CheckOptions;
  readonly #seed: number;
  readonly #entries: Entries;
  readonly #tally = new Tally();
  readonly #pace: Pace;
  readonly #reasons = new Reasons();
  readonly #extreme: Point[] = [];
  readonly #counts = { tried: 0, inside: 0, outside: 0, extreme: 0, nearKinks: 0, precise: 0 };
  #affordable = Infinity;
  readonly #zeros = new Map<string, number>();
  #cost = { value: 0, valueAndGradient: 0 };

  constructor(subject: Subject, options: CheckOptions) {
    this.#subject = subject;
    this.#options = options;
    this.#seed = options.seed ?? 1;
    this.#entries = new Entries(subject, this.#seed);
    this.#pace = new Pace(options);
  }

  async report(): Promise<CheckReport> {
    const { digits = 60, at: asked = [] } = this.#options;
    const isSmall = this.#entries.size <= MOST_NODES;
    const precise = isSmall ? await loadPrecise({ digits }) : undefined;
    const named = asked.map((at) => lookAt(at, this.#entries, precise, this.#tally));
    const drawn = await this.#drawAndCompare(precise);
    if (precise !== undefined && !this.#pace.isStopped) this.#lookAtExtremes(precise);
    const { kinks, missed } = this.#probe(precise, [...drawn, ...asked]);
    for (const { by, exact, at } of missed)
      this.#tally.recordLimit({ of: `d/d${by}`, by: [by] }, NaN, exact, at, false);
    const compared = this.#counts.inside + named.filter(({ where }) => where === "smooth").length;
    const hasTruth = this.#tally.entries.some(({ accuracy }) => accuracy !== null);
    return {
      verdict: this.#verdict(compared),
      points: this.#counts,
      digits: hasTruth ? digits : 0,
      seed: this.#seed,
      leftOut: this.#reasons.all(),
      entries: this.#tally.entries,
      selection: this.#entries.selection,
      illConditioned: this.#tally.illConditioned,
      kinks,
      limits: this.#tally.limits,
      disagreements: this.#tally.disagreements,
      named,
      cost: this.#cost,
      notes: this.#notes(hasTruth),
      interrupted: this.#pace.isStopped,
    };
  }

  /** Compares at points inside the domain and away from kinks; what is left out is counted. */
  async #drawAndCompare(precise: Precise | undefined): Promise<Point[]> {
    const { formula, wrt, around } = this.#subject;
    const { points: wanted = 200, range = {} } = this.#options;
    const { plan, size } = this.#entries;
    const names = [...new Set([...variableNames(formula), ...wrt])];
    const { count, work } = affordablePoints(this.#subject, plan, size, wanted, WORK_BUDGET);
    this.#affordable = count;
    const between: Between = new Map(Object.entries(range));
    const observe = (at: Point, inspection: Inspection): void => this.#leaveOut(at, inspection);
    const options = { count, seed: this.#seed, work, around, between, observe };
    const drawing = drawPoints(plan, names, options);
    for (let next = drawing.next(); ; next = drawing.next()) {
      const { found, tried } = next.value;
      this.#counts.tried = tried;
      const latest = found.at(-1);
      if (latest !== undefined && found.length > this.#counts.inside)
        this.#compare(latest, precise);
      const goesOn = await this.#pace.goesOn({ done: found.length, of: count });
      if (next.done === true || !goesOn) return found.map(({ at }) => at);
    }
  }

  #leaveOut(at: Point, { smooth, inside, outside }: Inspection): void {
    if (smooth) return;
    if (inside) this.#counts.nearKinks++;
    else if (outside?.kind === "size") {
      this.#counts.extreme++;
      if (this.#extreme.length < MOST_EXTREME) this.#extreme.push(at);
    } else {
      this.#counts.outside++;
      this.#reasons.add(outside!, at);
    }
  }

  #compare({ at, cost }: Found, precise: Precise | undefined): void {
    const entries = this.#entries.at(at, cost);
    for (const entry of entries) this.#tally.record(entry, at);
    if (precise !== undefined && cost <= MOST_NODES && precise.spent < PRECISE_BUDGET) {
      this.#counts.precise++;
      this.#measure(precise, entries, at);
    }
    this.#counts.inside++;
    this.#cost = {
      value: Math.max(this.#cost.value, this.#subject.valueCost(at)),
      valueAndGradient: Math.max(this.#cost.valueAndGradient, this.#subject.bothCost(at)),
    };
  }

  #measure(precise: Precise, entries: readonly Entry[], at: Point): void {
    precise.within((numbers) => {
      for (const entry of entries) {
        const exact = this.#trueFigure(entry, numbers);
        if (exact === undefined) continue;
        const error = judge(entry, exact, false);
        if (error === undefined) continue;
        this.#tally.recordError(entry, error, at);
        this.#tally.recordCondition(entry, entry.condition(error.exact), at);
      }
    });
  }

  /**
   * A true 0 takes the most precision to be told from what is merely small, so it is told a few times,
   * and then taken for one where all witnesses have exactly 0.
   */
  #trueFigure(entry: Entry, numbers: PreciseNumbers): Float | undefined {
    const { of, ours, dual, differences } = entry;
    const isNothing = ours === 0 && dual.theirs === 0 && differences?.theirs === 0;
    const told = this.#zeros.get(of) ?? 0;
    if (isNothing && told >= ENOUGH_ZEROS) return numbers.float(0);
    const exact = entry.exact?.(numbers);
    if (isNothing && exact?.isZero() === true) this.#zeros.set(of, told + 1);
    return exact;
  }

  /** Steps out of range are outside the promise; that the code gives no number is told. */
  #lookAtExtremes(precise: Precise): void {
    for (const at of this.#extreme) {
      if (precise.spent >= PRECISE_BUDGET) return;
      precise.within((numbers) => {
        for (const entry of this.#entries.at(at, 0)) {
          const exact = entry.exact?.(numbers);
          const error = exact && judge(entry, exact, true);
          if (error?.cause === "range" && !Number.isFinite(error.ours))
            this.#tally.recordLimit(entry, error.ours, error.exact, at, false);
        }
      });
    }
  }

  #probe(precise: Precise | undefined, points: readonly Point[]): ReturnType<typeof probe> {
    if (precise === undefined || this.#pace.isStopped) return { kinks: [], missed: [] };
    const known = new Set(variableNames(this.#subject.formula));
    const wrt = this.#subject.wrt.filter((name) => known.has(name)).slice(0, MOST_PARTIALS);
    return probe(precise, this.#entries.plan, this.#subject, wrt, points);
  }

  #verdict(compared: number): Verdict {
    if (this.#tally.disagreements.length > 0) return "disagrees";
    if (compared === 0) return this.#tally.limits.length > 0 ? "limited" : "untested";
    return this.#tally.limits.length > 0 ? "limited" : "agrees";
  }

  #notes(hasTruth: boolean): string[] {
    const { inside, precise: measured } = this.#counts;
    const { points: wanted = 200 } = this.#options;
    const notes: string[] = [];
    if (this.#affordable < wanted)
      notes.push(`${this.#affordable} points, as many as so long a formula can have, of ${wanted}`);
    if (!hasTruth && inside > 0) notes.push("too large for true figures: compared in doubles only");
    else if (measured < inside)
      notes.push(`true figures at ${measured} of ${inside} points: more would take too long`);
    return notes;
  }
}
