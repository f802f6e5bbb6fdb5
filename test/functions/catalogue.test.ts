/** The catalogue is complete and consistent: one loop, so that a new entry is tested by existing. */
import { describe, expect, it } from "vitest";
import { Graph } from "../../src/ast/graph.ts";
import { catalogue } from "../../src/functions/catalogue.ts";
import { valueBuilder } from "../../src/functions/canonical.ts";
import type { Entry } from "../../src/functions/entry.ts";
import { kernels } from "../../src/functions/kernels.ts";
import { instantiate } from "../../src/codegen/evaluate/instantiate.ts";
import { parseSyntax } from "../../src/parser/parse.ts";
import type { Syntax } from "../../src/parser/syntax-tree.ts";
import { samplePoints } from "../../src/verify/sample.ts";

/** Constants, which every rule may name. */
const NAMED = ["pi", "e"];

/** The names in a rule, those of called functions left out. */
function namesIn(syntax: Syntax): string[] {
  const own = syntax.kind === "name" ? [syntax.name] : [];
  return [...own, ...syntax.operands.flatMap(namesIn)];
}

/** The JavaScript of an entry, its operands in brackets, as a function of a list of them. */
function asCode(entry: Entry, count: number): (values: readonly unknown[]) => unknown {
  const holes = Array.from({ length: count }, (_, index) => `$${index}`);
  const text = entry.js.text
    .replace("$*", holes.join(", "))
    .replace(/\$(\d)/g, (_, index: string) => `(at[${index}])`);
  return instantiate("at", `return ${text};`, {});
}

const entries = Object.entries(catalogue) as [string, Entry][];

it("has each name once", () => {
  const names = entries.flatMap(([name, { aliases = [] }]) => [name, ...aliases]);
  expect(names.length).toBe(new Set(names).size);
});

describe.each(entries)("%s", (name, entry) => {
  it("says what it is", () => {
    expect(entry.summary).toMatch(/\S/);
    if (entry.js.kernel !== undefined) expect(Object.keys(kernels)).toContain(entry.js.kernel);
  });

  if (entry.kind !== "real" || entry.parameters.length === 0) return;

  it("has a partial for each operand, and a sample and domain where given", () => {
    const count = entry.parameters.length;
    const rules = [entry.partials, entry.textbook, entry.adjoints, entry.symbolicAdjoints];
    const lists = [...rules, entry.domain, entry.sample];
    for (const list of lists) if (list !== undefined) expect(list.length).toBe(count);
  });

  it("has rules that use only their own names", () => {
    const own = new Set<string>([...entry.parameters, ...NAMED]);
    const rules = (list: readonly (string | null)[] | undefined, ...more: string[]): void => {
      for (const text of list ?? []) {
        if (text === null) continue;
        const foreign = namesIn(parseSyntax(text)).filter((used) => {
          return !own.has(used) && !more.includes(used);
        });
        expect(foreign, text).toEqual([]);
      }
    };
    const variadic = entry.variadic === undefined ? [] : ["self", "ties"];
    rules(entry.partials, ...variadic);
    rules(entry.textbook, ...variadic);
    rules(entry.ofTwo, "y");
    rules(entry.adjoints, "seed", "self");
    rules(entry.symbolicAdjoints, "seed", "self");
  });

  it("says of an interval where it begins and ends", () => {
    for (const [low, high] of [...entry.domain, ...(entry.sample ?? [])]) {
      expect(low).toBeLessThan(high);
    }
  });

  it("is spelled in JavaScript as its kernel computes", () => {
    // The square root of a sum of squares is selected instead of it.
    if (name === "hypot") return;
    const parameters = entry.variadic === undefined ? entry.parameters : ["x", "y", "z"];
    const graph = new Graph();
    const build = valueBuilder(graph);
    const operands = parameters.map((parameter) => build.variable(parameter));
    const formula = { graph, root: build.apply(name, ...operands) };
    const { points } = samplePoints(formula, { count: 200 });
    expect(points.length).toBe(200);
    const spelled = asCode(entry, parameters.length);
    const edges = [0, -0, 1, -1, 0.5, 1e300, -1e-300, Infinity, -Infinity, NaN];
    const everywhere = edges.flatMap((x) =>
      edges.map((y) => [x, y, 1].slice(0, parameters.length)),
    );
    const inside = points.map((at) => parameters.map((parameter) => at[parameter]!));
    for (const values of [...inside, ...everywhere]) {
      expect(spelled(values), `${name}(${values.join(", ")})`).toBe(entry.kernel(...values));
    }
  });
});

it.each(entries.filter(([, entry]) => entry.kind !== "real"))(
  "%s is spelled in JavaScript as its kernel decides",
  (name, entry) => {
    const spelled = asCode(entry, entry.parameters.length);
    const kernel = entry.kernel as (...values: unknown[]) => boolean;
    const operands = entry.kind === "logic" ? [true, false] : [0, 1, -1, NaN, Infinity];
    for (const values of operands.flatMap((a) => operands.map((b) => [a, b]))) {
      const own = values.slice(0, entry.parameters.length);
      expect(spelled(own), `${name}(${own.join(", ")})`).toBe(kernel(...own));
    }
  },
);

it.each(entries.filter(([, entry]) => entry.kind === "real" && entry.parameters.length === 0))(
  "%s has one value, in doubles and in JavaScript",
  (_, entry) => {
    expect(asCode(entry, 0)([])).toBe((entry.kernel as () => number)());
  },
);
