/** Files are written whole, beside their declarations, and work without Fluxion. */
import { chmod, mkdir, readFile, stat, symlink, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { emit } from "../../src/emit.ts";
import { ask, program } from "./ask.ts";
import { ownFolder } from "./own-folder.ts";

const TSC = fileURLToPath(new URL("../../node_modules/typescript/bin/tsc", import.meta.url));
const TAXI = ["(d/v - t)^2", "--wrt", "v"] as const;

const { folder, inFolder, written } = ownFolder();

describe("a name's ending tells the format", () => {
  test.each([
    ["taxi.js", ["taxi.d.ts", "taxi.js"], /^export function gradient\(at\) \{$/m],
    ["taxi.mjs", ["taxi.d.mts", "taxi.mjs"], /^export function gradient\(at\) \{$/m],
    ["taxi.ts", ["taxi.ts"], /^export function gradient\(at: Point\): Gradient \{$/m],
    [
      "taxi.c",
      ["taxi.c", "taxi.h"],
      /^double formula_value\(const struct formula_point \*at\) \{$/m,
    ],
    ["taxi.formula", ["taxi.formula"], /^-2\*d\*\(d\/v - t\)\/v\^2\n$/],
    ["taxi.tex", ["taxi.tex"], /^.*\\frac.*\n$/],
    ["taxi.json", ["taxi.json"], /^\{\n {2}"formula": /],
  ])("%s", async (name, files, content) => {
    expect(await ask([...TAXI, "-o", inFolder(name)])).toEqual({ stdout: "", stderr: "", code: 0 });
    expect(await written()).toEqual(files);
    expect(await readFile(inFolder(name), "utf8")).toMatch(content);
  });

  test("--format is stronger", async () => {
    await ask([...TAXI, "-o", inFolder("taxi.txt"), "--format", "js"]);
    expect(await written()).toEqual(["taxi.txt"]);
    const { code } = emit(TAXI[0], { wrt: ["v"] });
    expect(await readFile(inFolder("taxi.txt"), "utf8")).toBe(code);
  });
});

describe("what cannot be written is told", () => {
  test("a folder that is not there", async () => {
    const path = inFolder("none/taxi.js");
    const stderr = `error: ${path} cannot be written: there is no folder ${inFolder("none")}\n`;
    expect(await ask([...TAXI, "-o", path])).toEqual({ stdout: "", stderr, code: 1 });
  });

  test("a folder", async () => {
    const stderr = `error: ${folder()} cannot be written: it is a folder\n`;
    expect(await ask([...TAXI, "-o", folder()])).toEqual({ stdout: "", stderr, code: 1 });
  });

  test("one of two files, and then neither is", async () => {
    await mkdir(inFolder("taxi.d.ts"));
    const { stderr, code } = await ask([...TAXI, "-o", inFolder("taxi.js")]);
    expect(stderr).toBe(`error: ${inFolder("taxi.d.ts")} cannot be written: it is a folder\n`);
    expect(code).toBe(1);
    expect(await written()).toEqual(["taxi.d.ts"]);
  });

  test("a file that is read-only", async () => {
    const path = inFolder("taxi.ts");
    await writeFile(path, "");
    await chmod(path, 0o444);
    const { stderr } = await ask([...TAXI, "-o", path]);
    expect(stderr).toBe(`error: ${path} cannot be written: it is read-only\n`);
    expect(await readFile(path, "utf8")).toBe("");
  });

  test("a formula with a mistake leaves the file as it is", async () => {
    await writeFile(inFolder("taxi.js"), "before");
    expect((await ask(["2 *", "--force", "-o", inFolder("taxi.js")])).code).toBe(1);
    expect(await readFile(inFolder("taxi.js"), "utf8")).toBe("before");
    expect(await written()).toEqual(["taxi.js"]);
  });
});

test("a file that is replaced keeps its permissions, and a link stays a link", async () => {
  await writeFile(inFolder("real.ts"), "before");
  await chmod(inFolder("real.ts"), 0o640);
  await symlink("real.ts", inFolder("link.ts"));
  await ask([...TAXI, "--force", "-o", inFolder("link.ts")]);
  expect(await readFile(inFolder("real.ts"), "utf8")).toContain("export function gradient");
  expect((await stat(inFolder("real.ts"))).mode & 0o777).toBe(0o640);
  expect(await written()).toEqual(["link.ts", "real.ts"]);
});

const EXPECTED = -2 * (6 / 35 - 0.2) * (6 / 35 ** 2);

test("a module runs under plain node, and is typed, without Fluxion", async () => {
  await writeFile(inFolder("package.json"), '{ "type": "module" }');
  await ask([...TAXI, "-o", inFolder("taxi.js")]);
  const use = (at: string): string =>
    `import { gradient } from "./taxi.js";\nconst { v } = gradient(${at});\n`;
  const right = use("{ d: 6, t: 0.2, v: 35 }");
  await writeFile(inFolder("use.js"), `${right}process.stdout.write(String(v));\n`);
  const { stdout, stderr } = await program(process.execPath, ["use.js"], { cwd: folder() });
  expect(stderr).toBe("");
  expect(Math.abs(Number(stdout) / EXPECTED - 1)).toBeLessThan(1e-14);

  await writeFile(inFolder("right.ts"), `${right}export const slope: number = v;\n`);
  await writeFile(inFolder("wrong.ts"), use("{ d: 6, t: 0.2, w: 35 }"));
  const types = (file: string): ReturnType<typeof program> => {
    const options = ["--strict", "--noEmit", "--target", "es2022", "--module", "nodenext"];
    return program(process.execPath, [TSC, ...options, "--types", "", file], { cwd: folder() });
  };
  const [accepted, refused] = await Promise.all([types("right.ts"), types("wrong.ts")]);
  expect(accepted).toEqual({ stdout: "", stderr: "", code: 0 });
  expect(refused.stdout).toMatch(/^wrong\.ts\(2,40\): error TS2353: .*'w' does not exist/);
});
