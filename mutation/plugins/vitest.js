/** As much of vitest as the tests use: they are collected in a list, and `expect` is vitest's own. */
import { format } from "node:util";
import {
  ASYMMETRIC_MATCHERS_OBJECT,
  JestAsymmetricMatchers,
  JestChaiExpect,
  JestExtend,
  chai,
} from "@vitest/expect";

for (const plugin of [JestExtend, JestChaiExpect, JestAsymmetricMatchers]) chai.use(plugin);

export const expect = Object.assign(
  (value, message) => chai.expect(value, message),
  chai.expect,
  globalThis[ASYMMETRIC_MATCHERS_OBJECT],
);

/** `it`, `describe` and the like, and what collects the tests that they declare. */
export function collector() {
  const tests = [];
  const waiting = [];
  const file = { name: "", before: [] };
  let suite = file;

  const declare = (name, run, fails = false) => {
    tests.push({ name: `${suite.name} ${name} #${tests.length}`.trim(), run, fails, suite });
  };
  const within = (name, body) => {
    const outer = suite;
    suite = { name: `${outer.name} ${name}`.trim(), before: [], outer };
    body();
    suite = outer;
  };
  const each = (one) => (rows) => (name, body) => {
    const lists = rows.every(Array.isArray) ? rows : rows.map((row) => [row]);
    const shown = (list) => format(name, ...list.slice(0, name.split("%").length - 1));
    for (const list of lists) one(shown(list), () => body(...list));
  };

  const skip = () => {};
  skip.each = () => skip;
  const it = (name, run) => declare(name, run);
  it.each = each(it);
  it.fails = (name, run) => declare(name, run, true);
  it.fails.each = each(it.fails);
  it.skipIf = (condition) => (condition ? skip : it);
  // What is outside of all suites may need the rest of its file, so it waits for that.
  const describe = (name, body) =>
    suite.outer ? within(name, body) : waiting.push(() => within(name, body));
  describe.each = each(describe);
  describe.skipIf = (condition) => (condition ? skip : describe);
  const beforeAll = (run) => suite.before.push(run);

  /** The tests that were declared since it was asked last. */
  const collect = () => {
    suite = file;
    for (const body of waiting.splice(0)) body();
    return tests.splice(0);
  };
  return { collect, vitest: { it, test: it, describe, beforeAll, expect } };
}

/** Runs a test, after what its suites ask to be run once before. Throws where it fails. */
export async function runTest({ run, fails, suite }) {
  await prepare(suite);
  if (!fails) return run({});
  try {
    await run({});
  } catch {
    return undefined;
  }
  throw new Error("expected to fail");
}

async function prepare(suite) {
  if (suite.outer) await prepare(suite.outer);
  const waiting = suite.before;
  suite.before = [];
  for (const run of waiting) await run();
}
