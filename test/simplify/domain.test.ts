/**
 * Formulas before and after, in high precision and with wide exponents: where the formula has a
 * value the simpler form has the same, and so have their derivatives; where the simpler form alone
 * has a value, the ledger excludes the point. And a reason counts only where it is evaluated.
 */
import { describe, expect, it } from "vitest";
import type { Formula } from "../../src/ast/formula.ts";
import { parse } from "../../src/parse.ts";
import { print } from "../../src/print/formula-text.ts";
import { simplify } from "../../src/simplify/simplify.ts";
import { roundingScale } from "../../src/verify/conditioning.ts";
import { planEvaluation } from "../../src/verify/evaluate.ts";
import { loadPrecise, type PreciseNumbers } from "../../src/verify/precise.ts";
import { inspect } from "../../src/verify/domain.ts";
import { type Random, randomFormula, randomFrom } from "../support/random-formula.ts";

const precise = await loadPrecise({ digits: 30 });

type At = Readonly<Record<"x" | "y" | "z", number>>;

/** Small whole numbers, where zeros and ties are, moderate ones, and very large and small ones. */
function pointFrom(random: Random, widest = 20): At {
  const draw = (): number => {
    const roll = random();
    if (roll < 0.4) return Math.round(random() * 6 - 3);
    const size = roll < 0.8 ? random() * 4 : 10 ** ((random() * 2 - 1) * widest);
    return random() < 0.5 ? -size : size;
  };
  return { x: draw(), y: draw(), z: draw() };
}

/** Whether all conditions hold at the point. */
const isAllowed = (tests: readonly string[], at: At, numbers: PreciseNumbers): boolean =>
  tests.every((test) => numbers.value(parse(`${test} ? 1 : 0`), at).toNumber() === 1);

function compare(before: Formula, after: Formula, tests: readonly string[], at: At): void {
  const told = `${before.text} as ${print(after)} where ${tests.join(", ")} at ${JSON.stringify(at)}`;
  // Inside of every domain that the evaluation meets, the unsimplified ones.
  const { inside, smooth } = inspect(planEvaluation(before.root), at);
  precise.within((numbers) => {
    const allowed = isAllowed(tests, at, numbers);
    const simple = numbers.value(after, at);
    if (!inside) return;
    const exact = numbers.value(before, at);
    if (!Number.isFinite(exact.toNumber())) return;
    const scale =
      1e-15 * (roundingScale(planEvaluation(before.root), at, new Map()).value + 1e-200);
    expect(simple.sub(exact).abs().toNumber(), told).toBeLessThanOrEqual(
      scale + 1e-18 * Math.abs(exact.toNumber()),
    );
    if (!smooth || !allowed || Object.values(at).some((x) => Math.abs(Math.log10(Math.abs(x))) > 3))
      return;
    const [slope, ours] = [before, after].map((each) => numbers.derivative(each, at, "x"));
    const size = Math.max(1e-6, slope!.abs().toNumber());
    if (size > 1e8) return;
    expect(ours!.sub(slope!).abs().toNumber(), `${told}: slope`).toBeLessThanOrEqual(1e-6 * size);
  });
}

describe("value and derivative stay", () => {
  it.each([
    ["reading", 1],
    ["speed", 2],
  ] as const)("for %s", (purpose, seed) => {
    const random = randomFrom(seed);
    for (let i = 0; i < 100; i++) {
      const before = parse(randomFormula(random, 1 + Math.floor(random() * 8)));
      const after = simplify(before, { for: purpose });
      const tests = after.conditions.map(({ text }) => text);
      // Recurrences of gamma and its kind take as many steps as their operand is large.
      const widest = /gamma/.test(before.text!) ? 1 : 20;
      for (let k = 0; k < 2; k++) compare(before, after, tests, pointFrom(random, widest));
    }
  });
});

/** Shapes in which things cancel, over operands that have domains of their own. */
const SHAPES = [
  "A/A",
  "A - A",
  "A/B*B",
  "0*A",
  "A^2/A",
  "(A^2 - 1)/(A - 1)",
  "1/(1/A)",
  "1/(A/B)",
  "sqrt(A)^2",
  "exp(log(A))",
  "sqrt(A^2)",
  "(A^2)^1.5",
  "A^B*A^(-B)",
  "sqrt(A)*sqrt(A)*B",
  "log(A) + abs(A)",
  "sin(A)^2 + cos(A)^2",
  "(A + B)^2 - (A - B)^2",
  "1/(1 + 1/A)",
  "tan(A)*cos(A)",
  "A > 0 ? A/A : abs(A)",
  "B > 0 ? log(A) : abs(A)",
] as const;

