/** The arguments of a function as the values that its program reads. */
import {
  requireAlike,
  requireCount,
  requireNumber,
  requireObject,
  requireVector,
} from "../runtime/checked-reads.ts";
import type { PlannedFunction } from "../plan.ts";
import type { Vector } from "../point.ts";

/**
 * The values of the variables of a function's program, in their order.
 * @throws FormulaError where one is missing, or no number or vector as it should be
 */
export function inputValues(
  { parameters, inputs }: PlannedFunction,
  args: readonly unknown[],
): (number | Vector)[] {
  return [...inputs.values()].map(({ parameter, key, shape, length }) => {
    const argument = args[parameters.indexOf(parameter)];
    const from = parameter === "at" ? "point" : parameter;
    if (key !== undefined) requireObject(argument, from);
    const holder = (key === undefined ? { [parameter]: argument } : argument) as Record<
      string,
      unknown
    >;
    const name = key ?? parameter;
    if (shape === "number") return requireNumber(holder, name, from);
    const vector = requireVector(holder, name, from);
    if (length !== undefined) requireCount(vector, length, name);
    if (parameter === "direction") requireAlike(args[0] as object, holder, name);
    return vector;
  });
}
