/** The reference of the language: its tables are the parser's and the catalogue's, its examples run. */
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { FormulaError } from "../../src/ast/formula-error.ts";
import type { Formula } from "../../src/ast/formula.ts";
import { Graph } from "../../src/ast/graph.ts";
import { DEFAULT_LIMITS } from "../../src/ast/limits.ts";
import { formats } from "../../src/cli/formats.ts";
import { compile } from "../../src/compile.ts";
import { callableNames, catalogue, resolveFunction } from "../../src/functions/catalogue.ts";
import { MOST_LEVELS } from "../../src/functions/binders.ts";
import type { Entry } from "../../src/functions/entry.ts";
import { parse } from "../../src/parse.ts";
import { infixes, LEVEL, prefixes } from "../../src/parser/operators.ts";
import { MOST_SUMS } from "../../src/parser/sum-syntax.ts";
import { print } from "../../src/print/formula-text.ts";
import { toLatex } from "../../src/print/latex.ts";
import { mathJsonText } from "../../src/print/math-json.ts";
import { toUnicode } from "../../src/print/unicode.ts";

const text = readFileSync(new URL("../../docs/language.md", import.meta.url), "utf8");

const section = (title: string): string => text.split(`\n## ${title}\n`)[1]!.split("\n## ")[0]!;

/** The cells of a section's table, below its head. */
function table(title: string): string[][] {
  const rows = section(title)
    .split("\n")
    .filter((line) => line.startsWith("| "));
  return rows.slice(2).map((row) =>
    row
      .slice(1, -1)
      .split(/(?<!\\)\|/)
      .map((cell) => cell.trim().replaceAll("\\|", "|")),
  );
}

const code = (cell: string): string[] => [...cell.matchAll(/`([^`]+)`/g)].map((found) => found[1]!);

it("lists the operators by the parser's levels", () => {
  const expected = Object.values(LEVEL)
    .reverse()
    .map((level) => {
      if (level === LEVEL.conditional) return ["?", ":"];
      const typed = [...infixes, ...prefixes].filter(([, operator]) => operator.level === level);
      return typed.map(([spelling]) => spelling);
    });
  expect(table("Operators").map(([operators]) => code(operators!).sort())).toEqual(
    expected.map((spellings) => spellings.sort()),
  );
});

it("says how operators group", () => {
  const grouping = Object.values(LEVEL)
    .reverse()
    .map((level) => {
      const infix = [...infixes.values()].find((operator) => operator.level === level);
      if (infix?.role === "relation") return "as a chain";
      if (infix !== undefined) return infix.right ? "to the right" : "to the left";
      return level === LEVEL.conditional ? "to the right" : "in front";
    });
  expect(table("Operators").map(([, groups]) => groups!.replace(/,.*/, ""))).toEqual(grouping);
});

/** The catalogue's functions as rows of the table. */
function functionRows(): string[][] {
  const names = callableNames();
  const functions = [...new Set(names.map((name) => resolveFunction(name)!))];
  return functions.map((fn) => {
    const { parameters, summary, ...entry }: Entry = catalogue[fn];
    const typed = names.filter((name) => resolveFunction(name) === fn);
    const list = entry.kind === "real" && entry.variadic ? "x, …" : parameters.join(", ");
    const [name, ...others] = typed;
    return [`\`${name}(${list})\``, others.map((other) => `\`${other}\``).join(" "), summary];
  });
}

it("lists every function of the catalogue", () => {
  expect(table("Functions")).toEqual(functionRows());
});

it("tells the limits", () => {
  const { text: length, nesting, nodes, steps } = DEFAULT_LIMITS;
  const limits = [length, nesting, nodes, steps, MOST_SUMS, MOST_LEVELS];
  for (const limit of limits)
    expect(section("Limits")).toContain(` ${limit.toLocaleString("en")} `);
  expect(section("Notations")).toContain(
    `more than ${DEFAULT_LIMITS.printed.toLocaleString("en")} characters`,
  );
});

describe("notations", () => {
  const writers: Readonly<Record<string, (formula: Formula) => string>> = {
    print,
    toUnicode,
    toLatex,
    toMathJson: ({ root }) => mathJsonText(root),
  };
  const lines = section("Notations").split("\n");
  const head = lines.find((line) => line.startsWith("| "))!;
  const example = code(head).at(-1)!;

  it("are those of the command and of the library", () => {
    const named = table("Notations").map(([, format, name]) => [...code(format!), ...code(name!)]);
    expect(Object.keys(formats)).toEqual(expect.arrayContaining(named.map(([format]) => format)));
    expect(named.map(([, name]) => name)).toEqual(Object.keys(writers));
  });

  it.each(table("Notations"))("%s", (_notation, _format, name, written) => {
    expect(code(written!)).toEqual([writers[code(name!)[0]!]!(parse(example))]);
  });
});

interface Example {
  readonly formula: string;
  readonly claim: string;
}

/** Lines up to one with a claim are one example. */
function examples(): Example[] {
  const blocks = [...text.matchAll(/```formula\n([^]*?)```/g)].map((found) => found[1]!);
  return blocks.flatMap((block) => {
    const parts = block.split(/(?<=# (?:→|=|error) .*\n)/);
    expect(parts.every((part) => /# (→|=|error) /.test(part))).toBe(true);
    return parts.map((part) => {
      const [formula, claim] = part.split(/ *# (?=(?:→|=|error) .*\n$)/);
      return { formula: formula!.trim(), claim: claim!.trim() };
    });
  });
}

function outcome(formula: string, at: Readonly<Record<string, number>>): number | string {
  try {
    return compile(formula).value(at);
  } catch (error) {
    if (error instanceof FormulaError) return `error ${error.code}`;
    throw error;
  }
}

/** That two texts are one node, so that they have the same value and derivatives. */
function expectSame(one: string, other: string): void {
  const graph = new Graph();
  expect(print(parse(one, { graph }))).toBe(print(parse(other, { graph })));
  expect(parse(one, { graph }).root).toBe(parse(other, { graph }).root);
}

describe("examples", () => {
  const all = examples();

  it("are there", () => expect(all.length).toBeGreaterThan(50));

  it.each(all)("$formula  $claim", ({ formula, claim }) => {
    if (claim.startsWith("=")) return expectSame(formula, claim.slice(2));
    const [, value, place = ""] = /^→ (\S+)(?: at (.*))?$/.exec(claim) ?? [];
    const point = Object.create(null) as Record<string, number>;
    for (const [, name, number] of place.matchAll(/(\S+) = ([^\s,]+)/g))
      point[name!] = Number(number);
    const actual = outcome(formula, point);
    if (value === undefined) expect(actual).toBe(claim);
    else if (Number.isNaN(Number(value))) expect(actual).toBeNaN();
    else expect(actual).toBeCloseTo(Number(value), 14);
  });
});
