/** Functions that evaluate a plan in process: made code, or the interpreter where that is forbidden. */
import { assemble, type Assembled } from "./assemble.ts";
import { readers } from "../runtime/checked-reads.ts";
import { besideText } from "../text/function-parts.ts";
import { functionText } from "../text/function-text.ts";
import { inputValues } from "./inputs.ts";
import { instantiate } from "./instantiate.ts";
import { interpreter } from "./interpret.ts";
import { kernelsOf } from "../kernels-of.ts";
import type { Plan, PlannedFunction } from "../plan.ts";
import type { PieceSizes } from "../split/split.ts";
import { resultConstants } from "../text/result-text.ts";
import { sparseMatrix } from "../runtime/sparse-matrix.ts";

export type EvaluateBy = "code" | "interpret";

/** A function of a point and what else it takes. */
export type Evaluator = (...args: readonly unknown[]) => Assembled;

/** A function of a plan, made on its first call. */
export function evaluator(plan: Plan, name: string, by: EvaluateBy): Evaluator {
  let made: Evaluator | undefined;
  return (...args) => {
    made ??=
      by === "interpret"
        ? interpreted(plan.planned(name))
        : madeOf(plan.planned(name), plan.pieces);
    return made(...args);
  };
}

const scope = { ...readers, sparseMatrix };

function madeOf(planned: PlannedFunction, pieces: PieceSizes | undefined): Evaluator {
  const kernels = kernelsOf([planned.program]);
  const { lines, beside } = functionText(planned, { reads: "fast-checked", kernels }, pieces);
  const around = [
    ...resultConstants(planned.name, planned.result),
    ...beside.map((part) => besideText(part)),
  ];
  const [parameters, body] = [planned.parameters.join(", "), lines.join("\n")];
  return instantiate<Evaluator>(parameters, body, scope, around.join("\n"));
}

function interpreted(planned: PlannedFunction): Evaluator {
  const { run } = interpreter(planned.program);
  return (...args) => assemble(planned.result, run(inputValues(planned, args)));
}
