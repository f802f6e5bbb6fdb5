/** The page on derivatives: its examples run, and its tables are those of the sources. */
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { compile } from "../../src/compile.ts";
import { KINDS } from "../../src/kinds/kind.ts";
import { ask } from "../cli/ask.ts";
import { runClaims, words } from "../support/claims.ts";

const text = readFileSync(new URL("../../docs/derivatives.md", import.meta.url), "utf8");

const blocks = (language: string): string[] =>
  [...text.matchAll(new RegExp(`\`\`\`${language}\\n([^]*?)\`\`\``, "g"))].map(
    (found) => found[1]!,
  );

/** The rows of the table below a head that begins so. */
function table(head: string): string[][] {
  const [, rest] = text.split(`\n| ${head}`);
  const rows = rest!.split("\n\n")[0]!.split("\n").slice(2);
  return rows.map((row) =>
    row
      .slice(1, -1)
      .split("|")
      .map((cell) => cell.trim()),
  );
}

it("names every kind, as functions and in calls", async () => {
  const rows = table("kind ");
  const named = rows.map(([, call]) => /^`(\w+)\(/.exec(call!)![1]);
  expect(named).toEqual([...KINDS]);
  for (const [, , option] of rows) {
    const call = ["x^2 + y", "--wrt", "x", "--of", "y", "--kind", option!.slice(1, -1)];
    const { code } = await ask([...call, "--format", "formula"]);
    expect(code).toBe(0);
  }
});

it("tells the shape of what every method gives", () => {
  const methods = Object.entries(compile("x")).filter(([, value]) => typeof value === "function");
  const shapes = table("result ")
    .map(([result]) => result)
    .join(" ");
  // What is written into room that is given has the shape of what is returned without it.
  for (const [name] of methods)
    expect(shapes).toMatch(new RegExp(`\`${name.replace(/Into$/, "")}\\b`));
});

describe("examples", () => {
  const programs = blocks("js");

  it("are there for each kind", () => expect(programs.length).toBeGreaterThanOrEqual(8));

  it.each(programs)("%s", (program) => {
    expect(runClaims(program)).toBeGreaterThan(0);
  });

  it.each(blocks("sh"))("%s", async (block) => {
    const [command, ...claimed] = block.trimEnd().split("\n");
    const { stdout, code } = await ask(words(command!).slice(1));
    expect(code).toBe(0);
    const expected = claimed.map((line) => line.replace(/^# /, ""));
    if (expected.length > 0) expect(stdout.trimEnd().split("\n")).toEqual(expected);
    else expect(stdout).toContain("The Hessian\n");
  });
});
