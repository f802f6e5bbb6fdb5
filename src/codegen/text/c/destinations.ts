/** Where results go: the parameters that point to them, and the place of each number and vector. */
import type { PlannedFunction, ResultType } from "../../plan.ts";
import type { Result } from "../../result.ts";

/** Functions of C have names in its own manner: `value_and_gradient`. */
export const snakeCase = (name: string): string =>
  name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

/** Where a result goes: a parameter that points to it. */
export interface Destination {
  readonly name: string;
  readonly type: ResultType;
  readonly result: Result;
}

/** The parts of a result that have a parameter each. */
export function destinations({ type, result }: PlannedFunction): readonly Destination[] {
  if (typeof type !== "object" || !("members" in type)) return [{ name: "out", type, result }];
  if (result.kind !== "object") throw new Error("a result of several members is no object");
  return type.members.map(([name, member], place) => {
    return { name: snakeCase(name), type: member, result: result.entries[place]![1] };
  });
}

/** The place of each node of the results, in order. */
export const placesOf = (
  planned: PlannedFunction,
  members: ReadonlyMap<string, string>,
): readonly string[] =>
  destinations(planned).flatMap(({ name, result }) =>
    result.kind === "node" ? [`*${name}`] : placesIn(result, name, "->", members),
  );

/** The places inside a result, `at` where it is; its members behind `link`. */
function placesIn(
  result: Result,
  at: string,
  link: "->" | ".",
  members: ReadonlyMap<string, string>,
): string[] {
  switch (result.kind) {
    case "node":
      return [at];
    case "object":
      return result.entries.flatMap(([key, entry]) =>
        placesIn(entry, `${at}${link}${members.get(key)!}`, ".", members),
      );
    case "array":
      return result.items.flatMap((item, index) => placesIn(item, `${at}[${index}]`, ".", members));
    case "pattern":
    case "blocks":
      throw new Error("C has no sparse matrices");
  }
}
