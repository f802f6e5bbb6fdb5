/** The mistake that a text is refused for. */
import { FormulaError } from "../../src/ast/formula-error.ts";
import { parse } from "../../src/parse.ts";

export function refusal(text: string, options?: Parameters<typeof parse>[1]): FormulaError {
  try {
    parse(text, options);
  } catch (error) {
    if (error instanceof FormulaError) return error;
    throw error;
  }
  throw new Error(`${text.slice(0, 50)} was accepted`);
}
