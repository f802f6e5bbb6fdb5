/**
 * Which calls run an index over a range: `sum(i, 1, n, body)` and its kind. `max` and `min` of
 * numbers are written alike, so that theirs are known by a position that names the index, or by
 * the index being declared: `max(i = 1, n, i*(n - i))`.
 */
import type { Reduction } from "../ast/node.ts";
import type { CallSyntax } from "./syntax-tree.ts";

/** Sums that may stand in one another. */
export const MOST_SUMS = 32;

/** How a form joins what its body is at each index; a mean is a sum. */
const joins: ReadonlyMap<string, Reduction> = new Map([
  ["sum", "sum"],
  ["product", "product"],
  ["mean", "sum"],
  ["max", "max"],
  ["min", "min"],
  ["any", "any"],
]);

/** The names of the forms that may have an index. */
export const sumNames: readonly string[] = [...joins.keys()];

/** Whether the name is that of a form that may have an index. */
export const isSumName = (name: string): boolean => joins.has(name);

/** The reduction that a form makes. */
export const reductionOf = (name: string): Reduction => joins.get(name)!;

/** Whether numbers of the same number are written like it. */
const isAmbiguous = (name: string): boolean => name === "max" || name === "min";

/**
 * Whether a call has an index, if the name of its first operand `isBound` to nothing: a form of
 * `max` over what is bound is one of numbers.
 */
export function opensSum(
  { name, primes, indexing, operands }: CallSyntax,
  isBound: (name: string) => boolean = () => false,
): boolean {
  if (!isSumName(name) || primes > 0) return false;
  if (indexing === "declared") return true;
  const hasIndex = operands.length === 2 || operands.length === 4;
  if (!isAmbiguous(name)) return hasIndex;
  const [first] = operands;
  return hasIndex && indexing === "used" && first?.kind === "name" && !isBound(first.name);
}
