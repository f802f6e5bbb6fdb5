/** What was measured, as the tables of docs/accuracy.md. */
import { loadPrecise } from "../../../src/verify/precise.ts";
import { beyond, measureSubject, type Measured, type Row, type Sampling } from "./measure.ts";
import { subjects } from "./subjects.ts";

/** The goals, in ulps. */
export const MEDIAN_GOAL = 1;
export const BEYOND_GOAL = 4;

/** Functions of whose points and steps a fifth are taken, since MPFR takes long for them. */
const COSTLY = new Set(["gamma", "lgamma", "digamma", "polygamma"]);

/** Digits of the true values. */
export const DIGITS = 30;

/** Measures all functions, or those named; rows are told as they are found. */
export async function measureAll(
  sampling: Sampling,
  only: readonly string[] = [],
  tell: (row: Row) => void = () => {},
): Promise<Row[]> {
  const precise = await loadPrecise({ digits: DIGITS });
  const chosen = subjects().filter(({ fn }) => only.length === 0 || only.includes(fn));
  return chosen.flatMap((subject) => {
    const rows = measureSubject(precise, subject, shareOf(subject.fn, sampling));
    rows.forEach(tell);
    return rows;
  });
}

/** What of the sampling a function gets. */
export function shareOf(fn: string, { points, climbs, seed }: Sampling): Sampling {
  const share = COSTLY.has(fn) ? 5 : 1;
  return { points: Math.ceil(points / share), climbs: Math.ceil(climbs / share), seed };
}

export function isWithinGoals(row: Row): boolean {
  return row.median <= MEDIAN_GOAL && beyond(row.worstBeyond) <= BEYOND_GOAL;
}

/** What a row is called. */
export const nameOf = ({ text, by }: Pick<Row, "text" | "by">): string =>
  by === null ? `\`${text}\`` : `\`${text}\` by ${by}`;

/** A line of the table. */
export function lineOf(row: Row): string {
  const { median, worst, worstPlatform, worstBeyond, worstOutOfRange } = row;
  return cells(
    nameOf(row),
    told(median),
    told(worst?.error),
    told(worstPlatform?.platform),
    told(beyond(worstBeyond)),
    pointOf(worstBeyond),
    told(worstOutOfRange?.error),
  );
}

const cells = (...texts: readonly string[]): string => `| ${texts.join(" | ")} |`;

export function tableOf(rows: readonly Row[]): string {
  const head = cells(
    "function",
    "median",
    "worst",
    "platform's own",
    "beyond it",
    "there",
    "out of range",
  );
  const rule = cells("---", "---", "---", "---", "---", "---", "---");
  return [head, rule, ...rows.map(lineOf)].join("\n");
}

export function summaryOf(rows: readonly Row[], { points, climbs, seed }: Sampling): string {
  const within = rows.filter(isWithinGoals).length;
  const missed = rows.filter((row) => !isWithinGoals(row)).map(nameOf);
  return [
    `Of ${rows.length} values and partials ${within} are within both goals${
      missed.length === 0 ? "." : `; not: ${missed.join(", ")}.`
    }`,
    `Measured at ${points} points at random for each function, and in ${climbs} steps in search of worse ones for each value and partial, for the gamma family a fifth of both; seed ${seed}.`,
  ].join("\n\n");
}

/** An error in ulps, with as many digits as matter. */
function told(error: number | undefined): string {
  if (error === undefined || Number.isNaN(error)) return "–";
  if (!Number.isFinite(error)) return "∞";
  return error < 1000 ? error.toFixed(2) : error.toExponential(1).replace("e+", "e");
}

function pointOf(measured: Measured | undefined): string {
  if (measured === undefined || beyond(measured) <= 0) return "";
  return Object.entries(measured.at)
    .map(([name, value]) => `${name} = ${value}`)
    .join(", ");
}
