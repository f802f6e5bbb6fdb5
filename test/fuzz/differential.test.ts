/**
 * Differential fuzzing: random formulas over the whole language, at sampled and at special points.
 * Text must read back; emitted code, interpreter and the graph they were scheduled from must agree to
 * the bit; code and witnesses must agree to what rounding explains, in value, first and second derivatives; so must the readable
 * derivatives and the simplified formula, which do their arithmetic in another order.
 *
 * A slice runs with the tests. For more, give a time budget in seconds or a number of formulas:
 *
 *     FUZZ_SEED=7 FUZZ_SECONDS=600 npm run fuzz:tests
 *     FUZZ_SEED=7 FUZZ_COUNT=20000 npm run fuzz:tests
 *
 * A failure names the formula and the check; it becomes a named case of the tests of its stage.
 */
import { describe, expect, it } from "vitest";
import { type Formula, variableNames } from "../../src/ast/formula.ts";
import { compile } from "../../src/compile.ts";
import { subject } from "../../src/evidence/subject.ts";
import { interpreter } from "../../src/codegen/evaluate/interpret.ts";
import { inputValues } from "../../src/codegen/evaluate/inputs.ts";
import { plan } from "../../src/codegen/plan.ts";
import { differentiate, gradientOf } from "../../src/diff/differentiate.ts";
import { variablesByName } from "../../src/diff/wrt.ts";
import { gradientFunctions, valueFunction } from "../../src/kinds/functions.ts";
import { parse } from "../../src/parser/parse.ts";
import { print } from "../../src/print/formula-text.ts";
import { toLatex } from "../../src/print/latex.ts";
import { toUnicode } from "../../src/print/unicode.ts";
import { simplify } from "../../src/simplify/simplify.ts";
import { certify, type Subject } from "../../src/verify/certificate.ts";
import { planEvaluation } from "../../src/verify/evaluate.ts";
import { pointOf } from "../../src/verify/points.ts";
import { samplePoints } from "../../src/verify/sample.ts";
import { plainValue } from "../../src/verify/witnesses.ts";
import { type Check, type Checks, fuzz, SEED, TIMEOUT } from "../support/fuzzing.ts";
import { randomFormula } from "../support/random-formula.ts";

/** Largest numbers of operations; the budget is shared between them. */
const SIZES = [3, 7, 14];
/** Formulas up to this size are differentiated twice, and into readable form. */
const MOST_TWICE = 7;
type Point = Record<string, number>;

function points(formula: Formula): Point[] {
  const names = variableNames(formula);
  const all = (value: (index: number) => number): Point =>
    pointOf(
      names,
      names.map((_, index) => value(index)),
    );
  const diagonal = [0, 1, -1, 1e-9, 1e9].map((x) => all(() => x));
  return [
    ...samplePoints(formula, { count: 3 }).points,
    ...diagonal,
    all((index) => [2, -3, 0.5][index]!),
  ];
}

/** Zeros compare equal whatever their sign, which is outside the promise. */
const unsigned = (value: number): number => (value === 0 ? 0 : value);
const plain = (at: Point): Point =>
  Object.fromEntries(Object.entries(at).map(([name, x]) => [name, unsigned(x)]));

const readsBack: Check = (formula) => {
  for (const write of [print, toUnicode])
    expect(parse(write(formula), { graph: formula.graph }).root).toBe(formula.root);
  expect(toLatex(formula)).not.toBe("");
};

const givesTheSameBits: Check = (formula) => {
  const code = compile(formula);
  const interpreted = compile(formula, { evaluate: "interpret" });
  for (const at of points(formula)) {
    const where = JSON.stringify(at);
    const [ours, theirs] = [code, interpreted].map((by) => by.valueAndGradient(at));
    expect(unsigned(ours!.value), where).toBe(unsigned(theirs!.value));
    expect(unsigned(code.value(at)), where).toBe(unsigned(ours!.value));
    expect(plain(ours!.gradient), where).toEqual(plain(theirs!.gradient));
    expect(plain(code.gradient(at)), where).toEqual(plain(ours!.gradient));
  }
};

