/** Ranges that are empty, reversed, negative or too long to run: nothing hangs before it is run. */
import { describe, expect, it } from "vitest";
import { FormulaError } from "../../src/ast/formula-error.ts";
import { compile } from "../../src/compile.ts";
import { emit } from "../../src/emit.ts";
import { refusal } from "../support/refusal.ts";

describe("ranges too long to run", () => {
  it.each([
    "sum(i, 1, 10^12, x^i)",
    "product(i, 1, 10^12, x + i)",
    "mean(i, 1, 10^12, x*i)",
    "max(i = 1, 10^12, x*i)",
    "any(i, 1, 10^12, x*i < -1e30) ? x : 1",
    "sum(i, 1, 10^12, sum(j, 1, i, x^i*j))",
    "sum(i, 1, 10^12, v[i]*x)",
    "sum(i, 1, 1e300, x^i)",
    "sum(i, -1e300, 1e300, x*i)",
    "sum(i, 1, 9^9^9, x*i)",
  ])("%s is compiled and emitted untested", (text) => {
    expect(compile(text).source).toContain("for (let ");
    expect(emit(text, { checked: true }).certificate.verdict).toBe("untested");
  });
});

describe("ranges", () => {
  it.each([
    ["sum(i, 0, 0, x^i)", 1],
    ["sum(i, -2, -1, x^i)", 0.75],
    ["sum(i, 5, 1, x^i)", 0],
    ["product(i, 5, 1, x^i)", 1],
    ["max(i = 5, 1, x^i)", -Infinity],
    ["min(i = 5, 1, x^i)", Infinity],
    ["mean(i, 5, 4, x^i)", NaN],
  ])("%s has the value %s", (text, value) => {
    for (const evaluate of ["code", "interpret"] as const)
      expect(compile<number>(text, { evaluate }).value({ x: 2 })).toBe(value);
  });

  it.each(["5/2", "inf", "pi", "0.5"])("of which %s is a bound are refused", (bound) => {
    expect(refusal(`sum(i, 1, ${bound}, x^i)`).code).toBe("bound-not-whole");
  });

  it("that doubles cannot count through are refused", () => {
    for (const evaluate of ["code", "interpret"] as const)
      expect(() => compile("sum(i, 2^53 - 1, 2^53, x)", { evaluate }).value({ x: 2 })).toThrow(
        FormulaError,
      );
  });

  it("whose bound is not whole at a point are refused there", () => {
    for (const n of [2.5, NaN, Infinity])
      expect(() => compile("sum(i, 1, n, x^i)").value({ x: 2, n })).toThrow(FormulaError);
  });
});

describe("positions", () => {
  it.each(["0", "-1", "1/2", "inf"])("%s is refused", (position) => {
    expect(refusal(`v[${position}]`).code).toBe("position-out-of-range");
  });

  it.each(["10^12", "1e300", "k", "0/0"])("%s is out of range at a point", (position) => {
    for (const k of [0, -1, 1.5, 4, NaN, Infinity])
      expect(() => compile(`v[${position}] + 0*k`).value({ v: [1, 2, 3], k })).toThrow(
        FormulaError,
      );
  });
});
