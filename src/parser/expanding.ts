/** The place in the text at which something goes wrong that knows none, such as an expansion. */
import { FormulaError, type Span } from "../ast/formula-error.ts";
import type { Expansion } from "./expansion.ts";
import type { Scope } from "./scope.ts";

/** What `make` makes; mistakes that know no place get this one. */
export function expanding<T>(scope: Scope, span: Span, make: (expansion: Expansion) => T): T {
  try {
    return make(scope.known!.expansion);
  } catch (error) {
    throw placed(error, span, scope.text);
  }
}

/** A mistake of a formula that knows no place, with this one; anything else as it is. */
export function placed(error: unknown, span: Span, text: string): unknown {
  if (!(error instanceof FormulaError) || error.text !== undefined || text === "") return error;
  const { code, message, suggestion } = error;
  const { limit } = error.diagnostics[0]!;
  return new FormulaError({ code, message, suggestion, limit, span, text });
}
