/**
 * Random formulas in C: compiled together, and compared with the interpreter at sampled and at special
 * points. Formulas of operations that every machine does alike give the same bits, signs of zeros and
 * NaN included; those that call the library of C agree to what rounding explains. Seeds and counts as
 * for the other formulas (differential.test.ts).
 */
import { describe, expect, it } from "vitest";
import { FormulaError } from "../../src/ast/formula-error.ts";
import { type Formula, variableNames } from "../../src/ast/formula.ts";
import { emitModule } from "../../src/codegen/text/module.ts";
import { compile } from "../../src/compile.ts";
import { variablesByName } from "../../src/diff/wrt.ts";
import { catalogue } from "../../src/functions/catalogue.ts";
import { requireC } from "../../src/evidence/c-has.ts";
import { planKinds } from "../../src/kinds/planned.ts";
import { parse } from "../../src/parse.ts";
import { roundingScale } from "../../src/verify/conditioning.ts";
import { along } from "../../src/verify/directions.ts";
import { planEvaluation } from "../../src/verify/evaluate.ts";
import type { Coordinate, Point } from "../../src/verify/points.ts";
import { samplePoints } from "../../src/verify/sample.ts";
import {
  type Call,
  type CalledModule,
  COMPILER,
  flat,
  isExact,
  LENIENT,
  runInC,
  WITHOUT,
} from "../support/c.ts";
import { SEED } from "../support/fuzzing.ts";
import { type Random, randomFormula, randomFrom } from "../support/random-formula.ts";
import { randomNest } from "../fuzzing/nests.ts";
import { randomLoops } from "../support/random-loops.ts";

/** Formulas of each kind. */
const COUNT = Math.ceil(Number(process.env["FUZZ_COUNT"] ?? 1_000) / 20);
const LARGEST = 14;
/** Relative differences that need no explanation. */
const TIGHT = 1e-12;
/** Rounding errors, in units of what rounding moves, that libraries may differ by. */
const ROUNDING = 2 ** -43;

/** Functions of a number that every machine computes alike, to put in place of the others. */
const EXACT = ["abs", "floor", "sqrt", "ceil", "round", "sign"];
const others = Object.entries(catalogue).flatMap(([name, entry]) => {
  const isUnary = entry.kind === "real" && entry.parameters.length === 1 && !entry.variadic;
  return isUnary && /^[a-z]/.test(name) && !EXACT.includes(name) ? [name] : [];
});
const OTHERS = new RegExp(`\\b(?:${others.join("|")})\\(`, "g");

