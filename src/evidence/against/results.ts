/** What somebody's functions return, as numbers: a number, an array, a typed array, or an object by names. */
import { nearestVariable } from "../../parser/suggest.ts";
import { type Gradient, type Point, pointOf } from "../../verify/points.ts";
import { shaped, sizes } from "../flat.ts";
import { ForeignFault } from "./foreign.ts";

type Keyed = Readonly<Record<string, unknown>>;

/** @throws ForeignFault where it is no number */
export function readValue(returned: unknown): number {
  if (typeof returned === "number") return returned;
  throw wrong(returned, "a number");
}

/** @throws ForeignFault where it is no array of numbers */
export function readList(returned: unknown): number[] {
  if (isList(returned)) return flattened(returned);
  throw wrong(returned, "an array of numbers");
}

/**
 * The gradient by the variables of `wrt`.
 * @throws ForeignFault where it is none
 */
export function readGradient(returned: unknown, at: Point, wrt: readonly string[]): Gradient {
  const counts = sizes(at, wrt);
  const total = counts.reduce((sum, count) => sum + count, 0);
  if (typeof returned === "number" && total === 1) return shaped([returned], at, wrt);
  if (isList(returned)) {
    const numbers = flattened(returned);
    if (numbers.length !== total)
      throw new ForeignFault(
        `returned ${counted(numbers.length)}, where there ${total === 1 ? "is" : "are"} ${total}: by ${wrt.join(", ")}`,
      );
    return shaped(numbers, at, wrt);
  }
  if (!isKeyed(returned)) throw wrong(returned, "a number for each variable");
  const missing = wrt.filter((name) => !Object.hasOwn(returned, name));
  if (missing.length === wrt.length && Object.hasOwn(returned, "gradient"))
    return readGradient(returned["gradient"], at, wrt);
  if (missing.length > 0) throw lacking(missing[0]!, returned);
  const entries = wrt.map((name, place) => {
    const entry = returned[name];
    const isNumber = typeof at[name] === "number";
    if (isNumber && typeof entry === "number") return entry;
    if (!isNumber && isList(entry)) {
      const numbers = flattened(entry);
      if (numbers.length === counts[place]) return Float64Array.from(numbers);
      throw new ForeignFault(
        `returned ${counted(numbers.length)} for ${name}, which has ${counts[place]} elements`,
      );
    }
    throw wrong(entry, isNumber ? "a number" : "an array", ` for ${name}`);
  });
  return pointOf(wrt, entries) as Gradient;
}

/**
 * The Hessian by each two of the variables, all of them numbers.
 * @throws ForeignFault where it is none
 */
export function readHessian(
  returned: unknown,
  at: Point,
  wrt: readonly string[],
): Record<string, Gradient> {
  if (typeof returned === "number" && wrt.length === 1)
    return { [wrt[0]!]: shaped([returned], at, wrt) };
  if (isList(returned)) {
    const numbers = flattened(returned);
    const size = wrt.length ** 2;
    if (numbers.length !== size)
      throw new ForeignFault(`returned ${counted(numbers.length)}, where there are ${size}`);
    const rows = wrt.map((_, i) => numbers.slice(i * wrt.length, (i + 1) * wrt.length));
    return Object.fromEntries(wrt.map((name, i) => [name, shaped(rows[i]!, at, wrt)]));
  }
  if (!isKeyed(returned)) throw wrong(returned, "a row for each variable");
  const missing = wrt.find((name) => !Object.hasOwn(returned, name));
  if (missing !== undefined) throw lacking(missing, returned);
  return Object.fromEntries(wrt.map((name) => [name, readGradient(returned[name], at, wrt)]));
}

const isList = (value: unknown): value is ArrayLike<unknown> =>
  Array.isArray(value) || (ArrayBuffer.isView(value) && !(value instanceof DataView));

const isKeyed = (value: unknown): value is Keyed =>
  typeof value === "object" && value !== null && typeof (value as Keyed)["then"] !== "function";

/** All numbers of an array, and of arrays in it. */
function flattened(list: ArrayLike<unknown>): number[] {
  return Array.from(list).flatMap((item): number[] => {
    if (typeof item === "number") return [item];
    if (isList(item)) return flattened(item);
    throw wrong(item, "a number", " in an array");
  });
}

const counted = (count: number): string => `${count} number${count === 1 ? "" : "s"}`;

function wrong(value: unknown, wanted: string, where = ""): ForeignFault {
  return new ForeignFault(`returned ${described(value)}${where}, where ${wanted} is expected`);
}

function described(value: unknown): string {
  if (value === undefined) return "undefined (is a return missing?)";
  if (value === null) return "null";
  if (typeof value === "string") return `the text ${JSON.stringify(value)}`;
  if (typeof value !== "object") return `a ${typeof value}`;
  if (typeof (value as Keyed)["then"] === "function") return "a promise";
  return isList(value) ? "an array" : "an object";
}

function lacking(name: string, returned: Keyed): ForeignFault {
  const keys = Object.keys(returned);
  const near = keys.find((key) => key.endsWith(`d${name}`)) ?? nearestVariable(name, keys);
  const has = keys.length === 0 ? "nothing" : keys.slice(0, 8).join(", ");
  const hint = near === undefined ? "" : `: is ${near} meant to be ${name}?`;
  return new ForeignFault(`returned an object without ${name}, with ${has}${hint}`);
}
