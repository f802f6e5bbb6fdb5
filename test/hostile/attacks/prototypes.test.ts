/**
 * Names of formulas as keys: what is written into what a function is given never reaches what all
 * objects share, as assignments through `__proto__` and `constructor` did in property-expr (yup
 * issue 2220), expr-eval (CVE-2025-13204) and lodash (CVE-2019-10744).
 */
import { afterEach, describe, expect, it } from "vitest";
import { compile } from "../../../src/compile.ts";
import { emit } from "../../../src/emit.ts";
import { FormulaError } from "../../../src/ast/formula-error.ts";
import { toMathJson } from "../../../src/print/math-json.ts";
import { parse } from "../../../src/parse.ts";
import { expectUntouched } from "./inert.ts";

type Run = (at: object, out: object) => unknown;
type Functions = Readonly<Record<string, Run>>;

const INHERITED = Object.getOwnPropertyNames(Object.prototype);

const own = (...entries: readonly (readonly [string, unknown])[]): object =>
  Object.fromEntries(entries);

/** A formula's functions, compiled in both ways and as modules that check and that do not. */
async function everyWay(text: string): Promise<Functions[]> {
  const modules = [true, false].map((checked) => {
    const { code } = emit(text, {
      forms: ["into"],
      kinds: ["gradient", "hessian"],
      checked,
      points: 1,
    });
    return import(`data:text/javascript,${encodeURIComponent(code)}`) as Promise<Functions>;
  });
  const made = (["code", "interpret"] as const).map(
    (evaluate) => compile(text, { evaluate }) as unknown as Functions,
  );
  return [...made, ...(await Promise.all(modules))];
}

afterEach(expectUntouched);

describe.each(INHERITED)("what all objects inherit as %s", (name) => {
  it("is no room for a vector", async () => {
    const at = own([name, [2, 3]], ["x", 3]);
    for (const { gradientInto } of await everyWay(`x*norm(${name})^2`)) {
      expect(() => gradientInto!(at, { x: 0 })).toThrow();
      const out = own(["x", 0], [name, new Float64Array(2)]);
      gradientInto!(at, out);
      const written = Object.getOwnPropertyDescriptor(out, name)?.value as Float64Array;
      expect([...written].map(Math.round)).toEqual([12, 18]);
    }
  });

  it("is no holder of a row", async () => {
    const at = own([name, 2], ["x", 3]);
    for (const { hessianInto } of await everyWay(`${name}^2*x^2`)) {
      expect(() => hessianInto!(at, { x: own(["x", 0], [name, 0]) })).toThrow();
      const row = (): object => own([name, 0], ["x", 0]);
      const out = own([name, row()], ["x", row()]);
      hessianInto!(at, out);
      const written = Object.getOwnPropertyDescriptor(out, name)?.value as object;
      expect(Object.getOwnPropertyDescriptor(written, name)?.value).toBe(18);
    }
  });

  it("is written as a number of the object's own", async () => {
    for (const { gradientInto } of await everyWay(`${name}^2*x`)) {
      const out = {};
      gradientInto!(own([name, 2], ["x", 3]), out);
      expect(Object.getOwnPropertyDescriptor(out, name)?.value).toBe(12);
      expect(Object.getPrototypeOf(out)).toBe(Object.prototype);
    }
  });
});

describe("names given as options", () => {
  it.each([...INHERITED, "prototype"])("%s is none that there is", (name) => {
    const asked = [
      { wrt: [name] },
      { kinds: [name as never] },
      { forms: [name as never] },
      { columns: [name], forms: ["batch" as const] },
      { of: name },
      { target: name as never },
    ];
    for (const options of asked)
      expect(() => emit("x^2 + y", options), JSON.stringify(options)).toThrow(FormulaError);
  });
});

it("MathJSON of such names has them as texts", () => {
  const json = JSON.stringify(toMathJson(parse("__proto__ + x")));
  expect(json).toContain('"__proto__"');
});
