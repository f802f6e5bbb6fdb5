/** Values of two formulas at the same points, to see whether they are the same where both have one. */
import { parse } from "../../src/parse.ts";
import { planEvaluation } from "../../src/verify/evaluate.ts";
import { plainValue } from "../../src/verify/witnesses.ts";

const LETTERS = "abceuvwxyz";

/** The letters as moderate numbers: of either sign at two points, positive at one. */
const POINTS = [3, 4, 5].map((turn) =>
  Object.fromEntries(
    [...LETTERS].map((name, i) => [
      name,
      (turn === 4 ? 1 : (-1) ** i) * (0.37 + ((i * turn) % 11) / 5),
    ]),
  ),
);

/** Pairs of values of two formulas in letters, where both are finite. */
export function bothValues(text: string, other: string): [number, number][] {
  const [a, b] = [text, other].map((each) => planEvaluation(parse(each).root));
  return POINTS.flatMap((at): [number, number][] => {
    const [first, second] = [plainValue(a!, at), plainValue(b!, at)];
    return Number.isFinite(first) && Number.isFinite(second) ? [[first, second]] : [];
  });
}
