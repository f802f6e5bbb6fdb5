/** The least formula that still fails in the same way, found by taking parts away, greedily. */
import { randomFrom } from "../support/random-formula.ts";
import type { Formula } from "../../src/ast/formula.ts";
import type { Arbiters } from "./arbiter.ts";
import { look, type Outcome } from "./formula.ts";
import { smaller, textOf, type Tree } from "./tree.ts";
import { thorough, type Unusual, type Ways } from "./ways.ts";

/** Formulas tried at most. */
const MOST_TRIES = 1_500;
/** Seeds for the points of each, since a part less changes which are drawn. */
const SEEDS = 3;

export interface Shrunk {
  readonly text: string;
  readonly outcome: Outcome;
}

/** What an outcome shows to be wrong. */
export const symptomOf = ({ thrown, disagreements: [first] }: Outcome): string | undefined => {
  if (thrown !== undefined) return thrown.split("\n")[0]!.replace(/\d+/g, "#");
  return first === undefined ? undefined : first.of;
};

export function shrunk(
  whole: Tree,
  symptom: string,
  arbiters: Arbiters,
  unusual: Unusual,
): Shrunk | undefined {
  const fails = (text: string, seed: number): Outcome | undefined => {
    const ways = (formula: Formula): Ways => thorough(formula, unusual);
    const outcome = look(text, seed, randomFrom(seed), arbiters, ways);
    return symptomOf(outcome) === symptom ? outcome : undefined;
  };
  let best: { tree: Tree; outcome: Outcome } | undefined;
  const tries = { left: MOST_TRIES };
  for (;;) {
    const less = firstFailing(best?.tree ?? whole, fails, tries);
    if (less === undefined) return best && { text: textOf(best.tree), outcome: best.outcome };
    best = less;
  }
}

/** The first smaller formula that fails in the same way. */
function firstFailing(
  whole: Tree,
  fails: (text: string, seed: number) => Outcome | undefined,
  tries: { left: number },
): { tree: Tree; outcome: Outcome } | undefined {
  const length = textOf(whole).length;
  for (const less of smaller(whole)) {
    const text = textOf(less);
    if (text.length >= length) continue;
    for (let seed = 1; seed <= SEEDS; seed++) {
      if (tries.left-- <= 0) return undefined;
      const outcome = fails(text, seed);
      if (outcome !== undefined) return { tree: less, outcome };
    }
  }
  return undefined;
}
