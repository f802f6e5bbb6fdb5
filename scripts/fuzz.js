/**
 * Differential fuzzing for as long as you like: bundles the fuzzer with the sources, since Node 20
 * reads no TypeScript, and runs it. `npm run fuzz -- --help` tells its options.
 */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { build } from "esbuild";
import { stdlibAsModules } from "./stdlib-as-modules.js";

const folder = await mkdtemp(join(tmpdir(), "fluxion-fuzz-"));
const outfile = join(folder, "fuzz.mjs");

await build({
  entryPoints: [fileURLToPath(new URL("../test/fuzzing/main.ts", import.meta.url))],
  outfile,
  bundle: true,
  platform: "node",
  target: "node20",
  format: "esm",
  plugins: [stdlibAsModules],
  logLevel: "error",
});
try {
  await import(pathToFileURL(outfile).href);
} finally {
  await rm(folder, { recursive: true, force: true });
}
