/**
 * Points: plain objects from variable names to numbers, and to arrays of numbers for vectors. A
 * variable may have any name, `__proto__` included, for which plain assignment sets no property; so
 * points are made by definition, read as own properties, and everywhere else in this folder only
 * through these few functions.
 */

import type { Point, Vector } from "../codegen/point.ts";

export type { Gradient, Point, Vector } from "../codegen/point.ts";

/** One number of a point: a variable by its name, or an element of a vector. */
export type Coordinate = string | Place;

export interface Place {
  readonly vector: string;
  /** From 1 on. */
  readonly position: number;
}

/** What a coordinate is called: no variable's name has brackets. */
export function labelOf(coordinate: Coordinate): string {
  if (typeof coordinate === "string") return coordinate;
  return `${coordinate.vector}[${coordinate.position}]`;
}

/** The plain object with the given own properties. */
export function pointOf<V extends number | Vector>(
  names: readonly string[],
  values: readonly V[],
): Record<string, V> {
  const point: Record<string, V> = {};
  names.forEach((name, i) => define(point, name, values[i]!));
  return point;
}

/** What the point has for a variable, a number or a vector; throws where it has nothing. */
export function valueAt(point: Readonly<Point>, name: string): number | Vector {
  if (!Object.hasOwn(point, name)) throw new TypeError(`the point has no value for ${name}`);
  return point[name]!;
}

/** The vector that a variable is; throws where the point has none for it. */
export function vectorAt(point: Readonly<Point>, name: string): Vector {
  const value = valueAt(point, name);
  if (typeof value === "number") throw new TypeError(`the point has a number for ${name}`);
  return value;
}

/** The number at a coordinate; throws where the point lacks it. */
export function coordinate(point: Readonly<Point>, where: Coordinate): number {
  const value =
    typeof where === "string"
      ? valueAt(point, where)
      : vectorAt(point, where.vector)[where.position - 1];
  if (typeof value !== "number") throw new TypeError(`the point has no number ${labelOf(where)}`);
  return value;
}

/** The coordinates of the point that belong to the variables, in order. */
export function coordinatesOf(point: Readonly<Point>, names: readonly string[]): Coordinate[] {
  return names.flatMap((name): Coordinate[] => {
    const value = valueAt(point, name);
    if (typeof value === "number") return [name];
    return Array.from(value, (_, i) => ({ vector: name, position: i + 1 }));
  });
}

/** A copy of the point, and the function that sets one coordinate of the copy. */
export function movable<P extends Point>(
  point: P,
): [P, (where: Coordinate, value: number) => void] {
  const copy: Point = { ...point };
  const own = new Map<string, number[]>();
  const set = (where: Coordinate, value: number): void => {
    if (typeof where !== "string") {
      let elements = own.get(where.vector);
      if (elements === undefined) {
        elements = Array.from(vectorAt(copy, where.vector));
        own.set(where.vector, elements);
        put(copy, where.vector, elements);
      }
      elements[where.position - 1] = value;
    } else put(copy, where, value);
  };
  return [copy as P, set];
}

/** Assigning to an own property is safe under any name, and faster than defining it again. */
function put(point: Point, name: string, value: number | Vector): void {
  if (Object.hasOwn(point, name)) point[name] = value;
  else define(point, name, value);
}

function define(point: Point, name: string, value: number | Vector): void {
  Object.defineProperty(point, name, {
    value,
    enumerable: true,
    writable: true,
    configurable: true,
  });
}