const OPERANDS = ["x", "x - 1", "log(x)", "1/x", "x*y", "x^2"];

describe("where the simpler form alone has a value the ledger says so", () => {
  it.each(SHAPES)("%s", (shape) => {
    const random = randomFrom(3);
    for (const a of OPERANDS) {
      for (const b of ["y", "log(y)"]) {
        const before = parse(shape.replaceAll("A", `(${a})`).replaceAll("B", `(${b})`));
        const after = simplify(before);
        const tests = after.conditions.map(({ text }) => text);
        for (let k = 0; k < 4; k++) {
          // Powers of large numbers by large ones overflow any precision.
          const at = pointFrom(random, 2);
          compare(before, after, tests, at);
          precise.within((numbers) => {
            const [was, is] = [before, after].map((each) => numbers.value(each, at).toNumber());
            if (Number.isFinite(was) || !Number.isFinite(is)) return;
            // Where a test compares infinities the simpler form has no value either.
            if (!inspect(planEvaluation(after.root), at).inside) return;
            expect(
              isAllowed(tests, at, numbers),
              `${before.text} as ${print(after)} where ${tests.join(", ")} at ${JSON.stringify(at)}`,
            ).toBe(false);
          });
        }
      }
    }
  });
});

describe("a reason counts only where it is evaluated", () => {
  it.each([
    ["log(x) + abs(x)", "log(x) + x"],
    ["sqrt(x) + abs(x)", "sqrt(x) + x"],
    ["y > 0 ? log(x) : abs(x)", "y > 0 ? log(x) : abs(x)"],
    ["abs(x) + (y > 0 ? log(x) : 0)", "abs(x) + (y > 0 ? log(x) : 0)"],
    ["y > 0 ? log(x) + abs(x) : 1", "y > 0 ? log(x) + x : 1"],
    ["log(x) > 0 ? 1 : abs(x)", "log(x) > 0 ? 1 : abs(x)"],
    ["x > 0 ? abs(x) : 1", "x > 0 ? x : 1"],
    ["x < 0 ? 1 : abs(x)", "x < 0 ? 1 : x"],
    ["x > 0 and y > 0 ? sqrt(x^2*y^2) : 1", "x > 0 and y > 0 ? x*y : 1"],
    ["x > 0 or y > 0 ? abs(x) : 1", "x > 0 or y > 0 ? abs(x) : 1"],
    ["sum(i, 1, n, log(x)) + abs(x)", "sum(i, 1, n, log(x)) + abs(x)"],
    ["x > 1 ? (y > 0 ? abs(x) : abs(y)) : 0", "x > 1 ? (y > 0 ? x : -y) : 0"],
    // A power of a negative number may have a value.
    ["x^y + abs(x)", "x^y + abs(x)"],
    // What the rest keeps asking for is known.
    ["sqrt(x^2)*log(x)", "x*log(x)"],
    ["abs(exp(x) + 1)", "exp(x) + 1"],
    ["abs(2 + sin(x))", "sin(x) + 2"],
    ["abs(x^2 - 2*x)", "abs(x^2 - 2*x)"],
  ])("%s is %s", (text, expected) => expect(print(simplify(parse(text)))).toBe(expected));

  it.each([
    ["abs(x)", ["x >= 0"], "x"],
    ["abs(x*y)", ["x < 0", "y < 0"], "x*y"],
    ["abs(n - 1)", ["n >= 1"], "n - 1"],
    ["abs(a - b)", ["a < b"], "b - a"],
    ["sign(x)", ["0 < x <= 1"], "1"],
    ["sign(x)", ["x >= 0", "x != 0"], "1"],
    ["sign(x)", ["x <= 0", "x != 0"], "-1"],
    ["sign(x)", ["x <= 0"], "sign(x)"],
    ["sqrt(x^2)", ["x <= 0"], "-x"],
    ["log(x*x)", ["x > 0"], "2*log(x)"],
    ["x^a*x^b/x^a", ["x > 0"], "x^b"],
  ])("%s where %j is %s", (text, assume, expected) => {
    const simple = simplify(parse(text), { assume });
    expect([print(simple), simple.conditions]).toEqual([expected, []]);
  });
});
