/** The catalogue of diagnostics against the code: it has every code, and its examples give them. */
import { readFileSync } from "node:fs";
import { format } from "prettier";
import { describe, expect, it, test } from "vitest";
import { Budget } from "../../src/ast/budget.ts";
import { FormulaError } from "../../src/ast/formula-error.ts";
import type { GivenLimits } from "../../src/ast/limits.ts";
import { Graph } from "../../src/ast/graph.ts";
import { Session } from "../../src/cli/repl/session.ts";
import { compile } from "../../src/compile.ts";
import { check } from "../../src/evidence/check.ts";
import { emit } from "../../src/emit.ts";
import type { Form } from "../../src/kinds/form.ts";
import type { Kind } from "../../src/kinds/kind.ts";
import { catalogue } from "../../src/diagnostics/catalogue.ts";
import { implicit } from "../../src/diff/implicit.ts";
import { taylor } from "../../src/diff/taylor-series.ts";
import { diagnose } from "../../src/diagnostics/diagnose.ts";
import { errorsPage } from "../../src/diagnostics/page.ts";
import { parse } from "../../src/parse.ts";
import { parse as parseRule, parseSyntax } from "../../src/parser/parse.ts";
import { print } from "../../src/print/formula-text.ts";
import { simplify } from "../../src/simplify/simplify.ts";
import { sources } from "../house/sources.ts";

