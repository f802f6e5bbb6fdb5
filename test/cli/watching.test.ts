/** Long checks on a terminal: progress is shown and wiped, and Ctrl-C tells what was found so far. */
import { expect, test } from "vitest";
import type { FormulaReport } from "../../src/evidence/check.ts";
import { run } from "../../src/cli/run.ts";
import { ask, recorder } from "./ask.ts";

const LONG = ["check", "exp(x)*sin(y)", "--points", "50000"];

/** A terminal at which somebody presses Ctrl-C some time after the check could be stopped. */
function watched(isScreen: boolean, milliseconds: number) {
  const undone: number[] = [];
  const terminal = Object.assign(recorder(), {
    isScreen,
    onInterrupt(stop: () => void): () => void {
      setTimeout(stop, milliseconds);
      return () => undone.push(1);
    },
  });
  return { terminal, undone };
}

test("Ctrl-C ends a check with what was found so far, and the exit code of shells", async () => {
  const { terminal, undone } = watched(true, 1_300);
  const code = await run([...LONG, "--format", "json"], terminal);
  expect([code, undone.length]).toEqual([130, 1]);
  const report = JSON.parse(terminal.stdout) as FormulaReport;
  expect(report).toMatchObject({
    interrupted: true,
    verdict: expect.stringMatching(/agrees|untested/) as string,
  });
  expect(report.points.inside).toBeLessThan(50_000);
  const [before, ...lines] = terminal.stderr.split("\r\u001B[K");
  expect([before, lines.pop()]).toEqual(["", ""]);
  expect(lines.length).toBeGreaterThan(0);
  for (const line of lines) expect(line).toMatch(/^[\d,]+ of [\d,]+ points compared$/);
});

test("nothing is shown of short checks, or where nobody looks", async () => {
  const { terminal: short } = watched(true, 5_000);
  expect(await run(["check", "x^2", "--points", "5"], short)).toBe(0);
  expect(short.stderr).toBe("");
  const { terminal: piped } = watched(false, 100);
  expect(await run(LONG, piped)).toBe(130);
  expect(piped.stdout).toMatch(/^verdict {2}\w+, as far as it went: stopped after \d+ points\n/);
  expect(piped.stderr).toBe("");
});

test("a check without a terminal that can be interrupted runs to its end", async () => {
  expect(await ask(["check", "x^2", "--points", "5"])).toMatchObject({ code: 0, stderr: "" });
});
