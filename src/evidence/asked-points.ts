/** Points and ranges that are asked for must suit the formula's variables. */
import { FormulaError } from "../ast/formula-error.ts";
import type { Formula } from "../ast/formula.ts";
import type { Variable } from "../ast/node.ts";
import { postorder, variablesOf } from "../ast/traverse.ts";
import { requireNumber, requireObject, requireVector } from "../codegen/runtime/checked-reads.ts";
import { unknownVariable } from "../diff/wrt.ts";
import { wholeNumbersIn } from "../functions/whole-numbers.ts";
import type { Point } from "../verify/points.ts";

/** @throws FormulaError where a point lacks a variable, has another, or no number for one */
export function requirePoints({ root }: Formula, points: readonly Point[]): void {
  const variables = variablesOf([root]);
  for (const at of points) {
    requireObject(at);
    requireKnown(Object.keys(at), variables, "it has no place in a point");
    for (const { name, shape } of variables)
      if (shape === "vector") requireVector(at, name);
      else requireNumber(at, name);
  }
}

/** @throws FormulaError where a range is none, or of no variable */
export function requireRanges(
  { root }: Formula,
  ranges: Readonly<Record<string, readonly [low: number, high: number]>>,
): void {
  requireKnown(Object.keys(ranges), variablesOf([root]), "it has no range");
  const whole = new Set([...wholeNumbersIn(postorder([root]))].map(({ name }) => name));
  for (const [name, [low, high]] of Object.entries(ranges)) {
    const mistake = rangeMistake(low, high, whole.has(name));
    if (mistake !== undefined)
      throw new FormulaError({ code: "wrong-range", message: `the range of ${name} ${mistake}` });
  }
}

/** What is wrong with a range, if anything is. */
export function rangeMistake(low: number, high: number, isWhole: boolean): string | undefined {
  if (!Number.isFinite(low) || !Number.isFinite(high)) return "needs two numbers that are finite";
  if (low > high) return `is empty: ${low} is above ${high}`;
  if (isWhole && Math.ceil(low) > Math.floor(high))
    return `has no whole number in it, and ${low}..${high} must have one`;
  return undefined;
}

function requireKnown(
  names: readonly string[],
  variables: readonly Variable[],
  role: string,
): void {
  const known = variables.map(({ name }) => name);
  const unknown = names.find((name) => !known.includes(name));
  if (unknown !== undefined) throw unknownVariable(unknown, known, role);
}
