/** One random formula from its text to what is found of it. */
import { FormulaError } from "../../src/ast/formula-error.ts";
import type { Formula } from "../../src/ast/formula.ts";
import { parse } from "../../src/parse.ts";
import { planEvaluation } from "../../src/verify/evaluate.ts";
import type { Random } from "../support/random-formula.ts";
import { type Arbiters, isSettled } from "./arbiter.ts";
import { compareAll, type Counts, type Disagreement } from "./compared.ts";
import { madeFrom } from "./made.ts";
import { placesOf } from "./points.ts";

/** What came of a formula. */
export interface Outcome {
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

/** Looks at a formula; the same text and random numbers give the same outcome. */
export function look(text: string, k: number, random: Random, arbiters: Arbiters): Outcome {
  try {
    return compared(parse(text), k, random, arbiters);
  } catch (error) {
    if (error instanceof FormulaError) return { ...NONE, refused: error.code };
    return { ...NONE, thrown: String((error as Error).stack ?? error) };
  }
}

function compared(formula: Formula, k: number, random: Random, arbiters: Arbiters): Outcome {
  const plan = planEvaluation(formula.root);
  const made = madeFrom(formula, k);
  const places = placesOf(formula, plan, random);
  const doubts: Disagreement[] = [];
  const counts = compareAll(made, plan, places, random, (doubt) => doubts.push(doubt));
  const disagreements = doubts.filter((doubt) => !isSettled(formula, doubt, arbiters));
  return {
    counts,
    points: places.filter(({ inside }) => inside).length,
    disagreements,
    settled: doubts
      .filter((doubt) => !disagreements.includes(doubt))
      .map(({ of, witness }) => `${of} ${witness}`),
  };
}
