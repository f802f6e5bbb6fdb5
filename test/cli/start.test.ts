/** How the built command starts: with the bytecode that the build kept, or without any. */
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { Script } from "node:vm";
import { expect, test } from "vitest";
import { COMMAND, program } from "./ask.ts";

const bundle = join(dirname(COMMAND), "command.cjs");

test("the bytecode fits the bundle and this version of Node.js", () => {
  const cachedData = readFileSync(`${bundle}.bytecode`);
  const script = new Script(readFileSync(bundle, "latin1"), { filename: bundle, cachedData });
  expect(script.cachedDataRejected).toBe(false);
});

test.each([
  ["no bytecode", undefined],
  ["bytecode of something else", Buffer.alloc(5000, 1)],
])("with %s the command answers all the same", async (_, bytecode) => {
  const folder = mkdtempSync(join(tmpdir(), "start-"));
  try {
    const command = join(folder, "cli.cjs");
    copyFileSync(COMMAND, command);
    copyFileSync(bundle, join(folder, "command.cjs"));
    if (bytecode !== undefined) writeFileSync(join(folder, "command.cjs.bytecode"), bytecode);
    const asked = [command, "x^2", "--format", "formula"];
    const { stdout, stderr, code } = await program(process.execPath, asked);
    expect({ stdout, stderr, code }).toEqual({ stdout: "2*x\n", stderr: "", code: 0 });
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test("the bundle is ASCII, as it is read, and knows other characters all the same", async () => {
  expect(readFileSync(bundle).every((byte) => byte < 128)).toBe(true);
  const { stdout, stderr } = await program(process.execPath, [COMMAND, "λ₁·x₀²"]);
  expect(stderr).toBe("");
  expect(stdout).toContain(`const { "λ₁": λ1, "x₀": x0 } = at;`);
});
