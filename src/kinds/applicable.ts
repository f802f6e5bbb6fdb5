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
  ["taylor", "Taylor expansion"],
  ["implicit", "derivative of an implicit function"],
]);

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
  if (BY_NUMBERS.has(kind) && vector !== undefined) {
    throw new FormulaError({
      code: "derivative-by-vector",
      message: `${vector.name} is a vector, and ${BY_NUMBERS.get(kind)} by numbers`,
      suggestion: "ask for the Hessian, or for its products with directions",
    });
  }
  if (kind === "implicit" && wrt.length === 0) {
    throw new FormulaError({
      code: "not-determined",
      message: "there is no variable beside the one that the equation determines",
      suggestion: "name the others by --wrt, or the option wrt",
    });
  }
  if (kind === "taylor" && wrt.length !== 1) {
    throw new FormulaError({
      code: "one-variable",
      message: `a Taylor expansion is by one variable, and ${wrt.length === 0 ? "there is none" : `these are ${wrt.length}`}`,
      suggestion: wrt.length === 0 ? "name one that the formula has" : `--wrt ${wrt[0]!.name}`,
    });
  }
}

/** What is said of the kinds that are taken by numbers only. */
const BY_NUMBERS: ReadonlyMap<Kind, string> = new Map([
  ["derivative", "derivatives of any order are"],
  ["taylor", "Taylor expansions are"],
  ["implicit", "derivatives of implicit functions are"],
]);

/** @throws FormulaError where it is not said which variable the equation determines */
export function determinedBy(of: string | undefined): string {
  if (of !== undefined) return of;
  throw new FormulaError({
    code: "not-determined",
    message: "it is not said which variable the equation determines",
    suggestion: "--of y, or the option of",
  });
}
