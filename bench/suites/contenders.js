/**
 * The gradient of every case by every contender, as tables: `npm run bench -- contenders`, which
 * writes them into docs/performance.md, or for some cases `npm run bench -- contenders --case taxi`,
 * which prints them.
 */
import { execFile } from "node:child_process";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { allCases } from "../contenders/all-cases.js";
import { machine } from "../contenders/machine.js";
import { writePage } from "../contenders/page.js";
import { straightLine } from "../contenders/straight-line.js";
import { tablesOf } from "../contenders/report.js";

const here = dirname(fileURLToPath(import.meta.url));
const run = promisify(execFile);

/** More than enough for the largest case. */
const LIMIT_MS = 600_000;

/** What run-case.js prints of a case; nothing where it fails, which is said. */
async function measured({ name }, late) {
  process.stderr.write(`${name}\n`);
  const script = join(here, "../contenders/run-case.js");
  try {
    const { stdout } = await run(process.execPath, [script, name, late.join(",")], {
      timeout: LIMIT_MS,
      killSignal: "SIGKILL",
    });
    return [{ name, ...JSON.parse(stdout) }];
  } catch (error) {
    process.stderr.write(`not measured: ${error.killed ? "it takes too long" : error.message}\n`);
    return [];
  }
}

/** All cases in turn. Who was late in a family is late for what is larger in it. */
async function measuredInTurn(cases) {
  const late = new Map();
  const results = [];
  for (const each of cases) {
    const [result] = await measured(each, late.get(each.family) ?? []);
    if (result === undefined) continue;
    results.push(result);
    if (each.family === undefined) continue;
    const names = Object.keys(result.words).filter((name) => result.words[name] === "late");
    late.set(each.family, names);
  }
  return results;
}

/** @param {{ case?: string, million?: boolean }} options */
export async function contenders({ case: part, million = false }) {
  const cases = (await allCases()).filter(
    ({ name }) => part === undefined || name.toLowerCase().includes(part.toLowerCase()),
  );
  const tables = tablesOf(await measuredInTurn(cases));
  if (part === undefined) {
    await writePage({ ...tables, machine: machine() });
    await writePage({ "straight-line": await straightLine({ million }) });
  } else {
    process.stdout.write(`${Object.values(tables).join("\n\n")}\n`);
  }
}
