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
import { writePage } from "../contenders/page.js";
import { straightLine } from "../contenders/straight-line.js";
import { tablesOf } from "../contenders/report.js";

const here = dirname(fileURLToPath(import.meta.url));
const run = promisify(execFile);

/** More than enough for the largest case. */
const LIMIT_MS = 240_000;

/** What run-case.js prints of a case. */
async function measured({ name }, late) {
  const script = join(here, "../contenders/run-case.js");
  const { stdout } = await run(process.execPath, [script, name, late.join(",")], {
    timeout: LIMIT_MS,
    killSignal: "SIGKILL",
  });
  return { name, ...JSON.parse(stdout) };
}

/** @param {{ case?: string, million?: boolean }} options */
export async function contenders({ case: part, million = false }) {
  const cases = (await allCases()).filter(
    ({ name }) => part === undefined || name.toLowerCase().includes(part.toLowerCase()),
  );
  /** Who was late in a family is late for what is larger in it. */
  const late = new Map();
  const results = [];
  for (const each of cases) {
    process.stderr.write(`${each.name}\n`);
    const result = await measured(each, late.get(each.family) ?? []);
    results.push(result);
    if (each.family === undefined) continue;
    const words = Object.entries(result.words).filter(([, word]) => word === "late");
    late.set(
      each.family,
      words.map(([name]) => name),
    );
  }
  const tables = tablesOf(results);
  if (part === undefined) {
    await writePage({ ...tables, "straight-line": await straightLine({ million }) });
  } else {
    process.stdout.write(Object.values(tables).join("\n\n"));
  }
}
