/**
 * Forms that keep intermediate results in range, where they are asked for: they cost more and gain
 * digits at the ends of the range only. Squares are scaled by a power of two, which rounds nothing
 * and whose derivative is 0, so that elsewhere the results are those as written, to the bit
 * (Blue, "A portable Fortran program to find the Euclidean norm of a vector", 1978).
 */
import type { StableRule } from "./table.ts";

const REASON = "squares overflow and vanish where the result does not";

/** A power of two that brings squares into range; 1 where they are. */
const SCALE = 500;

function scaledRoot(names: readonly string[]): string {
  // Below the least size there is nothing left but zeros, which are in range.
  const size = `max(${names.map((name) => `abs(${name})`).join(", ")}, 1e-300)`;
  const scale = `2^(${SCALE}*round(log2(${size})/${SCALE}))`;
  const squares = names.map((name) => `(${name}/${scale})^2`).join(" + ");
  return `${scale}*sqrt(${squares})`;
}

export const fullRangeRules: readonly StableRule[] = [
  {
    name: "root of three squares",
    left: "sqrt(u^2 + v^2 + w^2)",
    right: scaledRoot(["u", "v", "w"]),
    when: "before",
    reason: REASON,
    source: "Blue",
  },
  {
    name: "root of two squares",
    left: "sqrt(u^2 + v^2)",
    right: scaledRoot(["u", "v"]),
    when: "before",
    reason: REASON,
    source: "Blue",
  },
  {
    name: "quotient of exps",
    left: "exp(u)/exp(v)",
    right: "exp(u - v)",
    when: "before",
    reason: "exp overflows where the result does not",
    source: "textbook",
  },
  {
    name: "product of exps",
    left: "exp(u)*exp(v)",
    right: "exp(u + v)",
    when: "before",
    reason: "exp overflows where the result does not",
    source: "textbook",
  },
];
