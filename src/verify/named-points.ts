/** Points that somebody asks about: every figure there, each witness's, and what to make of them. */
import { FormulaError } from "../ast/formula-error.ts";
import { TooCostly } from "./allowance.ts";
import type { NamedEntry, NamedPoint, TrueError } from "./check-report.ts";
import { inspect, type Inspection } from "./domain.ts";
import type { Entries, Entry } from "./entries.ts";
import { isOneDerivative, kinkOf } from "./kinks.ts";
import { outsideText } from "./outside.ts";
import type { Point } from "./points.ts";
import type { Precise, PreciseNumbers } from "./precise.ts";
import { judge } from "./judge.ts";
import type { Tally } from "./tally.ts";

/** Looks at a named point; what is compared there goes into the tally. */
export function lookAt(
  at: Point,
  compared: Entries,
  precise: Precise | undefined,
  tally: Tally,
): NamedPoint {
  const inspection = inspect(compared.plan, at);
  const where = whereIs(inspection);
  const told = {
    at,
    where,
    reason: inspection.outside === undefined ? null : reasonOf(inspection.outside),
    kinks: inspection.inside ? inspection.kinks.flatMap((met) => kinkOf(met, at) ?? []) : [],
  };
  let entries: readonly Entry[];
  try {
    entries = compared.at(at, inspection.cost);
  } catch (error) {
    // Code that checks refuses a position that there is not, and a loop may be too long to look at.
    if (!(error instanceof FormulaError || error instanceof TooCostly)) throw error;
    return { ...told, reason: error.message, entries: [] };
  }
  const isSmooth = where === "smooth";
  if (isSmooth) for (const entry of entries) tally.record(entry, at);
  const named = (numbers?: PreciseNumbers): NamedEntry[] =>
    entries.map((entry): NamedEntry => {
      const exact = numbers && entry.exact?.(numbers);
      // Beside a kink, a derivative of the formula is that of the side that the point is on.
      const isJudged = where !== "outside" && (where !== "kink" || entry.by.length === 0);
      const error = exact && isJudged ? judge(entry, exact, where === "extreme") : undefined;
      if (error !== undefined) takeDown(entry, error, at, isSmooth, tally);
      const sides = where === "kink" && numbers ? sidesOf(entry, numbers) : null;
      // At a kink there is no second derivative, and a first one from either side.
      const isTold = where !== "kink" || (sides === null && entry.by.length < 2);
      return {
        of: entry.of,
        by: entry.by,
        ours: entry.ours,
        exact: isTold ? (exact?.toNumber() ?? null) : null,
        ulps: error?.ulps ?? null,
        cause: error?.cause ?? null,
        condition: isJudged ? finite(entry.condition(error?.exact ?? entry.dual.theirs)) : null,
        dual: entry.dual.theirs,
        differences: isSmooth ? differencesOf(entry) : null,
        sides,
      };
    });
  // Where loops are too long to look at, there is no memory for high precision either.
  const isPrecise = precise !== undefined && inspection.affordable;
  return { ...told, entries: isPrecise ? precise.within(named) : named() };
}

function whereIs({ inside, smooth, outside, kinks }: Inspection): NamedPoint["where"] {
  if (smooth) return "smooth";
  if (inside) return kinks.length > 0 ? "kink" : "near a kink";
  return outside?.kind === "size" ? "extreme" : "outside";
}

function reasonOf(outside: NonNullable<Inspection["outside"]>): string {
  const { part, reason } = outsideText(outside);
  return part === "" ? reason : `${part}: ${reason}`;
}

function takeDown(
  entry: Entry,
  error: TrueError,
  at: Point,
  isSmooth: boolean,
  tally: Tally,
): void {
  if (error.cause === "range") tally.recordLimit(entry, error.ours, error.exact, at, true);
  else if (isSmooth || entry.by.length === 0 || error.cause !== "wrong")
    tally.recordError(entry, error, at);
  if (isSmooth) tally.recordCondition(entry, entry.condition(error.exact), at);
}

const finite = (x: number | null): number | null => (Number.isFinite(x) ? x : null);

const differencesOf = ({ differences }: Entry): NamedEntry["differences"] =>
  differences === undefined ? null : { estimate: differences.theirs, error: differences.error };

function sidesOf(entry: Entry, numbers: PreciseNumbers): NamedEntry["sides"] {
  if (entry.sides === undefined) return null;
  const [below, above] = entry.sides(numbers).map((slope) => slope.toNumber()) as [number, number];
  return isOneDerivative(below, above) ? null : [below, above];
}
