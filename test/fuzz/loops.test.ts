/**
 * Differential fuzzing of formulas with loops, vectors, definitions and derivatives in them: text
 * must read back, emitted code and interpreter agree to the bit, mistakes of the point included,
 * and both agree with the witnesses in value and derivatives, once and twice. Seeds and budgets as
 * for the other formulas (differential.test.ts).
 */
import { describe, expect, it } from "vitest";
import { type Formula, variableNames } from "../../src/ast/formula.ts";
import { FormulaError } from "../../src/ast/formula-error.ts";
import { compile, type Compiled } from "../../src/compile.ts";
import { subject } from "../../src/evidence/subject.ts";
import type { Gradient, Value } from "../../src/codegen/point.ts";
import { differentiate } from "../../src/diff/differentiate.ts";
import { parse } from "../../src/parse.ts";
import { print } from "../../src/print/formula-text.ts";
import { toLatex } from "../../src/print/latex.ts";
import { toUnicode } from "../../src/print/unicode.ts";
import { certify, type Subject } from "../../src/verify/certificate.ts";
import type { Point } from "../../src/verify/points.ts";
import { samplePoints } from "../../src/verify/sample.ts";
import { type Check, type Checks, fuzz, SEED, TIMEOUT } from "../support/fuzzing.ts";
import { randomFrom } from "../support/random-formula.ts";
import { randomLoops } from "../support/random-loops.ts";

const SIZES = [4, 8, 14];
/** Formulas up to this size are differentiated twice. */
const MOST_TWICE = 8;
/** Derivatives smaller than this may have lost a factor to underflow, which is outside the promise. */
const UNDERFLOWING = 1e-200;

/** Points of the domain, and others of the same lengths. */
function points(formula: Formula): Point[] {
  const { points: inside } = samplePoints<Point>(formula, { count: 3 });
  const [first] = inside;
  if (first === undefined) return [];
  const everywhere = (number: number): Point =>
    Object.fromEntries(
      Object.entries(first).map(([name, value]) => [
        name,
        typeof value === "number" ? number : Array.from(value, () => number),
      ]),
    );
  return [...inside, ...[0, 1, -1, 1e-9, 1e9].map(everywhere)];
}

/** Zeros compare equal whatever their sign, which is outside the promise. */
const unsigned = (value: number): number => (value === 0 ? 0 : value);
const plainValue = (value: Value): readonly number[] =>
  (typeof value === "number" ? [value] : value).map(unsigned);
const plainGradient = (gradient: Gradient): object =>
  Object.fromEntries(
    Object.entries(gradient).map(([name, by]) => [
      name,
      (typeof by === "number" ? [by] : [...by]).map(unsigned),
    ]),
  );

type Whole = Compiled<Value, Gradient>;

/** All that a compiled formula says at a point, or the code of the mistake in it. */
function said(by: Whole, at: Point): unknown {
  try {
    const { value, gradient } = by.valueAndGradient(at);
    const both = { value: plainValue(value), gradient: plainGradient(gradient) };
    const apart = { value: plainValue(by.value(at)), gradient: plainGradient(by.gradient(at)) };
    expect(apart).toEqual(both);
    return both;
  } catch (error) {
    if (error instanceof FormulaError) return error.code;
    throw error;
  }
}

const readsBack: Check = (formula) => {
  for (const write of [print, toUnicode])
    expect(parse(write(formula), { graph: formula.graph }).root).toBe(formula.root);
  expect(toLatex(formula)).not.toBe("");
};

const givesTheSameBits: Check = (formula) => {
  const [code, interpreted] = (["code", "interpret"] as const).map((evaluate): Whole =>
    compile<Value, Gradient>(formula, { evaluate }),
  );
  for (const at of points(formula))
    expect(said(code!, at), JSON.stringify(at)).toEqual(said(interpreted!, at));
};

function expectCertified(tested: Subject, count: number): void {
  const { disagreements } = certify(tested, { points: count });
  const real = disagreements.filter(
    ({ ours, theirs }) => !(Math.max(Math.abs(ours), Math.abs(theirs)) < UNDERFLOWING),
  );
  expect(real.slice(0, 2)).toEqual([]);
}

const agreesWithTheWitnesses: Check = (formula) => expectCertified(subject(formula), 4);

const agreesInSecondDerivatives: Check = (formula) => {
  for (const by of variableNames(formula).filter((name) => name === "x" || name === "y"))
    expectCertified(subject(differentiate(formula, by)), 2);
};

const isRightForReading: Check = (formula) => {
  for (const by of variableNames(formula).filter((name) => name === "x" || name === "y")) {
    const readable = differentiate(formula, by, { for: "reading" });
    const text = print(readable);
    if (!text.includes("states(")) expect(toUnicode(readable)).not.toBe("");
    expectCertified(subject(readable), 2);
  }
};

const CHECKS: Checks = {
  "gives the same bits": givesTheSameBits,
  "agrees with the witnesses": agreesWithTheWitnesses,
};
const CHECKS_OF_SMALL: Checks = {
  ...CHECKS,
  "agrees in second derivatives": agreesInSecondDerivatives,
  "is right for reading": isRightForReading,
};

describe(`random loops from seed ${SEED}`, () => {
  it.each(SIZES)(
    "of up to %d operations",
    (size) =>
      fuzz({
        runs: SIZES.length,
        size,
        make: randomLoops,
        checksOf: (operations) => (operations <= MOST_TWICE ? CHECKS_OF_SMALL : CHECKS),
      }),
    TIMEOUT,
  );

  it(
    "without derivatives in them read back",
    () =>
      fuzz({
        runs: 1,
        size: 12,
        make: (random, operations) => {
          let text = randomLoops(random, operations);
          while (/diff|'/.test(text)) text = randomLoops(random, operations);
          return text;
        },
        checksOf: () => ({ "reads back": readsBack }),
      }),
    TIMEOUT,
  );
});

/** What stands in the brackets that open at the place. */
function bracketed(text: string, open: number): string {
  let depth = 0;
  for (let at = open; at < text.length; at++) {
    if (text[at] === "(") depth++;
    if (text[at] === ")" && --depth === 0) return text.slice(open, at);
  }
  return text.slice(open);
}

it("in a test over an index nothing else runs over an index of that name undeclared", () => {
  const random = randomFrom(11);
  const texts = Array.from({ length: 3000 }, () => randomLoops(random, 12));
  const tests = texts.flatMap((text) =>
    [...text.matchAll(/any\((\w), 1/g)].map(
      ({ index, 1: name }) => [name!, bracketed(text, index + 3)] as const,
    ),
  );
  expect(tests.length).toBeGreaterThan(100);
  const isHiding = ([name, inside]: (typeof tests)[number]): boolean =>
    inside.includes(`max(${name}, `) || inside.includes(`min(${name}, `);
  expect(tests.filter(isHiding)).toEqual([]);
});
