/** What loops keep, hand on and set: slow calls, neighbours, and the arrays in which vectors lie. */
import { describe, expect, it } from "vitest";
import { compile } from "../../src/compile.ts";
import { emit } from "../../src/emit.ts";

/** The text of `valueAndGradient` in the module for a formula. */
function codeOf(text: string, wrt?: string[]): string {
  const { code } = emit(text, wrt === undefined ? {} : { wrt });
  const [body] = code.split("export function valueAndGradient")[1]!.split("\n}\n");
  return body!.replaceAll(/ \/\/ .*/g, "");
}

const count = (code: string, part: string): number => code.split(part).length - 1;

type Vectors = Record<string, number | number[]>;

/** Value and gradient by made code and by the interpreter, which agree to the bit. */
function bothWays(text: string, at: Vectors): unknown {
  const [code, interpreted] = (["code", "interpret"] as const).map((evaluate) =>
    (
      compile(text, { evaluate }) as unknown as { valueAndGradient(at: Vectors): unknown }
    ).valueAndGradient(at),
  );
  expect(code).toEqual(interpreted);
  return code;
}

describe("a slow call that two loops need", () => {
  it.each([
    ["log(sum(i, exp(x[i])))", "Math.exp", 1],
    ["sum(i, exp(x[i]))*sum(i, sin(exp(x[i])))", "Math.exp", 1],
    ["sum(k, log(sum(i, exp(x[i]*y[k]))))", "Math.exp", 1],
    ["log(sum(i, i > 2 ? exp(x[i]) : 0))", "Math.exp", 2],
    ["log(sum(i, sqrt(x[i])))", "Math.sqrt", 2],
  ])("%s has %s in it %i times", (text, call, times) => {
    expect(count(codeOf(text), call)).toBe(times);
  });

  it("lies in the array of the result that it is for", () => {
    expect(count(codeOf("log(sum(i, exp(x[i])))"), "new Float64Array")).toBe(1);
    expect(count(codeOf("product(i, 1 + x[i])"), "new Float64Array")).toBe(1);
  });

  it("has an array of its own where the result is added to from elsewhere", () => {
    const code = codeOf("log(sum(i, exp(x[i]))) + sum(i, x[i]^2*sum(k, y[k]))", ["x"]);
    expect(bothWays("log(sum(i, exp(x[i]))) + x[1]", { x: [0, 0] })).toEqual({
      value: Math.log(2),
      gradient: { x: Float64Array.of(1.5, 0.5) },
    });
    expect(count(code, "Math.exp")).toBe(1);
  });

  it("has one array for all turns of an outer loop", () => {
    const [before, ...loops] = codeOf("sum(k, log(sum(i, exp(x[i]*y[k]))))").split("for (");
    expect(count(before!, "new Float64Array")).toBe(3);
    expect(count(loops.join(), "new Float64Array")).toBe(0);
  });

  it("but an array for each turn where its length changes", () => {
    const text = "sum(k, 1, length(x), log(sum(i, 1, k, exp(x[i]))))";
    expect(bothWays(text, { x: [0, 0, 0] })).toEqual({
      value: Math.log(2) + Math.log(3),
      gradient: { x: Float64Array.of(1 + 1 / 2 + 1 / 3, 1 / 2 + 1 / 3, 1 / 3) },
    });
  });
});

describe("neighbours are handed from turn to turn", () => {
  const stencil = "sum(i, 2, length(x) - 1, (x[i+1] - 2*x[i] + x[i-1])^2)";

  it("so that each is read once and set once", () => {
    const [, loop] = codeOf(stencil).split("for (");
    const [turn] = loop!.split("\n    }\n");
    expect(count(turn!, " x[i")).toBe(1);
    expect(turn).toMatch(/byX\[i - 2\] = /);
    expect(turn).not.toContain("+= carried");
  });

  it.each([0, 1, 2, 3, 4, 7])("with %i elements", (length) => {
    const x = Array.from({ length }, (_, i) => i * i + (i === 2 ? 1 : 0));
    const gradient = new Float64Array(length);
    let value = 0;
    for (let i = 1; i < length - 1; i++) {
      const bend = x[i + 1]! - 2 * x[i]! + x[i - 1]!;
      value += bend * bend;
      for (const [place, times] of [
        [i - 1, 2],
        [i, -4],
        [i + 1, 2],
      ] as const)
        gradient[place]! += times * bend;
    }
    expect(bothWays(stencil, { x })).toEqual({ value, gradient: { x: gradient } });
  });

  it("in each of two loops over one range", () => {
    const text =
      "sum(i, 1, length(x) - 1, (x[i+1] - x[i])^2)*sum(i, 1, length(x) - 1, x[i+1]*x[i])";
    expect(bothWays(text, { x: [1, 3, 2] })).toEqual({
      value: 5 * 9,
      gradient: { x: Float64Array.of(-4 * 9 + 5 * 3, 6 * 9 + 5 * 3, -2 * 9 + 5 * 3) },
    });
  });

  it("and elements that may be missing are still asked for", () => {
    const text = "sum(i, 1, n, x[i+1]*x[i])";
    expect(() => bothWays(text, { x: [1, 2], n: 2 })).toThrow("x[3] is out of range");
  });
});

describe("sparse matrices", () => {
  it("are put in order and summed, however their entries come", () => {
    const text = "sum(i, 1, length(x) - 1, x[i]*x[i+1]^2) + x[1]*x[3]^2 + x[3]*x[1]";
    const { sparseHessian } = compile(text) as unknown as {
      sparseHessian(at: Vectors): { rows: Int32Array; columns: Int32Array; values: Float64Array };
    };
    const { rows, columns, values } = sparseHessian({ x: [1, 2, 3] });
    const dense = [...rows].map((row, k) => [row, columns[k], values[k]]);
    expect(dense).toEqual([
      [1, 0, 4],
      [1, 1, 2],
      [2, 0, 7],
      [2, 1, 6],
      [2, 2, 6],
    ]);
  });
});

describe("what stands in the text", () => {
  it("places in a matrix without the zeros of the first row and column", () => {
    const { code } = emit("sum(i, x[i]*x[1]^2)", { kinds: ["hessian"] });
    expect(code).toContain("byXX[(i - 1) * x.length] += ");
    expect(code).toContain("byXX[i - 1] += ");
    expect(code).toContain("byXX[0] += ");
  });

  it.each([
    ["sum(i, x[i]^2)", "cotangent: number"],
    ["[sum(i, x[i]^2), x[1]]", "cotangent: ArrayLike<number>"],
  ])("the type of each parameter by itself: of %s %s", (text, expected) =>
    expect(emit(text, { kinds: ["vjp"] }).declarations).toContain(expected),
  );

  it.each([
    ["m", 1],
    ["m*2 + 1", 1],
    ["floor(m)", 0],
    ["ceil(m) + 2", 0],
    ["max(round(m), 1)", 0],
  ])("in checked code a test of bounds that may not be whole: up to %s, %d", (upper, tests) => {
    const { code } = emit(`sum(i, 1, ${upper}, x*i)`, { wrt: ["x"], checked: true });
    const [value] = code.split("export function value(")[1]!.split("\n}\n");
    expect(count(value!, "requireWhole(")).toBe(tests);
  });
});
