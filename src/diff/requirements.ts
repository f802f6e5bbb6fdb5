/** What derivatives of higher order ask of what programs give them. */
import { FormulaError } from "../ast/formula-error.ts";
import type { Formula } from "../ast/formula.ts";
import { isVector, type Variable } from "../ast/node.ts";
import { HIGHEST_ORDER } from "../parser/expansion.ts";

/** @throws FormulaError unless it is a whole number from `least` to the highest that is taken */
export function requireOrder(order: number, least = 0): void {
  const isTooHigh = order > HIGHEST_ORDER;
  if (Number.isInteger(order) && order >= least && !isTooHigh) return;
  throw new FormulaError({
    code: isTooHigh ? "order-too-high" : "order-not-whole",
    message: isTooHigh
      ? `derivatives are taken up to order ${HIGHEST_ORDER}, and this is ${order}`
      : `an order is a whole number from ${least} to ${HIGHEST_ORDER}, and this is ${order}`,
  });
}

/** @throws FormulaError for a list */
export function requireOneResult({ root }: Formula): void {
  if (!isVector(root)) return;
  throw new FormulaError({
    code: "several-results",
    message: "the formula has several results, and this is taken of one",
    suggestion: "take each result by itself",
  });
}

/** @throws FormulaError for a vector */
export function requireNumber(variable: Variable): void {
  if (!isVector(variable)) return;
  throw new FormulaError({
    code: "derivative-by-vector",
    message: `${variable.name} is a vector, and this is taken by a number`,
  });
}
