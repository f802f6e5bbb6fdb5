/** C compiled by gcc with the harness that times it, where there is a gcc. */
import { execFile, spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { flatPoint, flatResult, pointsOf } from "./all-cases.js";
import { child } from "./child.js";

const here = dirname(fileURLToPath(import.meta.url));
const run = promisify(execFile);
const MOST_VECTORS = 16;
const GCC_SECONDS = 20;

/** The points as the harness reads them: how many, how long each, the vectors' lengths, the numbers. */
export function pointsFile(each, path) {
  const points = pointsOf(each).map(flatPoint);
  const [{ numbers, lengths }] = points;
  const head = new Float64Array(2 + MOST_VECTORS);
  head.set([points.length, numbers.length, ...lengths]);
  const body = points.map((point) => Float64Array.from(point.numbers));
  writeFileSync(path, Buffer.concat([head, ...body].map(({ buffer }) => Buffer.from(buffer))));
  return path;
}

/**
 * Builds a C file, the one of the case unless given, and starts it.
 * @returns the contender with the nanoseconds that gcc took, or the word for why there is none
 */
export async function native(
  each,
  folder,
  name,
  { source, flags = ["-O3"], limit = GCC_SECONDS } = {},
) {
  const path = source ?? sourceOf(each, folder);
  const outputs = flatResult(each, each.byHand(pointsOf(each)[0])).length;
  const defines = {
    CASE: JSON.stringify(path),
    POINTS: JSON.stringify(join(folder, "points")),
    OUTPUTS: outputs,
    ...each.constants,
  };
  const program = join(folder, name);
  const start = performance.now();
  try {
    await run(
      "gcc",
      [
        ...flags,
        ...Object.entries(defines).map(([key, value]) => `-D${key}=${value}`),
        "-o",
        program,
        join(here, "c/harness.c"),
        "-lm",
      ],
      { timeout: 1e3 * limit },
    );
  } catch (error) {
    if (process.env.BENCH_ERRORS) process.stderr.write(`${error.message}\n`);
    return error.killed ? "late" : "refused";
  }
  const made = (performance.now() - start) * 1e6;
  const started = await child(program, []);
  return typeof started === "string" ? started : { ...started, made };
}

function sourceOf({ c, cText }, folder) {
  if (cText === undefined) return join(here, "c", c);
  const path = join(folder, "case.c");
  writeFileSync(path, cText);
  return path;
}

export const hasGcc = () => spawnSync("gcc", ["--version"]).status === 0;
