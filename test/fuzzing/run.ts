/** A run over formulas from one place to another, with what it has seen so far. */
import type { Counts } from "./compared.ts";
import type { Arbiters } from "./arbiter.ts";
import { look, type Outcome } from "./formula.ts";
import { randomOf, randomTree } from "./grammar.ts";
import { type Failure, wordsOf } from "./report.ts";
import { shrunk, symptomOf } from "./shrink.ts";
import { constructsOf, textOf } from "./tree.ts";
import { drawn, type Unusual } from "./ways.ts";

/** All that a run needs to go on, as plain data. */
export interface Progress {
  readonly seed: number;
  /** The next formula. */
  next: number;
  formulas: number;
  /** Those that had a point at which something was compared. */
  compared: number;
  points: number;
  counts: Counts;
  /** Formulas refused, by the code of the mistake. */
  refused: Record<string, number>;
  /** Contradictions in which a witness was wrong, by the witness. */
  settled: Record<string, number>;
  /** For each function and form, the points at which a formula with it was compared. */
  coverage: Record<string, number>;
  /** Formulas by kind of derivative, and those that were not computed as is usual. */
  ways: Record<string, number>;
  failures: Failure[];
}

export const started = (seed: number, from = 0): Progress => ({
  seed,
  next: from,
  formulas: 0,
  compared: 0,
  points: 0,
  counts: { bits: 0, value: 0, first: 0, second: 0 },
  refused: {},
  settled: {},
  coverage: {},
  ways: {},
  failures: [],
});

const count = (tally: Record<string, number>, name: string, by = 1): void => {
  tally[name] = (tally[name] ?? 0) + by;
};

const unusualOf = ({ ways }: Outcome): Unusual => ({
  ...(ways?.stability && { stability: ways.stability }),
  ...(ways?.pieces && { pieces: ways.pieces }),
});

function waysOf(outcome: Outcome): readonly string[] {
  const { ways } = outcome;
  const { stability = {}, ...others } = unusualOf(outcome);
  return ways === undefined ? [] : [ways.kind, ...Object.keys(stability), ...Object.keys(others)];
}

/** Makes the next formula and looks at it; a failure is made smaller. */
export function step(progress: Progress, arbiters: Arbiters, shrinks = true): Failure | undefined {
  const { seed, next: k } = progress;
  const random = randomOf(seed, k);
  const whole = randomTree(random);
  const text = textOf(whole);
  const outcome = look(text, k, random, arbiters, drawn);
  progress.next++;
  progress.formulas++;
  progress.points += outcome.points;
  if (outcome.points > 0) progress.compared++;
  for (const part of ["bits", "value", "first", "second"] as const)
    progress.counts[part] += outcome.counts[part];
  if (outcome.refused !== undefined) count(progress.refused, outcome.refused);
  for (const witness of outcome.settled) count(progress.settled, witness);
  for (const construct of constructsOf(whole)) count(progress.coverage, construct, outcome.points);
  for (const way of waysOf(outcome)) count(progress.ways, way);
  const symptom = symptomOf(outcome);
  if (symptom === undefined) return undefined;
  const what = wordsOf(outcome);
  const unusual = unusualOf(outcome);
  const least = shrinks ? shrunk(whole, symptom, arbiters, unusual) : undefined;
  const failure: Failure = {
    seed,
    k,
    text,
    what,
    unusual,
    least: least?.text ?? text,
    leastWhat: least === undefined ? what : wordsOf(least.outcome),
  };
  progress.failures.push(failure);
  return failure;
}
