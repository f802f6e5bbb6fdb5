/**
 * The tests of a folder and all they import as one function, which gives fresh modules at each call:
 * a mutant then costs a call, where a new process would load and compile everything again. Packages
 * stay outside and are shared between calls.
 */
import { readFile } from "node:fs/promises";
import { pathToFileURL } from "node:url";
import { Script, constants } from "node:vm";
import { build } from "esbuild";

const PACKAGE = /^[@a-z]/;
const IDENTIFIER = /^[A-Za-z_$][\w$]*$/;

/** The text of a module that hands on what a package exports, as found in the argument. */
function handingOn(name, exported) {
  const names = Object.keys(exported).filter((key) => key !== "default" && IDENTIFIER.test(key));
  const hand = `const module = given.packages.get(${JSON.stringify(name)});`;
  const byDefault = "default" in exported ? "export default module.default;" : "";
  return `${hand}\n${byDefault}\nexport const { ${names.join(", ")} } = module;`;
}

/** Packages are asked from the function's argument; a file of ours keeps its own `import.meta.url`. */
const asFunction = (packages, changed) => ({
  name: "as-function",
  setup({ onResolve, onLoad }) {
    onResolve({ filter: PACKAGE }, ({ path }) =>
      path === "fluxion" ? undefined : { path, namespace: "package" },
    );
    onLoad({ filter: /.*/, namespace: "package" }, async ({ path }) => {
      if (!packages.has(path)) packages.set(path, await import(path));
      return { contents: handingOn(path, packages.get(path)), loader: "js" };
    });
    onLoad({ filter: /\.ts$/, namespace: "file" }, async ({ path }) => ({
      contents: (changed[path] ?? (await readFile(path, "utf8"))).replaceAll(
        "import.meta.url",
        JSON.stringify(pathToFileURL(path).href),
      ),
      loader: "ts",
    }));
  },
});

/** In order: each file's tests are collected and run before the next file is read. */
const entry = (files) =>
  files
    .map((file) => `await given.run(${JSON.stringify(file)}, () => import("./${file}"));`)
    .join("\n");

/**
 * A function of `{ packages, run }`, and the packages that it needs by name, some of which are given.
 * `run` is called with each test file in turn and a function that reads it. `changed` has texts for
 * files to have instead of their own.
 */
export async function bundle(files, root, given, changed = {}) {
  const packages = new Map(Object.entries(given));
  const { outputFiles } = await build({
    stdin: { contents: entry(files), resolveDir: root, sourcefile: "tests.js" },
    bundle: true,
    write: false,
    format: "esm",
    platform: "node",
    target: "node20",
    logLevel: "error",
    alias: { fluxion: `${root}/src/index.ts` },
    plugins: [asFunction(packages, changed)],
  });
  const script = new Script(`(async (given) => {\n${outputFiles[0].text}\n})`, {
    filename: `${root}/tests.js`,
    importModuleDynamically: constants.USE_MAIN_CONTEXT_DEFAULT_LOADER,
  });
  return { call: script.runInThisContext(), packages };
}
