/** Variables whose names are those of functions elsewhere, or in words. */
import type { Diagnostic } from "../../ast/diagnostic.ts";
import type { Reading } from "./reading.ts";
import { suspicion } from "./suspicion.ts";

/** How to write what the names mean elsewhere. */
const MEANT: ReadonlyMap<string, string> = new Map([
  ["sine", "sin(x)"],
  ["cosine", "cos(x)"],
  ["tangent", "tan(x)"],
  ["cotangent", "cot(x)"],
  ["cosecant", "csc(x)"],
  ["arcsine", "asin(x)"],
  ["arccosine", "acos(x)"],
  ["arctangent", "atan(x)"],
  ["sqr", "x^2"],
  ["sqroot", "sqrt(x)"],
  ["squareroot", "sqrt(x)"],
  ["logarithm", "log(x)"],
  ["exponential", "exp(x)"],
  ["factorial", "gamma(x + 1)"],
  ["ceiling", "ceil(x)"],
]);

export function foreignNames({ variables }: Reading): Diagnostic[] {
  return [...variables].flatMap(([name, [first]]) => {
    const meant = MEANT.get(name);
    if (meant === undefined) return [];
    const message = `${name} is a variable here, and no function`;
    return [suspicion("function-as-variable", first!.span, message, meant)];
  });
}
