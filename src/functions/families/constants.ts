/** Named constants: functions of no operands, symbolic until emission. */
import type { Float } from "../float.ts";
import { type RealEntry, real } from "../entry.ts";
import { LEVEL, spelled } from "../spelling.ts";

function constant(
  summary: string,
  text: string,
  latex: string,
  mathJson: string,
  value: number,
  precise: (...none: Float[]) => Float,
): RealEntry {
  const js = spelled(text, LEVEL.atom);
  const kernel = () => value;
  return real({
    summary,
    parameters: [],
    partials: [],
    js,
    latex,
    mathJson,
    cost: 0,
    kernel,
    precise,
  });
}

/** MPFR constants need a number to take their precision from: the evaluator passes a one. */
export const constants = {
  pi: constant("half a turn, 3.14159…", "Math.PI", "\\pi", "Pi", Math.PI, (one) =>
    one!.atan().mul(4),
  ),
  e: constant(
    "base of natural logarithms, 2.71828…",
    "Math.E",
    "e",
    "ExponentialE",
    Math.E,
    (one) => one!.exp(),
  ),
  inf: constant("infinity", "Infinity", "\\infty", "PositiveInfinity", Infinity, (one) =>
    one!.div(0),
  ),
};
