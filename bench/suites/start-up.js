/**
 * The command and the library from a cold start, beside Node.js doing nothing, in alternation. The
 * least time of each is listed too: it is what a quiet machine would take.
 */
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { median } from "../measure.js";
import { row, table, time, times } from "../tables.js";

const fromRoot = (path) => new URL(`../../${path}`, import.meta.url);
const COMMAND = fileURLToPath(fromRoot("dist/cli.cjs"));
const RUNS = 20;

const BLACK_SCHOLES =
  "d1 = (log(S/K) + (r + s^2/2)*T)/(s*sqrt(T)); d2 = d1 - s*sqrt(T); " +
  "N(x) = (1 + erf(x/sqrt(2)))/2; S*N(d1) - K*exp(-r*T)*N(d2)";

const library = (code) => [
  "--input-type=module",
  "-e",
  `import { compile } from ${JSON.stringify(fromRoot("dist/index.js"))};${code}`,
];

const CALLS = {
  "node -e 0": ["-e", "0"],
  "derive --version": [COMMAND, "--version"],
  "derive --help": [COMMAND, "--help"],
  'derive "(d/v - t)^2" --wrt v': [COMMAND, "(d/v - t)^2", "--wrt", "v"],
  "derive, Black-Scholes by all five": [COMMAND, BLACK_SCHOLES],
  'derive check "(d/v - t)^2" --wrt v': [COMMAND, "check", "(d/v - t)^2", "--wrt", "v"],
  'import { compile } from "fluxion"': library(""),
  "and the gradient of the first formula": library(
    'compile("(d/v - t)^2", { wrt: ["v"] }).gradient({ d: 6, t: 0.2, v: 35 });',
  ),
};

function run(args) {
  const start = performance.now();
  const { status, stderr } = spawnSync(process.execPath, args, { encoding: "utf8" });
  if (status !== 0) throw new Error(`node ${args.join(" ")} failed: ${stderr}`);
  return (performance.now() - start) * 1e6;
}

export function startUp() {
  table("Start-up", "command", `median of ${RUNS}`, "ratio", "least", "ratio");
  const entries = Object.entries(CALLS);
  const measured = entries.map(() => []);
  for (let i = 0; i < RUNS; i++) entries.forEach(([, args], j) => measured[j].push(run(args)));
  const [bare] = measured;
  entries.forEach(([name], j) => {
    const all = measured[j];
    const ratio = median(all.map((ns, i) => ns / bare[i]));
    const least = Math.min(...all);
    row(name, time(median(all)), times(ratio), time(least), times(least / Math.min(...bare)));
  });
}
