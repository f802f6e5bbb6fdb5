/** Large formulas, step by step: a wide one and a deep one, at two sizes to show the growth. */
import { compile, differentiate, emit, parse } from "../../dist/index.js";
import { row, table, time } from "../tables.js";

/** Room for the longest and the deepest text below. */
const LIMITS = { limits: { text: 10_000_000, nesting: 1_000_000 } };

const shapes = {
  "a sum": (size) => Array.from({ length: size }, (_, i) => `sin(${i + 1}*x)`).join(" + "),
  "a nest": (size) => `${"sin(".repeat(size)}x${")".repeat(size)}`,
};

function timed(run) {
  const start = performance.now();
  const result = run();
  return [(performance.now() - start) * 1e6, result];
}

/** Each step on a graph of its own, so that none finds the work of another already done. */
function steps(text) {
  const fresh = () => parse(text, LIMITS);
  const [parsed, formula] = timed(fresh);
  const [differentiated] = timed(() => differentiate(formula, "x"));
  const whole = fresh();
  const [emitted, { code }] = timed(() => emit(whole));
  const compiled = compile(fresh());
  const [value] = timed(() => compiled.value({ x: 1 }));
  const [gradient] = timed(() => compiled.gradient({ x: 1 }));
  return [
    ...[parsed, differentiated, emitted, value, gradient].map(time),
    `${(code.length / 1e6).toFixed(1)} MB`,
  ];
}

export function scale() {
  table(
    "Scale",
    "formula",
    "parse",
    "differentiate",
    "emit with certificate",
    "first value",
    "first gradient",
    "module",
  );
  for (const [shape, textOf] of Object.entries(shapes)) {
    for (const size of [10_000, 100_000]) {
      row(`${shape} of ${size.toLocaleString("en")} sines`, ...steps(textOf(size)));
    }
  }
}
