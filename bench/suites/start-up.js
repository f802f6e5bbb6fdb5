/** The command from a cold start, beside Node.js doing nothing, in alternation. */
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { median } from "../measure.js";
import { row, table, time, times } from "../tables.js";

const COMMAND = fileURLToPath(new URL("../../dist/cli.js", import.meta.url));
const RUNS = 20;

function run(...args) {
  const start = performance.now();
  const { status, stderr } = spawnSync(process.execPath, args, { encoding: "utf8" });
  if (status !== 0) throw new Error(`node ${args.join(" ")} failed: ${stderr}`);
  return (performance.now() - start) * 1e6;
}

export function startUp() {
  table("Start-up", "command", `median of ${RUNS}`, "ratio");
  const [bare, whole] = [[], []];
  for (let i = 0; i < RUNS; i++) {
    bare.push(run("-e", "0"));
    whole.push(run(COMMAND, "(d/v - t)^2", "--wrt", "v"));
  }
  const ratio = median(whole.map((ns, i) => ns / bare[i]));
  row("node -e 0", time(median(bare)), 1);
  row('derive "(d/v - t)^2" --wrt v', time(median(whole)), times(ratio));
}
