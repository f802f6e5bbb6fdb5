/**
 * What is to be emitted: the programs for value, gradient and both, scheduled together where they
 * are computed together. Made lazily, since few users need all three.
 */
import type { Formula } from "../ast/formula.ts";
import type { Node } from "../ast/node.ts";
import { requireNumber, requireObject } from "./checked-reads.ts";
import type { Program } from "./program.ts";
import { schedule } from "./schedule.ts";
import { selectInstructions } from "./select.ts";

export type FunctionKind = "value" | "gradient" | "valueAndGradient";

export interface Plan {
  readonly formula: Formula;
  readonly variables: readonly string[];
  readonly wrt: readonly string[];
  /** The partial derivatives, in the order of `wrt`. */
  readonly partials: readonly Node[];
  /** The program of one function; its outputs are the value, then the partials by `wrt`. */
  program(kind: FunctionKind): Program;
  /** The part of the formula or of a derivative that a node of a program stands for. */
  origin(node: Node): Node;
}

export interface PlanInput {
  readonly formula: Formula;
  /** The formula's variables, in the order in which they are listed. */
  readonly variables: readonly string[];
  readonly wrt: readonly string[];
  /** The partial derivatives, in the order of `wrt`. */
  readonly partials: readonly Node[];
}

/** Plans the code of a formula with its partial derivatives. */
export function plan({ formula, variables, wrt, partials }: PlanInput): Plan {
  const selected = selectInstructions(formula.graph, [formula.root, ...partials]);
  const [value, ...derivatives] = selected.roots;
  const outputs = {
    value: [value!],
    gradient: derivatives,
    valueAndGradient: [value!, ...derivatives],
  };
  const programs = new Map<FunctionKind, Program>();
  const program = (kind: FunctionKind): Program => {
    const known = programs.get(kind) ?? schedule(formula.graph, outputs[kind], variables);
    programs.set(kind, known);
    return known;
  };
  const origin = (node: Node): Node => selected.origins.get(node) ?? node;
  return { formula, variables, wrt, partials, program, origin };
}

/** Values of the variables by name. */
export type Point = Record<string, number>;

/**
 * The point's numbers in the order of the plan's variables.
 * @throws FormulaError where one is missing or no number
 */
export function pointValues(plan: Plan, at: Point): number[] {
  requireObject(at);
  return plan.variables.map((name) => requireNumber(at, name));
}
