/** Test subjects: a formula with a gradient known to be right, or one made wrong on purpose. */
import type { Formula } from "../../src/ast/formula.ts";
import { along } from "../../src/verify/directions.ts";
import { planEvaluation } from "../../src/verify/evaluate.ts";
import {
  coordinatesOf,
  pointOf,
  type Coordinate,
  type Gradient,
  type Point,
} from "../../src/verify/points.ts";
import type { Subject } from "../../src/verify/subject.ts";
import { dualValue, plainValue, plainValues } from "../../src/verify/witnesses.ts";
import { parse } from "../../src/parser/parse.ts";

/** A point, or a gradient, of numbers only. */
export type Numbers = Record<string, number>;

/** The formula with its value by plain evaluation and its gradient by `gradient`, or dual numbers. */
export function subjectOf<P extends Point = Numbers>(
  formula: string | Formula,
  wrt: readonly string[],
  gradient?: (at: P) => Gradient,
): Subject {
  const parsed = typeof formula === "string" ? parse(formula) : formula;
  const plan = planEvaluation(parsed.root);
  const partial = (at: Point, where: Coordinate) => dualValue(plan, at, along(where)).tangent;
  const isList = parsed.root.kind === "list";
  return {
    formula: parsed,
    wrt,
    value: (at) => (isList ? plainValues(plan, at) : plainValue(plan, at)),
    gradient: (at) =>
      gradient?.(at as P) ??
      pointOf(
        wrt,
        wrt.map((name) => {
          const partials = coordinatesOf(at, [name]).map((where) => partial(at, where));
          return typeof at[name] === "number" ? partials[0]! : Float64Array.from(partials);
        }),
      ),
    valueCost: () => 4,
    bothCost: () => 11,
  };
}
