/**
 * Looks for formulas whose time grows faster than their size: `npm run growth-search -- --seed 1
 * --seconds 60 --stage parse`. Exits with 1 where there is one, or where anything crashes.
 */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { parseArgs } from "node:util";
import { build } from "esbuild";

const { values } = parseArgs({
  options: {
    seed: { type: "string", default: "1" },
    seconds: { type: "string", default: "60" },
    stage: { type: "string", multiple: true },
    /** The largest size of a family, and the milliseconds from which on a time counts. */
    most: { type: "string", default: "16384" },
    enough: { type: "string", default: "25" },
    steepest: { type: "string", default: "1.35" },
    slowest: { type: "string", default: "200" },
  },
});

const folder = await mkdtemp(join(tmpdir(), "growth-"));
try {
  const outfile = join(folder, "search.cjs");
  await build({
    entryPoints: [fileURLToPath(new URL("../test/support/growth/search.ts", import.meta.url))],
    bundle: true,
    format: "cjs",
    platform: "node",
    outfile,
    external: ["gmp-wasm"],
  });
  const { search, table } = await import(pathToFileURL(outfile).href);
  const { worst, found } = search({
    seed: Number(values.seed),
    seconds: Number(values.seconds),
    only: values.stage,
    sizes: { first: 16, most: Number(values.most), enough: Number(values.enough) },
    steepest: Number(values.steepest),
    slowest: Number(values.slowest),
    tell: console.log,
  });
  for (const row of table(worst)) console.log(row);
  console.log(`beyond the bounds: ${found.length}`);
  process.exitCode = found.length === 0 ? 0 : 1;
} finally {
  await rm(folder, { recursive: true });
}
