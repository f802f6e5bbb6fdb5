/**
 * Stryker over one folder of src/, named by MUTATION_FOLDER; run.js sets it. Stryker and its plugins
 * are installed here, vitest is the project's own.
 */
import { fileURLToPath } from "node:url";

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const folder = process.env.MUTATION_FOLDER;

export default {
  mutate: [`src/${folder}/**/*.ts`, "!src/codegen/text/kernel-sources.ts"],
  testRunner: "in-process",
  plugins: [here("plugins/runner.js"), here("plugins/sample.js"), here("plugins/record.js")],
  checkers: ["sample"],
  reporters: ["record"],
  coverageAnalysis: "perTest",
  concurrency: Number(process.env.MUTATION_WORKERS ?? 1),
  timeoutMS: 20_000,
  timeoutFactor: 3,
  dryRunTimeoutMinutes: 15,
  ignorePatterns: ["bench", "dist", "examples", ".ci", "mutation/results", "mutation/node_modules"],
  tempDirName: `.stryker-tmp/${folder}`,
  // Types are stripped, not checked, and Stryker cannot read the configuration of TypeScript 7.
  disableTypeChecks: false,
  tsconfigFile: "none",
  allowConsoleColors: false,
  logLevel: "warn",
  warnings: { slow: false },
};
