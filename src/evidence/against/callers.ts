/** Somebody's functions as functions of a point: called the way they take it, and read. */
import type { Point } from "../../verify/points.ts";
import { type Convention, conventionOf } from "./calling.ts";
import { type Foreign, ForeignFault } from "./foreign.ts";

/** What functions threw, or returned that is no number, as a check went on. */
export type Faults = Map<string, { count: number; readonly at: Point }>;

/** What is made of what a function returned at a point, in the order of these variables. */
type Read<T> = (returned: unknown, at: Point, order: readonly string[]) => T;

/** What they are called with, and where. */
export interface Setting {
  readonly variables: readonly string[];
  readonly wrt: readonly string[];
  /** Points to find out at how a function is called. */
  readonly points: readonly Point[];
}

export interface Callers {
  /** A function whose way to be called is found at its first call. */
  reading<T>(fn: string, read: Read<T>, numbersOf: (read: T) => number[]): (at: Point) => T;
  /** How a function was called, in words; undefined where it was not. */
  calling(fn: string): string | undefined;
}

export function callersOf(foreign: Foreign, { variables, wrt, points }: Setting): Callers {
  const conventions = new Map<string, Convention>();
  const ordered = (order: Convention["order"]): readonly string[] =>
    order?.filter((name) => wrt.includes(name)) ?? wrt;
  return {
    reading: (fn, read, numbersOf) => (at) => {
      const numbers = (
        returned: unknown,
        where: Point,
        order: Convention["order"],
      ): readonly number[] => numbersOf(read(returned, where, ordered(order)));
      const way = conventions.get(fn) ?? conventionOf(foreign, fn, variables, points, numbers);
      conventions.set(fn, way);
      return read(foreign.call(fn, way.argumentsAt(at)), at, ordered(way.order));
    },
    calling: (fn) => conventions.get(fn)?.text,
  };
}

/** The function with what goes wrong at a point noted, and something else in its place. */
export function carefully<T>(
  faults: Faults,
  fn: string,
  run: (at: Point) => T,
  otherwise: (at: Point) => T,
): (at: Point) => T {
  return (at) => {
    try {
      return run(at);
    } catch (error) {
      if (!(error instanceof ForeignFault)) throw error;
      const told = `${fn} ${error.message}`;
      const known = faults.get(told);
      if (known === undefined) faults.set(told, { count: 1, at });
      else known.count++;
      return otherwise(at);
    }
  };
}
