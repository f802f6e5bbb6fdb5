/** Named constants: functions of no operands, symbolic until emission. */
import type { Float } from "../float.ts";
import { type RealEntry, real } from "../entry.ts";
import { LEVEL, spelled } from "../spelling.ts";

function constant(
  summary: string,
  js: string,
  c: string,
  latex: string,
  mathJson: string,
  value: number,
  precise: (...none: Float[]) => Float,
): RealEntry {
  const kernel = () => value;
  return real({
    summary,
    parameters: [],
    partials: [],
    js: spelled(js, LEVEL.atom),
    c: spelled(c, LEVEL.atom),
    latex,
    mathJson,
    cost: 0,
    kernel,
    precise,
  });
}

/** MPFR constants need a number to take their precision from: the evaluator passes a one. */
export const constants = {
  pi: constant(
    "half a turn, 3.14159…",
    "Math.PI",
    "3.141592653589793",
    "\\pi",
    "Pi",
    Math.PI,
    (one) => one!.atan().mul(4),
  ),
  e: constant(
    "base of natural logarithms, 2.71828…",
    "Math.E",
    "2.718281828459045",
    "e",
    "ExponentialE",
    Math.E,
    (one) => one!.exp(),
  ),
  inf: constant(
    "infinity",
    "Infinity",
    "INFINITY",
    "\\infty",
    "PositiveInfinity",
    Infinity,
    (one) => one!.div(0),
  ),
};
