/** Names that are defined and stand nowhere else. */
import type { Diagnostic } from "../../ast/diagnostic.ts";
import { quote } from "../../parser/diagnostics.ts";
import type { Reading } from "./reading.ts";
import { suspicion } from "./suspicion.ts";

export function unusedDefinitions({ definitions, result, used }: Reading): Diagnostic[] {
  // Where there is no result, a session keeps what is defined.
  if (result === undefined) return [];
  return definitions.flatMap(({ name }) => {
    if (used.has(name.name)) return [];
    const message = `${quote(name.name)} is defined and never used`;
    return [suspicion("unused-definition", name.span, message, "use it, or leave it out")];
  });
}
