/**
 * A graph evaluated on doubles and on dual numbers: the plain value, and the derivative along a
 * direction. Each is one evaluation in one number system; there is nothing else to them.
 */
import type { RealEntry } from "../functions/entry.ts";
import { elementPart, numberPart, type Direction } from "./directions.ts";
import type { RealFunctionName } from "./dual-rules.ts";
import { Dual } from "./dual.ts";
import { evaluate, evaluateAll, type Algebra, type Plan } from "./evaluate.ts";
import { coordinate, vectorAt, type Point } from "./points.ts";

/** The formula's value at a point, by the catalogue's kernels. */
export function plainValue(plan: Plan, at: Readonly<Point>): number {
  return evaluate(plan, plainAlgebra(at));
}

/** The values of a formula with several results, or the one of another. */
export function plainValues(plan: Plan, at: Readonly<Point>): number[] {
  return evaluateAll(plan, plainAlgebra(at));
}

export function plainAlgebra(at: Readonly<Point>): Algebra<number> {
  return {
    constant: (node) => node.nearest,
    variable: (node) => coordinate(at, node.name),
    element: (node, position) => vectorAt(at, node.name)[position - 1]!,
    length: (node) => vectorAt(at, node.name).length,
    plain: (value) => value,
    apply: (entry, operands) => entry.kernel(...operands),
    compare: (entry, x, y) => entry.kernel(x, y),
    toNumber: (value) => value,
  };
}

/** Value and directional derivative at a point. */
export function dualValue(plan: Plan, at: Readonly<Point>, direction: Direction): Dual {
  return evaluate(plan, dualAlgebra(at, direction));
}

export function dualAlgebra(at: Readonly<Point>, direction: Direction): Algebra<Dual> {
  return {
    constant: (node) => Dual.constant(node.nearest),
    variable: (node) => new Dual(coordinate(at, node.name), numberPart(direction, node.name)),
    element: ({ name }, position) =>
      new Dual(vectorAt(at, name)[position - 1]!, elementPart(direction, name, position)),
    length: (node) => vectorAt(at, node.name).length,
    plain: (value) => Dual.constant(value),
    apply: applyDual,
    compare: (entry, x, y) => entry.kernel(x.value, y.value),
    toNumber: (x) => x.value,
  };
}

function applyDual(entry: RealEntry, operands: readonly Dual[], fn: string): Dual {
  if (entry.parameters.length === 0) return Dual.constant(entry.kernel());
  return Dual.apply(fn as RealFunctionName, ...operands);
}
