/**
 * Numbers at a point, with a bound of their error: what tells whether a function meets a pole, a
 * kink or a jump there. Rational numbers are exact; of others the error is carried along by trying
 * each operand at both ends (running error analysis; Higham, "Accuracy and Stability of Numerical
 * Algorithms", section 3.3).
 */
import { nearestDouble, rational, type Rational } from "../ast/rational.ts";
import type { RealEntry } from "../functions/entry.ts";

export interface PointValue {
  readonly value: number;
  readonly error: number;
  readonly exact: Rational | undefined;
}

const ULP = 2 ** -52;

export function exactly(exact: Rational): PointValue {
  const value = nearestDouble(exact);
  return { value, error: Math.abs(value) * ULP, exact };
}

export const wholeNumber = (value: number): PointValue => exactly(rational(value));

export function applied(entry: RealEntry, operands: readonly PointValue[]): PointValue {
  const exact = exactOf(entry, operands);
  if (exact !== undefined) return exactly(exact);
  const values = operands.map(({ value }) => value);
  const value = entry.kernel(...values);
  let error = 2 * Math.abs(value) * ULP;
  operands.forEach((operand, index) => {
    for (const end of [operand.value - operand.error, operand.value + operand.error]) {
      const moved = entry.kernel(...values.with(index, end));
      error = Math.max(error, Number.isNaN(moved) ? Infinity : Math.abs(moved - value));
    }
  });
  return { value, error, exact: undefined };
}

function exactOf(entry: RealEntry, operands: readonly PointValue[]): Rational | undefined {
  const all = operands.flatMap(({ exact }) => (exact === undefined ? [] : [exact]));
  return operands.length > 0 && all.length === operands.length ? entry.exact?.(...all) : undefined;
}

/** Whether two numbers cannot be told apart. */
export function mayBeEqual(a: PointValue, b: PointValue): boolean {
  if (a.exact !== undefined && b.exact !== undefined) return a.exact.equals(b.exact);
  return Math.abs(a.value - b.value) <= 2 * (a.error + b.error);
}

/** Whether `distance` from what some numbers are at is within their errors. */
export function isWithinErrors(distance: number, operands: readonly PointValue[]): boolean {
  const isExact = operands.every(({ exact }) => exact !== undefined);
  const errors = operands.reduce((sum, { error }) => sum + error, 0);
  return distance <= (isExact ? 0 : 2 * errors);
}

/** Two doubles that compare as the numbers do. */
export function inOrder(a: PointValue, b: PointValue): readonly [number, number] {
  if (a.exact === undefined || b.exact === undefined) return [a.value, b.value];
  return [a.exact.compare(b.exact), 0];
}
