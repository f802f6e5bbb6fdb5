/**
 * Variables whose names are slips of other names. Candidates meet at a shared name with one letter
 * deleted (Mor and Fraenkel, "A hash code method for detecting and correcting spelling errors",
 * 1982), which needs no comparison of all pairs. Few are taken for slips, since formulas are full
 * of names that differ on purpose: by a digit, by a letter at the end or the beginning of a part.
 */
import type { Diagnostic } from "../../ast/diagnostic.ts";
import { quote } from "../../parser/diagnostics.ts";
import type { Reading } from "./reading.ts";
import { suspicion } from "./suspicion.ts";

const SHORTEST = 4;
/** Shortest name in which any letter may have slipped. */
const SHORTEST_OTHER = 6;
const LONGEST = 60;
const MOST_NAMES = 2_000;

export function similarNames(reading: Reading): Diagnostic[] {
  const warnings: Diagnostic[] = [];
  for (const [earlier, later] of slips(namesOf(reading))) {
    const slip = suspect(earlier, later, reading);
    if (slip === undefined) continue;
    const meant = slip === later ? earlier : later;
    const { span } = reading.variables.get(slip)![0]!;
    const message = `${quote(slip)} is a variable of its own beside ${quote(meant)}`;
    warnings.push(suspicion("similar-name", span, message, meant));
  }
  return warnings;
}

/** What is defined, then variables, in the order of the text. */
function namesOf({ definitions, variables }: Reading): string[] {
  const defined = definitions.map(({ name }) => name.name);
  return [...defined, ...variables.keys()]
    .filter((name) => name.length >= SHORTEST && name.length <= LONGEST)
    .slice(0, MOST_NAMES);
}

/** The one of two near names that was mistyped: a variable that stands only once. */
function suspect(earlier: string, later: string, { variables, used }: Reading): string | undefined {
  const count = (name: string): number => variables.get(name)?.length ?? 0;
  if (count(earlier) === 0)
    return count(later) === 1 || (count(later) > 0 && !used.has(earlier)) ? later : undefined;
  if (count(later) === 1) return later;
  return count(earlier) === 1 ? earlier : undefined;
}

function slips(names: readonly string[]): [earlier: string, later: string][] {
  const found: [string, string][] = [];
  const byKey = new Map<string, string[]>();
  for (const name of names) {
    const near = new Set<string>();
    for (const key of keysOf(name)) {
      const others = byKey.get(key);
      for (const other of others ?? []) near.add(other);
      if (others === undefined) byKey.set(key, [name]);
      else others.push(name);
    }
    for (const other of near) if (isSlip(other, name)) found.push([other, name]);
  }
  return found;
}

const keysOf = (name: string): Set<string> =>
  new Set([name, ...Array.from(name, (_, at) => name.slice(0, at) + name.slice(at + 1))]);

/** Whether two names differ as names do by a slip, and not as names do on purpose. */
export function isSlip(a: string, b: string): boolean {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  let start = 0;
  while (start < short.length && short[start] === long[start]) start++;
  let end = 0;
  while (end < short.length - start && short.at(-1 - end) === long.at(-1 - end)) end++;
  const [gone, come] = [short, long].map((name) => name.slice(start, name.length - end)) as [
    string,
    string,
  ];
  if (!/^\p{L}*$/u.test(gone + come) || partAround(long, start).length < SHORTEST) return false;
  if (gone.length === 2 && come === gone[1]! + gone[0]!) return true;
  if (come.length !== 1 || !isInside(long, start)) return false;
  const isDoubled = gone === "" && (long[start - 1] === come || long[start + 1] === come);
  if (isDoubled) return true;
  // A capital in the middle begins a part of its own: `velX1` and `velY1`.
  const areCapitals = /^\p{Lu}+$/u.test(gone + come);
  return !areCapitals && short.length >= SHORTEST_OTHER;
}

/** The letters around a place, up to the next sign that is none. */
function partAround(name: string, at: number): string {
  const before = /\p{L}*$/u.exec(name.slice(0, at))![0];
  return before + /^\p{L}*/u.exec(name.slice(at))![0];
}

/** Whether a letter has letters on both sides. */
const isInside = (name: string, at: number): boolean =>
  /\p{L}/u.test(name[at - 1] ?? "") && /\p{L}/u.test(name[at + 1] ?? "");
