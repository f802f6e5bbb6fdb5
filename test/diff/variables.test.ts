/** By what derivatives are taken, what is refused and why, and what directions are called. */
import { describe, expect, it } from "vitest";
import { compile } from "../../src/compile.ts";
import { rational } from "../../src/ast/rational.ts";
import type { FormulaError } from "../../src/ast/formula-error.ts";
import { cotangentFor, directionFor, hvpOf, jvpOf, vjpOf } from "../../src/diff/directional.ts";
import { implicit } from "../../src/diff/implicit.ts";
import {
  applied,
  exactly,
  inOrder,
  isWithinErrors,
  mayBeEqual,
  type PointValue,
  wholeNumber,
} from "../../src/diff/point-value.ts";
import { requireNumber, requireOneResult, requireOrder } from "../../src/diff/requirements.ts";
import { taylor } from "../../src/diff/taylor-series.ts";
import { derivativesOf } from "../../src/diff/tensor.ts";
import { variablesByName } from "../../src/diff/wrt.ts";
import { catalogue } from "../../src/functions/catalogue.ts";
import type { RealEntry } from "../../src/functions/entry.ts";
import { parse } from "../../src/parse.ts";
import { formulaText, print } from "../../src/print/formula-text.ts";

const names = (text: string, given?: readonly string[]): string =>
  variablesByName(parse(text), given)
    .map(({ name }) => name)
    .join(" ");

/** Code, message and suggestion of a refusal. */
function refusal(run: () => unknown): (string | undefined)[] {
  try {
    run();
  } catch (error) {
    const { code, message, suggestion } = error as FormulaError;
    return [code, message, suggestion];
  }
  return [];
}

describe("the variables", () => {
  it.each([
    ["x*y + z", "x y z"],
    ["sum(i, 1, n, x*i) + k*y[m]", "x k y"],
    ["polygamma(n, x)", "x"],
    ["polygamma(n + m, x)*y", "x y"],
    ["max(x, y)", "x y"],
    ["x > 0 and y > 0 ? z : 1", "x y z"],
    ["3", ""],
  ])("of %s are %s", (text, expected) => {
    expect(names(text).split(" ").sort()).toEqual(expected.split(" ").sort());
  });

  it("are those named, in their order, each once, in any spelling", () => {
    expect(names("x*y + z", ["z", "x", "z"])).toBe("z x");
    expect(names("\u00e9*x", ["e\u0301"])).toBe("\u00e9");
    expect(names("polygamma(n, x)", ["n"])).toBe("n");
  });

  const many = Array.from({ length: 13 }, (_, i) => `v${i}`);
  it.each<[string, string, string, string, (string | undefined)?]>([
    [
      "x + y",
      "z",
      "unknown-variable",
      "the formula has no variable z; its variables are x, y",
      undefined,
    ],
    [
      "speed*t",
      "sped",
      "unknown-variable",
      "the formula has no variable sped; its variables are speed, t",
      "speed",
    ],
    [
      "x^2",
      "velocity",
      "unknown-variable",
      "the formula has no variable velocity; its variables are x",
      "x",
    ],
    ["3", "x", "unknown-variable", "the formula has no variable x; it has no variables"],
    [
      many.join(" + "),
      "w",
      "unknown-variable",
      `the formula has no variable w; its variables are ${many.slice(0, 12).join(", ")}, …`,
      undefined,
    ],
    [
      many.slice(1).join(" + "),
      "w",
      "unknown-variable",
      `the formula has no variable w; its variables are ${many.slice(1).join(", ")}`,
      undefined,
    ],
    [
      "x*y",
      "e",
      "not-a-variable",
      "e has a fixed meaning, so nothing can be differentiated by it; its variables are x, y",
    ],
    [
      "x*y",
      "tau",
      "not-a-variable",
      "tau has a fixed meaning, so nothing can be differentiated by it; its variables are x, y",
    ],
    [
      "sum(i, 1, n, x)",
      "n",
      "not-differentiable",
      "n is a bound or a position, which are whole numbers, so nothing can be differentiated by it",
      "leave it out",
    ],
  ])("of %s are not %s", (text, name, code, message, suggestion) => {
    expect(refusal(() => names(text, [name]))).toEqual([code, message, suggestion]);
  });
});

