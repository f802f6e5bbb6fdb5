/**
 * Tests once more the mutants of a folder that nothing noticed, against the unit tests of that folder,
 * which is where tests were added; the others they passed already. Each is put into the text of its
 * file. Stryker would first run all tests to learn which reach what.
 */
import { readFileSync, statSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { bundle } from "./plugins/bundle.js";
import { addResult, isNoticed, latestResults } from "./plugins/results.js";
import { collector, runTest } from "./plugins/vitest.js";
import { mutated } from "./report.js";
import { isListed, longTests, testsOf } from "./tests-of.js";

const root = fileURLToPath(new URL("..", import.meta.url)).replace(/\/$/, "");

/** Notes those of a folder that a test notices now. */
export async function testAgain(folder) {
  const own = testsOf(folder).filter((file) => file.startsWith(`test/${folder}/`));
  // What was written last is what mutants fall to.
  const age = (file) => -statSync(`${root}/${file}`).mtimeMs;
  const files = own.toSorted((a, b) => age(a) - age(b));
  const long = longTests(folder);
  const isWanted = (id) => isListed(folder, id) && !long.has(id);
  const failing = await firstFailure(files, isWanted, {});
  if (failing !== undefined) throw new Error(`${failing} fails as things are`);
  for (const result of latestResults(folder).filter((one) => !isNoticed(one))) {
    const path = `${root}/${result.file}`;
    const changed = { [path]: mutated(result, readFileSync(path, "utf8")) };
    const killedBy = await firstFailure(files, isWanted, changed);
    if (killedBy !== undefined) addResult(folder, { ...result, status: "Killed", killedBy });
  }
}

/** The first test that fails with changed texts of files, or undefined. */
async function firstFailure(files, isWanted, changed) {
  const { collect, vitest } = collector();
  const { call, packages } = await bundle(files, root, { vitest }, changed);
  let failed;
  const run = async (file, read) => {
    if (failed !== undefined) return;
    failed = file;
    try {
      await read();
      for (const test of collect()) {
        failed = `${file}#${test.name}`;
        if (isWanted(failed)) await runTest(test);
      }
      failed = undefined;
    } catch {
      return;
    }
  };
  await call({ packages, run });
  return failed;
}
