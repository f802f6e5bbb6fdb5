/**
 * Differential fuzzing: random formulas over the whole language, at sampled and at special points.
 * Emitted code and interpreter must agree to the bit, code and witnesses to what rounding explains,
 * in value, first and second derivatives; text must read back. A slice runs with the tests; for
 * more: FUZZ_SEED=7 FUZZ_SECONDS=600 npm run fuzz
 */
import { describe, expect, it } from "vitest";
import { type Formula, variableNames } from "../../src/ast/formula.ts";
import { FormulaError } from "../../src/ast/formula-error.ts";
import { compile, subject } from "../../src/compile.ts";
import { differentiate } from "../../src/diff/differentiate.ts";
import { parse } from "../../src/parser/parse.ts";
import { print } from "../../src/print/formula-text.ts";
import { certify } from "../../src/verify/certificate.ts";
import { samplePoints } from "../../src/verify/sample.ts";
import { randomFormula, randomFrom } from "../support/random-formula.ts";

const SEED = Number(process.env["FUZZ_SEED"] ?? 1);
const SECONDS = Number(process.env["FUZZ_SECONDS"] ?? 0);
/** Without a time budget, this many formulas of each size. */
const COUNT = 300;

type Point = Record<string, number>;

function points(formula: Formula): Point[] {
  const names = variableNames(formula);
  const diagonal = [0, 1, -1, 1e-9, 1e9].map((x) =>
    Object.fromEntries(names.map((name) => [name, x])),
  );
  return [...samplePoints(formula, { count: 3 }).points, ...diagonal];
}

/** Zeros compare equal whatever their sign, which is outside the promise. */
const unsigned = (value: number): number => (value === 0 ? 0 : value);
const plain = (at: Point): Point =>
  Object.fromEntries(Object.entries(at).map(([name, x]) => [name, unsigned(x)]));

function expectSameBits(formula: Formula, text: string): void {
  const code = compile(formula);
  const interpreted = compile(formula, { evaluate: "interpret" });
  for (const at of points(formula)) {
    const where = `${text} at ${JSON.stringify(at)}`;
    const [ours, theirs] = [code, interpreted].map((by) => by.valueAndGradient(at));
    expect(unsigned(ours!.value), where).toBe(unsigned(theirs!.value));
    expect(unsigned(code.value(at)), where).toBe(unsigned(ours!.value));
    expect(plain(ours!.gradient), where).toEqual(plain(theirs!.gradient));
    expect(plain(code.gradient(at)), where).toEqual(plain(ours!.gradient));
  }
}

function expectAgreement(formula: Formula, text: string): void {
  const { verdict, disagreements } = certify(subject(formula), { points: 4 });
  expect(verdict, `${text}: ${JSON.stringify(disagreements.slice(0, 2))}`).not.toBe("disagrees");
}

function examine(text: string, size: number): void {
  const formula = parse(text);
  expect(parse(print(formula), { graph: formula.graph }).root, text).toBe(formula.root);
  expectSameBits(formula, text);
  expectAgreement(formula, text);
  if (size > 7) return;
  for (const by of variableNames(formula)) {
    expectAgreement(differentiate(formula, by), `d/d${by} of ${text}`);
  }
}

/** A formula that asks for what does not exist is refused, with a reason; nothing else is thrown. */
function examineOrRefuse(text: string, size: number): void {
  try {
    examine(text, size);
  } catch (error) {
    if (!(error instanceof FormulaError)) throw error;
    expect(error.code, text).toBe("not-differentiable");
  }
}

describe(`random formulas from seed ${SEED}`, () => {
  it.each([3, 7, 14])(
    "of up to %d operations",
    (size) => {
      const random = randomFrom(SEED * 1_000 + size);
      const end = Date.now() + (SECONDS * 1000) / 3;
      for (let i = 0; SECONDS > 0 ? Date.now() < end : i < COUNT; i++) {
        const operations = 1 + Math.floor(random() * size);
        examineOrRefuse(randomFormula(random, operations), operations);
      }
    },
    60_000 + SECONDS * 1000,
  );
});
