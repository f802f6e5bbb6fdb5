/** What random formulas are made with: choices, and what may be used at a place in the text. */
import type { Random } from "../support/random-formula.ts";
import type { Tree } from "./tree.ts";

export interface Called {
  readonly name: string;
  readonly takes: readonly ("number" | "vector")[];
}

/** What can be used at a place. */
export interface Place {
  /** The indices of loops around, outermost first. */
  readonly indices: readonly string[];
  /** Those of them that no vector is too short for. */
  readonly inVectors: readonly string[];
  /** The numbers that can be differentiated by. */
  readonly numbers: readonly string[];
  /** Numbers with a name of the text. */
  readonly defined: readonly string[];
  /** The vectors, all of one length. */
  readonly vectors: readonly string[];
  readonly functions: readonly Called[];
}

/** Where the text begins: with numbers, and vectors of one length. */
export const OUTSIDE: Place = {
  indices: [],
  inVectors: [],
  numbers: ["x", "y", "z"],
  defined: [],
  vectors: ["u", "v"],
  functions: [],
};

/** Makes what is wanted at a place, with about so many operations. */
export type Make = (left: number, place: Place) => Tree;

/** Choices made by a random number generator. */
export interface Chooser {
  readonly random: Random;
  pick<T>(items: readonly T[]): T;
  chance(probability: number): boolean;
  /** So many operations, less one, shared out among `parts`. */
  share(left: number, parts: number): number[];
}

export function chooser(random: Random): Chooser {
  return {
    random,
    pick: (items) => items[Math.floor(random() * items.length)]!,
    chance: (probability) => random() < probability,
    share(left, parts) {
      const shares = Array.from({ length: parts }, () => 0);
      for (let rest = left - 1; rest > 0; rest--) shares[Math.floor(random() * parts)]!++;
      return shares;
    },
  };
}

/** One of the items, each as often as its weight says. */
export function weighted<T>(random: Random, items: readonly (readonly [number, T])[]): T {
  let rest = random() * items.reduce((sum, [weight]) => sum + weight, 0);
  return items.find(([weight]) => (rest -= weight) < 0)?.[1] ?? items.at(-1)![1];
}

/** A place within a loop over the index, which hides what had the name before. */
export function within(place: Place, index: string, reachesVectors: boolean): Place {
  const without = (names: readonly string[]): string[] => names.filter((name) => name !== index);
  return {
    ...place,
    indices: [...without(place.indices), index],
    inVectors: [...without(place.inVectors), ...(reachesVectors ? [index] : [])],
  };
}
