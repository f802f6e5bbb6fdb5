/** What is said of somebody's functions beside the figures: how they were called, and what may be wrong. */
import type { Formula } from "../../ast/formula.ts";
import { variableNames } from "../../ast/formula.ts";
import type { Kind } from "../../kinds/kind.ts";
import type { CheckOptions, CheckReport } from "../../verify/check.ts";
import type { Point } from "../../verify/points.ts";
import { samplePoints } from "../../verify/sample.ts";
import type { Second, Subject } from "../../verify/subject.ts";
import type { FormSubject } from "../forms.ts";
import type { runIn } from "../run.ts";
import { type Tested, testedOf } from "./against.ts";
import { type Foreign, foreignOf } from "./foreign.ts";
import { type Hint, hintsFor } from "./hints.ts";

export interface AgainstReport {
  /** The file's name. */
  readonly name: string;
  /** How its functions are called, in words. */
  readonly calling: string;
  readonly tested: readonly string[];
  /** Functions that were not tested. */
  readonly others: readonly string[];
  /** What functions threw, or returned that is no number. */
  readonly faults: readonly { readonly text: string; readonly count: number; readonly at: Point }[];
  /** What may have gone wrong in the entries that are wrong. */
  readonly hints: readonly Hint[];
}

/** Points at which it is found out how functions are called, and what is wrong with them. */
const TRIALS = 3;
const HINT_POINTS = 12;

/** The functions to check in place of ours. */
export function foreignIn({ against }: { readonly against?: object }): Foreign | undefined {
  if (against === undefined) return undefined;
  return isForeign(against) ? against : foreignOf(against);
}

const isForeign = (against: object): against is Foreign =>
  "call" in against && "parametersOf" in against && "functions" in against;

const drawn = (formula: Formula, count: number, { range = {} }: CheckOptions): Point[] =>
  samplePoints<Point>(formula, { count, between: new Map(Object.entries(range)) }).points;

/**
 * What is tested of somebody's functions.
 * @throws ForeignFault where they cannot be called
 */
export function theirsIn(
  foreign: Foreign,
  formula: Formula,
  subject: Subject,
  second: Second | undefined,
  options: CheckOptions & { readonly wrt?: readonly string[] },
): Tested {
  const points = [...drawn(formula, TRIALS, options), ...(options.at ?? [])];
  const own = {
    formula,
    subject,
    variables: variableNames(formula),
    wrt: subject.wrt,
    slopes: second?.slopes,
  };
  return testedOf(foreign, own, points);
}

/** Value and gradient in one, as a form of its own. */
export const formsOf = ({ both }: Tested): FormSubject[] =>
  both === undefined ? [] : [{ title: "valueAndGradient", subject: both }];

/** Their function in place of ours. */
export const runOf =
  (foreign: Foreign): typeof runIn =>
  (_, name) =>
  (...args) =>
    foreign.call(name, args);

export function againstReport(
  { subject, calling, tested, others, faults }: Tested,
  { name }: Foreign,
  report: CheckReport,
  kinds: readonly Kind[],
  options: CheckOptions,
): AgainstReport {
  const isWrong = report.disagreements.length > 0;
  const points = isWrong ? drawn(subject.formula, HINT_POINTS, options) : [];
  const all = [...new Set([...tested, ...kinds.filter((kind) => others.includes(kind))])];
  return {
    name,
    calling,
    tested: all,
    others: others.filter((fn) => !all.includes(fn)),
    faults: [...faults].map(([text, { count, at }]) => ({ text, count, at })),
    hints: isWrong ? hintsFor(subject, points) : [],
  };
}
