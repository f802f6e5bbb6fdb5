/** Where values that cross from one function of a split program to another are stored. */
import { isVector } from "../../ast/node.ts";
import type { Place } from "../program.ts";
import type { Values } from "./values.ts";

/**
 * Gives the values that cross their places. Numbers whose time is over leave theirs to others
 * (linear scan: M. Poletto and V. Sarkar, "Linear scan register allocation", TOPLAS 1999), so that
 * the storage stays small.
 * @returns how many places there are
 */
export function placeValues({ made, variables }: Values): Record<Place["among"], number> {
  const shared = [...variables.values(), ...made.values()].filter(({ isShared }) => isShared);
  const free: number[] = [];
  const leaving = new Map<number, number[]>();
  const count = { numbers: 0, vectors: 0 };
  let passed = -1;
  for (const value of shared.sort((a, b) => a.begin - b.begin)) {
    if (isVector(value.node)) {
      value.place = { among: "vectors", index: count.vectors++ };
      continue;
    }
    for (; passed < value.begin - 1; passed++) free.push(...(leaving.get(passed + 1) ?? []));
    const index = free.pop() ?? count.numbers++;
    value.place = { among: "numbers", index };
    const others = leaving.get(value.end);
    if (others === undefined) leaving.set(value.end, [index]);
    else others.push(index);
  }
  return count;
}