/** Everything in the sources that gives a code: `failure("…"`, `suspicion("…"`, `code: "…"`. */
function codesInSources(): Set<string> {
  const texts = sources()
    .filter(({ path }) => !path.startsWith("diagnostics/entries/"))
    .map(({ text }) => text);
  const given =
    /(?:failure\(|limitMet\(|suspicion\(|code: (?:\w+(?: === "[\w-]+")? \? )?)\s*"([\w-]+)"(?: : "([\w-]+)")?/g;
  return new Set(
    texts.flatMap((text) =>
      [...text.matchAll(given)].flatMap((found) => found.slice(1)).filter((code) => code),
    ),
  ) as Set<string>;
}

test("the catalogue has the codes of the sources, and no other", () => {
  expect([...catalogue.keys()].sort()).toEqual([...codesInSources()].sort());
});

test("docs/errors.md is what `npm run docs:errors` writes", async () => {
  const file = readFileSync(new URL("../../docs/errors.md", import.meta.url), "utf8");
  const page = await format(errorsPage(), { parser: "markdown", printWidth: 100 });
  expect(file === page, "run `npm run docs:errors`").toBe(true);
});

test("docs/language.md lists the warnings", () => {
  const file = readFileSync(new URL("../../docs/language.md", import.meta.url), "utf8");
  const listed = [...file.matchAll(/^\| `([a-z]+-[a-z-]+)` /gm)].map((found) => found[1]);
  const warnings = [...catalogue].filter(([, { severity }]) => severity === "warning");
  expect(listed).toEqual(warnings.map(([code]) => code));
});

/** What gives the code, where it is not the example's own text that is parsed. */
const triggers: Readonly<Record<string, (wrong: string) => unknown>> = {
  "definition-not-read": (wrong) => parseSyntax(wrong),
  "derivative-unavailable": (wrong) => parseRule(wrong),
  "unknown-variable": called,
  "several-results": emitted,
  "unknown-kind": emitted,
  "unknown-target": (wrong) => emit("x^2", { target: /target: "(\w+)"/.exec(wrong)![1] as "js" }),
  "unknown-form": (wrong) => emit("x^2", { forms: [/\["(\w+)"\]/.exec(wrong)![1] as Form] }),
  "no-columns": overRows,
  "column-of-vectors": overRows,
  "no-room": written,
  "shared-room": written,
  "one-variable": (wrong) => emit(/"(.*)"/.exec(wrong)![1]!, { kinds: ["taylor"] }),
  "not-differentiable": called,
  "no-taylor-expansion": expanded,
  "point-not-constant": expanded,
  "not-determined": impliedBy,
  "text-too-long": () => parse("x+".repeat(500_000) + "x"),
  "nesting-too-deep": () => parse(`${"(".repeat(1_001)}x${")".repeat(1_001)}`),
  "sums-too-deep": () => parse(`${"sum(i, 1, 2, ".repeat(33)}i${")".repeat(33)}`),
  "number-too-long": () => parse(`0.${"3".repeat(1_000)}`),
  "too-many-arguments": () => parse(`max(${"x,".repeat(10_000)}x)`),
  "graph-too-large": () => parse("x + y", { graph: new Graph(new Budget({ nodes: 2 })) }),
  "constants-too-long": () => parse(longSum),
  "too-many-marks": () => parse(`e${"\u0301".repeat(200)}`),
  "too-long-to-print": () => print(parse(doubling(30))),
  "code-too-long": () => emit("sin(x) + cos(x)", { limits: { code: 50 } }),
  "too-many-turns": () => compile("sum(i, 1, n, i)", { evaluate: "interpret" }).value({ n: 1e12 }),
  "out-of-time": () => parse("diff(sin(x)^x, x, 50)", { limits: { time: 1 } }),
  "unknown-limit": () => parse("x", { limits: { memory: 1 } as GivenLimits }),
  "not-a-limit": () => parse("x", { limits: { nodes: -1 } }),
  "not-an-assumption": assumed,
  "not-a-name": named,
  "not-a-point": evaluated,
  "missing-variable": evaluated,
  "not-a-number": evaluated,
  "not-a-vector": evaluated,
  "index-out-of-range": evaluated,
  "not-whole": evaluated,
  "wrong-range": (wrong) => {
    const [, formula, name, low, high] = /"(.*)" --range "(\w+)=(.*)\.\.(.*)"$/.exec(wrong)!;
    return check(formula!, { range: { [name!]: [Number(low), Number(high)] } });
  },
  "not-in-c": inC,
  "not-a-prefix": inC,
  "no-formula": (wrong) => new Session().answer(wrong),
  "unknown-command": (wrong) => new Session().answer(wrong),
  "value-missing": (wrong) => new Session().answer(wrong),
  "value-not-finite": (wrong) => new Session().answer(wrong),
};

/** A sum of fractions whose exact value has too many digits. */
const longSum = Array.from({ length: 2_000 }, (_, i) => `(12345/67891)^${190 + (i % 9)}`).join("+");

const doubling = (lines: number): string =>
  Array.from({ length: lines }, (_, i) => `a${i + 1} = sin(a${i}) + cos(a${i})\n`).join("") +
  `a${lines}`;

/** `derive "…" --wrt x`. */
function called(call: string): unknown {
  const [, formula, wrt] = /^derive "(.*)" --wrt (\w+)$/.exec(call)!;
  return compile(formula!, { wrt: [wrt!] }).gradient({ n: 1, x: 2 });
}

/** `derive simplify "…" --assume "…"`. */
function assumed(call: string): unknown {
  const [, formula, assumption] = /^derive simplify "(.*)" --assume "(.*)"$/.exec(call)!;
  return simplify(parse(formula!), { assume: [assumption!] });
}

/** `derive "…" --kind hessian`, or the same in a program. */
function emitted(call: string): unknown {
  const [, formula, kind] = /"(.*?)".*?(\w+)\W*$/.exec(call)!;
  return emit(formula!, { kinds: [kind as Kind] });
}

/** `derive "…" --format c --prefix …`. */
function inC(call: string): unknown {
  const [, formula, prefix] = /^derive "(.*?)" --format c(?: --prefix (\w+))?$/.exec(call)!;
  return emit(formula!, { target: "c", ...(prefix === undefined ? {} : { prefix }) });
}

/** `compile("…").value(…)`. */
function evaluated(program: string): unknown {
  const [, formula, at] = /^compile\("(.*)"\)\.value\((.*)\)$/.exec(program)!;
  const point: unknown = JSON.parse(at!.replace(/(\w+):/g, '"$1":'));
  return compile(formula!).value(point as Record<string, number>);
}

/** `graph.variable("…")`, and a formula of it compiled. */
function named(program: string): unknown {
  const [, name] = /^graph\.variable\("(.*)"\)$/.exec(program)!;
  const graph = new Graph();
  return compile({ graph, root: graph.variable(name!) });
}

/** `derive "…" --forms batch`, or with `--columns x`. */
function overRows(call: string): unknown {
  const [, formula, columns] = /^derive "(.*?)" (?:--forms batch)?(?: ?--columns (\w+))?$/.exec(
    call,
  )!;
  return emit(formula!, { forms: ["batch"], ...(columns && { columns: [columns] }) });
}

/** A program that ends in `compile("…").gradientInto(…)`. */
function written(program: string): unknown {
  // oxlint-disable-next-line eslint/no-new-func
  return new Function("compile", program)(compile);
}

/** `taylor(parse("…"), "x", { order: 4, about: … })`. */
function expanded(program: string): unknown {
  const call = /^taylor\(parse\("(.*)"\), "x", \{ order: 4, about: (.*) \}\)$/.exec(program)!;
  const about = JSON.parse(call[2]!) as number | string;
  return taylor(parse(call[1]!), "x", { order: 4, about });
}

/** `implicit(parse("…"), "y", "x")`. */
function impliedBy(program: string): unknown {
  const [, formula] = /^implicit\(parse\("(.*)"\), "y", "x"\)$/.exec(program)!;
  return implicit(parse(formula!), "y", "x");
}

async function codeOf(act: () => unknown): Promise<string | undefined> {
  try {
    await act();
  } catch (error) {
    if (error instanceof FormulaError) return error.code;
    throw error;
  }
  return undefined;
}

describe("each example gives its code, and what is to be written instead is fine", () => {
  it.each([...catalogue])("%s", async (code, { wrong, instead, when, severity }) => {
    const trigger = triggers[code];
    expect(trigger === undefined).toBe(when === undefined);
    if (trigger !== undefined) {
      expect(await codeOf(() => trigger(wrong))).toBe(code);
      return;
    }
    expect(diagnose(wrong).map((each) => [each.severity, each.code])).toEqual([[severity, code]]);
    expect(diagnose(instead)).toEqual([]);
  });
});

describe("each entry is written out", () => {
  it.each([...catalogue])("%s", (code, { title, explanation }) => {
    expect(code).toMatch(/^[a-z]+(-[a-z]+)*$/);
    expect(title).toMatch(/^[^.]*[^.\s]$/);
    expect(explanation).toMatch(/^[^\n]{30,}\.$/);
  });
});