/** A text with operations that every machine does alike, in place of all that are not. */
function madeExact(text: string): string {
  let count = 0;
  return text
    .replace(OTHERS, () => `${EXACT[count++ % EXACT.length]!}(`)
    .replace(/\b(?:atan2|polygamma)\(/g, "mod(")
    .replaceAll("^(1/3)", "^0.5")
    .replaceAll(")^(", ")*(")
    .replaceAll("^7", "^3");
}

interface Case {
  readonly formula: Formula;
  readonly module: CalledModule;
}

/** A formula with calls of its functions; undefined where C lacks something that it needs. */
function caseOf(text: string, prefix: string, special: boolean): Case | undefined {
  const formula = parse(text);
  const wrt = variablesByName(formula);
  try {
    const planned = planKinds(formula, wrt, ["gradient"], {});
    requireC(planned, { kinds: ["gradient"], checked: false, prefix });
    const { code } = emitModule(planned, { target: "c", prefix, checked: false, header: [text] });
    const names = wrt.map(({ name }) => name);
    const calls = callsOf(formula, special);
    return {
      formula,
      module: { prefix, code, variables: variableNames(formula), wrt: names, calls },
    };
  } catch (error) {
    if (error instanceof FormulaError && /^not-(in-c|differentiable)$/.test(error.code))
      return undefined;
    throw error;
  }
}

function callsOf(formula: Formula, special: boolean): Call[] {
  const interpreted = compile(formula, { evaluate: "interpret" });
  return pointsOf(formula, special).flatMap((at): Call[] => {
    try {
      const names = ["value", "gradient", "valueAndGradient"] as const;
      return names.map((name) => ({ name, at, expected: interpreted[name](at as never) }));
    } catch (error) {
      // What is out of range stops the interpreter, and is not looked at by C.
      if (error instanceof FormulaError) return [];
      throw error;
    }
  });
}

/** Points in the domain; and special ones, at which conditions compare what is equal but for rounding. */
function pointsOf(formula: Formula, special: boolean): Point[] {
  const { points } = samplePoints<Point>(formula, { count: special ? 3 : 6 });
  if (!special) return points;
  const [first] = points;
  const shape: Point = first ?? Object.fromEntries(variableNames(formula).map((name) => [name, 0]));
  const everywhere = (number: number): Point =>
    Object.fromEntries(
      Object.entries(shape).map(([name, value]) => [
        name,
        typeof value === "number" ? number : Array.from(value, () => number),
      ]),
    );
  return [...points, ...[0, -0, 1, -1, 1e-9, 1e9, NaN, Infinity].map(everywhere)];
}

function cases(make: (random: Random, size: number) => string, exactly: boolean): Case[] {
  const random = randomFrom(SEED * 1_000);
  const all = Array.from({ length: COUNT }, (_, place) => {
    const text = make(random, 1 + Math.floor(random() * LARGEST));
    return caseOf(exactly ? madeExact(text) : text, `f${place}`, exactly);
  });
  return all.filter((one) => one !== undefined);
}

type Agree = (ours: number, theirs: number, scale: () => number) => boolean;

/** What differs, by formula; numbers are compared in order, the value and then the gradient. */
function disagreements(tested: readonly Case[], agree: Agree): string[] {
  const outcomes = runInC(
    tested.map(({ module }) => module),
    LENIENT,
  );
  return tested.flatMap(({ formula, module: { calls } }, index) =>
    calls.flatMap(({ name, at, expected }, call) => {
      const { numbers } = outcomes[index]![call]!;
      const theirs = flat(expected);
      const wrong = theirs.findIndex((number, place) => {
        const part = name === "gradient" ? place + 1 : place;
        return !agree(numbers[place]!, number, () => scaleOf(formula, at, part));
      });
      return wrong < 0
        ? []
        : [
            `${formula.text} ${name} at ${JSON.stringify(at)}: ${numbers[wrong]}, not ${theirs[wrong]}`,
          ];
    }),
  );
}

/** By how much rounding moves the value, or the partial derivative after it that is so far on. */
function scaleOf(formula: Formula, at: Readonly<Point>, part: number): number {
  const coordinates: (Coordinate | null)[] = [null];
  for (const { name } of variablesByName(formula)) {
    const value = at[name]!;
    if (typeof value === "number") coordinates.push(name);
    else Array.from(value, (_, place) => coordinates.push({ vector: name, position: place + 1 }));
  }
  const scale = roundingScale(planEvaluation(formula.root), at, along(coordinates[part]!));
  return part === 0 ? scale.value : scale.tangent;
}

const toTheBit: Agree = (ours, theirs) => Object.is(ours, theirs);

const closely: Agree = (ours, theirs, scale) => {
  if (Object.is(ours, theirs) || ours === theirs) return true;
  const difference = Math.abs(ours - theirs);
  if (difference <= TIGHT * Math.abs(theirs)) return true;
  return !(difference > ROUNDING * scale());
};

describe.skipIf(COMPILER === undefined)(`random formulas in C from seed ${SEED}${WITHOUT}`, () => {
  it.each([
    ["of numbers", randomFormula],
    ["with loops", randomLoops],
    ["of nests", randomNest],
  ])(
    "%s",
    (_, make) => {
      const exact = cases(make, true).filter(({ module }) => isExact(module.code));
      expect(exact.length).toBeGreaterThan(COUNT * 0.6);
      expect(disagreements(exact, toTheBit).slice(0, 5)).toEqual([]);
      const all = cases(make, false);
      expect(all.length).toBeGreaterThan(COUNT / 2);
      expect(disagreements(all, closely).slice(0, 5)).toEqual([]);
    },
    300_000,
  );
});
