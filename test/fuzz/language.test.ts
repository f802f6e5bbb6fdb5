/**
 * A slice of the long search over the whole language (`npm run fuzz -- --help`), and what that search
 * relies on: that any formula can be made alone, that all of the language occurs, and that a wrong
 * number is seen.
 */
import { expect, it } from "vitest";
import { parse } from "../../src/parse.ts";
import { planEvaluation } from "../../src/verify/evaluate.ts";
import { loadArbiters } from "../fuzzing/arbiter.ts";
import { compareAll } from "../fuzzing/compared.ts";
import type { Disagreement } from "../fuzzing/disagreement.ts";
import { expectedConstructs } from "../fuzzing/coverage.ts";
import { randomOf, randomTree } from "../fuzzing/grammar.ts";
import { type Made, madeFrom, type Run } from "../fuzzing/made.ts";
import { placesOf } from "../fuzzing/points.ts";
import { started, step } from "../fuzzing/run.ts";
import { constructsOf, sizeOf, smaller, textOf } from "../fuzzing/tree.ts";
import { thorough } from "../fuzzing/ways.ts";
import { SEED } from "../support/fuzzing.ts";
import { randomFrom } from "../support/random-formula.ts";

const FORMULAS = 50;

it(`finds nothing in ${FORMULAS} formulas of seed ${SEED}`, async () => {
  const progress = started(SEED);
  const arbiters = await loadArbiters();
  while (progress.formulas < FORMULAS) step(progress, arbiters, false);
  expect(progress.failures.map(({ text, what }) => `${text}: ${what}`)).toEqual([]);
  expect(progress.compared).toBeGreaterThan(FORMULAS / 2);
  expect(progress.counts.second).toBeGreaterThan(FORMULAS);
});

it("makes each formula alone", () => {
  const made = (k: number): string => textOf(randomTree(randomOf(SEED, k)));
  const inOrder = Array.from({ length: 50 }, (_, k) => made(k));
  expect(made(49)).toBe(inOrder[49]);
  expect(new Set(inOrder).size).toBeGreaterThan(40);
});

it("makes every function and form of the language", () => {
  const met = new Set<string>();
  for (let k = 0; k < 15_000; k++) constructsOf(randomTree(randomOf(1, k)), met);
  expect(expectedConstructs().filter((name) => !met.has(name))).toEqual([]);
});

it("makes formulas smaller, part by part", () => {
  const whole = randomTree(randomOf(1, 22));
  const all = [...smaller(whole)];
  expect(all.length).toBeGreaterThan(sizeOf(whole));
  expect(all.every((less) => sizeOf(less) <= sizeOf(whole))).toBe(true);
});

/** A formula's functions, one of which gives numbers that are off by a little. */
function spoilt(text: string, name: string, amount: number): { made: Made; text: string } {
  const formula = parse(text);
  const made = madeFrom(formula, 0, thorough(formula));
  const off = (result: unknown): unknown => {
    if (typeof result === "number") return result * (1 + amount);
    if (ArrayBuffer.isView(result)) return (result as Float64Array).map((x) => x * (1 + amount));
    return Object.fromEntries(
      Object.entries(result as object).map(([key, part]) => [key, off(part)]),
    );
  };
  const run: Run = (...args) => off(made.emitted[name]!(...args));
  return { made: { ...made, emitted: { ...made.emitted, [name]: run } }, text };
}

it.each([
  ["value", "value", 1e-8],
  ["gradient", "first", 1e-8],
  ["gradient", "bits", 2 ** -52],
  ["hessian", "bits", 2 ** -52],
])("sees a %s that is off, by comparing %s", (name, of, amount) => {
  const { made, text } = spoilt("x*sin(y) + sum(i, v[i]^2*x)", name, amount);
  const found: Disagreement[] = [];
  const random = randomFrom(1);
  const plan = planEvaluation(parse(text).root);
  const ways = thorough(made.formula);
  const places = placesOf(made.formula, plan, ways, random);
  compareAll(made, plan, places, ways, random, (one) => found.push(one));
  expect(found.map((one) => one.of)).toContain(of);
});
