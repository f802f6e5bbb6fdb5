/** The page on C: its program is compiled and run, and what its table names is there. */
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { emit, type EmitOptions } from "../../src/emit.ts";
import { COMPILER, WITHOUT } from "../support/c.ts";
import { words } from "../support/claims.ts";

const page = (name: string): string =>
  readFileSync(new URL(`../../docs/${name}.md`, import.meta.url), "utf8");
const text = page("c");
const cli = fileURLToPath(new URL("../../dist/cli.cjs", import.meta.url));

const blocks = (language: string): string[] =>
  [...text.matchAll(new RegExp(`\`\`\`${language}\\n([^]*?)\`\`\``, "g"))].map(
    (found) => found[1]!,
  );

it.skipIf(COMPILER === undefined)(`has a program that does what it says${WITHOUT}`, () => {
  const [derive, cc] = blocks("sh") as [string, string];
  const [program] = blocks("c") as [string];
  const folder = mkdtempSync(join(tmpdir(), "docs-c-"));
  try {
    execFileSync("node", [cli, ...words(derive.trim()).slice(1)], { cwd: folder });
    writeFileSync(join(folder, "taxi.c"), program);
    const [command, claimed] = cc.trimEnd().split("\n") as [string, string];
    const output = execFileSync(command, { cwd: folder, encoding: "utf8", shell: "/bin/sh" });
    expect(output.trim()).toBe(claimed.replace(/^# /, ""));
  } finally {
    rmSync(folder, { recursive: true });
  }
});

it("names what modules have", () => {
  const modules: readonly (readonly [string, EmitOptions])[] = [
    ["x^2*y", { kinds: ["gradient", "hessian", "jvp", "vjp", "hvp"] }],
    ["x^2*y", { order: 3 }],
    ["[x, y]", {}],
    ["exp(x)", { kinds: ["taylor"] }],
    ["x^2 + y^2 - 1", { of: "y" }],
  ];
  const all = modules
    .map(([formula, options]) => emit(formula, { ...options, target: "c", prefix: "loss" }))
    .map(({ declarations }) => declarations)
    .join("\n");
  const table = text
    .split("\n")
    .filter((line) => line.startsWith("|"))
    .join("\n");
  const named = [...table.matchAll(/((?:struct |int |double |)loss_\w+)/g)].map(([name]) => name);
  expect(named.length).toBeGreaterThan(12);
  for (const name of named) expect(all).toContain(name);
});

it("links to what there is", () => {
  expect(text).toContain("errors.md#not-in-c");
  expect(page("errors")).toContain("\n### not-in-c\n");
});
