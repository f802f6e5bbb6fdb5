/** Loops in emitted code: how many there are, what runs in them, and what checked code refuses. */
import { describe, expect, it } from "vitest";
import { FormulaError } from "../../src/ast/formula-error.ts";
import type { Gradient } from "../../src/codegen/point.ts";
import { type Compiled, compile, type CompileOptions } from "../../src/compile.ts";
import { emit } from "../../src/emit.ts";
import { subject } from "../../src/evidence/subject.ts";
import { parse } from "../../src/parse.ts";
import { planEvaluation } from "../../src/verify/evaluate.ts";
import { plainValue } from "../../src/verify/witnesses.ts";
import { randomFrom } from "../support/random-formula.ts";

type Vectors = Record<string, number | number[]>;

/** The text of one function of the module for a formula. */
function functionText(text: string, kind: string, wrt?: string[]): string {
  const { code } = emit(text, wrt === undefined ? {} : { wrt });
  const [body] = code
    .split("export function ")
    .find((part) => part.startsWith(kind))!
    .split("\n}\n");
  return body!;
}

const loopsIn = (code: string): number => (code.match(/\bfor \(/g) ?? []).length;

describe("value and gradient run in one loop where the data flow allows it", () => {
  it.each([
    ["mean(i, (60*d[i]/v - t[i])^2)", ["v"], 1],
    ["mean(i, (60*d[i]/v - t[i])^2)", ["v", "d", "t"], 1],
    ["sum(i, 1, length(x) - 1, 100*(x[i+1] - x[i]^2)^2 + (1 - x[i])^2)", ["x"], 1],
    ["sum(i, f(x[i])) + sum(i, f(x[i])^2)".replaceAll("f", "sin"), ["x"], 1],
    ["sum(i, sin(v*x[i]))*sum(i, cos(v*x[i]))", ["v"], 1],
    ["sum(i, 1, n, sum(j, 1, n, sin(v*i*j)))", ["v"], 2],
    // The largest exponent has to be known before the sum.
    ["log(sum(i, exp(x[i])))", ["x"], 3],
    ["product(x)", ["x"], 2],
  ])("%s by %s", (text, wrt, loops) => {
    expect(loopsIn(functionText(text, "valueAndGradient", wrt))).toBe(loops);
  });
});

describe("what is the same at every turn leaves the loop", () => {
  const turns = (text: string, at: Vectors): number => subject(parse(text), []).valueCost(at);
  const x = Array.from({ length: 100 }, (_, i) => i + 1);

  it.each([
    ["sum(i, exp(v)*x[i])", 400],
    ["sum(i, x[i] > 0 ? exp(v)*x[i] : 0)", 600],
    ["sum(i, x[i]*sum(j, x[j]))", 600],
    ["sum(i, v > 0 ? x[i]*exp(v) : 0)", 600],
  ])("%s", (text, most) => expect(turns(text, { v: 1, x })).toBeLessThan(most));

  it("but nothing runs in a branch that is the same at every turn and not taken", () => {
    const text = "sum(i, v > 0 ? x[i]*exp(exp(exp(v))) : 0)";
    expect(turns(text, { v: -1, x })).toBeLessThan(turns(text, { v: 1, x }) - 15);
  });

  const at = { u: [-1, -2], v: [1, 1, 1], x: 1, y: 3 };
  it.each([
    // What has a sign in front in one branch, and none in others.
    ["sum(i, 1, 2, sum(j, 1, 2, (u[i] < v[2] < 0.5 ? u[j] - v[i] : u[j])*(u[j] < x ? v[i] : 2)))"],
    // A test that is asked on the way to a loop, and elsewhere again.
    [
      "sum(i, (u[i] > 0 ? (sum(m, 1, 3, v[m]) < 5 ? sum(k, 1, 3, sin(v[k]*x)) : 1) : 2) + (u[i] < y ? (sum(m, 1, 3, v[m]) < 5 ? 3 : u[i]) : 0))",
    ],
  ])("and is there in every branch that asks for it: %s", (text) => {
    expect(compile(text).value(at as never)).toBe(plainValue(planEvaluation(parse(text).root), at));
  });
});

describe("numbers", () => {
  const by = (text: string, at: Vectors, options: CompileOptions = {}): unknown =>
    (compile(text, options) as unknown as Compiled<number, never>).gradient(at);

  it("of a product with zero factors are right", () => {
    expect(by("product(x)", { x: [2, 0, 3] })).toEqual({ x: Float64Array.of(0, 6, 0) });
    expect(by("product(x)", { x: [0, 0, 3] })).toEqual({ x: Float64Array.of(0, 0, 0) });
    expect(by("product(x)", { x: [] })).toEqual({ x: new Float64Array(0) });
  });

  it("of second derivatives of a product with zero factors are right", () => {
    // (1 + v)*v*(3 + v) at v = 0: its second derivative is 2*(1 + 3).
    expect(compile("diff(product(i, x[i] + v), v, 2)").value({ x: [1, 0, 3], v: 0 })).toBe(8);
  });

  it("of third derivatives of products are right", () => {
    // By x and y the square of (2 + x)*(2 + y) is 4*(2 + x)*(2 + y).
    const text = "diff(product(i, 2 + [x, y][i])^2, x, y)";
    const { x, y } = by(text, { x: 0.5, y: 1 }) as { x: number; y: number };
    expect(x).toBeCloseTo(12, 12);
    expect(y).toBeCloseTo(10, 12);
  });

  it("of tied maxima are shared among those that tie", () => {
    expect(by("max(x)", { x: [1, 3, 3] })).toEqual({ x: Float64Array.of(0, 0.5, 0.5) });
    expect(by("min(x)", { x: [1, 1, 1, 1] })).toEqual({
      x: Float64Array.of(0.25, 0.25, 0.25, 0.25),
    });
  });

  it("of empty ranges are 0, 1 and infinite, with derivatives of 0", () => {
    const at = { x: [], v: 0 };
    expect(compile("sum(i, sqrt(v)*x[i])").value(at)).toBe(0);
    expect(compile("product(i, sqrt(v)*x[i])").value(at)).toBe(1);
    expect(compile("max(i = 1, length(x), v*x[i])").value(at)).toBe(-Infinity);
    expect(by("sum(i, sqrt(v)*x[i])", at, { wrt: ["v"] })).toEqual({ v: 0 });
    expect(by("product(i, sqrt(v)*x[i])", at, { wrt: ["v"] })).toEqual({ v: 0 });
    expect(by("sum(i, n, 2, sqrt(v)*i)", { n: 3, v: 0 })).toEqual({ v: 0 });
  });

  it("of a branch that no turn takes leave nothing behind", () => {
    const text = "sum(i, x[i] > 0 ? sqrt(v)*x[i] : 0)";
    expect(by(text, { x: [-1, -2], v: 0 }, { wrt: ["v"] })).toEqual({ v: 0 });
    expect(by(`diff(${text}, v)`, { x: [-1, -2], v: 0 }, { wrt: ["v"] })).toEqual({ v: 0 });
  });

  it("are the same interpreted", () => {
    const text = "sum(i, x[i] > 0 ? log(product(j, x[j] + v)) : max(x))";
    const at = { x: [0.3, 1.2, 0.4], v: 0.7 };
    const code = compile(text).valueAndGradient(at);
    expect(compile(text, { evaluate: "interpret" }).valueAndGradient(at)).toEqual(code);
  });

  it("come as they are given: arrays or typed arrays", () => {
    const { value } = compile("sum(x)");
    expect(value({ x: [1, 2, 3] })).toBe(6);
    expect(value({ x: Float64Array.of(1, 2, 3) })).toBe(6);
    expect(value({ x: new Float32Array([1, 2, 3]) as unknown as Float64Array })).toBe(6);
  });
});

describe("the gradient alone has the bits of the gradient with the value", () => {
  it.each([
    "sum(i, 1, length(u), sum(j, 1, 4, cos(u[i])*sin(u[j])))",
    "sum(i, 1, length(u), sin(mean(j, 1, 4, u[j]*u[i])))",
    "sum(i, sqrt(1 + abs(sum(j, 1, 4, u[i] + u[j]))))",
    // A loop that runs for the value alone, which an addition could join.
    "sum(i, exp(0.1*sin(u[i] + u[1])) - sum(k, 1, 4, sqrt(1 + abs(x*u[k]))))",
    "sum(i, product(k, u[1]*u[k] + cos(u[k])) + u[1]*u[i]*mean(j, 1, 4, u[j])*mean(k, 1, 4, v[i] - v[k]))",
    // What the value keeps for later loops is nothing to the gradient.
    "sum(i, 1, length(u), sum(k, 1, length(u), u[k] - u[k] - cos(v[k])))",
  ])("%s", (text) => {
    const random = randomFrom(1);
    const { gradient, valueAndGradient } = compile(text) as unknown as Compiled<number, Gradient>;
    const numbers = (): number[] => Array.from({ length: 5 }, () => 3 * random());
    for (let k = 0; k < 100; k++) {
      const at = { x: random(), u: numbers(), v: numbers() };
      expect(gradient(at)).toEqual(valueAndGradient(at).gradient);
    }
  });
});

describe("checked code refuses", () => {
  const refusal = (text: string, at: object, options: CompileOptions = {}): string => {
    try {
      compile(text, options).gradient(at as Vectors);
    } catch (error) {
      if (error instanceof FormulaError) return `${error.code}: ${error.message}`;
    }
    throw new Error("no refusal");
  };

  it.each(["code", "interpret"] as const)("what is wrong with a point, by %s", (evaluate) => {
    const options = { evaluate };
    expect(refusal("x[4]*v", { x: [1, 2], v: 1 }, options)).toBe(
      "index-out-of-range: x[4] is out of range: x has 2 elements, counted from 1",
    );
    expect(refusal("sum(i, 1, 3, x[i])", { x: [1, 2] }, options)).toContain("x[3] is out of range");
    expect(refusal("x[n]", { x: [1, 2], n: 1.5 }, options)).toContain("x[1.5] is out of range");
    expect(refusal("sum(i, 1, n, v*i)", { n: 2.5, v: 1 }, options)).toBe(
      "not-whole: the bounds of sums and products are whole numbers; 2.5 is none",
    );
    expect(refusal("product(i, 1, n, v*i)", { n: Infinity, v: 1 }, options)).toBe(
      "not-whole: the bounds of sums and products are whole numbers; Infinity is none",
    );
    expect(refusal("sum(i, x[i]*y[i])", { x: [1, 2], y: [1] }, options)).toBe(
      "lengths-differ: x and y differ in length: 2 and 1",
    );
    expect(refusal("sum(x)", { x: 3 }, options)).toBe(
      "not-a-vector: the variable x needs an array of numbers; this is a number",
    );
    expect(refusal("sum(x)", { x: [1, "2"] }, options)).toBe(
      "not-a-number: the elements of x are numbers; number 2 of them is a string",
    );
    expect(refusal("sum(x)", {}, options)).toBe(
      "missing-variable: the point has no value for the variable x",
    );
  });

  it("loops that take too long, before there is room for what they keep", () => {
    const at = { n: 1e12, v: 1 };
    const options = { evaluate: "interpret" } as const;
    expect(refusal("product(i, 1, n, v + i)", at, options)).toContain("too-many-turns");
  });

  it("no element that no branch asks for", () => {
    const { value } = compile("length(x) >= 3 ? x[3] : 0");
    expect(value({ x: [1] })).toBe(0);
    expect(compile("sum(i, i < length(x) ? x[i+1] - x[i] : 0)").value({ x: [1, 4, 9] })).toBe(8);
  });
});

it("compile time does not depend on the bounds, and differentiating by one is refused", () => {
  expect(emit("sum(i, 1, 10^12, x^i)", { wrt: ["x"] }).certificate.verdict).toBe("untested");
  expect(() => compile("sum(i, 1, n, x^i)", { wrt: ["n"] })).toThrow(/n is a bound or a position/);
  expect(compile("sum(i, 1, n, x^i)").wrt).toEqual(["x"]);
});

it("several results have values and a Jacobian, and no gradient", () => {
  const { value, jacobian, gradient, wrt } = compile<number[]>("[x^2, x*y]");
  const at = { x: 3, y: 2 };
  expect(value(at)).toEqual([9, 6]);
  expect(wrt).toEqual(["x", "y"]);
  expect(jacobian(at)).toEqual([
    { x: 6, y: 0 },
    { x: 2, y: 3 },
  ]);
  expect(() => gradient(at)).toThrow(/several results/);
});

it("what has a sign in front outside of a loop is not made again in a branch of it", () => {
  const text = "exp(v[1]*sum(i, dot(u, v)*v[i] - u[i]))";
  const at = { u: [1, 2, 3], v: [0.1, 0.2, 0.3] };
  const interpreted = compile(text, { evaluate: "interpret" });
  expect(compile(text).hessian(at)).toEqual(interpreted.hessian(at));
});
