/** docs/stability.md tells the truth: its code runs, and its formulas are computed as it says. */
import { readFileSync } from "node:fs";
import { runInNewContext } from "node:vm";
import { describe, expect, it } from "vitest";
import { compile } from "../../src/compile.ts";
import { emit } from "../../src/emit.ts";
import { parse } from "../../src/parse.ts";
import { print } from "../../src/print/formula-text.ts";
import { stableForms } from "../../src/simplify/stable/rewrite.ts";
import { ask } from "../cli/ask.ts";

const text = readFileSync(new URL("../../docs/stability.md", import.meta.url), "utf8");

const lines = (language: string): string[] =>
  [...text.matchAll(new RegExp(`\`\`\`${language}\\n([^]*?)\`\`\``, "g"))]
    .flatMap((block) => block[1]!.split("\n"))
    .filter((line) => line.trim() !== "");

describe("the code", () => {
  it.each(lines("js"))("%s", (line) => {
    const [, expression, expected] = /^(.*); \/\/ → (.*)$/.exec(line)!;
    const given = runInNewContext(`(${expression!})`, { compile, emit, Array }) as unknown;
    const wanted = runInNewContext(`(${expected!})`) as unknown;
    expect(String(given)).toBe(String(wanted));
  });
});

describe("the formulas", () => {
  it.each(lines("formula"))("%s", (line) => {
    const [, formula, stable] = /^(.*?)\s*# (.*)$/.exec(line)!;
    const forms = stableForms(parse(formula!));
    const [root] = forms.settler()([forms.formula.root]);
    expect(print({ graph: forms.formula.graph, root: root! })).toBe(stable);
  });
});

describe("the commands", () => {
  it.each(lines("sh"))("%s", async (line) => {
    const words = [...line.matchAll(/"([^"]*)"|(\S+)/g)].map((found) => found[1] ?? found[2]!);
    expect((await ask(words.slice(1))).code).toBe(0);
  });
});

it("has the table", () => {
  expect(text).toMatch(/\| 2sqrt +\| `sqrt\(x \+ 1\) - sqrt\(x\)`/);
});
