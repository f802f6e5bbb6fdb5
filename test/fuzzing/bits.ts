/** Emitted code against the interpreter: the same numbers to the bit, and the same refusals. */
import { FormulaError } from "../../src/ast/formula-error.ts";
import { roundingScale } from "../../src/verify/conditioning.ts";
import { directionOf } from "../../src/verify/directions.ts";
import type { Plan } from "../../src/verify/evaluate.ts";
import { coordinatesOf, type Point } from "../../src/verify/points.ts";
import { isClose, RUNS } from "./close.ts";
import type { Found } from "./disagreement.ts";
import type { Made, Run } from "./made.ts";
import type { Place } from "./points.ts";

/** Compares functions at a point, and tells how many; those of the second order where that is said. */
export function compareBits(
  made: Made,
  plan: Plan,
  { at, inside }: Place,
  second: boolean,
  found: Found,
): number {
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
  const together = known.get("valueAndGradient");
  if (together === undefined || typeof together === "string") return compared.length;
  // What comes together is what comes alone.
  const [value, ...gradient] = together as readonly [number, ...number[]];
  const kept = { of: "bits", witness: "valueAndGradient", at, scale } as const;
  const differing = (label: string, theirs: readonly number[], isSame: typeof same): void => {
    const ours = known.get(label);
    if (ours === undefined || typeof ours === "string" || isSame(ours, theirs)) return;
    found({ ...kept, label, ours, theirs });
  };
  differing("value", [value], same);
  // What comes to one element of a vector may come in another order.
  const hasOneOrder = !Object.values(at).some((part) => typeof part !== "number");
  if (hasOneOrder) differing("gradient", gradient, same);
  else if (inside)
    differing("gradient", gradient, (ours, theirs) => areClose(made, plan, at, ours, theirs));
  return compared.length;
}

/** Whether the numbers of two gradients are one each but for rounding. */
function areClose({ wrt }: Made, plan: Plan, at: Point, ours: Told, theirs: Told): boolean {
  const names = wrt.map(({ name }) => name);
  return coordinatesOf(at, names).every((where, k) => {
    const along = directionOf([[where, 1]]);
    const spread = (): number => roundingScale(plan, at, along, RUNS).tangent;
    return isClose(ours[k] as number, theirs[k] as number, spread);
  });
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
