import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { resultsFile } from "./plugins/results.js";

/**
 * The tests that mutants of a folder must pass, in the order they run: those that fail fast first.
 * Slow ones are left out, so scores are lower than all tests would give.
 */
const TESTS = {
  functions: [
    "functions/catalogue",
    "functions/canonical",
    "functions/promises",
    "functions/whole-numbers",
    "docs/language",
    "print/latex",
    "print/unicode",
    "print/math-json",
    "parser/lower",
    "fuzz/differential",
    "codegen/loops",
    "simplify/others",
    "diagnostics/catalogue",
  ],
  diff: [
    "diff/variables",
    "diff/matrices",
    "diff/equations",
    "diff/higher-order",
    "fuzz/differential",
    "fuzz/loops",
    "diff/catalogue",
    "diff/taylor",
    "kinds/refusals",
  ],
  simplify: [
    "simplify/textbook",
    "simplify/rules",
    "simplify/requirements",
    "simplify/identities",
    "simplify/ranges",
    "simplify/regions",
    "simplify/sum-over",
    "simplify/simplify",
    "simplify/domain",
    "simplify/others",
    "docs/simplification",
    "simplify/speed",
    "fuzz/differential",
    "diff/equations",
  ],
  parser: [
    "parser/precedence",
    "parser/lower",
    "parser/definitions",
    "parser/vectors",
    "parser/diagnostics",
    "parser/definition-mistakes",
    "parser/vector-mistakes",
    "parser/recovery",
    "parser/limit-mistakes",
    "parser/elsewhere",
    "parser/suggest",
    "docs/language",
    "diff/equations",
  ],
  codegen: [
    "codegen/header",
    "codegen/loops",
    "codegen/vectors",
    "codegen/branches",
    "codegen/split",
    "codegen/names",
    "fuzz/differential",
    "fuzz/loops",
    "fuzz/pieces",
    "codegen/golden",
  ],
};

const longFile = (folder) => resultsFile(folder).replace(/jsonl$/, "long.json");

/** Names of the tests of a folder that take too long, as a first run has found. */
export const longTests = (folder) =>
  new Set(existsSync(longFile(folder)) ? JSON.parse(readFileSync(longFile(folder), "utf8")) : []);

export const saveLongTests = (folder, names) =>
  writeFileSync(longFile(folder), JSON.stringify([...names]));

/** Folders of src/ that have such a list. */
export const folders = Object.keys(TESTS);

export const testsOf = (folder) => TESTS[folder].map((name) => `test/${name}.test.ts`);
