/**
 * An esbuild plugin: reads stdlib's CommonJS files as ES modules, so that they tree-shake and join
 * into plain code. As they are, six functions bundle to 30 to 120 kB each, with debug logging,
 * feature detection for engines without typed arrays, and a `Function` constructor that a strict
 * Content-Security-Policy forbids. stdlib's sources are uniform enough for a few line patterns;
 * anything that they do not cover stops the build, since `require` or `debug` would be left over.
 */
import { readFile } from "node:fs/promises";

/** Packages whose whole meaning, on engines of today, is one expression. */
const EXPRESSIONS = {
  "array-float64": "Float64Array",
  "array-uint8": "Uint8Array",
  "array-uint16": "Uint16Array",
  "array-uint32": "Uint32Array",
  "assert-is-little-endian": "/* @__PURE__ */ new Uint8Array(new Uint16Array([1]).buffer)[0] === 1",
  "number-ctor": "Number",
};

/** Packages whose index adds a method that we do not want; their main file alone is taken. */
const MAIN_ONLY = ["math-base-tools-evalpoly"];

const PATTERNS = [
  [/^var logger = require\( 'debug' \);$/gm, ""],
  [/^var debug = logger\( '[a-z]+' \);$/gm, ""],
  [/^\s*debug\( .* \);$/gm, ""],
  [/^var setReadOnly = require\( '[^']+' \);$/gm, ""],
  [/^setReadOnly\( main, 'assign', assign \);$/gm, "main.assign = assign;"],
  [
    /^var (\w+) = require\( '(@stdlib\/[\w-]+)' \)\.assign;/gm,
    "import $1 from '$2/lib/assign.js';",
  ],
  [/^var (\w+) = require\( '([^']+)' \);/gm, "import $1 from '$2';"],
  [/^module\.exports = (\w+);/gm, "export { $1 as default };"],
];

/** One CommonJS file of stdlib, as an ES module. */
export function asModule(source, path) {
  const code = PATTERNS.reduce((text, [pattern, to]) => text.replace(pattern, to), source);
  const bare = code.replace(/\/\*[^]*?\*\/|(?:^|\s)\/\/.*$/gm, "");
  const left = /\b(require|debug|setReadOnly|module\.exports|Function)\b/.exec(bare);
  if (left) throw new Error(`${path}: "${left[0]}" is not covered by scripts/stdlib-as-modules.js`);
  return code;
}

export const stdlibAsModules = {
  name: "stdlib-as-modules",
  setup(build) {
    build.onResolve({ filter: /^@stdlib\// }, async ({ path, resolveDir, pluginData, kind }) => {
      if (pluginData === "seen") return undefined;
      const name = path.slice("@stdlib/".length);
      if (name in EXPRESSIONS) return { path: name, namespace: "expression", sideEffects: false };
      const target = MAIN_ONLY.includes(name) ? `${path}/lib/main.js` : path;
      const found = await build.resolve(target, { resolveDir, kind, pluginData: "seen" });
      return { ...found, sideEffects: false };
    });
    build.onLoad({ filter: /.*/, namespace: "expression" }, ({ path }) => ({
      contents: `export default ${EXPRESSIONS[path]};`,
    }));
    build.onLoad({ filter: /[\\/]@stdlib[\\/][\w-]+[\\/]lib[\\/]\w+\.js$/ }, async ({ path }) => ({
      contents: asModule(await readFile(path, "utf8"), path),
    }));
  },
};
