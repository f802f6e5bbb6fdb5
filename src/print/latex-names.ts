/** Names of variables in LaTeX: Greek letters, subscripts, upright words, anything escaped. */

const GREEK = new Set(
  (
    "alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi pi rho sigma tau " +
    "upsilon phi chi psi omega Gamma Delta Theta Lambda Xi Pi Sigma Upsilon Phi Psi Omega"
  ).split(" "),
);

/** `x_1` as `x_{1}`, `alpha` as `\alpha`, `speed` as `\mathit{speed}`, `x1` as `x_{1}`. */
export function latexName(name: string): string {
  const [, letters = "", digits = ""] = /^(\p{L}+)(\d+)$/u.exec(name) ?? [];
  if (letters !== "" && (letters.length === 1 || GREEK.has(letters))) {
    return `${word(letters)}_{${digits}}`;
  }
  const [base = "", ...subscripts] = name.split("_");
  if (base === "" || subscripts.length === 0) return word(name);
  return `${word(base)}_{${subscripts.map(word).join(",")}}`;
}

function word(text: string): string {
  if (GREEK.has(text)) return `\\${text}`;
  if ([...text].length === 1 && text !== "_") return text;
  return /^\d+$/.test(text) ? text : `\\mathit{${text.replaceAll("_", "\\_")}}`;
}
