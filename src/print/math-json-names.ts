/**
 * Names of variables as symbols of MathJSON, different ones for different names. What no symbol may
 * contain becomes `_u…_` with its code point, and a name that MathJSON gives a meaning gets a `_`
 * behind it. Symbols beyond ASCII cannot be told from texts unless they say that they are symbols.
 */
import { catalogue } from "../functions/catalogue.ts";
import type { Entry } from "../functions/entry.ts";

/** What MathJSON's library defines besides the functions of the catalogue, where it is not unlikely as a name. */
const LIBRARY =
  "i e NaN True False Nothing Undefined Missing Half ImaginaryUnit NegativeInfinity ComplexInfinity " +
  "GoldenRatio EulerGamma CatalanConstant MachineEpsilon EmptySet Beta Zeta Subtract Rational Which";

const taken: ReadonlySet<string> = new Set([
  ...LIBRARY.split(" "),
  ...Object.values<Entry>(catalogue).flatMap(({ mathJson }) => mathJson?.match(/[A-Z]\w*/gi) ?? []),
]);

/** The symbol for a variable, as JSON. */
export function symbolText(name: string): string {
  const symbol = distinct(valid(name));
  return /^\w+$/.test(symbol) ? `"${symbol}"` : `{"sym": "${symbol}"}`;
}

const distinct = (symbol: string): string =>
  taken.has(symbol.replace(/_+$/, "")) ? `${symbol}_` : symbol;

/** A first character that begins no name, others that go on with none, and what looks like their code. */
const INVALID = /^[^\p{ID_Start}_]|[^\p{ID_Continue}]|_(?=u[0-9a-f]+(?:_|[^\p{ID_Continue}]))/gu;

function valid(name: string): string {
  return name.replace(INVALID, (character) => `_u${character.codePointAt(0)!.toString(16)}_`);
}
