/** The size of code while it is written: a module that is too long is refused before it is joined. */
import type { Budget } from "../../ast/budget.ts";
import { counted, limitMet } from "../../ast/limits.ts";

/** Counts lines of code. */
export type CodeSize = (lines: readonly string[]) => void;

/**
 * What counts the characters of one text.
 * @throws FormulaError, from what is returned, where there are more than the limits allow, or the
 * time is over
 */
export function codeSize(budget: Budget): CodeSize {
  const { limits } = budget;
  let size = 0;
  return (lines) => {
    budget.look();
    for (const line of lines) size += line.length + 1;
    if (size <= limits.code) return;
    const message = `the code has more than ${counted(limits.code)} characters`;
    throw limitMet("code-too-long", message, { name: "code", value: limits.code });
  };
}
