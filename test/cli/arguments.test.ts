/** Which arguments are options, and which are formulas. */
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { version } from "../../src/cli/help.ts";
import { ask } from "./ask.ts";

const derivative = async (...args: string[]): Promise<string> => {
  const { stdout, stderr, code } = await ask(["--format", "formula", ...args]);
  expect([stderr, code]).toEqual(["", 0]);
  return stdout;
};

describe("a formula may begin with a minus", () => {
  const cases: readonly (readonly [args: readonly string[], stdout: string])[] = [
    [["-x^2"], "-2*x\n"],
    [["-x"], "-1\n"],
    [["-2*x", "--wrt", "x"], "-2\n"],
    [["--wrt", "x", "-x^2"], "-2*x\n"],
    [["-x^2", "--wrt=x"], "-2*x\n"],
    [["-(x)"], "-1\n"],
    [["--2*x"], "2\n"],
    [["-q"], "-1\n"],
    [["-.5x"], "-0.5\n"],
    [["--", "-o"], "-1\n"],
    [["--", "--x"], "1\n"],
  ];
  test.each(cases)("%j", async (args, stdout) => {
    expect(await derivative(...args)).toBe(stdout);
  });
});

describe("a command's name counts in first place only", () => {
  test.each([["check"], ["repl"], ["help"]])("%s", async (name) => {
    expect((await ask(["--", name, "--format"])).code).toBe(2);
    const { stdout, code } = await ask(["--format", "formula", name]);
    expect([stdout, code]).toEqual(["1\n", 0]);
    expect((await ask(["--", name])).stdout).toContain(`export const formula = "${name}";`);
  });
});

test("--wrt takes names by commas, and again", async () => {
  const both = "d/dv = -d/v^2\nd/dd = 1/v\n";
  expect(await derivative("d/v", "--wrt", "v,d")).toBe(both);
  expect(await derivative("d/v", "--wrt", "v", "--wrt", "d")).toBe(both);
  expect(await derivative("d/v")).toBe("d/dd = 1/v\nd/dv = -d/v^2\n");
});

test("--version is the package's", async () => {
  expect(await ask(["--version"])).toEqual({ stdout: `${version}\n`, stderr: "", code: 0 });
});

test("- is standard input", async () => {
  const outcome = await ask(["-", "--format", "formula"], "\uFEFF  x^2\n\n");
  expect(outcome).toEqual({ stdout: "2*x\n", stderr: "", code: 0 });
});

const TAXI = `# An expert's guess of the speed.
q = d/v   # hours
r = q - t

r^2
`;

test("standard input may have definitions on lines of their own", async () => {
  const outcome = await ask(["-", "--wrt", "v", "--format", "formula"], TAXI);
  expect(outcome).toEqual({ stdout: "-2*d*(d/v - t)/v^2\n", stderr: "", code: 0 });
  const { stderr } = await ask(["-"], TAXI.replace("q - t", "q - sine(t)"));
  expect(stderr).toBe(`error: there is no function sine [unknown-function]
  line 3, column 9:
    r = q - sine(t)
            ^^^^
  try: sin(t)
`);
});

test("a file of definitions is a module, and mistakes have their line and column", async () => {
  const folder = await mkdtemp(join(tmpdir(), "fluxion-"));
  try {
    const path = join(folder, "taxi.formula");
    await writeFile(path, TAXI);
    expect(await derivative(path, "--wrt", "v")).toBe("-2*d*(d/v - t)/v^2\n");
    const { stdout } = await ask([path, "--wrt", "v"]);
    expect(stdout).toContain(" * # An expert's guess of the speed.\n * q = d/v   # hours\n");
    expect(stdout).toContain(`export const formula =\n  ${JSON.stringify(TAXI.trim())};\n`);
    await writeFile(path, TAXI.replace("r^2", "r^2 + s\n  s = 1"));
    const { stderr, code } = await ask([path]);
    expect(stderr).toBe(`${path}:
error: this value is not used: the last statement is the result, all before it define [unused-value]
  line 5, column 1:
    r^2 + s
    ^^^^^^^
  try: q = r^2 + s
`);
    expect(code).toBe(1);
  } finally {
    await rm(folder, { recursive: true });
  }
});

test("a name in .formula is a file, and mistakes are told with it", async () => {
  const folder = await mkdtemp(join(tmpdir(), "fluxion-"));
  try {
    const path = join(folder, "a.formula");
    await writeFile(path, "(x +\n  y)^2\n");
    expect(await derivative(path, "--wrt", "x")).toBe("2*(x + y)\n");
    await writeFile(path, "(x +\n  y)^2 * sine(x)\n");
    const { stderr, code } = await ask([path]);
    expect(stderr).toBe(`${path}:
error: there is no function sine [unknown-function]
  line 2, column 10:
      y)^2 * sine(x)
             ^^^^
  try: sin(x)
`);
    expect(code).toBe(1);
  } finally {
    await rm(folder, { recursive: true });
  }
});
