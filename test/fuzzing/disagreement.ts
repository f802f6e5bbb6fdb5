/** Two ways to one number that came to different ones. */
import type { Formula } from "../../src/ast/formula.ts";
import type { Comparison } from "../../src/verify/compare.ts";
import type { Direction } from "../../src/verify/directions.ts";
import type { Point } from "../../src/verify/points.ts";

export interface Disagreement {
  readonly of: "bits" | "value" | "first" | "second";
  readonly witness: string;
  /** The function, or what the derivative is along. */
  readonly label: string;
  readonly ours: unknown;
  readonly theirs: unknown;
  readonly at: Point;
  /** The direction of a derivative; of a second derivative also what the first is along. */
  readonly along?: Direction | undefined;
  readonly first?: Direction | undefined;
  /** Where several results are one weighted sum, that, with a point that has the weights. */
  readonly sum?: { readonly formula: Formula; readonly at: Point } | undefined;
  /** What was evaluated, where that is another form of the formula. */
  readonly form?: Formula | undefined;
  /** What rounding errors are relative to. */
  readonly scale: () => number;
}

export type Found = (disagreement: Disagreement) => void;

/** Numbers smaller than this may have lost a factor to underflow, which is outside the promise. */
const UNDERFLOWING = 1e-200;
/** All but the two numbers. */
export type Kept = Omit<Disagreement, "ours" | "theirs">;

/** Tells of numbers that do not agree. */
export function report(
  kept: Kept,
  { agrees, ours, theirs }: Pick<Comparison, "agrees" | "ours" | "theirs">,
  found: Found,
): void {
  const isUnderflow = Math.max(Math.abs(ours), Math.abs(theirs)) < UNDERFLOWING;
  if (!agrees && !isUnderflow) found({ ...kept, ours, theirs });
}
