/**
 * Runs tests for Stryker without a process for each mutant. A mutant in what is run as modules are
 * read is there from the start, any other from when the tests of a file have been declared. A file
 * that cannot be read fails. The first failure ends the run. Tests that take long are left out.
 */
import { INSTRUMENTER_CONSTANTS } from "@stryker-mutator/api/core";
import { PluginKind, declareFactoryPlugin } from "@stryker-mutator/api/plugin";
import {
  TestStatus,
  determineHitLimitReached,
  toMutantRunResult,
} from "@stryker-mutator/api/test-runner";
import { isListed, longTests, saveLongTests, testsOf } from "../tests-of.js";
import { bundle } from "./bundle.js";
import { collector, runTest } from "./vitest.js";

const FOLDER = process.env.MUTATION_FOLDER;

/** Tests that take more processor time than this, in milliseconds, are left out. */
const LONG = 900;
const processorTime = () => process.cpuUsage().user / 1000;

function runner() {
  /** What mutated code reads and counts in. */
  const state = (globalThis[INSTRUMENTER_CONSTANTS.NAMESPACE] ??= {});
  let long = new Set();
  let call;
  let packages;

  async function init() {
    process.env.FUZZ_COUNT ??= "20";
    const { vitest } = collector();
    long = longTests(FOLDER);
    const files = testsOf(FOLDER);
    ({ call, packages } = await bundle(files, process.cwd(), { vitest }));
  }

  /** Results of the tests of a file for which `isWanted` holds, or one failure of all. */
  async function runFile(file, read, collect, { isWanted, bail, active }) {
    let tests;
    try {
      await read();
      tests = collect();
    } catch (error) {
      return [failed(`${file}#`, file, 0, error)];
    }
    if (active !== undefined) state.activeMutant = active;
    const results = [];
    for (const test of tests) {
      const id = `${file}#${test.name}`;
      if (!isWanted(id)) continue;
      const result = await runOne(test, id, file);
      results.push(result);
      if (bail && result.status === TestStatus.Failed) break;
    }
    return results;
  }

  async function runOne(test, id, file) {
    const started = processorTime();
    state.currentTestId = id;
    try {
      await runTest(test);
      return {
        ...named(id, file),
        timeSpentMs: processorTime() - started,
        status: TestStatus.Success,
      };
    } catch (error) {
      return failed(id, file, processorTime() - started, error);
    } finally {
      state.currentTestId = undefined;
    }
  }

  async function run({ wanted, bail, active, fromStart }) {
    const results = [];
    const { collect, vitest } = collector();
    const files = wanted && new Set([...wanted].map((id) => id.slice(0, id.indexOf("#"))));
    const isWanted = (id) =>
      isListed(FOLDER, id) && !long.has(id) && (wanted === undefined || wanted.has(id));
    const runNext = async (file, read) => {
      if (bail && results.some(({ status }) => status === TestStatus.Failed)) return;
      if (files !== undefined && !files.has(file)) return;
      state.activeMutant = fromStart ? active : undefined;
      results.push(...(await runFile(file, read, collect, { isWanted, bail, active })));
    };
    await call({ packages: new Map([...packages, ["vitest", vitest]]), run: runNext });
    state.activeMutant = undefined;
    return { status: "complete", tests: results };
  }

  return {
    capabilities: () => ({ reloadEnvironment: true }),
    init,
    async dryRun() {
      delete state.mutantCoverage;
      const { tests, status } = await run({ bail: false });
      const { perTest, static: atStart } = state.mutantCoverage;
      for (const { id, timeSpentMs } of tests) if (timeSpentMs > LONG) long.add(id);
      saveLongTests(FOLDER, long);
      return {
        status,
        tests: tests.filter(({ id }) => !long.has(id)),
        mutantCoverage: {
          static: atStart,
          perTest: Object.fromEntries(Object.entries(perTest).filter(([id]) => !long.has(id))),
        },
      };
    },
    async mutantRun({ testFilter, activeMutant, mutantActivation, hitLimit }) {
      Object.assign(state, { hitCount: 0, hitLimit });
      const result = await run({
        wanted: testFilter && new Set(testFilter),
        bail: true,
        active: activeMutant.id,
        fromStart: mutantActivation === "static",
      });
      return toMutantRunResult(determineHitLimitReached(state.hitCount, hitLimit) ?? result);
    },
  };
}

const named = (id, fileName) => ({ id, name: id, fileName });

const failed = (id, file, timeSpentMs, error) => ({
  ...named(id, file),
  timeSpentMs,
  status: TestStatus.Failed,
  failureMessage: String(error?.message ?? error),
});

export const strykerPlugins = [declareFactoryPlugin(PluginKind.TestRunner, "in-process", runner)];
