/**
 * What a check found, as plain data: `report.ts` writes it for people, and `derive check --format
 * json` as it is. The names here are documented in docs/checking.md; change both together.
 */
import type { Point } from "./points.ts";
import type { Selection } from "./subject.ts";

/**
 * `agrees`: everything that could be compared does. `limited`: it does, but where a formula has a
 * number the code gives none, since doubles or the formula's steps do not reach. `disagrees`: some
 * value or derivative is wrong. `untested`: no point could be compared.
 */
export type Verdict = "agrees" | "limited" | "disagrees" | "untested";

/** What makes an error as large as it is. */
export type Cause =
  /** Rounding of a result or of a few steps. */
  | "rounding"
  /** The variables' own rounding moves the true result as far: the condition number tells. */
  | "ill-conditioned"
  /** The steps of the formula as written round larger numbers, which cancel. */
  | "cancellation"
  /** A step leaves the range of doubles, though the result does not. */
  | "range"
  /** Nothing explains it: the code is wrong. */
  | "wrong";

/** Which result or derivative. */
export interface Quantity {
  /** `value`, `d/dx`, `d^2/(dx dy)`; `[2]` of several results. */
  readonly of: string;
  /** The variables and elements differentiated by: none for a value. */
  readonly by: readonly string[];
}

/** The code's figure against a witness in doubles, as a relative difference. */
export interface AgainstWitness {
  readonly worst: number;
  readonly at: Point | null;
}

/** The same against differences, which estimate their own error. */
export interface AgainstDifferences extends AgainstWitness {
  /** Their estimate of their own relative error where the difference is largest. */
  readonly estimate: number;
}

/** An error against the true figure. */
export interface TrueError {
  /** In units in the last place of the true figure; of the terms that cancel where that is 0. */
  readonly ulps: number;
  readonly ours: number;
  /** The true figure as the nearest double. */
  readonly exact: number;
  readonly cause: Cause;
  /** Of a value and its variables, or a derivative and its variables; null where it is not known. */
  readonly condition: number | null;
  /** The largest of the numbers that cancel, where they do. */
  readonly terms: number | null;
}

/** The errors against true figures over all points. */
export interface Accuracy extends TrueError {
  readonly points: number;
  readonly median: number;
  /** Where the error is largest. */
  readonly at: Point;
}

/** All that was found of one result or derivative. */
export interface EntryReport extends Quantity {
  readonly points: number;
  /** A value against plain evaluation of the formula, a derivative against dual numbers. */
  readonly dual: AgainstWitness;
  /** Null for a value, which the differences are of. */
  readonly differences: AgainstDifferences | null;
  /** Null where no true figure was computed. */
  readonly accuracy: Accuracy | null;
}

/** One comparison that failed. */
export interface Disagreement extends Quantity {
  readonly witness: "evaluation" | "dual" | "differences" | "precise";
  readonly ours: number;
  readonly theirs: number;
  readonly at: Point;
}

/** Why candidates were left out, and how many. */
export interface LeftOut {
  /** The part of the formula that has no value, or none that doubles hold, there. */
  readonly part: string;
  readonly reason: string;
  readonly count: number;
  /** The first of them. */
  readonly at: Point;
}

/** Points inside the domain at which the code gives no number, or none of the right size. */
export interface Limit extends Quantity {
  readonly ours: number;
  readonly exact: number;
  readonly count: number;
  readonly at: Point;
  /** Whether the point is one that was asked for. */
  readonly named: boolean;
}

export interface IllConditioned extends Quantity {
  /** The largest: how many times larger the result's relative change is than the variables'. */
  readonly condition: number;
  readonly count: number;
  readonly at: Point;
}

/** A kink, jump or tie. */
export interface Kink {
  /** The part of the formula that has it. */
  readonly part: string;
  /** The function or comparison. */
  readonly of: string;
  /** What the derivative is there. */
  readonly rule: string;
  readonly at: Point;
  /** Whether it is at the point, or within rounding of it. */
  readonly exactly: boolean;
}

/** One result or derivative at a named point. */
export interface NamedEntry extends Quantity {
  readonly ours: number;
  /** Null where none was computed. */
  readonly exact: number | null;
  readonly ulps: number | null;
  readonly cause: Cause | null;
  readonly condition: number | null;
  /** By plain evaluation or dual numbers. */
  readonly dual: number;
  readonly differences: { readonly estimate: number; readonly error: number } | null;
  /** Where the derivatives from below and above are not one. */
  readonly sides: readonly [below: number, above: number] | null;
}

/** A point that was asked for. */
export interface NamedPoint {
  readonly at: Point;
  /** `smooth`: compared. At a kink or outside the domain the figures are told and not judged. */
  readonly where: "smooth" | "kink" | "near a kink" | "outside" | "extreme";
  /** Why it is outside or extreme. */
  readonly reason: string | null;
  readonly kinks: readonly Kink[];
  readonly entries: readonly NamedEntry[];
}

export interface CheckReport {
  readonly verdict: Verdict;
  readonly points: {
    readonly tried: number;
    /** Inside the domain and away from kinks: compared. */
    readonly inside: number;
    readonly outside: number;
    /** Inside, but with steps too large or too small for derivatives in doubles. */
    readonly extreme: number;
    readonly nearKinks: number;
    /** Those of `inside` at which true figures were computed. */
    readonly precise: number;
  };
  /** Digits of the true figures; 0 where the formula is too large for them to be computed. */
  readonly digits: number;
  readonly seed: number;
  readonly leftOut: readonly LeftOut[];
  readonly entries: readonly EntryReport[];
  /** Of how many partials a selection was compared; null where all were. */
  readonly selection: Selection | null;
  readonly illConditioned: readonly IllConditioned[];
  readonly kinks: readonly Kink[];
  readonly limits: readonly Limit[];
  /** The first comparisons that failed. */
  readonly disagreements: readonly Disagreement[];
  readonly named: readonly NamedPoint[];
  /** The largest cost over the points, by the cost model. */
  readonly cost: { readonly value: number; readonly valueAndGradient: number };
  /** What was not checked, and why. */
  readonly notes: readonly string[];
  /** Whether it was stopped before its end. */
  readonly interrupted: boolean;
}
