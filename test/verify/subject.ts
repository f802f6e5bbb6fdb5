/** Test subjects: a formula with a gradient known to be right, or one made wrong on purpose. */
import type { Formula } from "../../src/ast/formula.ts";
import { planEvaluation } from "../../src/verify/evaluate.ts";
import { pointOf, type Point } from "../../src/verify/points.ts";
import type { Subject } from "../../src/verify/subject.ts";
import { dualValue, plainValue } from "../../src/verify/witnesses.ts";
import { parse } from "../../src/parser/parse.ts";

/** The formula with its value by plain evaluation and its gradient by `gradient`, or dual numbers. */
export function subjectOf(
  formula: string | Formula,
  wrt: readonly string[],
  gradient?: (at: Point) => Point,
): Subject {
  const parsed = typeof formula === "string" ? parse(formula) : formula;
  const plan = planEvaluation(parsed.root);
  const partial = (at: Point, name: string) => dualValue(plan, at, new Map([[name, 1]])).tangent;
  return {
    formula: parsed,
    wrt,
    value: (at) => plainValue(plan, at),
    gradient:
      gradient ??
      ((at) =>
        pointOf(
          wrt,
          wrt.map((name) => partial(at, name)),
        )),
    valueCost: () => 4,
    bothCost: () => 11,
  };
}
