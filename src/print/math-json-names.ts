/**
 * Names of variables as symbols of MathJSON, different ones for different names. What no symbol may
 * contain becomes `_u…_` with its code point, and what may be a name of its library gets a `_` behind
 * it. Symbols beyond ASCII cannot be told from texts unless they say that they are symbols.
 */

/**
 * Names as MathJSON's library has them, capitalised words, of which it has hundreds and will have
 * more; but Greek letters are letters there too, other than Beta, Gamma, Zeta and Pi.
 */
const LIBRARY =
  /^(?!(?:Delta|Theta|Lambda|Xi|Sigma|Upsilon|Phi|Psi|Omega)_*$)(?:i|e|[A-Z][a-z][A-Za-z]*\d*)_*$/;

/** The symbol for a variable, as JSON. */
export function symbolText(name: string): string {
  const symbol = distinct(valid(name));
  return /^\w+$/.test(symbol) ? `"${symbol}"` : `{"sym": "${symbol}"}`;
}

const distinct = (symbol: string): string => (LIBRARY.test(symbol) ? `${symbol}_` : symbol);

/** A first character that begins no name, others that go on with none, and what looks like their code. */
const INVALID = /^[^\p{ID_Start}_]|[^\p{ID_Continue}]|_(?=u[0-9a-f]+(?:_|[^\p{ID_Continue}]))/gu;

function valid(name: string): string {
  return name.replace(INVALID, (character) => `_u${character.codePointAt(0)!.toString(16)}_`);
}
