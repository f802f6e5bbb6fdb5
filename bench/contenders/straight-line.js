/**
 * Straight-line programs that grow: a loss over a table, written out row by row. Each is measured in
 * a process of its own by `node run-straight-line.js ROWS`.
 */
import { execFile } from "node:child_process";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { markdown, time, times } from "../tables.js";

const here = dirname(fileURLToPath(import.meta.url));
const run = promisify(execFile);

const OPERATIONS = [1_000, 10_000, 100_000];
/** So many operations has a row, value and gradient together. */
const PER_ROW = 17;
const LIMIT_MS = 600_000;

async function measured(operations) {
  const script = join(here, "run-straight-line.js");
  const rows = String(Math.round(operations / PER_ROW));
  const { stdout } = await run(process.execPath, [script, rows], { timeout: LIMIT_MS });
  return JSON.parse(stdout);
}

/** The table; with a million operations where asked for. */
export async function straightLine({ million }) {
  const sizes = million ? [...OPERATIONS, 1_000_000] : OPERATIONS;
  const rows = [];
  let first;
  for (const size of sizes) {
    process.stderr.write(`straight-line program of ${size} operations\n`);
    const result = await measured(size).catch(() => undefined);
    if (result === undefined) {
      rows.push([size.toLocaleString("en"), "late", ...Array(5).fill("–")]);
      continue;
    }
    const { operations, emitted, c, emission, gcc } = result;
    const each = emitted / operations;
    first ??= each;
    rows.push([
      operations.toLocaleString("en"),
      time(each),
      times(each / first),
      ...(typeof c === "string" ? [c, "–"] : [time(c / operations), times(emitted / c)]),
      time(emission),
      typeof c === "string" ? c : time(gcc),
    ]);
  }
  const columns = [
    "operations",
    "emitted, each",
    "to the first",
    "gcc -O3, each",
    "emitted / C",
    "emit, one point checked",
    "gcc",
  ];
  return markdown(columns, rows);
}
