/**
 * Functions from text, for what is written out over many variables. V8 gives functions of one text
 * one type feedback, so each gets a text of its own.
 */
let made = 0;

export function textFunction(parameters, body) {
  // oxlint-disable-next-line eslint/no-new-func
  return new Function(...parameters, `${body} // ${made++}`);
}

/** What `make` gives for 1, 2, … `count`. */
export const numbered = (count, make) => Array.from({ length: count }, (_, i) => make(i + 1));

/** Draws points `{ x1, x2, … }` as one literal: objects made otherwise are slow to read. */
export function pointsOf(names, low, high, others = "") {
  const draws = names.map((name) => `${name}: ${low} + ${high - low} * u()`);
  return textFunction(["u"], `return { ${draws.join(", ")}${others} };`);
}

/** Points for formulas of n variables: 64 of small ones, of large ones fewer. */
export const countFor = (n) => Math.max(1, Math.min(64, Math.floor(1000 / n)));
