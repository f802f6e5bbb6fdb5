/**
 * Differential fuzzing of functions that are split, with pieces far smaller than V8 would need, so
 * that cuts fall everywhere: into branches, loops and results. The pieces must give what the program
 * gives when it is interpreted, to the bit, for every kind of derivative. Seeds and budgets as for
 * the other formulas (differential.test.ts).
 */
import { describe, expect, it } from "vitest";
import { FormulaError } from "../../src/ast/formula-error.ts";
import { evaluator } from "../../src/codegen/evaluate/evaluators.ts";
import type { Parameter, Plan } from "../../src/codegen/plan.ts";
import type { Point } from "../../src/codegen/point.ts";
import { variablesByName } from "../../src/diff/wrt.ts";
import { shaped, sizes } from "../../src/evidence/flat.ts";
import { planKinds } from "../../src/kinds/planned.ts";
import { samplePoints } from "../../src/verify/sample.ts";
import { type Check, fuzz, SEED, TIMEOUT } from "../support/fuzzing.ts";
import { applies, ofOne, ofSeveral } from "../support/kind-certificate.ts";
import { type Random, randomFormula } from "../support/random-formula.ts";
import { randomLoops } from "../support/random-loops.ts";

const SIZES = [5, 12, 30];
/** Bytes that a piece takes: of one statement, of a few, of a dozen. */
const PIECES = [1, 50, 200];

/** Numbers that are no multiples of one another. */
const irregular = (count: number): number[] =>
  Array.from({ length: count }, (_, place) => Math.cos(1 + place * place));

/** All numbers in a result, or the code of the mistake in the point. */
function told(run: () => unknown): string {
  try {
    return JSON.stringify(run(), (_, part: unknown) => {
      if (ArrayBuffer.isView(part)) return Array.from(part as Float64Array, String);
      return typeof part === "number" ? String(part + 0) : part;
    });
  } catch (error) {
    if (error instanceof FormulaError) return error.code;
    throw error;
  }
}

function argumentsOf(planned: Plan, name: string, at: Point): unknown[] {
  const width = sizes(at, planned.wrt).reduce((sum, size) => sum + size, 0);
  const cotangents = irregular(planned.results ?? 1);
  const given: Readonly<Record<Parameter, unknown>> = {
    out: undefined,
    at,
    direction: shaped(irregular(width), at, planned.wrt),
    cotangent: planned.results === undefined ? cotangents[0] : cotangents,
  };
  return planned.planned(name).parameters.map((parameter) => given[parameter]);
}

const givesTheSameBits: Check = (formula) => {
  const wrt = variablesByName(formula);
  const kinds = (formula.root.kind === "list" ? ofSeveral : ofOne).filter(
    (kind) =>
      kind !== "implicit" && applies(formula, kind) && (kind !== "taylor" || wrt.length === 1),
  );
  const planned = planKinds(formula, wrt, kinds, {});
  const { points } = samplePoints<Point>(formula, { count: 3 });
  for (const name of planned.names) {
    const whole = evaluator(planned, name, "interpret");
    for (const piece of PIECES) {
      const inPieces = evaluator({ ...planned, pieces: { most: 0, piece } }, name, "code");
      for (const at of points) {
        const args = argumentsOf(planned, name, at);
        const [ours, theirs] = [inPieces, whole].map((run) => told(() => run(...args)));
        expect(ours, `${name} in pieces of ${piece} at ${JSON.stringify(at)}`).toBe(theirs);
      }
    }
  }
};

describe.each([
  ["formulas", randomFormula],
  ["loops", randomLoops],
] as const)(
  `pieces of random %s from seed ${SEED}`,
  (_, make: (r: Random, n: number) => string) => {
    it.each(SIZES)(
      "of up to %d operations",
      (size) =>
        fuzz({
          runs: 4 * SIZES.length,
          size,
          make,
          checksOf: () => ({ "gives the same bits": givesTheSameBits }),
        }),
      TIMEOUT,
    );
  },
);
