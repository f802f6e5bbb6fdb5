import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { resultsFile } from "./plugins/results.js";

/**
 * The tests that mutants of a folder must pass, in the order they run: those that fail fast first. Of
 * a file with a colon only tests whose names match what follows it. Slow ones are left out, so scores
 * are lower than all tests would give.
 */
const TESTS = {
  functions: [
    "functions/catalogue",
    "functions/canonical",
    "functions/binders",
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
    "diff/differences",
    "diff/gradients",
    "diff/higher-order",
    "diff/expansions",
    "diff/modes",
    "fuzz/differential",
    "fuzz/loops",
    "diff/catalogue",
    "diff/taylor: ^(?!generated)",
    "kinds/refusals",
    "diff/leaks",
    "kinds/witnesses: ^(?!formulas that were generated)",
    "codegen/golden: is as it was",
  ],
  simplify: [
    "simplify/textbook",
    "simplify/fractions",
    "simplify/roots",
    "simplify/polynomial",
    "simplify/knowledge",
    "simplify/derivative-builder",
    "simplify/rules",
    "simplify/requirements",
    "simplify/identities",
    "simplify/ranges",
    "simplify/regions",
    "simplify/ledger",
    "simplify/economy",
    "simplify/costs",
    "simplify/written",
    "simplify/normal-form",
    "simplify/functions",
    "simplify/limits",
    "simplify/stable-rules",
    "simplify/sum-over",
    "simplify/simplify",
    "simplify/domain",
    "simplify/others",
    "docs/simplification",
    "simplify/speed",
    "simplify/stable",
    "fuzz/differential",
    "diff/equations",
    "codegen/golden: is as it was",
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
    "codegen/schedule",
    "codegen/golden: is as it was",
    "codegen/c: is as it was",
    "kinds/refusals",
    "kinds/not-in-c",
  ],
};

const longFile = (folder) => resultsFile(folder).replace(/jsonl$/, "long.json");

/** Names of the tests of a folder that take too long, as a first run has found. */
export const longTests = (folder) =>
  new Set(existsSync(longFile(folder)) ? JSON.parse(readFileSync(longFile(folder), "utf8")) : []);

export function saveLongTests(folder, names) {
  mkdirSync(dirname(longFile(folder)), { recursive: true });
  writeFileSync(longFile(folder), JSON.stringify([...names]));
}

/** Folders of src/ that have such a list. */
export const folders = Object.keys(TESTS);

const pathOf = (entry) => `test/${entry.split(": ")[0]}.test.ts`;

export const testsOf = (folder) => TESTS[folder].map(pathOf);

/** Whether the name of a test of these files, after its file and a #, is one that is asked for. */
export function isListed(folder, id) {
  const entry = TESTS[folder].find((one) => id.startsWith(`${pathOf(one)}#`));
  const pattern = entry.split(": ")[1];
  return pattern === undefined || new RegExp(pattern).test(id.slice(id.indexOf("#") + 1));
}
