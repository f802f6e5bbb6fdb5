/** Emitted code against the interpreter: the same numbers to the bit, and the same refusals. */
import { FormulaError } from "../../src/ast/formula-error.ts";
import type { Point } from "../../src/verify/points.ts";
import type { Found } from "./disagreement.ts";
import type { Made, Run } from "./made.ts";

/** Compares functions at a point, and tells how many; those of the second order where that is said. */
export function compareBits(made: Made, at: Point, second: boolean, found: Found): number {
  const { names } = made;
  const compared = second ? [...names.first, ...names.second] : names.first;
  const known = new Map<string, Told>();
  for (const name of compared) {
    const args = made.takes(name, at);
    const theirs = told(made.interpreted[name]!, args);
    // Modules read what is out of range as it comes; the code made in process refuses as well.
    const isRefused = typeof theirs === "string";
    const ours = told(isRefused ? made.checked(name) : made.emitted[name]!, args);
    known.set(name, ours);
    if (!same(ours, theirs))
      found({ of: "bits", witness: "interpreter", label: name, ours, theirs, at, scale });
  }
  compareParts(known, at, found);
  return compared.length;
}

/** What comes together is what comes alone. */
function compareParts(known: ReadonlyMap<string, Told>, at: Point, found: Found): void {
  const together = known.get("valueAndGradient");
  if (together === undefined || typeof together === "string") return;
  const kept = { of: "bits", witness: "valueAndGradient", at, scale } as const;
  for (const label of ["value", "gradient"]) {
    const ours = known.get(label);
    const theirs = label === "value" ? together.slice(0, 1) : together.slice(1);
    if (ours === undefined || typeof ours === "string" || same(ours, theirs)) continue;
    found({ ...kept, label, ours, theirs });
  }
}

const scale = (): number => 0;

/** All numbers in a result, or the code of the mistake in the point. */
type Told = readonly number[] | string;

function told(run: Run, args: readonly unknown[]): Told {
  try {
    return numbersIn(run(...args));
  } catch (error) {
    if (error instanceof FormulaError) return error.code;
    throw error;
  }
}

function numbersIn(result: unknown, into: number[] = []): number[] {
  if (typeof result === "number") into.push(result);
  else if (ArrayBuffer.isView(result)) into.push(...(result as Float64Array));
  else for (const part of Object.values(result as object)) numbersIn(part, into);
  return into;
}

/** Zeros are the same whatever their sign, which is outside the promise. */
function same(ours: Told, theirs: Told): boolean {
  if (typeof ours === "string" || typeof theirs === "string") return ours === theirs;
  return (
    ours.length === theirs.length &&
    ours.every((one, k) => one === theirs[k] || (one !== one && theirs[k] !== theirs[k]))
  );
}
