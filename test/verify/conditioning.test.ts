/** How much rounding alone moves values: not at all whole numbers, if they are exact. */
import { expect, it } from "vitest";
import { parse } from "../../src/parse.ts";
import { roundingScale } from "../../src/verify/conditioning.ts";
import { planEvaluation } from "../../src/verify/evaluate.ts";
import type { Point } from "../../src/verify/points.ts";

/** Many times the value itself, so that no witness in doubles can be believed. */
const HOPELESS = 2 ** 40;

const scaleOf = (text: string, at: Point): number =>
  roundingScale(planEvaluation(parse(text).root), at, new Map()).value;

it.each<[string, string, Point]>([
  ["a whole number too large to be exact", "sin(x^4)", { x: 1e15 }],
  ["a difference that is whole because it was rounded", "sin(x - 1)", { x: 1e30 }],
  ["a result that is whole because it was rounded", "sin(log(x)*1e12)", { x: 3 }],
  ["a constant that is no double", "x*sin(1e30)", { x: 1 }],
])("rounding of %s leaves nothing of a wave: %s", (_, text, at) => {
  expect(scaleOf(text, at)).toBeGreaterThan(HOPELESS);
});

it.each<[string, Point, number]>([
  ["x^4 - 1", { x: 3 }, 80],
  ["2^x - 1023", { x: 10 }, 1],
  ["x/3 - 1", { x: 6 }, 1],
  ["x - 0.5", { x: 0.5 }, 0],
])("what is exact moves by nothing: %s", (text, at, value) => {
  expect(scaleOf(text, at)).toBe(value);
});
