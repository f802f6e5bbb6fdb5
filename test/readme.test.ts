/** The README tells the truth: its examples are run, and what it shows is what comes. */
import { execFileSync, spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { runClaims, words } from "./support/claims.ts";

const root = fileURLToPath(new URL("..", import.meta.url));
const readme = readFileSync(`${root}README.md`, "utf8");

const derive = (argument: string): string =>
  execFileSync("node", ["dist/cli.cjs", ...words(argument)], { cwd: root, encoding: "utf8" });

/** The text of the first fenced block after a marker, in a language if one is named. */
function blockAfter(marker: string, language = "\\w*"): string {
  const after = readme.slice(readme.indexOf(marker) + marker.length);
  return new RegExp(`\`\`\`${language}\\n([\\s\\S]*?)\`\`\``).exec(after)![1]!;
}

describe("README", () => {
  it("shows the module that the first command prints", () => {
    const printed = derive(`"(d/v - t)^2" --wrt v`);
    const shown = blockAfter(`<!-- shows: derive "(d/v - t)^2" --wrt v -->`);
    for (const part of shown.split("\n\n")) expect(printed).toContain(part.trim());
  });

  it("shows the mistake as it is shown", () => {
    const { stderr, status } = spawnSync("node", ["dist/cli.cjs", "2*sine(x)"], {
      cwd: root,
      encoding: "utf8",
    });
    expect(status).toBe(1);
    expect(stderr.trim()).toBe(blockAfter(`<!-- mistake: derive "2*sine(x)" -->`).trim());
  });

  it.each([
    "## The command",
    "## What a formula may contain",
    "## Sums and vectors",
    "## Hot loops",
  ])("lists in %s what works", (title) => {
    const commands = blockAfter(title)
      .split("\n")
      .map((line) => line.replace(/#.*/, "").trim())
      .filter((line) => line.startsWith("derive") && !line.includes("-o ") && !/repl/.test(line));
    expect(commands.length).toBeGreaterThan(2);
    for (const command of commands) expect(derive(command.slice(7))).not.toBe("");
  });

  it.each([
    ["## The library", 5],
    ["## Sums and vectors", 3],
    ["## Hot loops", 3],
  ])("has examples in %s that give what they say", (title, least) => {
    expect(runClaims(blockAfter(title, "js"))).toBeGreaterThanOrEqual(least);
  });
});