describe("what is asked of orders and results", () => {
  it.each([
    [0, undefined, []],
    [100, undefined, []],
    [1, 1, []],
    [
      0,
      1,
      ["order-not-whole", "an order is a whole number from 1 to 100, and this is 0", undefined],
    ],
    [
      -1,
      undefined,
      ["order-not-whole", "an order is a whole number from 0 to 100, and this is -1", undefined],
    ],
    [
      1.5,
      undefined,
      ["order-not-whole", "an order is a whole number from 0 to 100, and this is 1.5", undefined],
    ],
    [
      101,
      undefined,
      ["order-too-high", "derivatives are taken up to order 100, and this is 101", undefined],
    ],
  ])("order %d from %s", (order, least, expected) => {
    expect(refusal(() => requireOrder(order, least))).toEqual(expected);
  });

  it("one result, and a number", () => {
    expect(refusal(() => requireOneResult(parse("x")))).toEqual([]);
    expect(refusal(() => requireOneResult(parse("[x, y]")))).toEqual([
      "several-results",
      "the formula has several results, and this is taken of one",
      "take each result by itself",
    ]);
    const [vector, number] = variablesByName(parse("v[1] + x"), ["v", "x"]);
    expect(refusal(() => requireNumber(number!))).toEqual([]);
    expect(refusal(() => requireNumber(vector!))).toEqual([
      "derivative-by-vector",
      "v is a vector, and this is taken by a number",
      undefined,
    ]);
  });
});

describe("what an equation determines", () => {
  it.each([
    ["x^2 + y^2 - 1", "-x/y"],
    ["x*y - 1", "-y/x"],
    ["2*x + 3*y", "-2/3"],
    ["y - sin(x)", "cos(x)"],
  ])("%s", (text, expected) => {
    expect(print(implicit(parse(text), "y", "x"))).toBe(expected);
  });

  it("has derivatives of its derivative", () => {
    expect(print(implicit(parse("y - x^3"), "y", "x", { order: 2 }))).toBe("6*x");
    expect(print(implicit(parse("y - x^3"), "y", "x", { order: 3 }))).toBe("6");
  });

  it("is refused where there is none", () => {
    expect(refusal(() => implicit(parse("x^2 + y - y"), "y", "x")).slice(0, 2)).toEqual([
      "not-determined",
      "the formula does not change with y, so that it does not determine it",
    ]);
    expect(refusal(() => implicit(parse("x + y"), "y", "y"))).toEqual([
      "not-determined",
      "y cannot be a function of itself, which an implicit derivative is taken of",
      "name two variables",
    ]);
    expect(refusal(() => implicit(parse("x + y"), "y", "x", { order: 0 }))[0]).toBe(
      "order-not-whole",
    );
    expect(refusal(() => implicit(parse("[x, y]"), "y", "x"))[0]).toBe("several-results");
    expect(refusal(() => implicit(parse("x + v[1]"), "v", "x"))[0]).toBe("derivative-by-vector");
  });
});

describe("directions and cotangents", () => {
  it("have names that the formula lacks", () => {
    const formula = parse("x + dx + dx_ + v[1]");
    const direction = directionFor(formula, variablesByName(formula, ["x", "dx", "v"]));
    expect([...direction.values()].map(({ name, shape }) => `${name} ${shape}`)).toEqual([
      "dx__ number",
      "ddx number",
      "dv vector",
    ]);
    const { name, shape } = cotangentFor(parse("cotangent*x"));
    expect(`${name} ${shape}`).toBe("cotangent_ number");
    expect(cotangentFor(parse("[x, y]")).shape).toBe("vector");
  });

  it("are multiplied with the derivatives", () => {
    const formula = parse("[x*y, sin(x), 3]");
    const wrt = variablesByName(formula, ["x", "y"]);
    const written = (nodes: readonly Parameters<typeof formulaText>[0][]): string[] =>
      nodes.map((node) => formulaText(node));
    const along = jvpOf(formula, directionFor(formula, wrt), "reading");
    expect(written(along)).toEqual(["y*dx + x*dy", "dx*cos(x)", "0"]);
    const back = vjpOf(formula, wrt, cotangentFor(formula), "reading");
    expect(written(back)).toEqual(["cos(x)*cotangent[2] + y*cotangent[1]", "x*cotangent[1]"]);
    const one = parse("x^2*y");
    const both = variablesByName(one, ["x", "y"]);
    expect(written(hvpOf(one, both, directionFor(one, both), "reading"))).toEqual([
      "2*(y*dx + x*dy)",
      "2*x*dx",
    ]);
  });
});

