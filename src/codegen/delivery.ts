/**
 * Results that are written into what a function is given: where each number and vector goes, and
 * which vectors of the program are made there rather than copied.
 */
import { isVector, type Node } from "../ast/node.ts";
import type { Result } from "./result.ts";

/** Where a part of a result goes: keys and places, from the outside in. */
export type Path = readonly (string | number)[];

/** A number or vector that is written, and where to. */
export interface Written {
  readonly node: Node;
  readonly path: Path;
}

export interface Delivery {
  /** The number that is returned, which is the first node of the result. */
  readonly returned: Node | undefined;
  readonly written: readonly Written[];
}

/** How a result is written; of a value with derivatives the value is returned, if `returns` says so. */
export function deliveryOf(result: Result, returns: boolean): Delivery {
  if (!returns) return { returned: undefined, written: writtenIn(result, []) };
  if (result.kind !== "object") throw new Error("a number alone is not written");
  const [[, value], [, rest]] = result.entries as readonly [Entry, Entry];
  if (value.kind !== "node") throw new Error("what is returned is a number");
  return { returned: value.node, written: writtenIn(rest, []) };
}

type Entry = readonly [key: string, entry: Result];

function writtenIn(result: Result, path: Path): readonly Written[] {
  switch (result.kind) {
    case "node":
      return [{ node: result.node, path }];
    case "object":
      return result.entries.flatMap(([key, entry]) => writtenIn(entry, [...path, key]));
    case "array":
      return result.items.flatMap((item, place) => writtenIn(item, [...path, place]));
    case "pattern":
    case "blocks":
      throw new Error("sparse matrices are not written into");
  }
}

/** The objects and arrays on the way to what is written, outer ones first. */
export function holdersOf(written: readonly Written[]): readonly Path[] {
  const known = new Map<string, Path>();
  for (const { path } of written) {
    path.forEach((_, depth) => {
      const holder = path.slice(0, depth);
      known.set(JSON.stringify(holder), holder);
    });
  }
  return [...known.values()];
}

/** Places of two vectors that must not share memory; those of one vector may. */
export function vectorPairs(written: readonly Written[]): {
  readonly different: readonly Path[];
  readonly further: readonly (readonly [Path, Path])[];
} {
  const places = vectorPlaces(written);
  const further = written.filter(({ node, path }) => places.has(node) && places.get(node) !== path);
  return {
    different: [...places.values()],
    further: further.flatMap(({ node, path }) =>
      [...places].flatMap(([other, place]): [Path, Path][] =>
        other === node ? [] : [[path, place]],
      ),
    ),
  };
}

/** The vectors that are written, each with the first place that it goes to, where it is made. */
export function vectorPlaces(written: readonly Written[]): ReadonlyMap<Node, Path> {
  const places = new Map<Node, Path>();
  for (const { node, path } of written) {
    if (isVector(node) && !places.has(node)) places.set(node, path);
  }
  return places;
}
