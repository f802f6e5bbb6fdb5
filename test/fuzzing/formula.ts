/** One random formula from its text to what is found of it. */
import { FormulaError } from "../../src/ast/formula-error.ts";
import type { Formula } from "../../src/ast/formula.ts";
import { parse } from "../../src/parse.ts";
import { planEvaluation } from "../../src/verify/evaluate.ts";
import type { Random } from "../support/random-formula.ts";
import { type Arbiters, isSettled } from "./arbiter.ts";
import { compareAll, type Counts } from "./compared.ts";
import type { Disagreement } from "./disagreement.ts";
import { madeFrom } from "./made.ts";
import { placesOf } from "./points.ts";
import { thorough, type Ways } from "./ways.ts";

/** What came of a formula. */
export interface Outcome {
  /** What was made and compared, of a formula that was not refused. */
  readonly ways?: Ways;
  /** The code of the mistake for which it was refused. */
  readonly refused?: string;
  /** What was thrown that is no refusal. */
  readonly thrown?: string;
  readonly counts: Counts;
  /** Points at which its derivatives were compared. */
  readonly points: number;
  readonly disagreements: readonly Disagreement[];
  /** Contradictions in which the witness turned out wrong, by the witness. */
  readonly settled: readonly string[];
}

const NONE: Outcome = {
  counts: { bits: 0, value: 0, first: 0, second: 0 },
  points: 0,
  disagreements: [],
  settled: [],
};

/** What is made and compared of a formula. */
export type WaysFor = (formula: Formula, random: Random) => Ways;

/**
 * Looks at a formula, thoroughly unless told how; the same text and random numbers give the same
 * outcome.
 */
export function look(
  text: string,
  k: number,
  random: Random,
  arbiters: Arbiters,
  waysFor: WaysFor = (formula) => thorough(formula),
): Outcome {
  try {
    const formula = parse(text);
    return compared(formula, k, random, arbiters, waysFor(formula, random));
  } catch (error) {
    if (error instanceof FormulaError) return { ...NONE, refused: error.code };
    return { ...NONE, thrown: String((error as Error).stack ?? error) };
  }
}

function compared(
  formula: Formula,
  k: number,
  random: Random,
  arbiters: Arbiters,
  ways: Ways,
): Outcome {
  const plan = planEvaluation(formula.root);
  const made = madeFrom(formula, k, ways);
  const places = placesOf(formula, plan, ways, random);
  const doubts: Disagreement[] = [];
  const counts = compareAll(made, plan, places, ways, random, (doubt) => doubts.push(doubt));
  const disagreements = doubts.filter((doubt) => !isSettled(formula, doubt, arbiters));
  return {
    ways,
    counts,
    points: places.filter(({ inside }) => inside).length,
    disagreements,
    settled: doubts
      .filter((doubt) => !disagreements.includes(doubt))
      .map(({ of, witness }) => `${of} ${witness}`),
  };
}
