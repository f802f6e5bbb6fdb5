/** What only a process of its own shows: streams, exit codes, pipes that close. */
import { expect, test } from "vitest";
import { COMMAND, program, spawned } from "./ask.ts";

test("data goes to standard output, and 0 is fine", async () => {
  const { stdout, stderr, code } = await spawned(["-x^2", "--format", "formula"]);
  expect({ stdout, stderr, code }).toEqual({ stdout: "-2*x\n", stderr: "", code: 0 });
});

test("messages go to standard error without colours, and 1 is the formula", async () => {
  const { stdout, stderr, code } = await spawned(["-"], "2 *\n");
  expect(stderr).toBe(
    "error: * needs a value on its right, but the formula ends [operand-missing]\n" +
      "  line 1, column 3:\n    2 *\n      ^\n",
  );
  expect([stdout, code]).toEqual(["", 1]);
});

test("2 is the call", async () => {
  const { stdout, stderr, code } = await spawned([]);
  expect(stderr).toMatch(/^error: a formula is expected, and there is none\nusage: derive EXPR/);
  expect([stdout, code]).toEqual(["", 2]);
});

test("a reader may stop early", async () => {
  const many = Array.from({ length: 400 }, (_, index) => `x${index}^2`).join(" + ");
  const pipe = `"$0" "$1" "$2" 2>&1 >&3 3>&- | cat >&2`;
  const script = `{ ${pipe}; } 3>&1 | head -1`;
  const outcome = await program("bash", ["-c", script, process.execPath, COMMAND, many]);
  expect(outcome.stdout.split("\n").length).toBe(2);
  expect(outcome.stderr).toBe("");
});

test("a session through a pipe has no prompts", async () => {
  const { stdout, stderr, code } = await spawned(["repl"], "f(x) = x^3\nf'(2)\n");
  expect({ stdout, stderr, code }).toEqual({
    stdout: "f(x) = x^3\nf'(x) = 3*x^2\n12\n",
    stderr: "",
    code: 0,
  });
});

test("a mistake in a session through a pipe leaves with 1, after the rest", async () => {
  const { stdout, stderr, code } = await spawned(["repl"], "2 +\n3 * 4");
  expect(stdout).toBe("12\n");
  expect(stderr).toMatch(/^error: \+ needs a value on its right/);
  expect(code).toBe(1);
});

test("check loads high precision", async () => {
  const { stdout, code } = await spawned(["check", "sin(x)/x", "--points", "20"]);
  expect(stdout).toMatch(/^d\/dx +[\d.]+ +\d+/m);
  expect(code).toBe(0);
});
