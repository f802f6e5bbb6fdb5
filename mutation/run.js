/**
 * Mutates folders of src/ and runs tests against each mutant, or only prints what earlier runs found.
 *
 *     npm run mutation -- simplify diff --sample 0.1 --seed 2 --workers 2
 *     npm run mutation -- --report
 *
 * A sample is a share of the mutants of each file. Results are kept in results/, so a run that was
 * cut, or a larger share, goes on from there; --again tests those that nothing noticed once more, and
 * --fresh forgets all.
 */
import { spawnSync } from "node:child_process";
import { rmSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { testAgain } from "./again.js";
import { resultsFile } from "./plugins/results.js";
import { scoreTable, survivors } from "./report.js";
import { folders } from "./tests-of.js";

const here = (path) => fileURLToPath(new URL(path, import.meta.url));

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    sample: { type: "string", default: "1" },
    seed: { type: "string", default: "1" },
    workers: { type: "string", default: "1" },
    again: { type: "boolean", default: false },
    fresh: { type: "boolean", default: false },
    report: { type: "boolean", default: false },
  },
});

function mutate(folder) {
  if (values.fresh) rmSync(resultsFile(folder), { force: true });
  const stryker = here("node_modules/@stryker-mutator/core/bin/stryker.js");
  return spawnSync(process.execPath, [stryker, "run", here("stryker.config.js")], {
    cwd: here(".."),
    stdio: "inherit",
    env: {
      ...process.env,
      MUTATION_FOLDER: folder,
      MUTATION_SHARE: values.sample,
      MUTATION_SEED: values.seed,
      MUTATION_WORKERS: values.workers,
    },
  }).status;
}

const chosen = positionals.length > 0 ? positionals : folders;
const unknown = chosen.find((folder) => !folders.includes(folder));
if (unknown !== undefined) {
  console.error(`no list of tests for src/${unknown}; there are lists for ${folders.join(", ")}`);
  process.exit(2);
}
if (values.again) for (const folder of chosen) await testAgain(folder);
const isOver = values.report || values.again;
const failed = isOver ? [] : chosen.filter((folder) => mutate(folder) !== 0);
console.log(scoreTable(chosen));
for (const folder of chosen) console.log(survivors(folder));
process.exitCode = failed.length > 0 ? 1 : 0;
