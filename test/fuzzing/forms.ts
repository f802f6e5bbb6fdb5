/**
 * Other forms of a formula, evaluated as it is itself: as it is written, simplified for reading and
 * for speed, and its derivatives as textbooks write them, against dual numbers.
 */
import { type Formula, variableNames } from "../../src/ast/formula.ts";
import { isConstant, type Node, type Variable } from "../../src/ast/node.ts";
import { isExactDouble } from "../../src/ast/rational.ts";
import { postorder, variablesOf } from "../../src/ast/traverse.ts";
import { variablesByName } from "../../src/diff/wrt.ts";
import { gradientOf } from "../../src/diff/differentiate.ts";
import { hasTurns } from "../../src/simplify/finite.ts";
import { simplify } from "../../src/simplify/simplify.ts";
import { TooCostly } from "../../src/verify/allowance.ts";
import { roundingScale } from "../../src/verify/conditioning.ts";
import { type Direction, directionOf } from "../../src/verify/directions.ts";
import { evaluate, planEvaluation, type Plan } from "../../src/verify/evaluate.ts";
import type { Point } from "../../src/verify/points.ts";
import { dualValue, plainAlgebra, plainValue } from "../../src/verify/witnesses.ts";
import { isClose, RUNS } from "./close.ts";
import { verbatim } from "./verbatim.ts";
import { type Found, type Kept, report } from "./disagreement.ts";

export interface Forms {
  readonly values: readonly (readonly [witness: string, Form])[];
  /** The derivatives by numbers. */
  readonly partials: readonly (readonly [by: Variable, Form])[];
}

interface Form {
  readonly formula: Formula;
  readonly plan: Plan;
}

const formOf = (formula: Formula): Form => ({ formula, plan: planEvaluation(formula.root) });

/** The forms of a formula with one result, read from its text. */
export function formsOf(formula: Formula): Forms {
  const numbers = variablesByName(formula).filter(({ shape }) => shape === "number");
  // For readers an empty loop is no case of its own.
  const mayBeEmpty = postorder([formula.root]).some(
    (node) => node.kind === "reduce" && !hasTurns(node.operands[0]),
  );
  const partials = mayBeEmpty ? [] : gradientOf(formula, numbers, "reading");
  const simple = (purpose: "reading" | "speed"): Form =>
    formOf(simplify(formula, { for: purpose }));
  return {
    values: [
      ...asWritten(formula),
      ["the simplified formula", simple("reading")],
      ["the formula simplified for speed", simple("speed")],
    ],
    partials: partials.map((root, place) => [numbers[place]!, formOf({ ...formula, root })]),
  };
}

/** Which is right as a formula; it need not keep the digits in doubles. */
export const READABLE = "dual of the readable derivative";

const AS_WRITTEN = "the formula as it is written";

/** The formula as it is written, unless it then has variables besides, which no point has. */
function asWritten(formula: Formula): Forms["values"] {
  const written = verbatim(formula.text!);
  const known = new Set(variableNames(formula));
  if (variablesOf([written.root]).some(({ name }) => !known.has(name))) return [];
  if (postorder([written.root]).some(jumpsByRounding)) return [];
  return [[AS_WRITTEN, formOf(written)]];
}

const STILL: Direction = new Map();

const valueScale = (plan: Plan, at: Point): number => roundingScale(plan, at, STILL, RUNS).value;

/** The larger of two scales; what has no value has none. */
const larger = (a: number, b: number): number => Math.max(a, Number.isNaN(b) ? 0 : b);

const JUMPING = new Set(["mod", "floor", "ceil", "round", "sign"]);

/** Whether a node may jump by what its constants are rounded to, which are exact where they fold. */
function jumpsByRounding(node: Node): boolean {
  if (node.kind !== "apply") return false;
  const parts = postorder([node]);
  // As it is written, a 0 may have a sign.
  if (node.fn === "acot") return parts.some((part) => isConstant(part, 0));
  if (!JUMPING.has(node.fn)) return false;
  const isRounded = (part: Node): boolean => part.kind === "constant" && !isExactDouble(part.value);
  return (
    parts.every((part) => part.kind === "apply" || part.kind === "constant") &&
    parts.some(isRounded)
  );
}

/** Compares values and derivatives. */
export function compareForms(plan: Plan, forms: Forms, at: Point, found: Found): void {
  const value = plainValue(plan, at);
  for (const [witness, form] of forms.values) {
    const scale = (): number => larger(valueScale(plan, at), valueScale(form.plan, at));
    compare({ of: "value", witness, label: "value", at, scale }, form, value, found);
  }
  if (meetsZeroPower(plan, at)) return;
  for (const [{ name }, form] of forms.partials) {
    const along = directionOf([[name, 1]]);
    const scale = (): number =>
      larger(roundingScale(plan, at, along, RUNS).tangent, valueScale(form.plan, at));
    const { tangent } = dualValue(plan, at, along);
    const kept = { of: "first", witness: READABLE, label: name } as const;
    compare({ ...kept, along, at, scale }, form, tangent, found);
  }
}

/** Whether 0^0 is among the operations: the derivative that textbooks give, `y*x^(y - 1)`, has no value there. */
function meetsZeroPower(plan: Plan, at: Point): boolean {
  let meets = false;
  const plain = plainAlgebra(at);
  evaluate(plan, {
    ...plain,
    apply(entry, operands, fn, node) {
      if (fn === "^" && operands.every((operand) => operand === 0)) meets = true;
      return plain.apply(entry, operands, fn, node);
    },
  });
  return meets;
}

/**
 * What has no derivative by dual numbers has none to compare, and what has no value as it is written
 * may have one that is no mistake: `mean(j, 1, n, 0)` is 0, and does not ask whether n is whole.
 */
function compare(kept: Kept, form: Form, theirs: number, found: Found): void {
  const ours = valueIn(form, kept.at);
  if (ours === undefined || (Number.isNaN(ours) && kept.witness === AS_WRITTEN)) return;
  const agrees = Number.isNaN(theirs) || isClose(ours, theirs, kept.scale);
  report({ ...kept, form: form.formula }, { agrees, ours, theirs }, found);
}

/** The value of a form; undefined where it takes a loop too long that the formula needs not run. */
function valueIn({ plan }: Form, at: Point): number | undefined {
  try {
    return plainValue(plan, at);
  } catch (error) {
    if (error instanceof TooCostly) return undefined;
    throw error;
  }
}
