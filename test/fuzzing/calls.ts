/** Every function of the catalogue as it can be called, by what it takes. */
import { callableNames, catalogue, resolveFunction } from "../../src/functions/catalogue.ts";

const real = Object.entries(catalogue).flatMap(([name, entry]) =>
  entry.kind === "real" && callableNames().includes(name) ? [{ name, entry }] : [],
);

const named = (isOne: (one: (typeof real)[number]) => boolean): readonly string[] =>
  real.filter(isOne).map(({ name }) => name);

const isVariadic = ({ entry }: (typeof real)[number]): boolean => entry.variadic === true;
const isOrdered = ({ entry }: (typeof real)[number]): boolean => entry.integer?.[0] === true;

export const UNARY = named((one) => !isVariadic(one) && one.entry.parameters.length === 1);
export const BINARY = named(
  (one) => !isVariadic(one) && !isOrdered(one) && one.entry.parameters.length === 2,
);
export const VARIADIC = named(isVariadic);
/** Functions of an order, a whole number, and a number. */
export const ORDERED = named(isOrdered);

const spellings = new Map<string, string[]>();
for (const typed of callableNames()) {
  const name = resolveFunction(typed)!;
  spellings.set(name, [...(spellings.get(name) ?? []), typed]);
}

/** The names that a function can be called by. */
export const spellingsOf = (name: string): readonly string[] => spellings.get(name)!;
