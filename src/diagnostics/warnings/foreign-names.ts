/** Variables whose names are those of functions elsewhere, or in words. */
import type { Diagnostic } from "../../ast/diagnostic.ts";
import { elsewhere } from "../../parser/elsewhere.ts";
import type { Reading } from "./reading.ts";
import { suspicion } from "./suspicion.ts";

export function foreignNames({ variables }: Reading): Diagnostic[] {
  return [...variables].flatMap(([name, [first]]) => {
    const meant = elsewhere.get(name);
    if (meant === undefined) return [];
    const message = `${name} is a variable here, and no function`;
    return [suspicion("function-as-variable", first!.span, message, meant)];
  });
}
