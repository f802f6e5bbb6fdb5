/** docs/checking.md tells the truth: its commands say what it says, and its code runs. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, it } from "vitest";
import { check } from "../../src/evidence/check.ts";
import { ask } from "../cli/ask.ts";
import { runClaims, words } from "../support/claims.ts";

const text = readFileSync(new URL("../../docs/checking.md", import.meta.url), "utf8");

const blocks = (language: string): string[] =>
  [...text.matchAll(new RegExp(`\`\`\`${language}\\n([^]*?)\`\`\``, "g"))].map(
    (found) => found[1]!,
  );

const [byHand, program] = blocks("js") as [string, string];
const folder = mkdtempSync(join(tmpdir(), "checking-"));
writeFileSync(join(folder, "gradient.mjs"), byHand);
afterAll(() => rmSync(folder, { recursive: true }));

/** Columns may be as wide as they need to be. */
const narrow = (line: string): string => line.trim().replace(/ +/g, " ");

it.each(blocks("sh"))("%s", async (block) => {
  const [command, ...claimed] = block.trimEnd().split("\n");
  const path = join(folder, "gradient.mjs");
  const args = words(command!).map((word) => (word === "gradient.mjs" ? path : word));
  const { stdout, code } = await ask(args.slice(1));
  const lines = stdout.replaceAll(path, "gradient.mjs").split("\n").map(narrow);
  for (const line of claimed) expect(lines).toContain(narrow(line.replace(/^# /, "")));
  expect(code).toBe(command!.includes("--against") ? 1 : 0);
});

it("the program", () => expect(runClaims(program)).toBe(3));

it("the table of the report's fields has them all", async () => {
  const rows = text.split("\n| field ")[1]!.split("\n").slice(2);
  const named = rows.flatMap((row) =>
    [...(row.split("|")[1] ?? "").matchAll(/`(\w+)`/g)].map((found) => found[1]),
  );
  expect(named.sort()).toEqual(Object.keys(await check("x", { points: 1 })).sort());
});
