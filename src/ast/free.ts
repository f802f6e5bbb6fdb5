/** Sets of free indices: arrays ordered by level, most of them empty and then all one. */
import type { Addition, Index, Node } from "./node.ts";

export const NO_INDICES: readonly Index[] = [];

/** The indices free in any of the nodes. */
export function freeIn(nodes: readonly Node[]): readonly Index[] {
  let all = NO_INDICES;
  for (const { free } of nodes) if (free.length > 0 && free !== all) all = union(all, free);
  return all;
}

function union(a: readonly Index[], b: readonly Index[]): readonly Index[] {
  const missing = b.filter((index) => !a.includes(index));
  if (missing.length === 0) return a;
  if (missing.length === b.length && a.length === 0) return b;
  return [...a, ...missing].sort((x, y) => x.level - y.level);
}

/** All of them but one. */
export function without(indices: readonly Index[], index: Index): readonly Index[] {
  if (!indices.includes(index)) return indices;
  return indices.length === 1 ? NO_INDICES : indices.filter((other) => other !== index);
}

/** The indices free in additions: those of the parts, but the loops'. */
export function freeInAdditions(additions: readonly Addition[]): readonly Index[] {
  const parts = additions.map(({ loops, at, value, guard }) =>
    loops.reduceRight<readonly Index[]>(
      (free, index) => without(free, index),
      freeIn([...loops, ...at, value, guard]),
    ),
  );
  return parts.reduce(union, NO_INDICES);
}

/** The level for an index over these nodes: one above all that are free in them but itself. */
export function levelOver(nodes: readonly Node[], index: Index): number {
  const outer = without(freeIn(nodes), index);
  return outer.reduce((level, free) => Math.max(level, free.level + 1), 0);
}