/** Derivatives smaller than this may have lost a factor to underflow, which is outside the promise. */
const UNDERFLOWING = 1e-200;

/** What the scheduler makes of the selected instructions, against their plain evaluation. */
const computesWhatWasSelected: Check = (formula) => {
  const variables = variablesByName(formula);
  const names = variables.map(({ name }) => name);
  const planned = plan({
    formula,
    variables: variableNames(formula),
    wrt: names,
    functions: [
      valueFunction(formula),
      ...gradientFunctions(formula, names, () => gradientOf(formula, variables, "speed")),
    ],
  });
  for (const kind of ["value", "gradient", "valueAndGradient"] as const) {
    const one = planned.planned(kind);
    const { program } = one;
    const { run } = interpreter(program);
    const outputs = program.outputs.map((output) => planEvaluation(output));
    for (const at of points(formula)) {
      const ours = (run(inputValues(one, [at])) as number[]).map(unsigned);
      const expected = outputs.map((output) => unsigned(plainValue(output, at)));
      expect(ours, `${kind} at ${JSON.stringify(at)}`).toEqual(expected);
    }
  }
};

function expectCertified(tested: Subject, count: number): void {
  const { disagreements } = certify(tested, { points: count });
  const real = disagreements.filter(({ ours, theirs }) => {
    return !(Math.max(Math.abs(ours), Math.abs(theirs)) < UNDERFLOWING);
  });
  expect(real.slice(0, 2)).toEqual([]);
}

const agreesWithTheWitnesses: Check = (formula) => expectCertified(subject(formula), 4);

const agreesInSecondDerivatives: Check = (formula) => {
  for (const by of variableNames(formula)) {
    expectCertified(subject(differentiate(formula, by)), 3);
  }
};

/** Any two formulas as a subject: the value of one, the gradient that another set of them is. */
function asSubject(formula: Formula, value: Formula, partials: readonly Formula[]): Subject {
  const wrt = variableNames(formula);
  const plan = planEvaluation(value.root);
  const plans = partials.map((partial) => planEvaluation(partial.root));
  return {
    formula,
    wrt,
    value: (at) => plainValue(plan, at),
    gradient: (at) =>
      pointOf(
        wrt,
        plans.map((partial) => plainValue(partial, at)),
      ),
    valueCost: () => 0,
    bothCost: () => 0,
  };
}

const isRightForReading: Check = (formula) => {
  const partials = variableNames(formula).map((by) =>
    differentiate(formula, by, { for: "reading" }),
  );
  expectCertified(asSubject(formula, formula, partials), 3);
};

const isRightWhenSimplified: Check = (formula) => {
  const simple = simplify(formula);
  const partials = variableNames(formula).map((by) =>
    variableNames(simple).includes(by) ? differentiate(simple, by) : parse("0"),
  );
  expectCertified(asSubject(formula, simple, partials), 3);
};

const CHECKS: Checks = {
  "reads back": readsBack,
  "gives the same bits": givesTheSameBits,
  "computes what was selected": computesWhatWasSelected,
  "agrees with the witnesses": agreesWithTheWitnesses,
  "is right when simplified": isRightWhenSimplified,
};
const CHECKS_OF_SMALL: Checks = {
  ...CHECKS,
  "is right for reading": isRightForReading,
  "agrees in second derivatives": agreesInSecondDerivatives,
};

describe(`random formulas from seed ${SEED}`, () => {
  it.each(SIZES)(
    "of up to %d operations",
    (size) =>
      fuzz({
        runs: SIZES.length,
        size,
        make: randomFormula,
        checksOf: (operations) => (operations <= MOST_TWICE ? CHECKS_OF_SMALL : CHECKS),
      }),
    TIMEOUT,
  );
});