it("goes along through elements of lists", () => {
  const formula = parse("sum(i, 1, 2, [x, x^2][i]*i*y)");
  const wrt = variablesByName(formula, ["x"]);
  const [along] = jvpOf(formula, directionFor(formula, wrt), "speed");
  const { value } = compile({ graph: formula.graph, root: along! });
  expect(value({ x: 3, y: 2, dx: 5 })).toBe((1 + 2 * 2 * 3) * 2 * 5);
});

it.each([
  ["1/x", "a quotient has a pole, a kink or a jump"],
  ["sqrt(x)", "sqrt has a pole, a kink or a jump"],
  ["x > 0 ? x : 1", "a condition changes"],
  ["x^1.5", "a power has a pole, a kink or a jump"],
])("%s has no expansion about 0, since %s", (text, why) => {
  expect(refusal(() => taylor(parse(text), "x", { order: 2, about: 0 }))).toEqual([
    "no-taylor-expansion",
    `${why} at this point, so there is no Taylor expansion by x about it`,
    "expand about a point beside it",
  ]);
});

it("takes each mixed derivative once", () => {
  const formula = parse("x^3*y^2");
  const wrt = variablesByName(formula, ["x", "y"]);
  const written = (order: number): string[] =>
    derivativesOf(formula, wrt, order, "reading").map(
      ({ by, node }) => `${by.join("")}: ${formulaText(node)}`,
    );
  expect(written(1)).toEqual(["0: 3*x^2*y^2", "1: 2*x^3*y"]);
  expect(written(2)).toEqual(["00: 6*x*y^2", "01: 6*x^2*y", "11: 2*x^3"]);
  expect(written(3)).toEqual(["000: 6*y^2", "001: 12*x*y", "011: 6*x^2", "111: 0"]);
});

describe("numbers with their errors", () => {
  const third = exactly(rational(1n, 3n));
  const near = (value: number, error: number): PointValue => ({ value, error, exact: undefined });

  it("are exact where functions are", () => {
    expect(third).toMatchObject({ value: 1 / 3, error: (1 / 3) * 2 ** -52 });
    const sum = applied(catalogue["+"] as RealEntry, [third, third]);
    expect(sum.exact!.toFraction()).toBe("2/3");
    const root = applied(catalogue.sqrt as RealEntry, [wholeNumber(4)]);
    expect(root.exact!.toFraction()).toBe("2");
  });

  it("carry an error otherwise", () => {
    const sine = applied(catalogue.sin as RealEntry, [wholeNumber(1)]);
    expect(sine.exact).toBeUndefined();
    expect(sine.value).toBe(Math.sin(1));
    expect(sine.error).toBe(2 * Math.sin(1) * 2 ** -52);
    const product = applied(catalogue["*"] as RealEntry, [near(2, 0.25), wholeNumber(3)]);
    expect(product).toEqual({ value: 6, error: 0.75, exact: undefined });
    expect(applied(catalogue.log as RealEntry, [near(0.5, 1)]).error).toBe(Infinity);
    expect(applied(catalogue.pi as RealEntry, []).exact).toBeUndefined();
  });

  it("are told apart only beyond their errors", () => {
    expect(mayBeEqual(third, exactly(rational(1n, 3n)))).toBe(true);
    expect(mayBeEqual(third, exactly(rational(333333333333333333n, 10n ** 18n)))).toBe(false);
    expect(mayBeEqual(near(1, 0.1), near(1.5, 0.1))).toBe(false);
    expect(mayBeEqual(near(1, 0.1), near(1.25, 0.05))).toBe(true);
    expect(mayBeEqual(near(1, 0), wholeNumber(1))).toBe(true);
    expect(isWithinErrors(0, [third])).toBe(true);
    expect(isWithinErrors(1e-20, [third])).toBe(false);
    expect(isWithinErrors(0.3, [near(1, 0.1), near(2, 0.1)])).toBe(true);
    expect(isWithinErrors(0.5, [near(1, 0.1), near(2, 0.1)])).toBe(false);
  });

  it("compare as numbers do, even those that one double stands for", () => {
    const more = exactly(rational(1n, 3n).add(rational(1n, 10n ** 30n)));
    expect(more.value).toBe(third.value);
    expect(inOrder(more, third)).toEqual([1, 0]);
    expect(inOrder(third, more)).toEqual([-1, 0]);
    expect(inOrder(near(1, 0), third)).toEqual([1, 1 / 3]);
    expect(inOrder(third, near(1, 0))).toEqual([1 / 3, 1]);
  });
});
