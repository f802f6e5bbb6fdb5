/**
 * Builds `dist/`: the library and the command as ES modules that share chunks, with everything
 * bundled but gmp-wasm (loaded from the files of chevrotain's packages, the parser alone would take
 * 200 ms to start), declarations by tsc, and the notices of what the bundle contains. Types are
 * checked by `npm run typecheck`, not here, so that installing from a clone stays quick.
 */
import { execFile } from "node:child_process";
import { chmod, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { builtinModules } from "node:module";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { build } from "esbuild";
import { stdlibAsModules } from "./stdlib-as-modules.js";
import { thirdPartyNotices } from "./third-party-notices.js";

const ROOT = fileURLToPath(new URL("..", import.meta.url));
const DIST = join(ROOT, "dist");
const SHEBANG = "#!/usr/bin/env node\n";

process.chdir(ROOT);

/** Commander is CommonJS, and an ES module has no `require` for Node's own modules: import them. */
const importBuiltins = {
  name: "import-builtins",
  setup(build) {
    build.onResolve({ filter: /^node:/ }, ({ path, kind }) =>
      kind === "require-call" ? { path, namespace: "builtin" } : undefined,
    );
    build.onLoad({ filter: /.*/, namespace: "builtin" }, ({ path }) => ({
      contents: `import whole from "${path}"; module.exports = whole;`,
    }));
  },
};

async function bundle() {
  const result = await build({
    entryPoints: { index: "src/index.ts", cli: "src/cli/main.ts" },
    outdir: "dist",
    chunkNames: "chunks/[name]-[hash]",
    plugins: [stdlibAsModules, importBuiltins],
    bundle: true,
    splitting: true,
    format: "esm",
    platform: "node",
    target: "node20",
    external: ["gmp-wasm"],
    legalComments: "none",
    metafile: true,
  });
  return result.metafile;
}

/** Files that the library can load must run in a browser: nothing of Node in any of them. */
function refuseNodeImports(outputs) {
  const reached = new Set(["dist/index.js"]);
  for (const path of reached) {
    for (const imported of outputs[path].imports) {
      const name = imported.path.replace(/^node:/, "");
      if (imported.external && builtinModules.includes(name)) {
        throw new Error(`src/index.ts reaches ${imported.path}: the library must run in browsers`);
      }
      if (!imported.external) reached.add(imported.path);
    }
  }
}

async function finishCommand() {
  const path = join(DIST, "cli.js");
  const text = await readFile(path, "utf8");
  if (!text.startsWith("#!")) await writeFile(path, SHEBANG + text);
  await chmod(path, 0o755);
}

/** Chunks carry a hash in their names; those of earlier builds go. */
async function removeStaleChunks(outputs) {
  const current = new Set(Object.keys(outputs).map((path) => basename(path)));
  const chunks = await readdir(join(DIST, "chunks")).catch(() => []);
  const stale = chunks.filter((name) => !current.has(name));
  await Promise.all(stale.map((name) => rm(join(DIST, "chunks", name))));
}

async function writeNotices(inputs) {
  const theirs = Object.keys(inputs).filter((path) => path.includes("node_modules/"));
  await writeFile(join(DIST, "THIRD-PARTY-NOTICES.txt"), thirdPartyNotices(theirs));
}

async function declarations() {
  await rm(join(DIST, "types"), { recursive: true, force: true });
  const tsc = join(ROOT, "node_modules", "typescript", "bin", "tsc");
  await promisify(execFile)(process.execPath, [tsc, "-p", "tsconfig.build.json"]).catch((error) => {
    throw new Error(`tsc: ${error.stdout}${error.stderr}`);
  });
}

async function javascript() {
  const { inputs, outputs } = await bundle();
  refuseNodeImports(outputs);
  await Promise.all([finishCommand(), removeStaleChunks(outputs), writeNotices(inputs)]);
}

await Promise.all([javascript(), declarations()]);
