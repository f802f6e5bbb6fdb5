/**
 * Measures every function of the catalogue against MPFR and writes the tables of `docs/accuracy.md`:
 * `npm run accuracy`, with `--points N` for each function, `--climbs N` steps in search of worse ones
 * and `--seed N`; with `--only sin,cos` it prints those and writes nothing.
 */
import { readFile, rm, writeFile } from "node:fs/promises";
import { fileURLToPath, pathToFileURL } from "node:url";
import { parseArgs } from "node:util";
import { build } from "esbuild";
import { format } from "prettier";
import { stdlibAsModules } from "./stdlib-as-modules.js";

const path = (relative) => fileURLToPath(new URL(relative, import.meta.url));
const PAGE = path("../docs/accuracy.md");

const { values } = parseArgs({
  options: {
    points: { type: "string", default: "300" },
    climbs: { type: "string", default: "200" },
    seed: { type: "string", default: "1" },
    only: { type: "string" },
  },
});

/** The measuring code, made a module that Node can import, beside the packages that it needs. */
async function measuring() {
  const outfile = path(`../.accuracy-${process.pid}.mjs`);
  await build({
    entryPoints: [path("../test/support/accuracy/page.ts")],
    plugins: [stdlibAsModules],
    external: ["gmp-wasm"],
    bundle: true,
    format: "esm",
    platform: "node",
    outfile,
    logLevel: "error",
  });
  try {
    return await import(pathToFileURL(outfile).href);
  } finally {
    await rm(outfile);
  }
}

/** Replaces what stands between the markers of a name. */
function between(text, name, content) {
  const [begin, end] = [`<!-- ${name}: begin -->`, `<!-- ${name}: end -->`];
  const [before, rest] = text.split(begin);
  return `${before}${begin}\n\n${content}\n\n${end}${rest.split(end)[1]}`;
}

const { measureAll, tableOf, summaryOf, lineOf } = await measuring();
const sampling = {
  points: Number(values.points),
  climbs: Number(values.climbs),
  seed: Number(values.seed),
};
const only = values.only?.split(",") ?? [];
const rows = await measureAll(sampling, only, (row) => console.log(lineOf(row)));
const summary = summaryOf(rows, sampling);
console.log(`\n${summary}`);
if (only.length === 0) {
  const page = await readFile(PAGE, "utf8");
  const written = between(between(page, "summary", summary), "table", tableOf(rows));
  await writeFile(PAGE, await format(written, { parser: "markdown", printWidth: 100 }));
}
