/** docs/simplification.md tells the truth: its formulas are simplified, its commands and code run. */
import { readFileSync } from "node:fs";
import { runInNewContext } from "node:vm";
import { describe, expect, it } from "vitest";
import { parse } from "../../src/parse.ts";
import { print } from "../../src/print/formula-text.ts";
import { simplify } from "../../src/simplify/simplify.ts";
import { ask } from "../cli/ask.ts";

const text = readFileSync(new URL("../../docs/simplification.md", import.meta.url), "utf8");

const blocks = (language: string): string[] =>
  [...text.matchAll(new RegExp(`\`\`\`${language}\\n([^]*?)\`\`\``, "g"))].map(
    (found) => found[1]!,
  );

const lines = (language: string): string[] =>
  blocks(language)
    .flatMap((block) => block.split("\n"))
    .filter((line) => line.trim() !== "");

describe("the formulas", () => {
  it.each(lines("formula"))("%s", (line) => {
    const [, formula, simpler, where, assumed] =
      /^(.*?)\s*# = (.*?)(?: where (.*?))?(?: assume (.*?))?$/.exec(line)!;
    const assume = assumed === undefined ? [] : [assumed];
    const simple = simplify(parse(formula!), { assume });
    const told = simple.conditions.map((condition) => condition.text).join(" and ");
    expect([print(simple), told]).toEqual([simpler, where ?? ""]);
  });
});

describe("the code", () => {
  it.each(lines("js").filter((line) => line.includes("// → ")))("%s", (line) => {
    const [, expression, expected] = /^(.*); \/\/ → (.*)$/.exec(line)!;
    const simple = simplify(parse("(x^3 - x)/x"));
    const given: unknown = runInNewContext(expression!, { simple, simplify, parse, print });
    expect(JSON.stringify(given)).toBe(JSON.stringify(JSON.parse(expected!)));
  });
});

describe("the commands", () => {
  it.each(lines("sh"))("%s", async (line) => {
    const words = [...line.matchAll(/"([^"]*)"|(\S+)/g)].map((found) => found[1] ?? found[2]!);
    expect((await ask(words.slice(1))).code).toBe(0);
  });
});
