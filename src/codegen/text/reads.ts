/**
 * The lines that read a function's arguments: trusting them, or asking for every variable with care.
 * A value gets a name, or a place in the storage of a function that is split.
 */
import type { Input, Parameter, PlannedFunction } from "../plan.ts";
import { isPlace } from "./names.ts";
import { destructuring, member } from "./results.ts";
import { quoted } from "./quoted.ts";

/**
 * How the point is read: trusting it; checking that every variable is there and is a number; or
 * checking the same with a short way for plain objects, which is longer to read.
 */
export type Reading = "plain" | "checked" | "fast-checked";

type Own = readonly (readonly [name: string, input: Input])[];

/** The inputs that come with a parameter. */
export const inputsOf = ({ inputs }: PlannedFunction, parameter: Parameter): Own =>
  [...inputs].filter(([, input]) => input.parameter === parameter);

/**
 * The lines that read inputs of one parameter.
 * @param places the names of those that are used, or their places, such as `stored[3]`
 */
export function readLines(
  parameter: Parameter,
  own: Own,
  places: ReadonlyMap<string, string>,
  reading: Reading,
): string[] {
  return reading === "plain"
    ? plainReads(parameter, own, places)
    : checkedReads(parameter, own, places, reading);
}

function plainReads(parameter: Parameter, own: Own, places: ReadonlyMap<string, string>): string[] {
  const inputs = new Map(own);
  const pairs = [...places].flatMap(([name, place]) => {
    const input = inputs.get(name);
    return input === undefined ? [] : [[input.key, place] as const];
  });
  const whole = pairs.filter(([key]) => key === undefined);
  const keyed = pairs.filter((pair): pair is [string, string] => pair[0] !== undefined);
  const named = keyed.filter(([, place]) => !isPlace(place));
  const placed = keyed.filter(([, place]) => isPlace(place));
  return [
    ...whole.map(([, place]) => `  ${assigned(place)} = ${parameter};`),
    ...destructuring(named, parameter),
    ...placed.map(([key, place]) => `  ${place} = ${parameter}${member(key)};`),
  ];
}

/** Every variable of the formula is asked for, used or not, so that a mistake shows at once. */
function checkedReads(
  parameter: Parameter,
  own: Own,
  places: ReadonlyMap<string, string>,
  reading: Reading,
): string[] {
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
      const call = `${ask}(${holder}, ${quoted(key ?? parameter)}${told});`;
      const check = `${isFast && !isVector && key !== undefined ? unlessOwn(key) : ""}${call}`;
      const place = places.get(name);
      const called = quoted(key ?? parameter);
      const isDirected = isVector && parameter === "direction";
      return [
        place === undefined ? `  ${check}` : `  ${assigned(place)} = ${check}`,
        ...(isDirected ? [`  requireAlike(at, direction, ${called});`] : []),
        ...(length === undefined
          ? []
          : [`  requireCount(${place ?? parameter}, ${length}, ${called});`]),
      ];
    }),
  ];
}

/** What a value is assigned to: a place as it is, a name with its declaration. */
const assigned = (place: string): string => (isPlace(place) ? place : `const ${place}`);

/**
 * What a plain object gives is its own, if no prototype has it: two reads that V8 makes nearly free,
 * where asking `Object.hasOwn` is a call.
 */
function unlessOwn(key: string): string {
  const [own, inherited] = [`at${member(key)}`, `Object.prototype${member(key)}`];
  return `isPlain && typeof ${own} === "number" && ${inherited} === undefined ? ${own} : `;
}
