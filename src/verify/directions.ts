/** Directions in the space of points: how fast each coordinate moves. */
import { labelOf, type Coordinate } from "./points.ts";

/** The parts of a vector's elements by their position. */
export type ElementParts = ReadonlyMap<number, number>;

/** How fast each variable moves, of a vector each element; what is not listed stands still. */
export type Direction = ReadonlyMap<string, number | ElementParts>;

export type Part = readonly [where: Coordinate, part: number];

/** The direction with the given parts. */
export function directionOf(parts: readonly Part[]): Direction {
  const direction = new Map<string, number | Map<number, number>>();
  for (const [where, part] of parts) {
    if (typeof where === "string") direction.set(where, part);
    else {
      const elements = direction.get(where.vector) ?? new Map<number, number>();
      if (typeof elements === "number") throw new TypeError(`${labelOf(where)} of a number`);
      elements.set(where.position, part);
      direction.set(where.vector, elements);
    }
  }
  return direction;
}

/** The direction along one coordinate, or none at all. */
export function along(where: Coordinate | null): Direction {
  return directionOf(where === null ? [] : [[where, 1]]);
}

/** The coordinates that move, with their parts. */
export function partsOf(direction: Direction): Part[] {
  return [...direction].flatMap(([name, part]): Part[] =>
    typeof part === "number"
      ? [[name, part]]
      : [...part].map(([position, own]) => [{ vector: name, position }, own]),
  );
}

/** How fast an element moves. */
export function elementPart(direction: Direction, vector: string, position: number): number {
  const parts = direction.get(vector);
  return typeof parts === "object" ? (parts.get(position) ?? 0) : 0;
}

/** How fast a variable that is a number moves. */
export function numberPart(direction: Direction, name: string): number {
  const part = direction.get(name);
  return typeof part === "number" ? part : 0;
}
