/**
 * Builds `dist/`: the library as ES modules that share chunks and the command as one script with its
 * bytecode, everything bundled but gmp-wasm, since each file takes a start a millisecond;
 * declarations by tsc, and the notices of what the bundles contain. Types are checked by
 * `npm run typecheck`, not here, so that installing from a clone stays quick.
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
import { warmCommand } from "./warm-command.js";

const ROOT = fileURLToPath(new URL("..", import.meta.url));
const DIST = join(ROOT, "dist");
const SHEBANG = "#!/usr/bin/env node";

process.chdir(ROOT);

/** Commander can start other programs; ours never does, and loading what could takes 7 ms. */
const withoutPrograms = {
  name: "without-programs",
  setup(build) {
    build.onResolve({ filter: /^node:child_process$/ }, ({ path }) => ({
      path,
      namespace: "none",
    }));
    build.onLoad({ filter: /.*/, namespace: "none" }, () => ({ contents: "module.exports = {};" }));
  },
};

const shared = {
  outdir: "dist",
  bundle: true,
  platform: "node",
  target: "node20",
  external: ["gmp-wasm"],
  legalComments: "none",
  metafile: true,
};

/** ES modules that share chunks, so that what few need is loaded when they need it. */
function bundleLibrary() {
  return build({
    ...shared,
    entryPoints: { index: "src/index.ts" },
    chunkNames: "chunks/[name]-[hash]",
    plugins: [stdlibAsModules],
    splitting: true,
    format: "esm",
  });
}

/**
 * The command as one script, since each module costs a millisecond to load, and what starts it. The
 * script is a function of `module` and `require`, as CommonJS modules are.
 */
async function bundleCommand() {
  const common = { ...shared, format: "cjs", outExtension: { ".js": ".cjs" } };
  const [command, start] = await Promise.all([
    build({
      ...common,
      entryPoints: { command: "src/cli/main.ts" },
      plugins: [stdlibAsModules, withoutPrograms],
      supported: { "dynamic-import": false },
      minifyWhitespace: true,
      minifySyntax: true,
      banner: { js: "(function (module, require) {" },
      footer: { js: "})" },
    }),
    build({ ...common, entryPoints: { cli: "src/cli/start.ts" }, banner: { js: SHEBANG } }),
  ]);
  await escapeOthers(join(DIST, "command.cjs"));
  await warmCommand(join(DIST, "command.cjs"));
  // Where the command was before: npx keeps the link to it that it once made for a clone.
  await writeFile(join(DIST, "cli.js"), `${SHEBANG}\nimport "./cli.cjs";\n`);
  await Promise.all(["cli.cjs", "cli.js"].map((name) => chmod(join(DIST, name), 0o755)));
  return { ...command.metafile.inputs, ...start.metafile.inputs };
}

/**
 * Writes the characters of regular expressions that are not ASCII by their codes, as esbuild does in
 * strings: the script is read byte by byte, since a text of wider characters takes longer to read.
 */
async function escapeOthers(path) {
  const code = (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
  await writeFile(path, (await readFile(path, "utf8")).replace(/[^\0-\x7f]/g, code));
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
  const [library, commandInputs] = await Promise.all([bundleLibrary(), bundleCommand()]);
  const { inputs, outputs } = library.metafile;
  refuseNodeImports(outputs);
  await Promise.all([removeStaleChunks(outputs), writeNotices({ ...inputs, ...commandInputs })]);
}

await Promise.all([javascript(), declarations()]);
