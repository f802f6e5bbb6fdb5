/** Disagreements in words, and as named tests to put among those that were found before. */
import type { Disagreement } from "./disagreement.ts";
import type { Outcome } from "./formula.ts";
import type { Unusual } from "./ways.ts";

export interface Failure {
  readonly seed: number;
  readonly k: number;
  readonly text: string;
  readonly what: string;
  readonly unusual: Unusual;
  /** The least formula found with the same symptom. */
  readonly least: string;
  readonly leastWhat: string;
}

const plain = (value: unknown): string =>
  JSON.stringify(value, (_, part: unknown) => {
    if (ArrayBuffer.isView(part)) return Array.from(part as Float64Array);
    return typeof part === "number" && !Number.isFinite(part) ? String(part) : part;
  });

const one = ({ of, witness, label, ours, theirs, at }: Disagreement): string =>
  `${of} ${label}: ${plain(ours)}, but ${plain(theirs)} by ${witness} at ${plain(at)}`;

/** What is wrong, in a line for each of the first few. */
export function wordsOf({ thrown, disagreements }: Outcome): string {
  if (thrown !== undefined) return `throws ${thrown.split("\n").slice(0, 4).join(" | ")}`;
  return disagreements.slice(0, 3).map(one).join("\n  ");
}

/** A case for the table of test/fuzz/found.test.ts. */
export function namedTest({ least, seed, k, unusual }: Failure): string {
  const options = Object.keys(unusual).length === 0 ? "" : `, ${JSON.stringify(unusual)}`;
  return `  ["found by seed ${seed} at ${k}", ${JSON.stringify(least)}${options}],`;
}
