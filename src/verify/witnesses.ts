/**
 * A graph evaluated on doubles and on dual numbers: the plain value, and the derivative along a
 * direction. Each is `evaluate.ts` in one number system; there is nothing else to them.
 */
import type { Apply } from "../ast/node.ts";
import type { RealEntry } from "../functions/entry.ts";
import type { RealFunctionName } from "./dual-rules.ts";
import { Dual } from "./dual.ts";
import { evaluate, type Algebra, type Plan } from "./evaluate.ts";
import { coordinate, type Point } from "./points.ts";

/** The formula's value at a point, by the catalogue's kernels. */
export function plainValue(plan: Plan, at: Readonly<Point>): number {
  return evaluate<number>(plan, {
    constant: (node) => node.nearest,
    variable: (node) => coordinate(at, node.name),
    apply: (entry, operands) => entry.kernel(...operands),
    compare: (entry, x, y) => entry.kernel(x, y),
  });
}

/** How fast each variable moves; one that is not listed stands still. */
export type Direction = ReadonlyMap<string, number>;

/** Value and directional derivative at a point. */
export function dualValue(plan: Plan, at: Readonly<Point>, direction: Direction): Dual {
  return evaluate(plan, dualAlgebra(at, direction));
}

export function dualAlgebra(at: Readonly<Point>, direction: Direction): Algebra<Dual> {
  return {
    constant: (node) => Dual.constant(node.nearest),
    variable: (node) => new Dual(coordinate(at, node.name), direction.get(node.name) ?? 0),
    apply: applyDual,
    compare: (entry, x, y) => entry.kernel(x.value, y.value),
  };
}

function applyDual(entry: RealEntry, operands: readonly Dual[], node: Apply): Dual {
  if (entry.parameters.length === 0) return Dual.constant(entry.kernel());
  return Dual.apply(node.fn as RealFunctionName, ...operands);
}
