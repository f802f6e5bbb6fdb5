/** Names that mean something to JavaScript are names like others, in every place and every target. */
import { describe, expect, it } from "vitest";
import { compile } from "../../src/compile.ts";
import { emit } from "../../src/emit.ts";
import { parse } from "../../src/parse.ts";
import { print } from "../../src/print/formula-text.ts";
import { toLatex } from "../../src/print/latex.ts";
import { toMathJson } from "../../src/print/math-json.ts";

const NAMES = [
  ..."constructor __proto__ prototype toString valueOf hasOwnProperty isPrototypeOf".split(" "),
  ..."class await arguments NaN Infinity undefined null this eval yield let static async".split(
    " ",
  ),
  ..."import export new delete typeof function return var const enum super with".split(" "),
  ..."at value gradient valueAndGradient Math Number Float64Array Object length_ _ $ö".split(" "),
  ..."get set of from n i i0 t0 t1 x_1 x₁ é ａ 𝒳".split(" "),
  "a".repeat(1_000),
  "b".repeat(100_000),
].filter((name) => !name.startsWith("$"));

interface Module {
  value(at: object): number;
  gradient(at: object): Record<string, number | Float64Array>;
}

const imported = (code: string): Promise<Module> =>
  import(`data:text/javascript,${encodeURIComponent(code)}`) as Promise<Module>;

/** A plain object with the names as its own properties, `__proto__` too. */
const at = (...entries: readonly (readonly [string, unknown])[]): Record<string, never> =>
  Object.fromEntries(entries) as Record<string, never>;

/** The programs in every way that they are run, with the same point. */
async function everyWay(text: string, point: Record<string, never>) {
  const checked = emit(text, { checked: true, points: 2 });
  expect(checked.certificate.verdict).toBe("agrees");
  const runs: Module[] = [
    compile<number>(text),
    compile<number>(text, { evaluate: "interpret" }),
    await imported(emit(text, { points: 1 }).code),
    await imported(checked.code),
  ];
  return runs.map((run) => ({ value: run.value(point), gradient: run.gradient(point) }));
}

describe.each(NAMES.map((name) => [name.length > 20 ? `${name[0]} × ${name.length}` : name, name]))(
  "%s",
  (_, name) => {
    const nfc = name.normalize("NFC");

    it("is a number", async () => {
      for (const { value, gradient } of await everyWay(`${name}^2 + x`, at([nfc, 3], ["x", 1]))) {
        expect(value).toBe(10);
        expect(Object.keys(gradient)).toEqual([nfc, "x"]);
        expect(Object.getOwnPropertyDescriptor(gradient, nfc)?.value).toBe(6);
      }
    });

    it("is a vector", async () => {
      const point = at([nfc, [1, 2]], ["x", 3]);
      for (const { value, gradient } of await everyWay(`x*norm(${name})^2`, point)) {
        expect(value).toBeCloseTo(15, 12);
        const partial = Object.getOwnPropertyDescriptor(gradient, nfc)?.value as Float64Array;
        expect(partial[0]).toBeCloseTo(6, 12);
        expect(partial[1]).toBeCloseTo(12, 12);
      }
    });

    it("is an index", async () => {
      for (const { value, gradient } of await everyWay(
        `sum(${name}, 1, 3, y*${name})`,
        at(["y", 2]),
      )) {
        expect(value).toBe(12);
        expect(gradient["y"]).toBe(6);
      }
    });

    it("is a definition, a function and a parameter", () => {
      expect(compile(`${name} = y^2; ${name} + 1`).value({ y: 2 })).toBe(5);
      expect(compile(`${name}(${name}) = ${name}^2; ${name}'(y)`).value({ y: 2 })).toBe(4);
      expect(compile(`f(${name}, y) = ${name}*y; f(y, 3)`).value({ y: 2 })).toBe(6);
    });

    it("is written in every notation", () => {
      const formula = parse(`${name} + 2*x`);
      expect(parse(print(formula), { graph: formula.graph }).root).toBe(formula.root);
      expect(toLatex(formula)).not.toBe("");
      expect(JSON.stringify(toMathJson(formula))).toContain("Add");
    });
  },
);
