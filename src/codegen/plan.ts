/**
 * What is to be emitted: the functions of a formula, each with the program that computes its
 * result. Everything is made when it is asked for, since few users need all of them.
 */
import { FormulaError } from "../ast/formula-error.ts";
import type { Formula } from "../ast/formula.ts";
import { isName } from "../ast/name.ts";
import type { Shape, Variable } from "../ast/node.ts";
import { postorder, variablesOf } from "../ast/traverse.ts";
import { type StableForms, stableForms } from "../simplify/stable/rewrite.ts";
import { type Delivery, deliveryOf } from "./delivery.ts";
import { Family, type Member, sharedBy } from "./family.ts";
import type { Program } from "./program.ts";
import { mapNodes, type Result } from "./result.ts";
import type { PieceSizes } from "./split/split.ts";
import type { NameSources } from "./text/names.ts";

/**
 * The arguments that functions take: a point, what derivatives are taken along or against, and what
 * results are written into.
 */
export type Parameter = "at" | "direction" | "cotangent" | "out";

/** Where the value of a variable comes from. */
export interface Input {
  readonly parameter: Parameter;
  /** The property that it is; none where the argument itself is the value. */
  readonly key: string | undefined;
  readonly shape: Shape;
  /** How many numbers a vector has to have, where that is known. */
  readonly length?: number;
}

/** What a result is called in types. */
export type ResultType =
  | "number"
  | "numbers"
  | "gradient"
  | "gradients"
  | "hessian"
  | "sparse"
  /** A column of a table: a number for each row; and one for each result. */
  | "vector"
  | "vectors"
  /** Derivatives of each row: columns by variable. */
  | "gradientBatch"
  /** Derivatives of a sum over rows: by a column a column. */
  | "gradientSum"
  | "nothing"
  /** Derivatives of an order, nested by variable. */
  | { readonly order: number }
  | { readonly members: readonly (readonly [key: string, type: ResultType])[] };

/** What the first argument of a function is: a value for each variable, or columns of them. */
export type PointType = "Point" | "Table";

/** A function to be planned. */
export interface FunctionInput extends Member {
  readonly name: string;
  /** One line of documentation. */
  readonly text: string;
  /** What is returned. */
  readonly type: ResultType;
  /** What results are written into, where they are. */
  readonly out?: ResultType;
  /** `"Point"` unless given. */
  readonly point?: PointType;
  /** What it takes besides the point. */
  readonly parameters?: readonly Parameter[];
  /** The variables that stand for what it takes besides, by name. */
  readonly inputs?: ReadonlyMap<string, Input>;
}

/** A function with its result in selected instructions. */
export interface PlannedFunction {
  readonly name: string;
  readonly text: string;
  readonly type: ResultType;
  readonly out: ResultType | undefined;
  readonly point: PointType;
  readonly parameters: readonly Parameter[];
  /** The variables that it may read, in order, and where from. */
  readonly inputs: ReadonlyMap<string, Input>;
  readonly result: Result;
  /** Where the results are written, where they are not all returned. */
  readonly delivery: Delivery | undefined;
  /** The program whose outputs are the nodes of the result. */
  readonly program: Program;
  /** What the formula says of the nodes of the program. */
  readonly sources: NameSources;
}

export interface Plan {
  /** The formula as it is written, which the code is held against. */
  readonly formula: Formula;
  /** What is computed in place of it. */
  readonly computed: StableForms;
  readonly variables: readonly string[];
  /** Those of the variables that are vectors. */
  readonly vectors: ReadonlySet<string>;
  readonly wrt: readonly string[];
  /** How many results the formula has: none written out where it is one number. */
  readonly results: number | undefined;
  /** The names of the functions that are emitted, in order. */
  readonly names: readonly string[];
  /** When functions are split, and into how large pieces; as V8 asks for unless given. */
  readonly pieces?: PieceSizes;
  /** @throws Error for a name of no function of the plan */
  planned(name: string): PlannedFunction;
}

export interface PlanInput {
  /** The formula as it is written, which the code is held against. */
  readonly formula: Formula;
  /** What is computed in place of it and its derivatives: `functions` are of that. */
  readonly computed?: StableForms;
  /** The formula's variables, in the order in which they are listed. */
  readonly variables: readonly string[];
  readonly wrt: readonly string[];
  readonly functions: readonly FunctionInput[];
  /** The functions that are emitted; all unless given. */
  readonly names?: readonly string[];
}

function requireNames(names: readonly string[]): void {
  const wrong = names.find((name) => !isName(name));
  if (wrong === undefined) return;
  const message = `${JSON.stringify(wrong)} is no name that a variable of a formula can have`;
  throw new FormulaError({ code: "not-a-name", message });
}

/** The variables whose values a function uses, in the order of the graph. */
export function variablesRead({ program, inputs }: PlannedFunction): Variable[] {
  const read = postorder(program.outputs).filter((node) => node.kind === "variable");
  return read.filter(({ name }) => inputs.has(name));
}

/**
 * Plans the code of functions of a formula.
 * @throws FormulaError where a variable has a name that formulas cannot have: names reach the code
 */
export function plan({
  formula,
  computed = stableForms(formula, { asWritten: true }),
  variables,
  wrt,
  functions,
  names = functions.map(({ name }) => name),
}: PlanInput): Plan {
  const { root } = computed.formula;
  requireNames(variables);
  const shapes = new Map(variablesOf([root]).map(({ name, shape }) => [name, shape]));
  const ofPoint = new Map(
    variables.map((key): [string, Input] => {
      return [key, { parameter: "at", key, shape: shapes.get(key) ?? "number" }];
    }),
  );
  const families = new Map<() => Result, Family>();
  const make = (input: FunctionInput): PlannedFunction => {
    const { name, text, type, out, point = "Point", parameters = [] } = input;
    const family = families.get(sharedBy(input)) ?? new Family(computed, input);
    families.set(sharedBy(input), family);
    const inputs = new Map([...ofPoint, ...(input.inputs ?? [])]);
    const { result, program } = family.scheduled(input, [...inputs.keys()]);
    // Scheduling may have other nodes for what is wanted; they are in the same order.
    const outputs = program.outputs.values();
    const scheduledResult = (): Result => mapNodes(result, () => outputs.next().value!);
    const returns = type !== "nothing";
    const delivery = out === undefined ? undefined : deliveryOf(scheduledResult(), returns);
    const described = { name, text, type, out, point, parameters: ["at", ...parameters] } as const;
    return { ...described, inputs, result, delivery, program, sources: family.sources };
  };
  const known = new Map<string, PlannedFunction>();
  return {
    formula,
    computed,
    variables,
    vectors: new Set(variables.filter((name) => shapes.get(name) === "vector")),
    wrt,
    results: root.kind === "list" ? root.operands.length : undefined,
    names,
    planned: (name) => {
      const before = known.get(name);
      if (before !== undefined) return before;
      const input = functions.find((one) => one.name === name);
      if (input === undefined) throw new Error(`there is no function ${name} here`);
      const made = make(input);
      known.set(name, made);
      return made;
    },
  };
}
