/** Long and deep formulas through every stage: printed, differentiated and compiled. */
import { describe, expect, it } from "vitest";
import { type Formula } from "../../src/ast/formula.ts";
import { compile } from "../../src/compile.ts";
import { differentiate } from "../../src/diff/differentiate.ts";
import { parse } from "../../src/parse.ts";
import { print } from "../../src/print/formula-text.ts";
import { toLatex } from "../../src/print/latex.ts";
import { toUnicode } from "../../src/print/unicode.ts";

const LONG = 30_000;
const repeated = (count: number, one: (index: number) => string, join: string): string =>
  Array.from({ length: count }, (_, index) => one(index)).join(join);

function goesThrough(text: string, point: Record<string, number>): number {
  const formula: Formula = parse(text, { limits: { text: 10_000_000 } });
  const printed = print(formula, { maxLength: 10_000_000 });
  const limits = { text: 10_000_000, nesting: 1_000_000 };
  const back = parse(printed, { graph: formula.graph, limits });
  expect(back.root).toBe(formula.root);
  expect(differentiate(formula, "x").root).toBeDefined();
  return compile<number>(formula).value(point);
}

describe("thirty thousand", () => {
  it("terms", () => {
    expect(
      goesThrough(
        repeated(LONG, (i) => `x*${i % 7}`, "+"),
        { x: 1 },
      ),
    ).toBe(89_995);
  });

  it("factors", () => {
    const value = goesThrough(
      repeated(LONG, (i) => `(x+${i % 7})`, "*"),
      { x: -2 },
    );
    expect(Math.abs(value)).toBe(0);
  });

  it("minuses and negations", () => {
    expect(goesThrough(`${"-".repeat(LONG + 1)}x`, { x: 3 })).toBe(-3);
    expect(goesThrough(`${"not ".repeat(LONG + 1)}(x > 1) ? x : 2*x`, { x: 3 })).toBe(6);
  });
});

describe("chains of conditions", () => {
  const COUNT = 12_000;

  it("in the branch for else", () => {
    const text = `${repeated(COUNT, (i) => `x > ${COUNT - i} ? ${i}*x`, " : ")} : x`;
    expect(goesThrough(text, { x: 2.5 })).toBe((COUNT - 2) * 2.5);
  });

  it("in the branch that is taken", () => {
    const text = `${repeated(COUNT, (i) => `x > ${i}`, " ? ")} ? x^2 : 0${repeated(COUNT - 1, (i) => ` : ${i}*x`, "")}`;
    expect(goesThrough(text, { x: 30_000 })).toBe(9e8);
  });
});

describe("deep nests", () => {
  it("of powers and of roots", () => {
    expect(
      goesThrough(
        repeated(10_000, () => "x", "^"),
        { x: 1 },
      ),
    ).toBe(1);
    expect(goesThrough(`x${"^2".repeat(5_000)}`, { x: 0.5 })).toBe(0);
    expect(goesThrough(`${"√".repeat(10_000)}x`, { x: 1 })).toBe(1);
  });

  it.each([
    ["brackets", "(", ")"],
    ["calls", "sin(", ")"],
    ["fractions", "1/(1 + ", ")"],
    ["maxima", "max(x, ", " - 1)"],
    ["branches", "(x > 1 ? ", " : x + 1)"],
    ["lists", "dot([x, y], [1, ", "])"],
  ])("of %s to the limit", (_, open, close) => {
    const depth = Math.floor(
      999 / (open.match(/[([]/g)!.length - (open.match(/\]/g)?.length ?? 0)),
    );
    const value = goesThrough(open.repeat(depth) + "x" + close.repeat(depth), { x: 1, y: 1 });
    expect(value).not.toBeNaN();
  });

  it("of positions to the limit", () => {
    const formula = parse(`${"[2, 1][".repeat(999)}k${"]".repeat(999)}`);
    expect(parse(print(formula), { graph: formula.graph }).root).toBe(formula.root);
    expect(compile<number>(formula, { wrt: [] }).value({ k: 2 })).toBe(1);
  });
});

describe("wide calls and lists", () => {
  it("of ten thousand arguments have a value", () => {
    const operands = repeated(10_000, (i) => `x*${i}`, ", ");
    expect(compile<number>(`max(${operands})`, { wrt: [] }).value({ x: 1 })).toBe(9_999);
    expect(compile<number>(`hypot(${operands})`, { wrt: [] }).value({ x: 0 })).toBe(0);
  });

  it("of a hundred thousand elements are written", () => {
    const formula = parse(`[${"x, ".repeat(LONG)}y][k]`);
    expect(print(formula)).toContain("x, y][k]");
    expect(toUnicode(formula)).toContain("x, y][k]");
    expect(toLatex(formula)).toContain("pmatrix");
    expect(compile<number>(formula, { wrt: ["y"] }).value({ x: 1, y: 2, k: LONG + 1 })).toBe(2);
  });
});
