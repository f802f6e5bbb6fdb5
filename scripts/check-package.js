/**
 * Proves that the package works where it is installed: packs it, installs the tarball in an empty
 * project, then runs its command, imports it, bundles it for a browser, and checks a strict
 * TypeScript file against its declarations (library files included) in both module resolutions.
 */
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const ROOT = fileURLToPath(new URL("..", import.meta.url));
const TSC = join(ROOT, "node_modules", "typescript", "bin", "tsc");

const USE = `import { compile } from "fluxion";
const taxi = compile("(d/v - t)^2", { wrt: ["v"] });
const at = { d: 6, t: 0.2, v: 35 };
const value: number = taxi.value(at);
const source: string = taxi.source;
// @ts-expect-error The formula must be text, which shows that the types are seen.
const wrong = (): unknown => compile(1);
export { source, value, wrong };
`;

const EXPECT = `
const expected = -2 * (6 / 35 - 0.2) * (6 / 35 ** 2);
if (!(Math.abs(v - expected) < 1e-15)) throw new Error(\`gradient \${v}, expected \${expected}\`);
`;

const IMPORT = `import { compile } from "fluxion";
const { v } = compile("(d/v - t)^2", { wrt: ["v"] }).gradient({ d: 6, t: 0.2, v: 35 });${EXPECT}`;

const GENERATED = `import { gradient } from "./taxi.js";
const { v } = gradient({ d: 6, t: 0.2, v: 35 });${EXPECT}`;

const RESOLUTIONS = [
  ["--module", "nodenext", "--moduleResolution", "nodenext"],
  ["--module", "esnext", "--moduleResolution", "bundler"],
];

const project = mkdtempSync(join(tmpdir(), "fluxion-package-"));

function run(command, args, cwd = project) {
  try {
    return execFileSync(command, args, {
      cwd,
      encoding: "utf8",
      stdio: ["ignore", "pipe", "pipe"],
    });
  } catch (error) {
    throw new Error(`${command} ${args.join(" ")}\n${error.stdout}${error.stderr}`, {
      cause: error,
    });
  }
}

function install() {
  const packed = run(
    "npm",
    ["pack", "--ignore-scripts", "--json", "--pack-destination", project],
    ROOT,
  );
  const [{ filename, size, files }] = JSON.parse(packed);
  console.log(`${filename}: ${Math.round(size / 1024)} kB, ${files.length} files`);
  writeFileSync(join(project, "package.json"), '{ "type": "module", "private": true }\n');
  run("npm", ["install", "--prefer-offline", "--no-audit", "--no-fund", join(project, filename)]);
}

function runCommand() {
  const emitted = run("npx", ["--no-install", "derive", "(d/v - t)^2", "--wrt", "v"]);
  writeFileSync(join(project, "taxi.js"), emitted);
  writeFileSync(join(project, "generated.js"), GENERATED);
  run(process.execPath, ["generated.js"]);
}

function importLibrary() {
  writeFileSync(join(project, "import.js"), IMPORT);
  run(process.execPath, ["import.js"]);
}

async function bundleForBrowser() {
  await build({
    entryPoints: [join(project, "import.js")],
    bundle: true,
    write: false,
    format: "esm",
    platform: "browser",
    external: ["gmp-wasm"],
    absWorkingDir: project,
    logLevel: "error",
  });
}

function checkTypes() {
  writeFileSync(join(project, "use.ts"), USE);
  const strict = ["--strict", "--noEmit", "--target", "es2022", "--types", "", "use.ts"];
  for (const resolution of RESOLUTIONS) run(process.execPath, [TSC, ...resolution, ...strict]);
}

try {
  install();
  runCommand();
  importLibrary();
  await bundleForBrowser();
  checkTypes();
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
} finally {
  rmSync(project, { recursive: true, force: true });
}
