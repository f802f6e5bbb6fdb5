/**
 * Where the functions of the catalogue are analytic: away from the poles, kinks and jumps that their
 * entries know, and from the borders of conditions. Nodes that do not change with the variable may
 * be anything that has a value.
 */
import { FormulaError } from "../ast/formula-error.ts";
import type { Apply, Node, Reduce, Variable } from "../ast/node.ts";
import { postorder } from "../ast/traverse.ts";
import { catalogue, entryOf } from "../functions/catalogue.ts";
import type { RealEntry } from "../functions/entry.ts";
import {
  applied,
  inOrder,
  isWithinErrors,
  mayBeEqual,
  type PointValue,
  wholeNumber,
} from "./point-value.ts";

/** A number, a truth value, or undefined where it depends on what is unknown. */
export type Known = PointValue | boolean | undefined;

/** Refuses, with a FormulaError, what is not analytic in `by` at the values that it is given. */
export class Analyticity {
  readonly #by: Variable;
  readonly #depends: ReadonlySet<Node>;

  constructor(root: Node, by: Variable) {
    this.#by = by;
    this.#depends = dependentOn(by, root);
  }

  /** What is known of an application, from what is known of its operands. */
  applied(node: Apply, operands: readonly Known[]): Known {
    const entry = entryOf(node);
    switch (entry.kind) {
      case "relation": {
        const [a, b] = operands;
        if (typeof a !== "object" || typeof b !== "object") return undefined;
        const isBorder = mayBeEqual(a, b);
        if (isBorder && this.#depends.has(node)) throw this.#refused("a condition changes");
        const isClear = !isBorder || (a.exact !== undefined && b.exact !== undefined);
        return isClear ? entry.kernel(...inOrder(a, b)) : undefined;
      }
      case "logic":
        return logic(node.fn, operands, entry.kernel);
      case "real": {
        const numbers = operands.map((operand) =>
          typeof operand === "object" ? operand : NOTHING,
        );
        if (this.#depends.has(node)) this.#keepAway(node, entry, numbers);
        if (!numbers.includes(NOTHING)) return this.#finite(node, applied(entry, numbers));
        const isZero = (node.fn === "*" && numbers.some(isExactZero)) || isZeroOver(node, numbers);
        return isZero ? ZERO : undefined;
      }
    }
  }

  /** Refuses operands at which the function is not analytic, as far as they are known. */
  #keepAway(node: Apply, entry: RealEntry, operands: readonly PointValue[]): void {
    const distance = this.#distance(node, entry, operands);
    const known = operands.filter((operand) => operand !== NOTHING);
    if (isWithinErrors(distance, known))
      throw this.#refused(`${nameOf(node)} has a pole, a kink or a jump`);
  }

  #distance(node: Apply, entry: RealEntry, operands: readonly PointValue[]): number {
    const values = operands.map(({ value }) => value);
    const [base, exponent] = operands;
    const isGeneralPower =
      node.fn === "^" && (exponent === NOTHING || this.#depends.has(node.operands[1]!));
    if (isGeneralPower) return Math.max(0, base!.value);
    const isKnown = node.fn === "/" || !operands.includes(NOTHING);
    return isKnown ? (entry.singular?.(...values) ?? Infinity) : Infinity;
  }

  #finite(node: Node, value: PointValue): PointValue {
    const isConstant = node.operands.length === 0;
    if (isConstant || Number.isFinite(value.value)) return value;
    throw this.#refused(`${nameOf(node)} has no value`);
  }

  /** What is known of a reduction, from what is known of its body at each index. */
  joined(node: Reduce, values: readonly Known[]): Known {
    if (node.op === "any") return logic("or", values, (...all) => all.includes(true));
    const numbers = values.filter((value) => typeof value === "object");
    if (numbers.length < values.length || numbers.length === 0) return undefined;
    const [first, ...others] = numbers as [PointValue, ...PointValue[]];
    if (node.op === "max" || node.op === "min") return this.#extreme(node, numbers);
    const entry = catalogue[node.op === "sum" ? "+" : "*"];
    return others.reduce((joined, next) => applied(entry, [joined, next]), first);
  }

  #extreme(node: Reduce, numbers: readonly PointValue[]): PointValue {
    const sign = node.op === "max" ? 1 : -1;
    const [best, next] = numbers.toSorted((a, b) => sign * (b.value - a.value));
    const isKink = next !== undefined && this.#depends.has(node) && mayBeEqual(best!, next);
    if (isKink) throw this.#refused(`${node.op} has a kink`);
    return best!;
  }

  #refused(why: string): FormulaError {
    return new FormulaError({
      code: "no-taylor-expansion",
      message: `${why} at this point, so there is no Taylor expansion by ${this.#by.name} about it`,
      suggestion: "expand about a point beside it",
    });
  }
}

/** The nodes under `root` whose value, or a condition of it, a variable changes. */
function dependentOn(by: Variable, root: Node): Set<Node> {
  const found = new Set<Node>([by]);
  for (const node of postorder([root]))
    if (node.operands.some((operand) => found.has(operand))) found.add(node);
  return found;
}

/** Where nothing is known of an operand. */
const NOTHING: PointValue = { value: NaN, error: 0, exact: undefined };
const ZERO = wholeNumber(0);

const isExactZero = ({ exact }: PointValue): boolean => exact?.n === 0n;

const isZeroOver = (node: Apply, [above]: readonly PointValue[]): boolean =>
  node.fn === "/" && isExactZero(above!);

/** A connective of what is known, which one operand may decide alone. */
function logic(
  fn: string,
  operands: readonly Known[],
  kernel: (...operands: boolean[]) => boolean,
): Known {
  const deciding = fn === "or";
  if (fn !== "not" && operands.includes(deciding)) return deciding;
  return operands.every((operand) => typeof operand === "boolean")
    ? kernel(...operands)
    : undefined;
}

const nameOf = (node: Node): string =>
  node.kind === "apply" ? (NAMES[node.fn] ?? node.fn) : "the formula";

const NAMES: Readonly<Record<string, string>> = {
  "/": "a quotient",
  "*": "a product",
  "+": "a sum",
  "^": "a power",
};
