/** Options and notes about where simplified formulas hold. */
import type { Condition } from "../simplify/ledger.ts";
import { coloured, type Terminal } from "./terminal.ts";

/** Gathers what `--assume` says each time it is given. */
export const gatherAssumptions = (text: string, before: readonly string[] = []): string[] => [
  ...before,
  text,
];

/** The conditions in one line of text, such as `where x != 0 and y > 0`. */
export function whereText(conditions: readonly Condition[]): string {
  return `where ${conditions.map(({ text }) => text).join(" and ")}`;
}

/** Tells on standard error where what is written holds, so that what is written stays a formula. */
export function tellConditions(conditions: readonly Condition[], terminal: Terminal): void {
  if (conditions.length > 0)
    terminal.err(`${coloured(`note: ${whereText(conditions)}`, terminal)}\n`);
}
