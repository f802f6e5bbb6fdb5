import { describe, expect, it } from "vitest";
import { FormulaError } from "../../src/ast/formula-error.ts";
import { parse } from "../../src/parse.ts";

const refused = (text: string, options?: Parameters<typeof parse>[1]): FormulaError => {
  try {
    parse(text, options);
  } catch (error) {
    if (error instanceof FormulaError) return error;
    throw error;
  }
  throw new Error(`${text.slice(0, 50)} was accepted`);
};

describe("long formulas", () => {
  const LONG = 100_000;
  const list = (one: (index: number) => string, join: string): string =>
    Array.from({ length: LONG }, (_, index) => one(index)).join(join);

  it("adds a hundred thousand terms", () => {
    // x0 to x99999, and a partial sum for each after the first.
    expect(parse(list((i) => `x${i}`, "+")).graph.size).toBe(2 * LONG - 1);
  });

  it("raises a tower of a hundred thousand powers", () => {
    expect(parse(list(() => "x", "^")).graph.size).toBe(LONG);
  });

  it("takes a hundred thousand minuses in front", () => {
    expect(parse(`${"-".repeat(LONG)}x`).root).toMatchObject({ kind: "variable", name: "x" });
    expect(parse(`${"-".repeat(LONG + 1)}x`).root).toMatchObject({ kind: "apply", fn: "neg" });
  });

  it("follows a hundred thousand elses", () => {
    const { root } = parse(`${list((i) => `x>${i}?y`, ":")}:z`);
    let depth = 0;
    let node = root;
    while (node.kind === "conditional") [node, depth] = [node.operands[2], depth + 1];
    expect(depth).toBe(LONG);
    expect(node).toMatchObject({ name: "z" });
  });

  it("chains a hundred thousand comparisons", () => {
    const { root } = parse(`${list((i) => `x${i}`, "<")} ? 1 : 2`);
    expect(root.kind).toBe("conditional");
  });

  it("multiplies a hundred thousand names side by side", () => {
    expect(parse(list((i) => `x${i}`, " ")).graph.size).toBe(2 * LONG - 1);
  });

  it("reads a name of a hundred thousand letters", () => {
    expect(parse("x".repeat(LONG)).root).toMatchObject({ name: "x".repeat(LONG) });
  });
});

describe("nesting", () => {
  const nested = (depth: number, open = "("): string =>
    open.repeat(depth) + "x" + ")".repeat(depth);

  it("is read a thousand deep", () => {
    expect(parse(nested(1_000)).root).toMatchObject({ name: "x" });
    expect(parse(nested(1_000, "sin(")).graph.size).toBe(1_001);
    expect(parse(nested(999, "1/(2-")).root.kind).toBe("apply");
  });

  it("is refused beyond, with the place", () => {
    const error = refused(nested(1_001));
    expect(error.code).toBe("nesting-too-deep");
    expect(error.message).toBe("brackets are nested more than 1,000 deep");
    expect(error.span).toEqual({ start: 1_000, end: 1_001 });
    expect(refused(nested(10_000)).code).toBe("nesting-too-deep");
    expect(refused("(".repeat(500_000)).code).toBe("nesting-too-deep");
  });

  it("has a limit that can be set, to any depth", () => {
    expect(refused("((x))", { limits: { nesting: 1 } }).code).toBe("nesting-too-deep");
    expect(parse("(x)(y)", { limits: { nesting: 1 } }).graph.size).toBe(3);
    expect(parse(nested(100_000), { limits: { nesting: 100_000 } }).root).toMatchObject({
      name: "x",
    });
  });
});

describe("other bounds", () => {
  it("refuses long text without reading it", () => {
    const error = refused("(".repeat(1_000_001));
    expect(error.code).toBe("text-too-long");
    expect(error.message).toBe("the formula has 1,000,001 characters; at most 1,000,000 are read");
    expect(refused("x + y", { limits: { text: 4 } }).code).toBe("text-too-long");
    expect(parse("x + y", { limits: { text: 5 } }).graph.size).toBe(3);
  });

  it("refuses numbers of more than a thousand digits", () => {
    expect(parse(`0.${"1".repeat(998)}`).root.kind).toBe("constant");
    expect(refused(`0.${"1".repeat(999)}`).code).toBe("number-too-long");
    expect(refused(`0.${"0".repeat(999_000)}1`).code).toBe("number-too-small");
    expect(refused("1".repeat(1_000_000)).code).toBe("number-too-large");
  });

  it("refuses more than ten thousand arguments", () => {
    const call = (count: number): string =>
      `max(${Array.from({ length: count }, () => "x").join()})`;
    expect(parse(call(10_000)).root).toMatchObject({ name: "x" });
    expect(refused(call(10_001)).message).toBe("max takes at most 10,000 arguments");
    expect(refused(call(400_000)).code).toBe("too-many-arguments");
  });
});

describe("definitions", () => {
  const LONG = 100_000;
  const lines = (count: number, one: (index: number) => string): string =>
    Array.from({ length: count }, (_, index) => one(index)).join("\n");

  it("are read a hundred thousand at a time", () => {
    const chain = lines(LONG, (i) => `a${i} = ${i === 0 ? "x" : `a${i - 1}`} + 1`);
    const { graph } = parse(`${chain}\na${LONG - 1}`, { limits: { text: 2_000_000 } });
    expect(graph.size).toBe(LONG + 2);
  });

  it("that double at every line cost a few nodes each", () => {
    const doubling = lines(1_000, (i) => `a${i + 1} = sin(a${i}) + cos(a${i})`);
    expect(parse(`a0 = x\n${doubling}\na1000`).graph.size).toBe(3_001);
  });

  it("of functions that call one twice meet the limit", () => {
    const tower = lines(40, (i) => `f${i + 1}(x) = f${i}(f${i}(x))`);
    const error = refused(`f0(x) = sin(x) + 1\n${tower}\nf40(x)`, { limits: { steps: 10_000 } });
    expect(error.code).toBe("expansion-too-large");
    expect(error.message).toBe("calls, sums and derivatives take more than 10,000 steps");
    expect(error.span).toBeDefined();
  });

  it("whose calls fold to nothing meet it too", () => {
    const calls = lines(1_000, (i) => `+ f(${i}) +`).replaceAll("+\n+", "+\n");
    const text = `f(x) = x${"+1".repeat(1_000)}\nq = (0\n${calls} 0)\nq`;
    expect(refused(text, { limits: { steps: 100_000 } }).code).toBe("expansion-too-large");
    expect(parse(text, { limits: { steps: 2_000_000 } }).root.kind).toBe("constant");
  });

  it("are expanded once for the same arguments", () => {
    const calls = Array.from({ length: 10_000 }, () => "f(y)").join(" + ");
    const text = `f(x) = ${Array.from({ length: 1_000 }, (_, i) => `sin(${i}*x)`).join(" + ")}\n`;
    expect(parse(text + calls, { limits: { steps: 10_000 } }).root.kind).toBe("apply");
  });

  it("limit the work of derivatives", () => {
    const nested = `${"sin(".repeat(4)}x))))`;
    const error = refused(`diff(${nested}, x, 100)`, { limits: { steps: 50_000 } });
    expect(error.code).toBe("expansion-too-large");
  });
});
