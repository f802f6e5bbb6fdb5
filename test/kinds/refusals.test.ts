/** What no kind of derivative is given of, and orders that are none. */
import { describe, expect, it } from "vitest";
import { FormulaError } from "../../src/ast/formula-error.ts";
import { compile } from "../../src/compile.ts";
import { emit } from "../../src/emit.ts";
import { check } from "../../src/evidence/check.ts";
import type { Kind } from "../../src/kinds/kind.ts";

function codeOf(act: () => unknown): string | undefined {
  try {
    act();
  } catch (error) {
    if (error instanceof FormulaError) return error.code;
    throw error;
  }
  return undefined;
}

describe("orders", () => {
  it.each([0, -1, 1.5, NaN, 101, Infinity])("%d is refused, not read as another", (order) => {
    const code = order > 100 ? "order-too-high" : "order-not-whole";
    expect(codeOf(() => compile("x^2", { order }))).toBe(code);
    expect(codeOf(() => emit("x^2", { order }))).toBe(code);
    expect(codeOf(() => emit("x^2", { kinds: ["derivative"], order }))).toBe(code);
  });

  it.each([1, 2, 3, 8])("%d is that order", (order) => {
    expect(compile("exp(2*x)", { order }).derivative({ x: 0 })).toBe(2 ** order);
  });
});

it("kinds that there are not are refused by name", async () => {
  const kinds = ["hesian" as Kind];
  expect(codeOf(() => emit("x^2", { kinds }))).toBe("unknown-kind");
  await expect(check("x^2", { kinds })).rejects.toMatchObject({ code: "unknown-kind" });
});

it.each(["gradient", "hessian", "sparseHessian", "derivative", "hvp"] as const)(
  "%s of several results is refused, in code and in modules",
  (kind) => {
    const several = compile("[x, x^2]");
    expect(codeOf(() => several[kind]({ x: 1 }, { x: 1 }))).toBe("several-results");
    expect(codeOf(() => emit("[x, x^2]", { kinds: [kind] }))).toBe("several-results");
  },
);

it("derivatives of an order by vectors are refused", () => {
  expect(codeOf(() => compile("sum(x)").derivative({ x: [1] }))).toBe("derivative-by-vector");
  expect(codeOf(() => emit("sum(x)", { order: 3 }))).toBe("derivative-by-vector");
  const byNumber = compile("a^2*sum(x)", { wrt: ["a"] });
  expect(byNumber.derivative({ a: 1, x: [1, 2] })).toBe(6);
});

describe("directions", () => {
  it.each([[[1]], [[1, 2, 3]]])("%j are not as long as the vector", (dx) => {
    for (const evaluate of ["code", "interpret"] as const) {
      const { jvp } = compile<number, { x: Float64Array }>("sum(i, x[i]^2)", { evaluate });
      expect(() => jvp({ x: [1, 2] }, { x: dx })).toThrow(
        `x and its direction differ in length: 2 and ${dx.length}`,
      );
    }
  });
});

it("an equation in one variable has no implicit derivatives", () => {
  expect(codeOf(() => emit("x^2 - 2", { of: "x" }))).toBe("not-determined");
  expect(codeOf(() => emit("x^2 - 2", { kinds: ["implicit"] }))).toBe("not-determined");
});
