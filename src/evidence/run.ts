/**
 * The functions of a plan as the witnesses run them: by the interpreter, and those that write into
 * what they are given as functions that return, from room full of NaN.
 */
import { roomFor } from "../codegen/evaluate/deliver.ts";
import { type EvaluateBy, evaluator } from "../codegen/evaluate/evaluators.ts";
import type { Plan } from "../codegen/plan.ts";

export type Run = (...args: readonly unknown[]) => unknown;

/** A function, or the one of its name that writes into what it is given. */
export function runIn(planned: Plan, name: string, isInto: boolean): Run {
  return isInto
    ? returning(planned, `${name}Into`, "interpret")
    : evaluator(planned, name, "interpret");
}

/** A function that writes into what it is given as one that returns the same. */
export function returning(planned: Plan, name: string, by: EvaluateBy): Run {
  const run = evaluator(planned, name, by);
  return (...args) => {
    const room = roomFor(planned.planned(name), args);
    const returned = run(...args, room);
    if (returned === undefined) return room;
    const { result } = planned.planned(name);
    if (result.kind !== "object") throw new Error(`${name} returns what it does not write`);
    const [[first], [second]] = result.entries as [
      readonly [string, unknown],
      readonly [string, unknown],
    ];
    return { [first]: returned, [second]: room };
  };
}
