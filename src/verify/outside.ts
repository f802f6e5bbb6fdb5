/** Why points are left out, in words: which part of the formula, and which argument of it. */
import type { Node } from "../ast/node.ts";
import { entryNamed } from "../functions/catalogue.ts";
import type { Interval } from "../functions/entry.ts";
import { printedLength, formulaText } from "../print/formula-text.ts";
import type { LeftOut } from "./check-report.ts";
import type { Outside } from "./domain.ts";
import type { Point } from "./points.ts";

/** Longer parts are called by their function. */
const LONGEST_PART = 60;

/** The text of a part of the formula, or its function where that is long. */
export function partText(node: Node, fn: string): string {
  const isShort = printedLength(node, LONGEST_PART + 1) <= LONGEST_PART;
  return isShort ? formulaText(node) : `${fn} of a longer part`;
}

/** The part and the reason. */
export function outsideText({
  kind,
  node,
  fn,
  operands,
}: Outside): Pick<LeftOut, "part" | "reason"> {
  const part = node === undefined ? "" : partText(node, fn);
  switch (kind) {
    case "steps":
      return { part, reason: "takes too many steps to be looked at" };
    case "place":
      return { part, reason: "there is no such element, or a bound is no whole number" };
    case "size":
      return { part, reason: "is too large or too small for derivatives in doubles" };
    case "domain":
      return { part, reason: domainText(node, fn, operands) };
  }
}

function domainText(node: Node | undefined, fn: string, operands: readonly number[]): string {
  const entry = entryNamed(fn);
  if (entry?.kind !== "real") return `${fn} has no value there`;
  if (fn === "/") return "division by 0";
  if (fn === "^" && operands[0]! < 0) return "a power of a negative number that is not whole";
  const place = operands.findIndex((x, i) => !isWithin(x, entry.domain[entry.variadic ? 0 : i]!));
  if (place < 0) {
    const needs = entry.needs?.join(" and ");
    return needs === undefined
      ? `${fn} has no value there`
      : `${fn}(${entry.parameters.join(", ")}) needs ${needs}`;
  }
  const interval = entry.domain[entry.variadic ? 0 : place]!;
  const operand = node?.operands[place];
  const isAtEnd = interval.includes(operands[place]!);
  const name = operand === undefined ? "a number" : partText(operand, "a value");
  if (isAtEnd)
    return `${name} is ${operands[place]}, the end of where ${nameOf(fn)} has derivatives`;
  return `${nameOf(fn)} of ${name}, which is not ${intervalText(interval)}`;
}

const nameOf = (fn: string): string => (fn === "^" ? "a power" : fn);

const isWithin = (x: number, [low, high]: Interval): boolean => low < x && x < high;

function intervalText([low, high]: Interval): string {
  if (high === Infinity) return low === 0 ? "positive" : `above ${low}`;
  return low === -Infinity ? `below ${high}` : `between ${low} and ${high}`;
}

/** Kinds of reasons that are kept apart. */
const MOST_REASONS = 20;

/** Counts reasons. */
export class Reasons {
  readonly #counts = new Map<string, { -readonly [K in keyof LeftOut]: LeftOut[K] }>();
  /** By what was met, so that words are found once for each. */
  readonly #known = new Map<Node | string, Map<string, string>>();

  add(outside: Outside, at: Point): void {
    const key = this.#keyOf(outside);
    const known = this.#counts.get(key);
    if (known !== undefined) known.count++;
    else if (this.#counts.size < MOST_REASONS)
      this.#counts.set(key, { ...outsideText(outside), count: 1, at });
  }

  /** A part at one end of a domain, or beyond it, is one reason, whatever its number. */
  #keyOf(outside: Outside): string {
    const { kind, node, fn, operands } = outside;
    const signs = operands.map((x) => `${Math.sign(x)}${Number.isInteger(x) ? "!" : ""}`).join();
    const of = this.#known.get(node ?? fn) ?? new Map<string, string>();
    this.#known.set(node ?? fn, of);
    const key = of.get(kind + signs) ?? Object.values(outsideText(outside)).join(" ");
    of.set(kind + signs, key);
    return key;
  }

  /** The most frequent first. */
  all(): LeftOut[] {
    return [...this.#counts.values()].sort((a, b) => b.count - a.count);
  }
}
