/** The page on forms of functions: its examples run, and it names what there is. */
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { FORMS } from "../../src/kinds/form.ts";
import { ask } from "../cli/ask.ts";
import { runClaims, words } from "../support/claims.ts";

const text = readFileSync(new URL("../../docs/forms.md", import.meta.url), "utf8");

const blocks = (language: string): string[] =>
  [...text.matchAll(new RegExp(`\`\`\`${language}\\n([^]*?)\`\`\``, "g"))].map(
    (found) => found[1]!,
  );

it("names every form", () => {
  const named = [...text.matchAll(/^\| `(\w+)` /gm)].map((found) => found[1]);
  expect(named).toEqual([...FORMS]);
});

describe("examples", () => {
  it("are there for each form", () => expect(blocks("js").length).toBeGreaterThanOrEqual(3));

  it.each(blocks("js"))("%s", (program) => {
    expect(runClaims(program)).toBeGreaterThan(1);
  });

  it.each(blocks("sh").flatMap((block) => block.trimEnd().split("\n")))("%s", async (command) => {
    const { stdout, code } = await ask(words(command).slice(1));
    expect(code).toBe(0);
    expect(stdout).toMatch(/Into\(|Batch\(|Row by row\n/);
  });
});
