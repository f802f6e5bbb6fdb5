/** One emitted function: reads the point, computes, returns a number or a plain object. */
import type { Node } from "../ast/node.ts";
import { postorder } from "../ast/traverse.ts";
import { readers } from "./checked-reads.ts";
import { functionBody } from "./function-body.ts";
import { Names, type Naming } from "./names.ts";
import type { FunctionKind, Plan } from "./plan.ts";
import type { Program } from "./program.ts";
import { destructuring, member, type Property, returnObject } from "./results.ts";
import { needsSlots, Slots } from "./slots.ts";

/** Names that the emitted functions use besides their own. */
const AROUND = ["at", "isPlain", ...Object.keys(readers)];

/**
 * How the point is read: trusting it; checking that every variable is there and is a number; or
 * checking the same with a short way for plain objects, which is longer to read.
 */
export type Reading = "plain" | "checked" | "fast-checked";

export interface FunctionTextOptions {
  readonly reads: Reading;
  /** The kernels in scope, which nothing may shadow. */
  readonly kernels: readonly string[];
  readonly comment?: ((node: Node) => string | undefined) | undefined;
}

/** The lines between the braces of the function that computes `kind`, indented. */
export function functionLines(
  plan: Plan,
  kind: FunctionKind,
  options: FunctionTextOptions,
): string[] {
  const program = plan.program(kind);
  const slots = needsSlots(program) ? new Slots() : undefined;
  const names: Naming = slots ?? new Names([...AROUND, ...options.kernels]);
  const pairs = variablesRead(program).map(
    (node) => [node.name, names.ofVariable(node, node.name)] as const,
  );
  const reads =
    options.reads === "plain"
      ? plainReads(pairs, names)
      : checkedReads(plan, pairs, names, options.reads);
  const checked = options.reads !== "plain";
  const { lines, outputs } = functionBody(program, { names, checked, comment: options.comment }, 2);
  const start = slots === undefined ? [] : [slots.declaration];
  return [...start, ...reads, ...lines, ...returned(plan, kind, outputs)];
}

/** The variables whose values the program uses, in the formula's order. */
function variablesRead(program: Program): (Node & { kind: "variable" })[] {
  return postorder(program.outputs).filter((node) => node.kind === "variable");
}

type Reads = readonly (readonly [key: string, place: string])[];

function plainReads(pairs: Reads, names: Naming): string[] {
  if (names.declares) return destructuring(pairs);
  return pairs.map(([key, place]) => `  ${assigned(place)} = at${member(key)};`);
}

/** Every variable of the formula is asked for, used or not, so that a mistake shows at once. */
function checkedReads(plan: Plan, pairs: Reads, names: Naming, reading: Reading): string[] {
  const read = new Map(pairs);
  const keyword = names.declares ? "const " : "";
  const isFast = reading === "fast-checked";
  return [
    "  requireObject(at);",
    ...(isFast ? ["  const isPlain = Object.getPrototypeOf(at) === Object.prototype;"] : []),
    ...plan.variables.map((key) => {
      const isVector = plan.vectors.has(key);
      const ask = isVector ? "requireVector" : "requireNumber";
      const check = `${isFast && !isVector ? unlessOwn(key) : ""}${ask}(at, ${JSON.stringify(key)});`;
      const name = read.get(key);
      if (name === undefined) return `  ${check}`;
      return `  ${isVector ? "const " : keyword}${name} = ${check}`;
    }),
  ];
}

/** A place to assign to: a slot as it is, a name with its declaration. */
const assigned = (place: string): string => (place.startsWith("slots[") ? place : `const ${place}`);

/**
 * What a plain object gives is its own, if no prototype has it: two reads that V8 makes nearly free,
 * where asking `Object.hasOwn` is a call.
 */
function unlessOwn(key: string): string {
  const [own, inherited] = [`at${member(key)}`, `Object.prototype${member(key)}`];
  return `isPlain && typeof ${own} === "number" && ${inherited} === undefined ? ${own} : `;
}

function returned(plan: Plan, kind: FunctionKind, outputs: readonly string[]): string[] {
  if (kind === "value") return [`  return ${outputs[0]};`];
  const partials = kind === "gradient" ? outputs : outputs.slice(1);
  const gradient = plan.wrt.map((key, index): Property => [key, partials[index]!]);
  if (kind === "gradient") return returnObject(gradient, 2);
  return returnObject(
    [
      ["value", outputs[0]!],
      ["gradient", gradient],
    ],
    2,
  );
}
