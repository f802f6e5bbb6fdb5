/**
 * Every stable form of the tables: what it stands for is rewritten into it, the two have the same
 * value in high precision, or none, and people are told why.
 */
import { expect, it } from "vitest";
import { variableNames } from "../../src/ast/formula.ts";
import { parse } from "../../src/parse.ts";
import { print } from "../../src/print/formula-text.ts";
import { fullRangeRules } from "../../src/simplify/stable/full-range.ts";
import { stableForms } from "../../src/simplify/stable/rewrite.ts";
import { stableRules } from "../../src/simplify/stable/table.ts";
import { planEvaluation } from "../../src/verify/evaluate.ts";
import { loadPrecise } from "../../src/verify/precise.ts";
import { plainValue } from "../../src/verify/witnesses.ts";
import { randomFrom } from "../support/random-formula.ts";

const precise = await loadPrecise({ digits: 40 });
const rules = [...fullRangeRules, ...stableRules];

/** A side of a rule with numbers that all conditions allow in place of those that stand for any. */
const withNumbers = (side: string): string =>
  side.replaceAll(/\bc\b/g, "4").replaceAll(/\bd\b/g, "9");

it.each(rules)("$name", ({ name, left, right, reason, source }) => {
  const written = parse(withNumbers(left));
  const expected = parse(withNumbers(right), { graph: written.graph });
  const forms = stableForms(written, { fullRange: true });
  const [root] = forms.settler()([forms.formula.root]);
  expect(print({ ...written, root: root! })).toBe(print(expected));
  expect(forms.rewrites).toContainEqual({ rule: name, from: left, to: right, reason, source });
  expect(reason).toMatch(/\w \w/);
  expect(source).toMatch(/^\w+/);
});

it.each(rules)("$left has the values of $right", ({ left, right }) => {
  const [before, after] = [left, right].map((side) => parse(withNumbers(side)));
  const random = randomFrom(11);
  /** Small whole numbers, where forms change and values end, and others of moderate size. */
  const draw = (): number =>
    random() < 0.4
      ? Math.round(8 * random() - 4)
      : 10 ** (4 * random() - 3) * (random() < 0.5 ? -1 : 1);
  let both = 0;
  for (let i = 0; i < 6; i++) {
    const at = { u: draw(), v: draw(), w: draw(), a: draw() };
    precise.within((numbers) => {
      const [was, is] = [before, after].map((side) => numbers.value(side!, at));
      const size = was!.abs().toNumber();
      expect(Number.isFinite(is!.toNumber()), JSON.stringify(at)).toBe(Number.isFinite(size));
      if (!Number.isFinite(size)) return;
      expect(is!.sub(was!).abs().toNumber(), JSON.stringify(at)).toBeLessThanOrEqual(
        1e-15 * size + 1e-30,
      );
      both += 1;
    });
  }
  expect(both).toBeGreaterThan(1);
});

it.each(rules)("$right has a number wherever $left does, when a part overflows", (rule) => {
  const [left, right] = [rule.left, rule.right].map((side) => parse(withNumbers(side)));
  const names = variableNames(left!);
  const [before, after] = [left!, right!].map(({ root }) => planEvaluation(root));
  for (const infinite of names)
    for (const large of [Infinity, -Infinity])
      for (const other of [1e300, -1e300, 0, 1.5, -2.5, 1e-300]) {
        const at = Object.fromEntries(
          names.map((name) => [name, name === infinite ? large : other]),
        );
        const [value, form] = [plainValue(before!, at), plainValue(after!, at)];
        if (Number.isFinite(value)) expect([at, Number.isFinite(form)]).toEqual([at, true]);
      }
});
