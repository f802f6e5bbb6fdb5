/** Which kinds of derivative a formula has. */
import { FormulaError } from "../ast/formula-error.ts";
import type { Formula } from "../ast/formula.ts";
import type { Variable } from "../ast/node.ts";
import type { Kind } from "./kind.ts";

/** What a kind of one result is called. */
const OF_ONE: ReadonlyMap<Kind, string> = new Map([
  ["gradient", "gradient"],
  ["hessian", "Hessian"],
  ["sparseHessian", "Hessian"],
  ["hvp", "Hessian"],
  ["derivative", "derivative"],
]);

/** Highest order of a derivative, as inside formulas. */
const MOST_ORDER = 100;

/** @throws FormulaError where the order of a derivative is not a whole number from 1 on, or is too high */
export function requireOrder(order: number): void {
  if (order > MOST_ORDER)
    throw new FormulaError({
      code: "order-too-high",
      message: `derivatives are taken up to order ${MOST_ORDER}, and this is ${order}`,
    });
  if (Number.isInteger(order) && order >= 1) return;
  throw new FormulaError({
    code: "order-not-whole",
    message: `the order of a derivative is a whole number from 1 to ${MOST_ORDER}, and this is ${order}`,
  });
}

/** @throws FormulaError where the formula has no derivatives of the kind by these variables */
export function requireApplicable({ root }: Formula, wrt: readonly Variable[], kind: Kind): void {
  const word = OF_ONE.get(kind);
  if (word !== undefined && root.kind === "list") {
    throw new FormulaError({
      code: "several-results",
      message: `the formula has several results, and a ${word} is that of one`,
      suggestion: "ask for the Jacobian, or differentiate each result by itself",
    });
  }
  const vector = wrt.find(({ shape }) => shape === "vector");
  if (kind === "derivative" && vector !== undefined) {
    throw new FormulaError({
      code: "derivative-by-vector",
      message: `${vector.name} is a vector, and derivatives of any order are by numbers`,
      suggestion: "ask for the Hessian, or for its products with directions",
    });
  }
}
