/** `derive check` on files: modules of ours, and what others wrote. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { ask } from "./ask.ts";

const folder = mkdtempSync(join(tmpdir(), "against-"));
afterAll(() => rmSync(folder, { recursive: true }));

function file(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

const FEW = ["--points", "5"];
const against = (path: string) => ask(["check", "x^2*y", "--against", path, ...FEW]);

describe("somebody's module", () => {
  test.each([
    ["es.mjs", "export const gradient = (x, y) => [2*x*y, x*x];"],
    ["es.js", "export function gradient(x, y) { return [2*x*y, x*x]; }"],
    ["named.cjs", "exports.gradient = ({ x, y }) => ({ x: 2*x*y, y: x*x });"],
    ["whole.js", "module.exports = { gradient: (x, y) => [2*x*y, x*x] };"],
    ["default.mjs", "export default (x, y) => [2*x*y, x*x];"],
  ])("%s", async (name, text) => {
    const path = file(name, text);
    const { stdout, code } = await against(path);
    expect(stdout).toMatch(/^verdict {2}agrees\n/);
    expect(stdout).toContain(
      `\n${path}: ${name === "default.mjs" ? "default" : "gradient"}, called`,
    );
    expect(code).toBe(0);
  });

  test("that is wrong fails with a hint, and what it prints is not ours", async () => {
    const text = 'export function gradient(x, y) { console.log("hello"); return [x*y, x*x]; }';
    const { stdout, code } = await against(file("wrong.mjs", text));
    expect(stdout).toContain("\ndisagreement: d/dx is ");
    expect(stdout).toContain("\n  hint: d/dx: a factor 2 is missing\n");
    expect(stdout).not.toContain("hello");
    expect(code).toBe(1);
  });

  test.each([
    ["syntax.mjs", "export const gradient = (x, y) => [2*x*y,", "cannot be run: SyntaxError: "],
    ["early.mjs", 'throw new Error("no");', "cannot be run: Error: no"],
    [
      "late.mjs",
      "export const gradient = async (x, y) => [1, 2];",
      ": gradient returned a promise",
    ],
    ["none.mjs", "export const grad = (x, y) => [1, 2];", ": it exports grad only, and a function"],
  ])("%s is told to be at fault", async (name, text, message) => {
    const path = file(name, text);
    const { stdout, stderr, code } = await against(path);
    expect([stdout, code]).toEqual(["", 1]);
    expect(stderr).toContain(`error: ${path}${message.startsWith(":") ? "" : " "}${message}`);
    expect(stderr.trim().split("\n").length).toBe(1);
  });

  test("that is not there", async () => {
    const path = join(folder, "missing.js");
    expect(await against(path)).toMatchObject({
      code: 1,
      stderr: `error: ${path} cannot be read: there is no such file\n`,
    });
  });
});

describe("a module of ours", () => {
  test("is checked against the formula that it carries, all of its functions", async () => {
    const path = join(folder, "ours.js");
    await ask(["x^2*sin(y)", "--kind", "hessian,hvp", "-o", path]);
    const fine = await ask(["check", path, ...FEW]);
    expect(fine.stdout).toMatch(/^verdict {2}agrees\n/);
    expect(fine.stdout).toContain(
      `\n${path}: gradient, value, valueAndGradient, hessian and hvp, called with one object by names`,
    );
    expect(fine.code).toBe(0);
    const text = readFileSync(path, "utf8");
    for (const [right, wrong] of [
      ["return { x: 2 * ", "return { x: 3 * "],
      ["return xSquared * Math.sin(y)", "return xSquared * Math.cos(y)"],
    ] as const) {
      const changed = text.replace(right, wrong);
      if (changed === text) continue;
      expect((await ask(["check", file("changed.mjs", changed), ...FEW])).code).toBe(1);
    }
  });

  test("has its own variables to differentiate by", async () => {
    const path = join(folder, "some.mjs");
    await ask(["(d/v - t)^2", "--wrt", "v", "-o", path]);
    const { stdout } = await ask(["check", path, "--format", "json", ...FEW]);
    expect(JSON.parse(stdout)).toMatchObject({ wrt: ["v"], verdict: "agrees" });
  });

  test("of several results, and of vectors", async () => {
    for (const [name, formula, kind] of [
      ["jacobian.mjs", "[x*y, x]", "The Jacobian"],
      ["vectors.mjs", "sum(i, x[i]^3)*y", "The Hessian"],
    ] as const) {
      const path = join(folder, name);
      await ask([formula, "--kind", kind === "The Hessian" ? "hessian" : "jacobian", "-o", path]);
      const { stdout, code } = await ask(["check", path, ...FEW]);
      expect(stdout).toContain(`\n${kind}\nverdict       agrees\n`);
      expect(code).toBe(0);
    }
  });

  test("needs no formula beside it, and a file of others does", async () => {
    const path = file("theirs.mjs", "export const gradient = (x) => 2*x;");
    const { stderr, code } = await ask(["check", path]);
    expect([stderr, code]).toEqual([
      `error: ${path} does not carry its formula, as modules of derive do in a constant; give it, as in derive check "x^2" --against ${path}\n`,
      1,
    ]);
    expect(await ask(["check", path, "--against", path])).toMatchObject({
      code: 2,
      stderr: expect.stringContaining("is a module, and --against is for a formula's") as string,
    });
  });
});
