/**
 * Writes `src/codegen/text/kernel-sources.ts`: each kernel of `src/functions/kernels.ts` as one statement
 * of JavaScript that needs nothing outside itself, for emitted modules to carry. Bundling by esbuild
 * rather than copying by hand keeps the operations those of the interpreter, to the bit; a test
 * compares. Run it after a change of the kernels or of stdlib: `npm run kernels`. With `--check` it
 * writes nothing and fails where the file is another.
 */
import { readFile, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { format } from "prettier";
import { stdlibAsModules } from "./stdlib-as-modules.js";
import { originalNotice } from "./third-party-notices.js";

const KERNELS = fileURLToPath(new URL("../src/functions/kernels.ts", import.meta.url));
const OUTPUT = fileURLToPath(new URL("../src/codegen/text/kernel-sources.ts", import.meta.url));

const HEADER = `/**
 * Made by \`npm run kernels\` from src/functions/kernels.ts; do not edit. Each value is one statement
 * that declares the kernel and needs nothing outside itself.
 */
import type { KernelName } from "../../functions/kernels.ts";

export const kernelSources: Readonly<Record<KernelName, string>> = {
`;

/** The names in `export const kernels = { … }`, each of which is a binding of the file. */
function kernelNames(source) {
  const list = /^export const kernels(?:: \w+)? = \{([^}]*)\};$/m.exec(source)?.[1];
  const names = list?.split(",").map((name) => name.trim());
  const plain = names?.filter((name) => name !== "");
  if (!plain?.every((name) => /^\w+$/.test(name))) {
    throw new Error("kernels.ts: expected `export const kernels = { name, … };`");
  }
  return plain;
}

/** Makes every kernel a named export of kernels.ts, so that one alone can be bundled. */
function exposing(source, names) {
  return {
    name: "expose-kernels",
    setup(build) {
      build.onLoad({ filter: /[\\/]src[\\/]functions[\\/]kernels\.ts$/ }, () => ({
        contents: `${source}\nexport { ${names.join(", ")} };`,
        loader: "ts",
      }));
    },
  };
}

/** Copyright lines of the originals that stdlib's files were made from. */
function copyrights(paths) {
  const lines = paths.flatMap((path) => originalNotice(path)?.split("\n") ?? []);
  const claims = lines.filter((line) => /^(\(C\) )?Copyright.*\b\d{4}\b/i.test(line));
  return [
    ...new Set(claims.map((line) => line.replace(/\.?( All rights reserved)?\.?$/i, ""))),
  ].sort();
}

function credit(name, others) {
  const parts = others.length === 0 ? "" : ` Parts: ${others.join("; ")}.`;
  return (
    `/* ${name}: stdlib (https://stdlib.io), Copyright (c) The Stdlib Authors, Apache License 2.0, ` +
    `https://www.apache.org/licenses/LICENSE-2.0; bundled and minified.${parts} ` +
    `In full: THIRD-PARTY-NOTICES.txt of the package fluxion. */\n// prettier-ignore\n`
  );
}

async function bundle(name, exposed, minify) {
  const result = await build({
    stdin: { contents: `export { ${name} } from "./kernels.ts";`, resolveDir: dirname(KERNELS) },
    plugins: [exposed, stdlibAsModules],
    bundle: true,
    minify,
    metafile: true,
    write: false,
    format: "esm",
    platform: "neutral",
    mainFields: ["main"],
    target: "es2020",
    legalComments: "none",
    logLevel: "silent",
  });
  const text = result.outputFiles[0].text.replace(/^\/\/ .*\n/gm, "");
  const [, body, local] = /^([^]*?)export ?\{\s*([\w$]+)(?: as \w+)?\s*\};\s*$/.exec(text);
  const [{ inputs }] = Object.values(result.metafile.outputs);
  const used = Object.keys(inputs).filter((path) => inputs[path].bytesInOutput > 0);
  const code = `const ${name} = /* @__PURE__ */ (() => { ${body.trim()} return ${local}; })();`;
  return { code, stdlib: used.filter((path) => path.includes("@stdlib/")) };
}

/** stdlib's code minified, behind a line of credit; ours laid out to be read. */
async function statement(name, exposed) {
  const { code, stdlib } = await bundle(name, exposed, true);
  if (stdlib.length > 0) return credit(name, copyrights(stdlib)) + code;
  const plain = await bundle(name, exposed, false);
  return (await format(plain.code, { parser: "babel", printWidth: 100 })).trim();
}

/** The whole text of the generated file. */
async function kernelSourcesFile() {
  const source = await readFile(KERNELS, "utf8");
  const names = kernelNames(source);
  const exposed = exposing(source, names);
  const statements = await Promise.all(names.map((name) => statement(name, exposed)));
  const lines = names.map((name, at) => `  ${name}:\n    ${JSON.stringify(statements[at])},\n`);
  return `${HEADER}${lines.join("")}};\n`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const made = await kernelSourcesFile();
  if (!process.argv.includes("--check")) await writeFile(OUTPUT, made);
  else if ((await readFile(OUTPUT, "utf8")) !== made) {
    process.stderr.write("the kernel texts are not those of the kernels: npm run kernels\n");
    process.exitCode = 1;
  }
}
