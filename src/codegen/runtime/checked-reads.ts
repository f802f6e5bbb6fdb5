/**
 * Reading a point with care: every variable must be there, be the point's own, and be a number or
 * a vector of numbers; elements must be in range, bounds whole, and lengths agree. These functions
 * serve code made in process; `reads-text.ts` has them as text for emitted modules.
 */
import { FormulaError } from "../../ast/formula-error.ts";
import type { Vector } from "../point.ts";

/** @throws FormulaError where `at` is no object */
export function requireObject(at: unknown, from = "point"): void {
  if (typeof at !== "object" || at === null) {
    throw new FormulaError({
      code: "not-a-point",
      message: `a ${from} is an object with a number for each variable; this is ${describe(at)}`,
    });
  }
}

/**
 * @returns the number that `at` has for `key`
 * @throws FormulaError where it has none of its own
 */
export function requireNumber(
  at: Readonly<Record<string, unknown>>,
  key: string,
  from = "point",
): number {
  const value = at[key];
  if (typeof value === "number" && Object.hasOwn(at, key)) return value;
  const found = Object.hasOwn(at, key) ? describe(value) : "missing";
  throw new FormulaError({
    code: found === "missing" ? "missing-variable" : "not-a-number",
    message:
      found === "missing"
        ? `the ${from} has no value for the variable ${key}`
        : `the variable ${key} needs a number; this is ${found}`,
  });
}

/**
 * @returns the vector that `at` has for `key`: an array of numbers or a typed array
 * @throws FormulaError where it has none of its own
 */
export function requireVector(
  at: Readonly<Record<string, unknown>>,
  key: string,
  from = "point",
): Vector {
  const value = at[key];
  if (!Object.hasOwn(at, key)) {
    throw failure("missing-variable", `the ${from} has no value for the variable ${key}`);
  }
  if (isTypedArray(value)) return value;
  if (!Array.isArray(value)) {
    const found = typeof value === "object" && value !== null ? "another object" : describe(value);
    const message = `the variable ${key} needs an array of numbers; this is ${found}`;
    throw failure("not-a-vector", message);
  }
  const wrong = value.findIndex((element) => typeof element !== "number");
  if (wrong < 0) return value as number[];
  const found = describe(value[wrong]);
  const message = `the elements of ${key} are numbers; number ${wrong + 1} of them is ${found}`;
  throw failure("not-a-number", message);
}

const isTypedArray = (value: unknown): value is Float64Array =>
  ArrayBuffer.isView(value) &&
  !(value instanceof DataView) &&
  !(value instanceof BigInt64Array) &&
  !(value instanceof BigUint64Array);

/**
 * @returns `vector[position]`, counted from 1
 * @throws FormulaError where there is none
 */
export function elementAt(vector: Vector, position: number, name: string): number {
  return vector[placeIn(vector, position, name)]!;
}

/**
 * @returns where the element at `position`, counted from 1, is in the vector
 * @throws FormulaError where there is none
 */
export function placeIn(vector: Vector, position: number, name: string): number {
  const place = position - 1;
  if (Number.isInteger(place) && place >= 0 && place < vector.length) return place;
  const has = `${vector.length} element${vector.length === 1 ? "" : "s"}`;
  const message = `${name}[${position}] is out of range: ${name} has ${has}, counted from 1`;
  throw failure("index-out-of-range", message);
}

/**
 * @returns the length that all the vectors have
 * @throws FormulaError where they differ
 */
export function commonLength(vectors: Readonly<Record<string, Vector>>): number {
  const [first, ...others] = Object.entries(vectors) as [[string, Vector], ...[string, Vector][]];
  for (const [name, { length }] of others) {
    if (length === first[1].length) continue;
    const message = `${first[0]} and ${name} differ in length: ${first[1].length} and ${length}`;
    throw failure("lengths-differ", message);
  }
  return first[1].length;
}

/** @throws FormulaError where a vector has not as many elements as there are results */
export function requireCount(vector: Vector, count: number, name: string): void {
  if (vector.length === count) return;
  const has = `${vector.length} ${vector.length === 1 ? "number" : "numbers"}`;
  const message = `${name} has ${has}, and there are ${count} results`;
  throw failure("lengths-differ", message);
}

/** @throws FormulaError where the direction of a vector is not as long as the vector */
export function requireAlike(at: object, direction: object, key: string): void {
  const [point, own] = [at, direction].map((of) => (of as Record<string, Vector>)[key]!.length);
  if (point === own) return;
  const message = `${key} and its direction differ in length: ${point} and ${own}`;
  throw failure("lengths-differ", message);
}

/** @throws FormulaError where a bound of a sum is no whole number, or beyond what doubles count to */
export function requireWhole(bound: number): void {
  if (Number.isSafeInteger(bound)) return;
  const reason = Number.isInteger(bound) ? "is too far to count to" : "is none";
  throw failure(
    "not-whole",
    `the bounds of sums and products are whole numbers; ${bound} ${reason}`,
  );
}

const failure = (code: string, message: string): FormulaError =>
  new FormulaError({ code, message });

function describe(value: unknown): string {
  if (value === null || value === undefined) return String(value);
  const article = /^[aeiou]/.test(typeof value) ? "an" : "a";
  return `${article} ${typeof value}`;
}

/** These functions by name, as code refers to them. */
export const readers = {
  requireNumber,
  requireObject,
  requireVector,
  requireCount,
  requireAlike,
  requireWhole,
  elementAt,
  placeIn,
  commonLength,
} as const;
