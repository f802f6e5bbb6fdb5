/**
 * Measures the stable forms against MPFR: `npm run stability`. Each formula of a rule in each region
 * of its domain, which fails where a region's largest error is larger than as written; then the
 * bits that formulas of the literature lose, as the table of `docs/stability.md`, which `--write`
 * puts there. `--seed N` draws other points, `--points N` more of them, `--only TEXT` measures some.
 */
import { mkdtemp, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { parseArgs } from "node:util";
import { build } from "esbuild";
import { format } from "prettier";
import { stdlibAsModules } from "./stdlib-as-modules.js";

const at = (path) => fileURLToPath(new URL(`../${path}`, import.meta.url));
const PAGE = at("docs/stability.md");
/** What stands around the table in the page. */
const TABLE = /(<!-- table of npm run stability -->\n)[^]*?(<!-- end of table -->)/;

const { values } = parseArgs({
  options: {
    seed: { type: "string", default: "1" },
    points: { type: "string", default: "6" },
    "case-points": { type: "string", default: "64" },
    only: { type: "string" },
    write: { type: "boolean", default: false },
    "table-only": { type: "boolean", default: false },
  },
});
const options = {
  seed: Number(values.seed),
  points: Number(values.points),
  casePoints: Number(values["case-points"]),
  only: values.only,
};

/** Does `work` with the measurements, bundled, since they are TypeScript. */
async function withMeasurements(work) {
  const folder = await mkdtemp(join(tmpdir(), "stability-"));
  try {
    await symlink(at("node_modules"), join(folder, "node_modules"));
    const outfile = join(folder, "run.mjs");
    await build({
      entryPoints: [at("test/support/stability/run.ts")],
      plugins: [stdlibAsModules],
      bundle: true,
      platform: "node",
      format: "esm",
      mainFields: ["main"],
      external: ["gmp-wasm"],
      outfile,
      logLevel: "error",
    });
    await work(await import(pathToFileURL(outfile).href));
  } finally {
    await rm(folder, { recursive: true });
  }
}

const short = (ulps) => (Number.isFinite(ulps) ? ulps.toPrecision(3) : String(ulps));

function tell(name, reports) {
  const most = (key) => short(reports.reduce((best, one) => Math.max(best, one[key]), 0));
  const better = reports.filter(({ written, stable }) => stable < written / 2).length;
  console.log(
    `${name}: ${most("written")} ulps as written, ${most("stable")} now; better in ${better} of ${reports.length} regions`,
  );
  for (const { region, of, worse, written } of reports)
    for (const point of worse)
      console.log(
        `  WORSE ${of} in ${region.join("..")} (${short(written)} as written) at ${point}`,
      );
}

await withMeasurements(async ({ gate, literatureTable }) => {
  if (!values["table-only"] && !(await gate(options, tell))) process.exitCode = 1;
  const table = await literatureTable(options);
  if (!values.write) return console.log(table);
  const page = (await readFile(PAGE, "utf8")).replace(TABLE, `$1\n${table}\n$2`);
  await writeFile(PAGE, await format(page, { parser: "markdown", printWidth: 100 }));
});
