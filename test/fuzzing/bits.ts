/** Emitted code against the interpreter: the same numbers to the bit, and the same refusals. */
import { FormulaError } from "../../src/ast/formula-error.ts";
import type { Point } from "../../src/verify/points.ts";
import type { Found } from "./compared.ts";
import type { Made, Run } from "./made.ts";

/** Compares all functions at a point, and tells how many. */
export function compareBits(made: Made, at: Point, found: Found): number {
  for (const name of made.names) {
    const theirs = told(made.interpreted[name]!, at);
    // Modules read what is out of range as it comes; the code made in process refuses as well.
    const ours = told(typeof theirs === "string" ? made.checked(name) : made.emitted[name]!, at);
    if (!same(ours, theirs))
      found({ of: "bits", witness: "interpreter", label: name, ours, theirs, at, scale });
  }
  for (const name of ["value", "gradient"]) {
    const apart = told(made.emitted[name] ?? nothing, at);
    const together = told(made.emitted["valueAndGradient"] ?? nothing, at);
    if (typeof apart === "string" || typeof together === "string") continue;
    const part = name === "value" ? together.slice(0, 1) : together.slice(1);
    if (together.length > 0 && apart.length > 0 && !same(apart, part))
      found({
        of: "bits",
        witness: "valueAndGradient",
        label: name,
        ours: apart,
        theirs: part,
        at,
        scale,
      });
  }
  return made.names.length;
}

const nothing: Run = () => [];
const scale = (): number => 0;

/** All numbers in a result, or the code of the mistake in the point. */
function told(run: Run, at: Point): readonly number[] | string {
  try {
    return numbersIn(run(at));
  } catch (error) {
    if (error instanceof FormulaError) return error.code;
    throw error;
  }
}

function numbersIn(result: unknown): readonly number[] {
  if (typeof result === "number") return [result];
  if (ArrayBuffer.isView(result)) return Array.from(result as Float64Array);
  return Object.values(result as object).flatMap(numbersIn);
}

/** Zeros are the same whatever their sign, which is outside the promise. */
function same(ours: readonly number[] | string, theirs: readonly number[] | string): boolean {
  if (typeof ours === "string" || typeof theirs === "string") return ours === theirs;
  return (
    ours.length === theirs.length &&
    ours.every((one, k) => one === theirs[k] || (one !== one && theirs[k] !== theirs[k]))
  );
}
