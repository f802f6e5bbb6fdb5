/** The library as programs use it: functions, mistakes in points, evaluation without made code. */
import { describe, expect, it, vi } from "vitest";
import { compile } from "../src/compile.ts";
import { emit } from "../src/emit.ts";

describe("compile", () => {
  it("gives value and gradient, exact where doubles are", () => {
    const taxi = compile("(d/v - t)^2", { wrt: ["v"] });
    const at = { d: 8, t: 0.25, v: 16 };
    expect(taxi.variables).toEqual(["d", "v", "t"]);
    expect(taxi.wrt).toEqual(["v"]);
    expect(taxi.value(at)).toBe(0.0625);
    expect(taxi.gradient(at)).toEqual({ v: -0.015625 });
    expect(taxi.valueAndGradient(at)).toEqual({ value: 0.0625, gradient: { v: -0.015625 } });
    expect(taxi.source).toBe(emit("(d/v - t)^2", { wrt: ["v"] }).code);
  });

  it("differentiates by every real variable unless told otherwise", () => {
    expect(compile("x*y").wrt).toEqual(["x", "y"]);
    expect(compile("n*polygamma(n, x)").wrt).toEqual(["x"]);
    expect(compile("x*y", { wrt: ["y", "y"] }).wrt).toEqual(["y"]);
    expect(compile("x*y", { wrt: [] }).gradient({ x: 1, y: 2 })).toEqual({});
    expect(compile("2*pi").value({})).toBe(2 * Math.PI);
  });

  it("treats odd names as names", () => {
    const odd = compile("class*__proto__ + constructor*toString*await");
    const at = JSON.parse(`{"class":2,"__proto__":3,"constructor":4,"toString":5,"await":6}`);
    expect(odd.value(at)).toBe(126);
    const gradient = odd.gradient(at);
    expect(Object.keys(gradient)).toEqual([
      "class",
      "__proto__",
      "constructor",
      "toString",
      "await",
    ]);
    expect(Object.getOwnPropertyDescriptor(gradient, "__proto__")!.value).toBe(2);
    expect(Object.getPrototypeOf(gradient)).toBe(Object.prototype);
  });

  it.each(["code", "interpret"] as const)("says what is wrong with a point (%s)", (evaluate) => {
    const { value } = compile("x*toString", { evaluate });
    const call = (at: unknown) => () => value(at as Record<string, number>);
    const refuses = (code: string, message: string): object =>
      expect.objectContaining({ name: "FormulaError", code, message });
    expect(call({ x: 1 })).toThrow(
      refuses("missing-variable", "the point has no value for the variable toString"),
    );
    expect(call({ x: "1", toString: 2 })).toThrow(
      refuses("not-a-number", "the variable x needs a number; this is a string"),
    );
    expect(call(null)).toThrow(
      refuses("not-a-point", "a point is an object with a number for each variable; this is null"),
    );
    expect(call(Object.create({ x: 1, toString: 2 }))).toThrow(
      expect.objectContaining({ code: "missing-variable" }),
    );
  });

  it("needs no made code to interpret", () => {
    const made = vi.spyOn(globalThis, "Function").mockImplementation(function () {
      throw new EvalError("forbidden");
    });
    try {
      const { gradient } = compile("x^2*sin(y)", { evaluate: "interpret" });
      expect(gradient({ x: 3, y: 0 })).toEqual({ x: 0, y: 9 });
      expect(() => compile("x^2").value({ x: 3 })).toThrow(EvalError);
    } finally {
      made.mockRestore();
    }
  });
});

describe("emit", () => {
  it("certifies what it emits", () => {
    const { certificate } = emit("x^2*sin(y)/(1 + x^2)");
    expect(certificate.verdict).toBe("agrees");
    expect(certificate.points.inside).toBe(20);
    expect(certificate.dual.worst).toBeLessThan(1e-12);
    expect(certificate.cost.valueAndGradient).toBeLessThanOrEqual(4 * certificate.cost.value + 2);
  });

  it("claims nothing where there is no point to test", () => {
    const { certificate, code } = emit("log(-1 - x^2)");
    expect(certificate.verdict).toBe("untested");
    expect(code).toContain("so nothing is certified");
  });

  it("cannot be broken out of by what the formula says", () => {
    const { code } = emit("x +\n y");
    expect(code).toContain(`export const formula = "x +\\n y";`);
    expect(emit("x").code).not.toMatch(/\beval\b|\bFunction\b|\bimport\b|\brequire\b/);
  });
});
