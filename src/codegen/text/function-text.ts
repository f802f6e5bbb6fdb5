/** One emitted function: reads its arguments, computes, returns a number or a plain object. */
import type { Node, Variable } from "../../ast/node.ts";
import { postorder } from "../../ast/traverse.ts";
import { readers } from "../runtime/checked-reads.ts";
import { functionBody } from "./function-body.ts";
import { Names, type NameSources, type Naming } from "./names.ts";
import type { Input, Parameter, PlannedFunction } from "../plan.ts";
import type { Program } from "../program.ts";
import { resultLiteral } from "./result-text.ts";
import { destructuring, member, returnLines } from "./results.ts";
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
  /** What the formula calls its parts; names are made from it. */
  readonly sources?: NameSources;
  readonly comment?: Parameters<typeof functionBody>[1]["comment"];
}

/** The lines between the braces of a function, indented. */
export function functionLines(planned: PlannedFunction, options: FunctionTextOptions): string[] {
  const { name, program, result, inputs, parameters } = planned;
  const slots = needsSlots(program) ? new Slots() : undefined;
  const others = parameters.slice(1);
  const reserved = [...AROUND, ...others, ...options.kernels, `${name}Rows`, `${name}Columns`];
  const names: Naming = slots ?? new Names(reserved, options.sources);
  const read = variablesRead(program, inputs);
  const places = new Map(
    read.map((node) => {
      const { parameter, key } = inputs.get(node.name)!;
      // A name for the value of `x`, or for its part of a direction.
      const wanted = parameter === "at" || key === undefined ? node.name : `d${key}`;
      return [node.name, names.ofVariable(node, wanted)];
    }),
  );
  const reads = parameters.flatMap((parameter) => {
    const own = [...inputs].filter(([, input]) => input.parameter === parameter);
    return options.reads === "plain"
      ? plainReads(parameter, own, places, names)
      : checkedReads(parameter, own, places, names, options.reads);
  });
  const isDefined = (node: Node): boolean => {
    const called = options.sources?.called(node);
    return called !== undefined && called.of === undefined;
  };
  const checked = options.reads !== "plain";
  const { lines, outputs } = functionBody(
    program,
    { names, checked, comment: options.comment, isDefined },
    2,
  );
  const start = slots === undefined ? [] : [slots.declaration];
  return [...start, ...reads, ...lines, ...returnLines(resultLiteral(name, result, outputs), 2)];
}

/** The variables whose values the program uses, in the order in which they are listed. */
function variablesRead(program: Program, inputs: ReadonlyMap<string, Input>): Variable[] {
  const read = postorder(program.outputs).filter((node) => node.kind === "variable");
  return read.filter(({ name }) => inputs.has(name));
}

type Own = readonly (readonly [name: string, input: Input])[];

function plainReads(
  parameter: Parameter,
  own: Own,
  places: ReadonlyMap<string, string>,
  names: Naming,
): string[] {
  const pairs = [...places].flatMap(([name, place]) => {
    const input = own.find(([other]) => other === name)?.[1];
    return input === undefined ? [] : [[input.key, place] as const];
  });
  const whole = pairs.filter(([key]) => key === undefined);
  const keyed = pairs.filter((pair): pair is [string, string] => pair[0] !== undefined);
  const reads = whole.map(([, place]) => `  ${assigned(place)} = ${parameter};`);
  if (names.declares) return [...reads, ...destructuring(keyed, parameter)];
  const members = keyed.map(([key, place]) => `  ${assigned(place)} = ${parameter}${member(key)};`);
  return [...reads, ...members];
}

/** Every variable of the formula is asked for, used or not, so that a mistake shows at once. */
function checkedReads(
  parameter: Parameter,
  own: Own,
  places: ReadonlyMap<string, string>,
  names: Naming,
  reading: Reading,
): string[] {
  const keyword = names.declares ? "const " : "";
  const isFast = reading === "fast-checked" && parameter === "at";
  // In process a message tells whose value is missing.
  const told = reading === "fast-checked" && parameter !== "at" ? `, "${parameter}"` : "";
  const isKeyed = own.some(([, { key }]) => key !== undefined) || parameter === "at";
  return [
    ...(isKeyed ? [`  requireObject(${parameter}${told});`] : []),
    ...(isFast ? ["  const isPlain = Object.getPrototypeOf(at) === Object.prototype;"] : []),
    ...own.flatMap(([name, { key, shape, length }]) => {
      const isVector = shape === "vector";
      const ask = isVector ? "requireVector" : "requireNumber";
      const holder = key === undefined ? `{ ${parameter} }` : parameter;
      const call = `${ask}(${holder}, ${JSON.stringify(key ?? parameter)}${told});`;
      const check = `${isFast && !isVector && key !== undefined ? unlessOwn(key) : ""}${call}`;
      const place = places.get(name);
      const called = JSON.stringify(key ?? parameter);
      const isDirected = isVector && parameter === "direction";
      return [
        place === undefined
          ? `  ${check}`
          : `  ${isVector ? "const " : keyword}${place} = ${check}`,
        ...(isDirected ? [`  requireAlike(at, direction, ${called});`] : []),
        ...(length === undefined
          ? []
          : [`  requireCount(${place ?? parameter}, ${length}, ${called});`]),
      ];
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
