/** Writing that may be refused for its length. */
import { FormulaError } from "../../src/ast/formula-error.ts";

/** The text, unless it is too long to be written. */
export function inRange(write: () => string): string | undefined {
  try {
    return write();
  } catch (error) {
    if (error instanceof FormulaError && error.code === "too-long-to-print") return undefined;
    throw error;
  }
}
