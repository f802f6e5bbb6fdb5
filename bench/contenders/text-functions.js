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

/**
 * The gradient of many numbers as a thin function around a kernel, `(x, g, at) => value`. V8 inlines
 * no function of more than 460 bytes of bytecode, and what is inlined into a loop allocates no result.
 */
export function aroundKernel(names, kernel) {
  const n = names.length;
  const read = names.map((name, i) => `x[${i}] = at.${name};`).join("\n");
  const parts = names.map((name, i) => `${name}: g[${i}]`).join(", ");
  const make = textFunction(
    ["kernel"],
    `const x = new Float64Array(${n});
    const g = new Float64Array(${n});
    return (at) => {
      ${read}
      const value = kernel(x, g, at);
      return { value, gradient: { ${parts} } };
    };`,
  );
  return make(kernel);
}

/** Fields that one function reads or writes: V8 takes long over larger ones, or gives up. */
const PIECE = 100;

/**
 * The same of very many numbers: fields are read and written piece by piece, and the result is a
 * copy of a literal, which is made at once.
 */
export function inPieces(names, kernel) {
  const n = names.length;
  const starts = Array.from({ length: Math.ceil(n / PIECE) }, (_, k) => k * PIECE);
  const each = (start, make) =>
    names
      .slice(start, start + PIECE)
      .map((name, i) => make(name, start + i))
      .join(" ");
  const pieces = starts.map(
    (start) => `
    function read${start}(at) { ${each(start, (name, i) => `x[${i}] = at.${name};`)} }
    function write${start}(to) { ${each(start, (name, i) => `to.${name} = g[${i}];`)} }`,
  );
  const make = textFunction(
    ["kernel"],
    `const x = new Float64Array(${n});
    const g = new Float64Array(${n});
    ${pieces.join("\n")}
    const fresh = () => ({ ${names.map((name) => `${name}: 0.5`).join(", ")} });
    return (at) => {
      ${starts.map((start) => `read${start}(at);`).join(" ")}
      const value = kernel(x, g);
      const gradient = fresh();
      ${starts.map((start) => `write${start}(gradient);`).join(" ")}
      return { value, gradient };
    };`,
  );
  return make(kernel);
}

/** Points for formulas of n variables: 64 of small ones, of large ones fewer. */
export const countFor = (n) => Math.max(1, Math.min(64, Math.floor(1000 / n)));
