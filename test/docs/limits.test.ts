/** docs/limits.md tells the truth: its table is that of the sources, its examples run. */
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { DEFAULT_LIMITS, LIMIT_NAMES } from "../../src/ast/limits.ts";
import { catalogue } from "../../src/diagnostics/catalogue.ts";
import { ask } from "../cli/ask.ts";
import { runClaims, words } from "../support/claims.ts";

const text = readFileSync(new URL("../../docs/limits.md", import.meta.url), "utf8");

const blocks = (language: string): string[] =>
  [...text.matchAll(new RegExp(`\`\`\`${language}\\n([^]*?)\`\`\``, "g"))].map(
    (found) => found[1]!,
  );

it("lists every limit with its value and its error", () => {
  const rows = text
    .split("\n")
    .filter((line) => line.startsWith("| `"))
    .map((line) => line.split("|").map((cell) => cell.trim()));
  expect(rows.map(([, name]) => name)).toEqual(LIMIT_NAMES.map((name) => `\`${name}\``));
  const values = LIMIT_NAMES.map((name) => DEFAULT_LIMITS[name]);
  expect(rows.map(([, , value]) => value)).toEqual(
    values.map((value) => (value === Infinity ? "none" : value.toLocaleString("en"))),
  );
  const codes = rows.flatMap((row) => /`([\w-]+)`/.exec(row[4]!)?.[1] ?? []);
  expect(codes).toHaveLength(LIMIT_NAMES.length - 1);
  for (const code of codes) expect(catalogue.has(code), code).toBe(true);
});

describe("examples", () => {
  it.each(blocks("js"))("%s", (program) => expect(runClaims(program)).toBeGreaterThan(1));

  it.each(blocks("sh"))("%s", async (block) => {
    const [command, ...claimed] = block.trimEnd().split("\n");
    const { stdout, code } = await ask(words(command!).slice(1));
    expect(code).toBe(0);
    expect(stdout.trimEnd().split("\n")).toEqual(claimed.map((line) => line.replace(/^# /, "")));
  });

  const mistakes = [...text.matchAll(/<!-- mistake: (.*) -->\n\n```\n([^]*?)```/g)];

  it.each(mistakes.map(([, command, told]) => [command!, told!] as const))(
    "%s",
    async (command, told) => {
      const { stderr, code } = await ask(words(command).slice(1));
      expect([stderr, code]).toEqual([told, 1]);
    },
  );
});
