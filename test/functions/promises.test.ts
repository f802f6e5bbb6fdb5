/** What entries of the catalogue promise of their functions, where they have values, and at kinks. */
import { beforeAll, describe, expect, it } from "vitest";
import { rational } from "../../src/ast/rational.ts";
import { Graph } from "../../src/ast/graph.ts";
import { valueBuilder } from "../../src/functions/canonical.ts";
import { catalogue, type FunctionName } from "../../src/functions/catalogue.ts";
import type { Entry, RealEntry } from "../../src/functions/entry.ts";
import { kernels } from "../../src/functions/kernels.ts";
import { instantiate } from "../../src/codegen/evaluate/instantiate.ts";
import { kernelTexts } from "../../src/codegen/text/c/kernels.ts";
import { compile } from "../../src/compile.ts";
import { parse } from "../../src/parse.ts";
import { toLatex } from "../../src/print/latex.ts";
import { loadPrecise, type Precise } from "../../src/verify/precise.ts";
import { samplePoints } from "../../src/verify/sample.ts";

let precise: Precise;
beforeAll(async () => {
  precise = await loadPrecise({ digits: 30 });
});

const entries = Object.entries(catalogue) as [FunctionName, Entry][];
const reals = entries.filter(
  (named): named is [FunctionName, RealEntry] =>
    named[1].kind === "real" && named[1].parameters.length > 0,
);
const operandNames = (entry: RealEntry): readonly string[] =>
  entry.variadic ? ["x", "y", "z"] : entry.parameters;

function applied(fn: FunctionName, names: readonly string[]) {
  const graph = new Graph();
  const build = valueBuilder(graph);
  return { graph, root: build.apply(fn, ...names.map((name) => build.variable(name))) };
}

/** Lists of operands inside the domain. */
function samples(fn: FunctionName, entry: RealEntry, count: number): number[][] {
  const names = operandNames(entry);
  const { points } = samplePoints(applied(fn, names), { count });
  return points.map((at) => names.map((name) => at[name]!));
}

const flagged = (flag: "increasing" | "nonzero" | "poles" | "even"): string[] =>
  reals.filter(([, entry]) => entry[flag]).map(([name]) => name);

describe.each(reals)("%s", (name, entry) => {
  const inside = samples(name, entry, 40);

  it("has its values within its range, and not 0 where it never is", () => {
    expect(inside.length).toBe(40);
    const [low, high] = entry.range ?? [-Infinity, Infinity];
    for (const operands of inside) {
      const value = entry.kernel(...operands);
      expect(value >= low && value <= high, `${name}(${operands.join(", ")})`).toBe(true);
      const isModerate = operands.every((x) => Math.abs(x) < 20);
      if (entry.nonzero && isModerate) expect(value).not.toBe(0);
    }
  });

  it("is never less at a larger operand, if it says so", () => {
    if (!entry.increasing) return;
    const values = inside
      .map(([x]) => x!)
      .sort((a, b) => a - b)
      .map((x) => entry.kernel(x));
    expect(values).toEqual(values.toSorted((a, b) => a - b));
  });

  it("has the same value, to the bit, without signs, if it says so", () => {
    if (!entry.even) return;
    for (const operands of inside)
      expect(entry.kernel(...operands.map((x) => -x))).toBe(entry.kernel(...operands));
  });

  it("has the same value in high precision", () => {
    for (const operands of inside.slice(0, 5)) {
      const value = entry.kernel(...operands);
      const distance = precise.within((numbers) =>
        entry
          .precise(...operands.map((x) => numbers.float(x)))
          .sub(value)
          .abs()
          .toNumber(),
      );
      expect(distance, operands.join(", ")).toBeLessThanOrEqual(1e-12 * (1 + Math.abs(value)));
    }
  });

  it("folds to its value, where it has an exact one", () => {
    const numbers = [rational(0n), rational(1n), rational(-1n), rational(4n), rational(-5n, 2n)];
    const lists = entry.parameters.length === 1 ? numbers.map((x) => [x]) : pairs(numbers);
    for (const operands of lists) {
      const folded = entry.exact?.(...operands);
      if (folded === undefined) continue;
      const value = entry.kernel(...operands.map((x) => x.valueOf()));
      expect(folded.valueOf(), `${name}(${operands.join(", ")})`).toBeCloseTo(value, 12);
    }
  });

  it("is compiled to what its kernel computes", () => {
    const names = operandNames(entry);
    const { value } = compile(applied(name, names));
    for (const operands of inside.slice(0, 3)) {
      const at = Object.fromEntries(names.map((name, i) => [name, operands[i]!]));
      expect(value(at)).toBeCloseTo(entry.kernel(...operands), 10);
    }
  });

  it("is spelled in C as its kernel computes", () => {
    if ("unsupported" in entry.c) return;
    if (entry.c.kernel !== undefined) expect(Object.keys(kernelTexts)).toContain(entry.c.kernel);
    const spelled = fromC(entry.c.text, operandNames(entry).length);
    for (const operands of inside.slice(0, 3)) {
      expect(spelled(operands)).toBeCloseTo(entry.kernel(...operands), 10);
    }
  });

  it("needs what holds wherever it has a value", () => {
    for (const text of entry.needs ?? []) {
      const { value } = compile(`${text} ? 1 : 0`);
      for (const [x] of inside) expect(value({ x: x! }), `${text} at ${x}`).toBe(1);
    }
  });
});

/** What C calls by other names than `Math` or our kernels. */
const IN_C = { fabs: Math.abs, tgamma: kernels.gamma, power: Math.pow };

