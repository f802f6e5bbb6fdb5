/**
 * What is to be emitted: the programs for value, gradient and both, scheduled together where they
 * are computed together. Made lazily, since few users need all three.
 */
import type { Formula } from "../ast/formula.ts";
import type { Node } from "../ast/node.ts";
import { variablesOf } from "../ast/traverse.ts";
import { requireNumber, requireObject, requireVector } from "./checked-reads.ts";
import type { Point, Vector } from "./point.ts";
import type { Program } from "./program.ts";
import { schedule } from "./schedule.ts";
import { selectInstructions } from "./select.ts";

export type FunctionKind = "value" | "gradient" | "valueAndGradient";

export interface Plan {
  readonly formula: Formula;
  readonly variables: readonly string[];
  /** Those of the variables that are vectors. */
  readonly vectors: ReadonlySet<string>;
  readonly wrt: readonly string[];
  /** The partial derivatives, in the order of `wrt`. */
  readonly partials: readonly Node[];
  /** How many results the formula has: none written out where it is one number. */
  readonly results: number | undefined;
  /** The functions that there are: of several results there is only the value. */
  readonly kinds: readonly FunctionKind[];
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
  const results = formula.root.kind === "list" ? formula.root.operands.length : undefined;
  const kinds: FunctionKind[] =
    results === undefined ? ["value", "gradient", "valueAndGradient"] : ["value"];
  const vectors = new Set(
    variablesOf([formula.root])
      .filter(({ shape }) => shape === "vector")
      .map(({ name }) => name),
  );
  return { formula, variables, vectors, wrt, partials, results, kinds, program, origin };
}

/**
 * The point's values in the order of the plan's variables.
 * @throws FormulaError where one is missing, or no number or vector as it should be
 */
export function pointValues(plan: Plan, at: Point): (number | Vector)[] {
  requireObject(at);
  return plan.variables.map((name) =>
    plan.vectors.has(name) ? requireVector(at, name) : requireNumber(at, name),
  );
}
