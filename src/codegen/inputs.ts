/** The arguments of a function as the values that its program reads. */
import { requireNumber, requireObject, requireVector } from "./checked-reads.ts";
import type { PlannedFunction } from "./plan.ts";
import type { Vector } from "./point.ts";

/**
 * The values of the variables of a function's program, in their order.
 * @throws FormulaError where one is missing, or no number or vector as it should be
 */
export function inputValues(
  { parameters, inputs }: PlannedFunction,
  args: readonly unknown[],
): (number | Vector)[] {
  return [...inputs.values()].map(({ parameter, key, shape }) => {
    const argument = args[parameters.indexOf(parameter)];
    if (key !== undefined) requireObject(argument);
    const holder = (key === undefined ? { [parameter]: argument } : argument) as Record<
      string,
      unknown
    >;
    const name = key ?? parameter;
    return shape === "vector" ? requireVector(holder, name) : requireNumber(holder, name);
  });
}
