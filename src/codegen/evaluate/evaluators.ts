/** Functions that evaluate a plan in process: made code, or the interpreter where that is forbidden. */
import { assemble, type Assembled } from "./assemble.ts";
import { certainTurns } from "./certain-turns.ts";
import { deliver } from "./deliver.ts";
import { readers } from "../runtime/checked-reads.ts";
import { writers } from "../runtime/checked-writes.ts";
import { besideText } from "../text/function-parts.ts";
import { functionText } from "../text/function-text.ts";
import { inputValues } from "./inputs.ts";
import { instantiate } from "./instantiate.ts";
import { tooManyTurns } from "./interpret-loops.ts";
import { interpreter } from "./interpret.ts";
import type { Budget } from "../../ast/budget.ts";
import type { GivenLimits } from "../../ast/limits.ts";
import { kernelsOf } from "../kernels-of.ts";
import type { Plan, PlannedFunction } from "../plan.ts";
import type { PieceSizes } from "../split/split.ts";
import { needsWork, resultConstants, workName } from "../text/result-text.ts";
import { sparseMatrix } from "../runtime/sparse-matrix.ts";

export type EvaluateBy = "code" | "interpret";

/** A function of a point and what else it takes; nothing is returned of what is written. */
export type Evaluator = (...args: readonly unknown[]) => Assembled | undefined;

/** A function of a plan, made on its first call under the limits that are given. */
export function evaluator(
  plan: Plan,
  name: string,
  by: EvaluateBy,
  limits: GivenLimits = {},
): Evaluator {
  const { budget } = plan.formula.graph;
  const make = (): Evaluator =>
    by === "interpret"
      ? interpreted(plan.planned(name), budget, limits)
      : madeOf(plan.planned(name), plan.pieces, budget.limits.turns);
  let made: Evaluator | undefined;
  return (...args) => {
    made ??= budget.within(limits, make);
    return made(...args);
  };
}

const scope = { ...readers, ...writers, sparseMatrix };

function madeOf(
  planned: PlannedFunction,
  pieces: PieceSizes | undefined,
  turns: number,
): Evaluator {
  if (certainTurns(planned.program.body) > turns) throw tooManyTurns(turns);
  const kernels = kernelsOf([planned.program]);
  const { lines, beside } = functionText(planned, { reads: "fast-checked", kernels }, pieces);
  const [parameters, body] = [planned.parameters.join(", "), lines.join("\n")];
  const around = [
    ...resultConstants(planned.name, planned.result),
    ...(needsWork(body) ? [`const ${workName(planned.name)} = [];`] : []),
    ...beside.map((part) => besideText(part)),
  ];
  return instantiate<Evaluator>(parameters, body, scope, around.join("\n"));
}

function interpreted(planned: PlannedFunction, budget: Budget, limits: GivenLimits): Evaluator {
  const { turns } = budget.limits;
  const made = interpreter(planned.program, turns, () => budget.tick());
  const run: typeof made.run = (at) => budget.within(limits, () => made.run(at));
  const { delivery, result } = planned;
  if (delivery === undefined) return (...args) => assemble(result, run(inputValues(planned, args)));
  return (...args) => {
    const inputs = inputValues(planned, args);
    return deliver(planned, delivery, inputs, args.at(-1), () => run(inputs));
  };
}
