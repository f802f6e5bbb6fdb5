/** Points for code that asks for more variables than the formula under test still has. */
import type { Variable } from "../ast/node.ts";
import { type Point, pointOf } from "../verify/points.ts";

/**
 * The point with ones for the variables that vanished from a weighted sum, and which the code asks
 * for; a vector is as long as the one that it is said to be like.
 */
export function completed(
  at: Point,
  all: readonly Variable[],
  alike: readonly (readonly [string, string])[],
): Point {
  const missing = all.filter(({ name }) => !Object.hasOwn(at, name));
  if (missing.length === 0) return at;
  const lengthOf = (name: string): number => {
    const value = Object.hasOwn(at, name) ? at[name]! : [];
    return typeof value === "number" ? 1 : value.length;
  };
  const longest = Object.keys(at)
    .map(lengthOf)
    .reduce((most, length) => Math.max(most, length), 1);
  const lengths = new Map(
    alike.flatMap(([one, other]) => {
      const length = Math.max(lengthOf(one), lengthOf(other)) || longest;
      return [
        [one, length],
        [other, length],
      ] as const;
    }),
  );
  const ones = missing.map(({ name, shape }) =>
    shape === "vector" ? new Float64Array(lengths.get(name) ?? longest).fill(1) : 1,
  );
  const names = [...Object.keys(at), ...missing.map(({ name }) => name)];
  return pointOf(names, [...Object.values(at), ...ones]);
}
