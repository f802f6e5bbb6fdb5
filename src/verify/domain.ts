/**
 * Whether a formula is smooth around a point: the point is inside every domain that the evaluation
 * meets on the paths taken, and clear of every kink, pole and tie.
 *
 * Clear is meant relative to how far a value can move: each value carries its reach, the change that
 * follows from changing the variables by their own size, to first order. A fixed distance would
 * reject all of `x/6.6e-34`, and accept `abs(x - y)` between large neighbours.
 */
import type { Apply } from "../ast/node.ts";
import type { RealEntry, RelationEntry } from "../functions/entry.ts";
import { isStaircase, isStep, slopeOf, type RealFunctionName } from "./dual-rules.ts";
import { evaluate, type Plan } from "./evaluate.ts";
import { coordinate, type Point } from "./points.ts";

export interface Inspection {
  readonly value: number;
  /** Every application within its domain, finite, and of a size whose cube is finite. */
  readonly inside: boolean;
  /** Inside, and no kink, pole or tie nearby. */
  readonly smooth: boolean;
  /** The functions and comparisons met exactly at a kink, a pole or a tie. */
  readonly kinks: readonly string[];
}

interface Moving {
  readonly value: number;
  readonly reach: number;
  /** Constant around the point, as floor(x) is between its jumps: a tie with it is no kink. */
  readonly steady: boolean;
}

/** Beyond these magnitudes the square or cube in some derivative could overflow or vanish. */
const LARGEST = 1e100;
const SMALLEST = 1e-100;
/** The share of its reach by which a value is moved to see whether a singularity is near. */
const PROBE = 1e-4;
/** Jumps nearer than this share of the reach look like a slope to any difference. */
const STAIRCASE = 1e-3;
/** A singularity that this many probes would reach is near. */
const CLEARANCE = 10;

export function inspect(plan: Plan, at: Readonly<Point>): Inspection {
  let inside = true;
  let clear = true;
  const kinks = new Set<string>();
  const root = evaluate<Moving>(plan, {
    constant: (node) => ({ value: node.nearest, reach: 0, steady: true }),
    variable: (node) => {
      const value = coordinate(at, node.name);
      return { value, reach: Math.abs(value) || 1, steady: false };
    },
    apply: (entry, operands, node) => {
      const values = operands.map((operand) => operand.value);
      const value = entry.kernel(...values);
      if (operands.length === 0) return { value, reach: 0, steady: true };
      if (!withinDomain(entry, operands, values, node) || !isModerate(value)) inside = false;
      const steady = operands.every((operand) => operand.steady);
      if (!steady && entry.singular !== undefined) {
        const distance = entry.singular(...values);
        if (distance === 0) kinks.add(node.fn);
        if (distance <= CLEARANCE * approach(entry, operands, values, distance)) clear = false;
        if (isStaircase(node.fn as RealFunctionName)) {
          const reach = Math.max(...operands.map((operand) => operand.reach));
          if (distance <= STAIRCASE * reach) clear = false;
        }
      }
      const reach = steady ? 0 : reachOf(node, operands, values);
      return { value, reach, steady: steady || isStep(node.fn as RealFunctionName) };
    },
    compare: (entry: RelationEntry, x, y, node) => {
      const gap = Math.abs(x.value - y.value);
      if (!(x.steady && y.steady)) {
        if (gap === 0) kinks.add(node.fn);
        if (!(gap > CLEARANCE * (probe(x) + probe(y)))) clear = false;
      }
      return entry.kernel(x.value, y.value);
    },
  });
  return { value: root.value, inside, smooth: inside && clear, kinks: [...kinks] };
}

const isModerate = (value: number): boolean =>
  value === 0 || (Math.abs(value) <= LARGEST && Math.abs(value) >= SMALLEST);

/** A power of a negative base is fine where the exponent is a whole number and does not move. */
function withinDomain(
  entry: RealEntry,
  operands: readonly Moving[],
  values: readonly number[],
  node: Apply,
): boolean {
  if (node.fn === "^" && operands[1]!.steady && Number.isInteger(values[1])) return true;
  return (
    values.every((value, i) => {
      const [low, high] = entry.domain[entry.variadic ? 0 : i]!;
      return low < value && value < high;
    }) &&
    (entry.within?.(...values) ?? true)
  );
}

const probe = (operand: Moving): number => PROBE * Math.min(1, operand.reach);

/** How much nearer a singularity may come when one operand is moved a little, at most. */
function approach(
  entry: RealEntry,
  operands: readonly Moving[],
  values: readonly number[],
  distance: number,
): number {
  let nearest = distance;
  operands.forEach((operand, i) => {
    if (operand.steady || entry.integer?.[i]) return;
    for (const step of [probe(operand), -probe(operand)])
      nearest = Math.min(nearest, entry.singular!(...values.with(i, values[i]! + step)));
  });
  return distance === nearest ? 0 : distance - nearest;
}

function reachOf(node: Apply, operands: readonly Moving[], values: readonly number[]): number {
  let reach = 0;
  operands.forEach((operand, i) => {
    if (operand.steady) return;
    const part = Math.abs(slopeOf(node.fn as RealFunctionName, i, values)) * operand.reach;
    if (part > reach) reach = part;
  });
  return reach;
}
