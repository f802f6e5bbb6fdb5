/** Names that mean something to C, to its library or to a macro of its headers are names like others. */
import { execFileSync } from "node:child_process";
import { describe, expect, it } from "vitest";
import { identifier } from "../../src/codegen/text/c/identifiers.ts";
import { compile } from "../../src/compile.ts";
import { emit } from "../../src/emit.ts";
import { parse } from "../../src/parse.ts";
import { variablesOf } from "../../src/ast/traverse.ts";
import type { Point } from "../../src/verify/points.ts";
import { type CalledModule, COMPILER, flat, runInC, WITHOUT } from "../support/c.ts";

const NAMES = [
  ..."auto double int long struct union void volatile register restrict inline sizeof".split(" "),
  ..."_Bool __proto__ __LINE__ __FILE__ _Complex __func__ _ __ _x bool asm typeof nullptr".split(
    " ",
  ),
  ..."class new delete template operator namespace this".split(" "),
  ..."j0 j1 y0 y1 jn signgam fma fmax remainder index time malloc free printf main NULL NAN".split(
    " ",
  ),
  ..."INFINITY I M_PI linux unix errno at out direction cotangent status result value states".split(
    " ",
  ),
  ..."formula formula_value formula_point formula_max x_length x_ x ptrdiff_t size_t i i0 t1".split(
    " ",
  ),
  ..."λ lambda é ａ 𝒳 中 x₁ x_1 ſ u3bb".split(" "),
  "a".repeat(1_000),
  `${"a".repeat(1_000)}b`,
];

/** The macros of the headers that modules include, those that compilers keep to themselves apart. */
function macros(): string[] {
  const headers = ["math", "stdbool", "stddef", "stdlib", "string"];
  const text = execFileSync(COMPILER!, ["-dM", "-E", "-x", "c", "-std=gnu11", "-"], {
    input: headers.map((name) => `#include <${name}.h>\n`).join(""),
    encoding: "utf8",
  });
  return [...text.matchAll(/^#define ([a-z]\w*)/gim)].map(([, name]) => name!);
}

/** What can be the name of a variable in a formula. */
function isVariable(name: string): boolean {
  try {
    const [only] = variablesOf([parse(`${name}^2`).root]);
    return only?.name === name.normalize("NFC");
  } catch {
    return false;
  }
}

function calledModule(text: string, prefix: string, at: Point): CalledModule {
  const { code, variables, wrt } = emit(text, {
    target: "c",
    prefix,
    kinds: ["gradient", "jvp"],
    points: 1,
  });
  const { value, gradient, jvp } = compile<number>(text, { evaluate: "interpret" });
  const calls = [
    { name: "value", at, expected: value(at as never) },
    { name: "gradient", at, expected: gradient(at as never) },
    { name: "jvp", at, direction: at, expected: jvp(at as never, at as never) },
  ];
  return { prefix, code, variables, wrt, calls };
}

const pointOf = (names: readonly string[], value: (place: number) => number | number[]): Point =>
  Object.fromEntries(names.map((name, place) => [name.normalize("NFC"), value(place)]));

/** Modules in which every name is that of a number, of a vector and of an index. */
function modulesOf(names: readonly string[]): CalledModule[] {
  const sum = (term: (name: string) => string): string => names.map(term).join(" + ");
  return [
    calledModule(
      sum((name) => `${name}^2`),
      "numbers",
      pointOf(names, (place) => place + 1),
    ),
    calledModule(
      sum((name) => `norm(${name})^2`),
      "vectors",
      pointOf(names, (place) => [place + 1, place]),
    ),
    calledModule(
      sum((name) => `sum(${name}, 1, 3, y_*${name})`),
      "indices",
      { y_: 2 },
    ),
  ];
}

describe.skipIf(COMPILER === undefined)(`in C${WITHOUT}`, () => {
  const names = COMPILER === undefined ? [] : [...new Set([...NAMES, ...macros()])];
  const allowed = names.filter(isVariable);
  const modules = modulesOf(allowed);

  it("may be those of functions in the module", () => {
    const text = "max(formula_max, formula_power)^2.5 + formula_value^formula_point";
    const at = { formula_max: 2, formula_power: 3, formula_value: 2, formula_point: 4 };
    const [outcomes] = runInC([calledModule(text, "formula", at)]);
    expect(outcomes![0]!.numbers[0]).toBeCloseTo(3 ** 2.5 + 16, 12);
  });

  it("are many", () => expect(allowed.length).toBeGreaterThan(100));

  it.each(["-std=c99", "-std=gnu11"])("are numbers, vectors and indices, by %s", (standard) => {
    const outcomes = runInC(modules, [standard]);
    modules.forEach(({ calls }, module) => {
      calls.forEach(({ expected }, call) => {
        expect(outcomes[module]![call]!.numbers).toEqual(flat(expected));
      });
    });
  });
});

it.each([
  ["double", "double_"],
  ["λ", "lambda"],
  ["中", "u4e2d"],
  ["__LINE__", "v__LINE__"],
  ["_X", "v_X"],
  ["_x", "_x"],
  ["x₁", "xu2081"],
  ["M_PI", "M_PI_"],
])("%s is %s in C", (name, written) => {
  expect(identifier(name)).toBe(written);
});
