/** Warnings beside the answer, `derive diagnose` and `derive explain`. */
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { answerLines } from "../../src/cli/repl.ts";
import { catalogue } from "../../src/diagnostics/catalogue.ts";
import { ask, recorder } from "./ask.ts";

const SLIP = "velocity^2 + 2*velocty";
const WARNING = `warning: velocty is a variable of its own beside velocity [similar-name]
  line 1, column 16:
    velocity^2 + 2*velocty
                   ^^^^^^^
  try: velocity
`;

describe("warnings", () => {
  test("go to standard error and change nothing else", async () => {
    const { stdout, stderr, code } = await ask([SLIP, "--format", "formula", "--wrt", "velocity"]);
    expect({ stdout, stderr, code }).toEqual({ stdout: "2*velocity\n", stderr: WARNING, code: 0 });
    expect(await ask(["check", SLIP])).toMatchObject({ stderr: WARNING, code: 0 });
  });

  test("are data in JSON", async () => {
    const { stdout } = await ask([SLIP, "--format", "json"]);
    expect((JSON.parse(stdout) as { warnings: unknown }).warnings).toEqual([
      {
        severity: "warning",
        code: "similar-name",
        message: "velocty is a variable of its own beside velocity",
        span: { start: 15, end: 22 },
        suggestion: "velocity",
      },
    ]);
  });

  test("of a file are told with its name, once", async () => {
    const folder = await mkdtemp(join(tmpdir(), "warnings-"));
    const path = join(folder, "slip.formula");
    await writeFile(path, `${SLIP}\n`);
    expect((await ask([path, "--format", "formula"])).stderr).toBe(`${path}:\n${WARNING}`);
    await rm(folder, { recursive: true });
  });

  test("are told in sessions, whose definitions need not be used", async () => {
    const terminal = recorder();
    const lines = ["f(x) = x^2", "q = 2", SLIP, "f(y) == q ? 1 : 2", "q = 2*x; 3*y", "x = x + 1"];
    await answerLines(lines, terminal);
    expect(terminal.stderr.match(/\[[\w-]+\]/g)).toEqual([
      "[similar-name]",
      "[exact-comparison]",
      "[unused-definition]",
      "[value-missing]",
    ]);
  });
});

test("sessions tell mistakes together", async () => {
  const terminal = recorder();
  await answerLines(["f(x) = x^2", "sine(x) + f(1, 2) + x(y+1)"], terminal);
  expect(terminal.stderr.match(/\[[\w-]+\]/g)).toEqual([
    "[unknown-function]",
    "[wrong-arity]",
    "[not-a-function]",
  ]);
});

describe("derive diagnose", () => {
  test("tells warnings and mistakes on standard output", async () => {
    expect(await ask(["diagnose", SLIP])).toEqual({ stdout: WARNING, stderr: "", code: 0 });
    expect(await ask(["diagnose", "x^2"])).toEqual({ stdout: "", stderr: "", code: 0 });
    const { stdout, stderr, code } = await ask(["diagnose", "sine(x) + x(y+1)"]);
    expect(stdout.match(/\[[\w-]+\]/g)).toEqual(["[unknown-function]", "[not-a-function]"]);
    expect([stderr, code]).toEqual(["", 1]);
  });

  test("gives data to editors", async () => {
    const { stdout, code } = await ask(["diagnose", "-", "--format", "json"], "2*sine(x)\n");
    expect(JSON.parse(stdout)).toEqual([
      {
        severity: "error",
        code: "unknown-function",
        message: "there is no function sine",
        span: { start: 2, end: 6 },
        suggestion: "sin(x)",
      },
    ]);
    expect(code).toBe(1);
    expect((await ask(["diagnose", "x", "--format=json"])).stdout).toBe("[]\n");
  });
});

describe("derive explain", () => {
  test("prints an entry", async () => {
    expect(await ask(["explain", "truth-as-number"])).toEqual({
      stdout: `error: A condition stands where a number is needed [truth-as-number]

Conditions are true or false and are not counted as 1 and 0: it would hide where
the formula jumps. A conditional says it openly.

Instead of
  (x > 0)*2
write
  x > 0 ? 2 : 0
`,
      stderr: "",
      code: 0,
    });
    expect((await ask(["explain", "[Similar-Name]"])).stdout).toMatch(/^warning: A variable's/);
    expect((await ask(["explain", "missing-variable"])).stdout).toContain(
      "Instead of (in a program)\n",
    );
  });

  test("lists all codes with their titles", async () => {
    const { stdout, code } = await ask(["explain"]);
    expect(code).toBe(0);
    for (const [name, { title }] of catalogue)
      expect(stdout).toMatch(new RegExp(`^ {2}${name} +${title.replace(/[?=!]/g, "\\$&")}$`, "m"));
  });

  test("suggests the nearest code", async () => {
    const { stderr, code } = await ask(["explain", "unkown-function"]);
    expect(stderr).toMatch(
      /^error: there is no code unkown-function\n {2}try: derive explain unknown-function\nusage: /,
    );
    expect(code).toBe(2);
    expect((await ask(["explain", "zzz"])).stderr).toContain("  try: derive explain, for all");
    expect((await ask(["explain", "a", "b"])).code).toBe(2);
  });
});
