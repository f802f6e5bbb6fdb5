/** Warnings as data, in the voice of the errors: what is suspicious, where, what to write instead. */
import type { Diagnostic, Span } from "../../ast/diagnostic.ts";
import type { WarningCode } from "../catalogue.ts";

const LONGEST_SUGGESTION = 80;

export function suspicion(
  code: WarningCode,
  span: Span,
  message: string,
  suggestion: string,
): Diagnostic {
  const short = suggestion.length <= LONGEST_SUGGESTION ? suggestion : undefined;
  return { severity: "warning", code, message, span, suggestion: short };
}
