/**
 * The limits of what a formula may cost. Each bounds something that is counted, so that the same
 * formula is refused on every machine; `time` alone goes by the clock.
 */
import type { Span } from "./diagnostic.ts";
import { FormulaError } from "./formula-error.ts";

export interface Limits {
  /** Characters of a text, in UTF-16 units. */
  readonly text: number;
  /** Brackets in one another. */
  readonly nesting: number;
  /** Digits of a number as typed. */
  readonly digits: number;
  /** Nodes that calls, sums and derivatives in a text may look at or make. */
  readonly steps: number;
  /** Nodes of a graph, with those of its derivatives and of their code: a few hundred bytes each. */
  readonly nodes: number;
  /** Arithmetic on long exact constants, in units of about a tenth of a millisecond. */
  readonly exact: number;
  /** Rewrites tried by one simplification; beyond them its result is right and less simple. */
  readonly rewrites: number;
  /** Characters of a formula that is printed. */
  readonly printed: number;
  /** Characters of a module. */
  readonly code: number;
  /** Turns of all loops in one evaluation by the interpreter. */
  readonly turns: number;
  /** Milliseconds that one call may take. */
  readonly time: number;
}

export type LimitName = keyof Limits;

/** Those that are given; the others are as they were. */
export type GivenLimits = { readonly [Name in LimitName]?: number | undefined };

/** What a call takes that works on a formula. */
export interface Limited {
  /** What the call may cost; what is not given is as when the formula was parsed. */
  readonly limits?: GivenLimits | undefined;
}

export const DEFAULT_LIMITS: Limits = {
  text: 1_000_000,
  nesting: 1_000,
  digits: 1_000,
  steps: 300_000,
  nodes: 10_000_000,
  exact: 10_000,
  rewrites: 20_000,
  printed: 1_000_000,
  code: 100_000_000,
  turns: 1_000_000_000,
  time: Infinity,
};

export const LIMIT_NAMES = Object.keys(DEFAULT_LIMITS) as readonly LimitName[];

/**
 * Limits with those that are given in place.
 * @throws FormulaError for a name that there is not, and for a value that is no number from 0 on
 */
export function limitsWith(given: GivenLimits = {}, limits: Limits = DEFAULT_LIMITS): Limits {
  const entries = Object.entries(given).filter(([, value]) => value !== undefined);
  for (const [name, value] of entries) {
    if (!Object.hasOwn(DEFAULT_LIMITS, name)) throw unknownLimit(name);
    if (!(typeof value === "number" && value >= 0)) throw notALimit(name, value);
  }
  return entries.length === 0 ? limits : { ...limits, ...Object.fromEntries(entries) };
}

/** What is met: a limit with its value, and how much would be needed where that is known. */
export interface MetLimit {
  readonly name: LimitName;
  readonly value: number;
  readonly needed?: number | undefined;
}

/** The error of a limit that was met, which says how to move it. */
export function limitMet(
  code: string,
  message: string,
  { name, value, needed = 2 * value }: MetLimit,
  place: { readonly text?: string; readonly span?: Span } = {},
): FormulaError {
  const setting = `--limit ${name}=${needed}, or limits: { ${name}: ${needed} } in a program`;
  const suggestion = Number.isSafeInteger(needed) ? setting : undefined;
  return new FormulaError({ code, message, suggestion, limit: { name, value }, ...place });
}

/** A count with its thousands apart. */
export const counted = (count: number): string => count.toLocaleString("en");

const unknownLimit = (name: string): FormulaError =>
  new FormulaError({
    code: "unknown-limit",
    message: `there is no limit ${name}; there are ${LIMIT_NAMES.join(", ")}`,
  });

const notALimit = (name: string, value: unknown): FormulaError =>
  new FormulaError({
    code: "not-a-limit",
    message: `the limit ${name} is a number from 0 on, and not ${String(value)}`,
  });
