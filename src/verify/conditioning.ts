/**
 * How much rounding alone can move a value and a derivative at a point: Monte Carlo arithmetic
 * (D. Stott Parker, 1997; the CESTAC method of Vignes before him). The dual evaluation is repeated
 * with every result moved by a few rounding errors, up or down at random, and the spread is read
 * off. An error bound carried along would need second derivatives of every rule and exceed the
 * truth by far; perturbing the inputs alone would miss cancellation between intermediate results.
 */
import { isExactDouble } from "../ast/rational.ts";
import { Dual } from "./dual.ts";
import { partsOf, type Direction } from "./directions.ts";
import { evaluate, type Plan } from "./evaluate.ts";
import { coordinate, type Point } from "./points.ts";
import { seededRandom } from "./random.ts";
import { dualAlgebra, dualValue } from "./witnesses.ts";

/** Relative size of each perturbation: 64 rounding errors, so that true rounding does not matter. */
const NUDGE = 2 ** -46;
const RUNS = 4;
/** More than any count, exponent or order. */
const LARGEST_WHOLE = 2 ** 32;
/** Relative change that a few nudges may add up to. */
const NEARLY = 2 ** -36;

/**
 * Magnitudes whose rounding the results carry: a relative error of ε in each operation moves value
 * and tangent by about ε times these. Without cancellation they are the results' own magnitudes.
 */
export interface Scale {
  readonly value: number;
  readonly tangent: number;
}

/** @param runs how often the evaluation is repeated: tests that rounding decides need many */
export function roundingScale(
  plan: Plan,
  at: Readonly<Point>,
  direction: Direction,
  runs = RUNS,
): Scale {
  const exact = dualValue(plan, at, direction);
  const moved = Array.from({ length: runs }, (_, run) => nudgedDual(plan, at, direction, run));
  const spread = (part: (x: Dual) => number): number => {
    // A value that rounding alone can make infinite or undefined has no scale short of infinity.
    const distances = moved.map((x) => Math.abs(part(x) - part(exact)));
    const farthest = distances.every(Number.isFinite) ? Math.max(...distances) : Infinity;
    return Math.max(Math.abs(part(exact)), farthest / NUDGE);
  };
  const value = spread((x) => x.value);
  return { value, tangent: spread((x) => x.tangent) || naturalSlope(value, at, direction) };
}

/**
 * A slope that is exactly 0 in every run left no trace of the terms that it is made of, which other
 * code may add up in another order; none of them is larger than what changes the value by its own
 * size when the variable changes by its own.
 */
function naturalSlope(value: number, at: Readonly<Point>, direction: Direction): number {
  const rates = partsOf(direction).map(([where, part]) => {
    const size = Math.abs(coordinate(at, where));
    return size === 0 ? 0 : Math.abs(part) / size;
  });
  return value * Math.max(0, ...rates);
}

function nudgedDual(plan: Plan, at: Readonly<Point>, direction: Direction, run: number): Dual {
  const random = seededRandom(run + 1);
  const exactly = dualAlgebra(at, direction);
  return evaluate<Dual>(plan, {
    ...exactly,
    constant: ({ nearest, value }) =>
      Dual.constant(isExactDouble(value) ? nearest : nearest * (1 + random.between(-1, 1) * NUDGE)),
    // A bound stays the whole number that it was.
    toNumber: ({ value }) => (isNearlyWhole(value) ? Math.round(value) : value),
    apply(entry, operands, fn, node) {
      // Each use of an operand on its own, so that the terms of z/z do not cancel to the last bit.
      const uses = operands.map(
        (x) => new Dual(x.value, x.tangent * (1 + random.between(-1, 1) * NUDGE)),
      );
      const { value, tangent } = exactly.apply(entry, uses, fn, node);
      // Whole numbers made of whole numbers are exact; exponents and orders must stay whole.
      const whole = isExactlyWhole(value) && operands.every((x) => isExactlyWhole(x.value));
      return new Dual(
        whole ? value : value * (1 + random.between(-1, 1) * NUDGE),
        tangent * (1 + random.between(-1, 1) * NUDGE),
      );
    },
  });
}

/** Larger numbers are whole because they were rounded, as often as not: from 2^53 on all are. */
const isExactlyWhole = (value: number): boolean =>
  Number.isInteger(value) && Math.abs(value) <= LARGEST_WHOLE;

/** Whether a value is as near to a whole number as nudges may have brought it. */
function isNearlyWhole(value: number): boolean {
  return Math.abs(value - Math.round(value)) <= NEARLY * Math.abs(value);
}
