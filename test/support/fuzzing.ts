/** What fuzzing runs share: seed and budget from the environment, and what becomes of failures. */
import { expect } from "vitest";
import type { Formula } from "../../src/ast/formula.ts";
import { FormulaError } from "../../src/ast/formula-error.ts";
import { parse } from "../../src/parse.ts";
import { type Random, randomFrom } from "./random-formula.ts";

export const SEED = Number(process.env["FUZZ_SEED"] ?? 1);
const SECONDS = Number(process.env["FUZZ_SECONDS"] ?? 0);
/** Formulas in all, where no time is given. */
const COUNT = Number(process.env["FUZZ_COUNT"] ?? 240);
/** Failures collected before a run is given up. */
const MOST_FAILURES = 10;

/** Milliseconds that a run may take. */
export const TIMEOUT = 60_000 + COUNT * 100 + SECONDS * 1000;

/** A check throws where the formula fails it. */
export type Check = (formula: Formula) => void;
export type Checks = Readonly<Record<string, Check>>;

/** One of the runs that share the budget. */
export interface Run {
  /** How many they are. */
  readonly runs: number;
  /** Largest number of operations. */
  readonly size: number;
  /** A formula's text of so many operations. */
  readonly make: (random: Random, operations: number) => string;
  readonly checksOf: (operations: number) => Checks;
}

/** Makes formulas and checks them until the budget is spent, and expects no failure. */
export function fuzz({ runs, size, make, checksOf }: Run): void {
  const random = randomFrom(SEED * 1_000 + size);
  const end = Date.now() + (SECONDS * 1000) / runs;
  const isOver = (done: number): boolean => (SECONDS > 0 ? Date.now() > end : done >= COUNT / runs);
  const failures: string[] = [];
  for (let done = 0; !isOver(done) && failures.length < MOST_FAILURES; done++) {
    const operations = 1 + Math.floor(random() * size);
    failures.push(...failuresOf(make(random, operations), checksOf(operations)));
  }
  expect(failures).toEqual([]);
}

/**
 * What is wrong with a formula. One that asks for what does not exist is refused, with a reason;
 * nothing else may be thrown.
 */
function failuresOf(text: string, checks: Checks): string[] {
  const formula = parse(text);
  return Object.entries(checks).flatMap(([name, check]) => {
    try {
      check(formula);
      return [];
    } catch (error) {
      if (error instanceof FormulaError && error.code === "not-differentiable") return [];
      return [`${text} ${name}, but: ${explanation(error as Error & { actual?: unknown })}`];
    }
  });
}

/** What was found, where an expectation says it, else the message. */
const explanation = ({ message, actual }: Error & { actual?: unknown }): string =>
  actual === undefined ? message : `${message}: ${JSON.stringify(actual)}`;
