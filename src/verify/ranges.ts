/**
 * What a formula itself suggests for its variables: the catalogue's range where a variable stands
 * directly in a function, whole numbers where the function takes only those, and the formula's
 * constants as a measure of size.
 */
import type { Node } from "../ast/node.ts";
import type { RealEntry } from "../functions/entry.ts";
import { wholeNumbersIn } from "../functions/whole-numbers.ts";
import type { Plan } from "./evaluate.ts";

export interface Range {
  /** Where the functions that the variable stands in directly can all be evaluated. */
  readonly hint: readonly [low: number, high: number] | undefined;
  /** Some function takes the variable only as a whole number. */
  readonly integer: boolean;
  /** A bound or a position, or part of one. */
  readonly counts: boolean;
  /** Magnitudes of the formula's constants. */
  readonly constants: readonly number[];
}

/** Constants looked at, so that a formula of a million of them costs nothing. */
const MOST_CONSTANTS = 20;
/** Infinite ends of a domain are cut here. */
const FAR = 8;

/** @param around nodes that say what counts, too */
export function rangesOf(
  plan: Plan,
  names: readonly string[],
  around: readonly Node[] = [],
): Map<string, Range> {
  const beside = new Set([...wholeNumbersIn(around)].map(({ name }) => name));
  const constants = plan.nodes
    .filter((node) => node.kind === "constant")
    .slice(0, MOST_CONSTANTS)
    .map((node) => Math.abs(node.nearest));
  const ranges = new Map<string, Range>(
    names.map((name) => [
      name,
      {
        hint: undefined,
        integer: false,
        counts: plan.counted.has(name) || beside.has(name),
        constants,
      },
    ]),
  );
  plan.nodes.forEach((node, place) => {
    const entry = plan.entries[place];
    if (node.kind !== "apply" || entry?.kind !== "real") return;
    node.operands.forEach((operand, i) => {
      const name = variableOf(operand);
      const range = name === undefined ? undefined : ranges.get(name);
      if (name === undefined || range === undefined) return;
      const [low, high] = intervalOf(entry, i);
      if (entry.integer?.[i] !== true && !narrows(entry, i)) return;
      const [left, right] = range.hint ?? [-FAR, FAR];
      const hint = [Math.max(low, left), Math.min(high, right)] as const;
      const integer = range.integer || entry.integer?.[i] === true;
      ranges.set(name, { ...range, integer, hint: hint[0] < hint[1] ? hint : range.hint });
    });
  });
  return ranges;
}

/** The variable that a node is, or that it is an element of. */
function variableOf(node: Node): string | undefined {
  if (node.kind === "element") return variableOf(node.operands[0]);
  return node.kind === "variable" ? node.name : undefined;
}

/** Where the catalogue samples an operand: its `sample`, else its domain, cut to moderate size. */
export function intervalOf(entry: RealEntry, index: number): [low: number, high: number] {
  const place = entry.variadic ? 0 : index;
  const [low, high] = entry.sample?.[place] ?? entry.domain[place]!;
  return [Math.max(low, Math.min(-FAR, high - FAR)), Math.min(high, Math.max(FAR, low + FAR))];
}

function narrows(entry: RealEntry, index: number): boolean {
  const place = entry.variadic ? 0 : index;
  const [low, high] = entry.sample?.[place] ?? entry.domain[place]!;
  return Number.isFinite(low) || Number.isFinite(high);
}
