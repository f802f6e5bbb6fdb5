/** Imports run one way, as the table of DESIGN, section 2, says; nothing here runs in a circle. */
import { describe, expect, test } from "vitest";
import { importsIn, sources } from "./sources.ts";

/** Each part of the house, and the parts that it may import besides itself. */
const MAY_IMPORT: Readonly<Record<string, string>> = {
  ast: "",
  functions: "ast",
  parser: "ast, functions",
  print: "ast, functions",
  simplify: "ast, functions, parser, print",
  diff: "ast, functions, parser, simplify",
  "parse.ts": "ast, parser, diff",
  diagnostics: "ast, functions, parser, parse.ts",
  codegen: "ast, functions, print, simplify",
  verify: "ast, functions, parser, print, simplify, codegen",
  kinds: "ast, functions, print, simplify, diff, codegen",
  evidence: "ast, functions, parser, print, simplify, diff, parse.ts, codegen, verify, kinds",
  "emit.ts":
    "ast, functions, parser, print, simplify, diff, parse.ts, codegen, verify, kinds, evidence",
  "compile.ts":
    "ast, functions, parser, print, simplify, diff, parse.ts, codegen, verify, kinds, evidence, emit.ts",
  learn: "compile.ts",
  "index.ts":
    "ast, functions, parser, print, simplify, diff, parse.ts, diagnostics, codegen, verify, kinds, evidence, emit.ts, compile.ts, learn",
  cli: "ast, functions, parser, print, simplify, diff, parse.ts, diagnostics, codegen, verify, kinds, evidence, emit.ts, compile.ts, learn, index.ts",
};

const files = sources();

function partOf(path: string): string {
  return path.split("/")[0]!;
}

function mayImport(part: string): ReadonlySet<string> {
  return new Set([part, ...(MAY_IMPORT[part]?.split(", ") ?? [])]);
}

/** Circles, each as the way round it: a depth-first walk that meets a file still open. */
function circles(): string[] {
  const importsOf = new Map(files.map(({ path, imports }) => [path, imports]));
  const state = new Map<string, "open" | "closed">();
  const found: string[] = [];
  const visit = (path: string, way: readonly string[]): void => {
    if (state.get(path) === "open") found.push([...way.slice(way.indexOf(path)), path].join(" > "));
    if (state.has(path)) return;
    state.set(path, "open");
    for (const next of importsOf.get(path) ?? []) visit(next, [...way, path]);
    state.set(path, "closed");
  };
  for (const { path } of files) visit(path, []);
  return found;
}

describe("imports", () => {
  test("are found in every form that the house uses", () => {
    const text = [
      'import type { A } from "./a.ts";',
      'import {\n  b,\n  type C,\n} from "../b/c.ts";',
      'import "./d.ts";',
      'export * from "./e.ts";',
      'export { f } from "./f.ts";',
      'const g = await import("./g.ts");',
      'import Fraction from "fraction.js";',
    ].join("\n");
    const expected = ["./a.ts", "../b/c.ts", "./d.ts", "./e.ts", "./f.ts", "./g.ts"];
    expect(importsIn(text)).toEqual(expected);
  });

  test("name files that exist", () => {
    const known = new Set(files.map(({ path }) => path));
    const lost = files.flatMap(({ path, imports }) =>
      imports.filter((to) => !known.has(to)).map((to) => `${path} > ${to}`),
    );
    expect(lost).toEqual([]);
  });

  test("come from parts that the table knows", () => {
    expect(files.map(({ path }) => partOf(path)).filter((part) => !(part in MAY_IMPORT))).toEqual(
      [],
    );
  });

  test("run one way, down the table", () => {
    const against = files.flatMap(({ path, imports }) => {
      const allowed = mayImport(partOf(path));
      return imports.filter((to) => !allowed.has(partOf(to))).map((to) => `${path} > ${to}`);
    });
    expect(against).toEqual([]);
  });

  test("run in no circle between files", () => {
    expect(circles()).toEqual([]);
  });
});

/** Comments may name what code may not use. */
function withoutComments(text: string): string {
  return text.replace(/\/\*[^]*?\*\//g, "").replace(/(^|\s)\/\/.*$/gm, "");
}

function naming(pattern: RegExp, within: (path: string) => boolean): string[] {
  const chosen = files.filter(({ path }) => within(path));
  return chosen.filter(({ text }) => pattern.test(withoutComments(text))).map(({ path }) => path);
}

test("the witnesses never read the rules of differentiation", () => {
  const rules = /\b(partials|textbook|adjoints?|symbolicAdjoints)\b|\/diff\//;
  expect(naming(rules, (path) => partOf(path) === "verify")).toEqual([]);
});

/** Where text becomes code, our own generated text only. */
const INSTANTIATES = new Set(["codegen/evaluate/instantiate.ts"]);

test("text becomes code in one place", () => {
  const compiles = /\beval\s*\(|\bFunction\s*\(|\bnew\s+Function\b/;
  const elsewhere = naming(compiles, (path) => !INSTANTIATES.has(path));
  expect(elsewhere).toEqual([]);
});
