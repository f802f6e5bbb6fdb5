/**
 * Points: plain objects from variable names to numbers. A variable may have any name, `__proto__`
 * included, for which plain assignment sets no property; so points are made by definition, read as
 * own properties, and everywhere else in this folder only through these few functions.
 */

/** Values of the variables by name. */
export type Point = Record<string, number>;

/** The plain object with the given own properties. */
export function pointOf(names: readonly string[], values: readonly number[]): Point {
  const point: Point = {};
  names.forEach((name, i) => define(point, name, values[i]!));
  return point;
}

/** The value of a variable; throws where the point lacks it. */
export function coordinate(point: Readonly<Point>, name: string): number {
  if (!Object.hasOwn(point, name)) throw new TypeError(`the point has no value for ${name}`);
  return point[name]!;
}

/** A copy of the point, and the function that sets one variable of the copy. */
export function movable(point: Readonly<Point>): [Point, (name: string, value: number) => void] {
  const copy = { ...point };
  const set = (name: string, value: number): void => {
    // Assigning to an own property is safe under any name, and faster than defining it again.
    if (Object.hasOwn(copy, name)) copy[name] = value;
    else define(copy, name, value);
  };
  return [copy, set];
}

function define(point: Point, name: string, value: number): void {
  Object.defineProperty(point, name, {
    value,
    enumerable: true,
    writable: true,
    configurable: true,
  });
}