/** Text in C with operands for its holes, as the JavaScript that it is as well. */
function fromC(text: string, count: number): (operands: readonly number[]) => number {
  const holes = Array.from({ length: count }, (_, index) => `at[${index}]`);
  const filled = text
    .replace("$*", holes.join(", "))
    .replace(/\$(\d)/g, (_, index: string) => `(${holes[Number(index)]})`)
    .replace(/\w+(?=\()/g, "(C.$& ?? Math.$&)");
  return instantiate("at", `return ${filled};`, { C: { ...kernels, ...IN_C } });
}

const pairs = <T>(items: readonly T[]): T[][] => items.flatMap((a) => items.map((b) => [a, b]));

// A flag that is missing makes no result wrong, only less simple; so those that are known stand here.
it("says which functions grow, are even, are never 0 and have poles", () => {
  const has = (flag: Parameters<typeof flagged>[0], names: string): void =>
    expect(flagged(flag)).toEqual(expect.arrayContaining(names.split(" ")));
  has("increasing", "exp expm1 log log2 log10 log1p sqrt cbrt asin atan sinh tanh asinh acosh");
  has("increasing", "atanh sign floor ceil round erf");
  has("nonzero", "exp sigmoid softplus sec csc acot acsc coth sech csch acoth acsch erfc gamma");
  has("even", "cos sec cosh sech abs hypot sinc expmx2");
  has("poles", "/ tan cot sec csc coth csch acsch gamma lgamma digamma polygamma");
});

it("tells where functions have no value", () => {
  const fails = (fn: FunctionName, x: number): void => {
    const { needs = [] } = catalogue[fn] as RealEntry;
    const holds = needs.map((text) => compile(`${text} ? 1 : 0`).value({ x }) === 1);
    expect(holds, `${fn} at ${x}`).toContain(false);
  };
  for (const fn of ["cot", "csc", "coth", "csch", "acsch"] as const) fails(fn, 0);
  for (const fn of ["asec", "acsc", "acoth"] as const) fails(fn, -0.5);
  fails("acoth", 1);
  for (const fn of ["tan", "sec"] as const)
    expect((catalogue[fn] as RealEntry).needs).toEqual(["cos(x) != 0"]);
});

describe("the distance to the nearest kink, jump or pole", () => {
  it.each<[FunctionName, number[], number]>([
    ["/", [1, -3], 3],
    ["^", [2, 3], Infinity],
    ["^", [-2, 0], Infinity],
    ["^", [2, -1], 2],
    ["^", [2, 0.5], 2],
    ["log", [3], 3],
    ["log2", [3], 3],
    ["log10", [3], 3],
    ["log1p", [3], 4],
    ["sqrt", [3], 3],
    ["cbrt", [-3], 3],
    ["hypot", [1, -3], 3],
    ["tan", [0], 1],
    ["sec", [0], 1],
    ["cot", [-Math.PI / 2], 1],
    ["csc", [-Math.PI / 2], 1],
    ["asin", [-0.75], 0.25],
    ["acos", [0.75], 0.25],
    ["asec", [-3], 2],
    ["acsc", [3], 2],
    ["acot", [-3], 3],
    ["coth", [-3], 3],
    ["csch", [-3], 3],
    ["acosh", [3], 2],
    ["atanh", [-0.75], 0.25],
    ["acoth", [-3], 2],
    ["asech", [0.25], 0.25],
    ["asech", [0.75], 0.25],
    ["acsch", [-3], 3],
    ["abs", [-3], 3],
    ["sign", [-3], 3],
    ["max", [1, 4, 2], 2],
    ["max", [7], Infinity],
    ["max", [7, 3], 4],
    ["min", [3, 8, 4], 1],
    ["floor", [2.25], 0.25],
    ["floor", [-2.25], 0.25],
    ["ceil", [2.75], 0.25],
    ["round", [2.25], 0.25],
    ["round", [2], 0.5],
    ["mod", [5, 4], 1],
    ["mod", [2, 4], 2],
    ["mod", [5, 0], 0],
    ["gamma", [-1.75], 0.25],
    ["lgamma", [-1.75], 0.25],
    ["digamma", [-1.75], 0.25],
    ["gamma", [3], 3],
    ["polygamma", [1, 0.25], 0.25],
  ])("of %s at %j is %d", (fn, operands, distance) => {
    const { singular } = catalogue[fn] as RealEntry;
    expect(singular!(...operands)).toBeCloseTo(distance, 12);
  });
});

it("writes each function in LaTeX with its operands once, and differently from the others", () => {
  const texts = reals.map(([name, entry]) => toLatex(applied(name, operandNames(entry))));
  expect(new Set(texts).size).toBe(texts.length);
  for (const [index, [name, entry]] of reals.entries()) {
    for (const operand of operandNames(entry)) expect(texts[index], name).toContain(operand);
  }
});

it("knows functions by the names that people type", () => {
  for (const [name, entry] of reals) {
    for (const alias of entry.aliases ?? []) {
      expect(alias).toMatch(/^[a-z]\w+$/);
      const list = operandNames(entry).join(", ");
      const graph = new Graph();
      const written = name === "^" ? "x^y" : `${name}(${list})`;
      expect(parse(`${alias}(${list})`, { graph }).root).toBe(parse(written, { graph }).root);
    }
  }
});

it.each(["expmoment", "sincderivative"] as const)(
  "%s has no value in high precision either where there is no such order",
  (name) => {
    const { kernel, precise: exact } = catalogue[name];
    for (const order of [-1, 0.5, 101, 1e20, -1e20, NaN, Infinity]) {
      expect(kernel(order, 2)).toBeNaN();
      const value = precise.within((numbers) =>
        exact(numbers.float(order), numbers.float(2)).toNumber(),
      );
      expect(value, `order ${order}`).toBeNaN();
    }
  },
);
