/**
 * Every rule of the table, at points drawn with wide exponents, in high precision: where the left
 * side has a value and the condition holds, the right side has the same one; and where the right
 * side alone has a value, what the rule forgoes says so.
 */
import { expect, test } from "vitest";
import { type Formula } from "../../src/ast/formula.ts";
import { parse } from "../../src/parser/parse.ts";
import { print } from "../../src/print/formula-text.ts";
import { readRule, rulesOf } from "../../src/simplify/rules/compile.ts";
import { type Rule, rules } from "../../src/simplify/rules/table.ts";
import { simplify } from "../../src/simplify/simplify.ts";
import type { PreciseNumbers } from "../../src/verify/precise.ts";
import { loadPrecise } from "../../src/verify/precise.ts";
import { randomFrom } from "../support/random-formula.ts";

const POINTS = 60;
const precise = await loadPrecise({ digits: 40 });

/** Moderate numbers, and very small ones; whole ones too. Larger ones overflow what rules invert. */
function point(random: () => number, i: number): Record<string, number> {
  const draw = (): number => {
    const size = i % 3 === 0 ? 10 ** (random() * 21.5 - 20) : random() * 4;
    const value = i % 5 === 0 ? Math.round(size) : size;
    return random() < 0.5 ? -value : value;
  };
  return { x: draw(), y: draw(), n: draw() };
}

/** The condition as a formula that is 1 where it holds. */
const asNumber = (test: string): Formula => parse(`${test} ? 1 : 0`);

/** Doubles are enough to tell whether there is a value: what overflows is left out. */
function isFinite(numbers: PreciseNumbers, formula: Formula, at: Record<string, number>): boolean {
  return Number.isFinite(numbers.value(formula, at).toNumber());
}

function checkRule({ left, right, where, forgoes = [] }: Rule): { both: number } {
  const [before, after] = [parse(left), parse(right)];
  const condition = where === undefined ? undefined : asNumber(where);
  const forgone = forgoes.map(asNumber);
  const random = randomFrom(7);
  let both = 0;
  for (let i = 0; i < POINTS; i++) {
    const at = point(random, i);
    precise.within((numbers) => {
      const holds = (test: Formula): boolean => numbers.value(test, at).toNumber() === 1;
      if (condition !== undefined && !holds(condition)) return;
      const [has, hasThen] = [isFinite(numbers, before, at), isFinite(numbers, after, at)];
      if (has) {
        const [exact, ours] = [numbers.value(before, at), numbers.value(after, at)];
        const error = ours.sub(exact).abs().toNumber();
        const told = `${left} at ${JSON.stringify(at)}`;
        expect(error, told).toBeLessThanOrEqual(1e-25 * Math.max(1e-10, exact.abs().toNumber()));
        both++;
      } else if (hasThen && condition === undefined) {
        const isTold = !forgone.every((each) => isFinite(numbers, each, at) && holds(each));
        expect(isTold, `${left} has no value at ${JSON.stringify(at)}`).toBe(true);
      }
    });
  }
  return { both };
}

test.each(rules)("$name: $left is $right", (rule) => {
  expect(checkRule(rule).both).toBeGreaterThan(5);
});

test.each(rules)("$left is rewritten", ({ left, right, where }) => {
  const simple = simplify(parse(left), where === undefined ? {} : { assume: [where] });
  expect(print(simple)).toBe(
    print(simplify(parse(right), where === undefined ? {} : { assume: [where] })),
  );
});

test("every rule is found by the function that it begins with, in the order of the table", () => {
  const fns = new Set(rules.map((rule) => readRule(rule).begins));
  const found = [...fns].flatMap((fn) => {
    const { calls, products, sums } = rulesOf(fn);
    for (const kind of [calls, products, sums]) {
      const places = kind.map(({ rule }) => rules.indexOf(rule));
      expect(places).toEqual(places.toSorted((a, b) => a - b));
    }
    return [...calls, ...products, ...sums].map(({ rule }) => rule);
  });
  expect(found).toHaveLength(rules.length);
  expect(new Set(found)).toEqual(new Set(rules));
});
