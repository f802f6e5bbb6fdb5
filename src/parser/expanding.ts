/** Expansion at a place in the text, so that what goes wrong in it is told there. */
import { FormulaError, type Span } from "../ast/formula-error.ts";
import type { Expansion } from "./expansion.ts";
import type { Scope } from "./scope.ts";

/** What `make` makes; mistakes that know no place get this one. */
export function expanding<T>(scope: Scope, span: Span, make: (expansion: Expansion) => T): T {
  try {
    return make(scope.known!.expansion);
  } catch (error) {
    if (!(error instanceof FormulaError) || error.text !== undefined) throw error;
    const { code, message, suggestion } = error;
    throw new FormulaError({ code, message, suggestion, span, text: scope.text });
  }
}
