/** Names of variables in LaTeX: Greek letters, subscripts, words in italics, anything escaped. */

const GREEK = new Set(
  (
    "alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi pi rho sigma tau " +
    "upsilon phi chi psi omega Gamma Delta Theta Lambda Xi Pi Sigma Upsilon Phi Psi Omega"
  ).split(" "),
);

const GREEK_LETTERS: ReadonlyMap<string, string> = new Map(
  [..."αβγδεζηθικλμνξπρστυφχψωΓΔΘΛΞΠΣΥΦΨΩ"].map((letter, index) => [letter, [...GREEK][index]!]),
);

/** `x_1`, `x1` and `x₁` as `x_{1}`, `alpha` and `α` as `\alpha`, `speed` as `\mathit{speed}`. */
export function latexName(name: string): string {
  const [base = "", ...subscripts] = withPlainSubscripts(name).split("_");
  if ([base, ...subscripts].includes("")) return word(name);
  const [, letters, digits] = /^(\p{L}+)(\d+)$/u.exec(base) ?? [];
  if (letters !== undefined && isSymbol(letters))
    return subscripted(letters, [digits!, ...subscripts]);
  return subscripted(base, subscripts);
}

/** Subscript digits at the end of a name or of a part of one, after a `_`. */
function withPlainSubscripts(name: string): string {
  const plain = (digit: string): string => String(digit.charCodeAt(0) - "₀".charCodeAt(0));
  return name.replace(/[₀-₉]+(?=_|$)/g, (digits) => `_${[...digits].map(plain).join("")}`);
}

function subscripted(base: string, subscripts: readonly string[]): string {
  // A second subscript would be an error, so they share one.
  return subscripts.length === 0 ? word(base) : `${word(base)}_{${subscripts.map(word).join(",")}}`;
}

/** Whether it is one symbol in LaTeX: a letter, or the name of a Greek one. */
const isSymbol = (text: string): boolean => [...text].length === 1 || GREEK.has(text);

function word(text: string): string {
  const letter = GREEK_LETTERS.get(text) ?? text;
  if (GREEK.has(letter)) return `\\${letter}`;
  const isPlain = /^(?:\p{L}|\d+)$/u.test(text);
  return isPlain ? text : `\\mathit{${escaped(text)}}`;
}

const SPECIAL: Readonly<Record<string, string>> = {
  "\\": "\\backslash ",
  "^": "\\wedge ",
  "~": "\\sim ",
  " ": "\\ ",
};

/** Combining marks that renderers set as accents; they refuse the others. */
const OTHER_MARKS = /[\u0305\u0309\u030d-\u0326\u0328-\u036f]/g;

/** Characters that mean something to TeX as themselves; marks that are no accents are left out. */
function escaped(text: string): string {
  return text
    .normalize("NFC")
    .replace(OTHER_MARKS, "")
    .replace(/[\\{}$%#&_^~ ]/g, (character) => SPECIAL[character] ?? `\\${character}`);
}
