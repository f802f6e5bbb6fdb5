/** The code for a formula and its gradient, put to the test. */
import { type Formula, variableNames } from "../ast/formula.ts";
import type { Node } from "../ast/node.ts";
import { evaluator } from "../codegen/evaluate/evaluators.ts";
import { inputValues } from "../codegen/evaluate/inputs.ts";
import { interpreter } from "../codegen/evaluate/interpret.ts";
import { type Plan, plan } from "../codegen/plan.ts";
import { gradientOf } from "../diff/differentiate.ts";
import { variablesByName } from "../diff/wrt.ts";
import { gradientFunctions, valueFunction } from "../kinds/functions.ts";
import type { Subject } from "../verify/certificate.ts";

/** The formula's code as something to check. */
export function subject(formula: Formula, wrt?: readonly string[]): Subject {
  const variables = variablesByName(formula, wrt);
  const names = variables.map(({ name }) => name);
  const isOne = formula.root.kind !== "list";
  return subjectOf(formula, isOne ? names : [], () =>
    isOne && names.length > 0 ? gradientOf(formula, variables, "speed") : [],
  );
}

/** A formula with these partial derivatives as something to check. */
export function subjectOf(
  formula: Formula,
  wrt: readonly string[],
  partials: () => readonly Node[],
): Subject {
  return subjectIn(
    plan({
      formula,
      variables: variableNames(formula),
      wrt,
      functions: [valueFunction(formula), ...gradientFunctions(formula, wrt, partials)],
    }),
  );
}

/** What the witnesses look at: the programs of a plan, run by the interpreter, with their cost. */
export function subjectIn(planned: Plan): Subject {
  const run = (name: string): ReturnType<typeof evaluator> => evaluator(planned, name, "interpret");
  const cost = (name: string): Subject["valueCost"] => {
    const { cost } = interpreter(planned.planned(name).program);
    return (at) => cost(inputValues(planned.planned(name), [at]));
  };
  const isOne = planned.results === undefined;
  return {
    formula: planned.formula,
    wrt: isOne ? planned.wrt : [],
    value: run("value") as Subject["value"],
    gradient: run("gradient") as Subject["gradient"],
    valueCost: cost("value"),
    bothCost: isOne ? cost("valueAndGradient") : cost("value"),
  };
}
