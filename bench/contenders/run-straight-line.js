/** Measures a straight-line program, emitted against C; prints one line of JSON. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { median, sideBySide } from "../measure.js";
import { agree, flatResult, pointsOf } from "./all-cases.js";
import { emittedModule, loopOver, usesOf } from "./in-process.js";
import { hasGcc, native, pointsFile } from "./native.js";
import { numbered } from "./text-functions.js";

/** gcc may take its time for large functions. */
const GCC_SECONDS = 120;

/** A turn, long enough for V8 to find out that a large function is hot. */
const SECONDS = 0.25;

const WEIGHTS = ["w0", "w1", "w2", "w3"];

/** Numbers that look random, no two rows alike. */
const entry = (row, column) => Number((((row + 1) * ROOTS[column]) % 1).toFixed(6));
const ROOTS = [0.6180339887, 0.4142135624, 0.7320508076, 0.2360679775];

/** The squared errors of a linear model, one term for each row. */
function loss(rows) {
  const table = numbered(rows, (row) => [0, 1, 2, 3].map((column) => entry(row, column)));
  const residual = ([a, b, c, y]) => `w0 + ${a}*w1 + ${b}*w2 + ${c}*w3 - ${y}`;
  return {
    name: `loss over ${rows} rows`,
    text: table.map((each) => `(${residual(each)})^2`).join(" + "),
    wrt: WEIGHTS,
    count: 4,
    point: (u) => ({ w0: u(), w1: u(), w2: u(), w3: u() }),
    byHand: byHand(table),
    cText: inC(table.map((each) => [each, residual(each)])),
  };
}

const byHand = (table) => (at) => {
  const { w0, w1, w2, w3 } = at;
  const gradient = { w0: 0, w1: 0, w2: 0, w3: 0 };
  let value = 0;
  for (const [a, b, c, y] of table) {
    const r = w0 + a * w1 + b * w2 + c * w3 - y;
    value += r * r;
    gradient.w0 += 2 * r;
    gradient.w1 += 2 * r * a;
    gradient.w2 += 2 * r * b;
    gradient.w3 += 2 * r * c;
  }
  return { value, gradient };
};

const inC = (
  rows,
) => `static void value_and_gradient(const double *restrict at, double *restrict out) {
  const double w0 = at[0], w1 = at[1], w2 = at[2], w3 = at[3];
  double s = 0, g0 = 0, g1 = 0, g2 = 0, g3 = 0, r;
${rows
  .map(
    ([[a, b, c], residual]) =>
      `  r = ${residual}; s += r * r; g0 += r; g1 += ${a} * r; g2 += ${b} * r; g3 += ${c} * r;`,
  )
  .join("\n")}
  out[0] = s;
  out[1] = 2 * g0;
  out[2] = 2 * g1;
  out[3] = 2 * g2;
  out[4] = 2 * g3;
}
`;

async function measured(each, folder) {
  const all = pointsOf(each);
  const [at] = all;
  pointsFile(each, join(folder, "points"));
  const start = performance.now();
  const { module, certificate } = await emittedModule(each, { points: 1 });
  const emission = (performance.now() - start) * 1e6;
  const right = flatResult(each, each.byHand(at));
  if (!agree(flatResult(each, module.valueAndGradient(at)), right))
    throw new Error("the emitted code is wrong");
  const c = hasGcc() ? await native(each, folder, "c", { limit: GCC_SECONDS }) : "–";
  if (typeof c !== "string" && !agree(c.results[0], right)) throw new Error("the C is wrong");
  const emitted = loopOver(module.valueAndGradient, all, usesOf(each, at));
  const contenders = typeof c === "string" ? { emitted } : { emitted, c };
  const rounds = await sideBySide(contenders, { seconds: SECONDS });
  const perCall = (name) => median(rounds.get(name)) / all.length;
  const operations = certificate.cost.valueAndGradient;
  const common = { operations, emission, emitted: perCall("emitted") };
  if (typeof c === "string") return { ...common, c };
  c.stop();
  return { ...common, c: perCall("c"), gcc: c.made };
}

const folder = mkdtempSync(join(tmpdir(), "straight-line-"));
try {
  const result = await measured(loss(Number(process.argv[2])), folder);
  process.stdout.write(`${JSON.stringify(result)}\n`);
} finally {
  rmSync(folder, { recursive: true });
}
process.exit();
