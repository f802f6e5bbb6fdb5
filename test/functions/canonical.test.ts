/**
 * The constructors of value nodes: constants fold exactly, and nothing else changes a bit of what
 * the formula, taken literally, computes.
 */
import { describe, expect, it } from "vitest";
import { Graph } from "../../src/ast/graph.ts";
import type { Node } from "../../src/ast/node.ts";
import { catalogue } from "../../src/functions/catalogue.ts";
import { valueBuilder } from "../../src/functions/canonical.ts";
import type { Entry } from "../../src/functions/entry.ts";
import { parse, parseSyntax } from "../../src/parser/parse.ts";
import type { Syntax } from "../../src/parser/syntax-tree.ts";
import { print } from "../../src/print/formula-text.ts";
import { planEvaluation } from "../../src/verify/evaluate.ts";
import { plainValue } from "../../src/verify/witnesses.ts";
import { type Random, randomFrom } from "../support/random-formula.ts";

describe("value nodes", () => {
  it.each([
    // Sums and products of decimals are exact.
    ["0.1 - 1", "-0.9"],
    ["0.1 + 0.2", "0.3"],
    ["3*0.1", "0.3"],
    ["1/3 + 1/6", "0.5"],
    ["1e-200*1e-100", "1e-300"],
    // Powers and roots where they are rational.
    ["4^0.5", "2"],
    ["8^(1/3)", "2"],
    ["(4/9)^1.5", "8/27"],
    ["2^10", "1024"],
    ["2^-2", "0.25"],
    ["2^0.5", "sqrt(2)"],
    ["(-8)^(1/3)", "(-8)^(1/3)"],
    ["sqrt(2)", "sqrt(2)"],
    ["cbrt(-27)", "-3"],
    ["0^0", "1"],
    ["0^-1", "1/0"],
    // What has no value, or none that a double can hold, stays.
    ["1/0", "1/0"],
    ["0/0", "0/0"],
    ["sqrt(-1)", "sqrt(-1)"],
    ["log(0)", "log(0)"],
    ["1e308*10", "1e308*10"],
    ["1e-300*1e-300", "1e-300*1e-300"],
    // Exact points of functions; elsewhere they are symbols.
    ["sin(0) + cos(0)", "1"],
    ["exp(0) + log(1) + atan(0)", "1"],
    ["gamma(1)", "1"],
    ["sin(1)", "sin(1)"],
    ["pi/180", "pi/180"],
    ["abs(-1/3)", "1/3"],
    ["sign(-2) + sign(0)", "-1"],
    ["floor(-1.5)", "-2"],
    ["ceil(-1.5)", "-1"],
    ["round(2.5)", "3"],
    ["round(-2.5)", "-3"],
    ["mod(-1, 3)", "2"],
    ["mod(5, 0)", "5"],
    ["max(1, 1/3, 0.5)", "1"],
    ["min(1, 1/3, 0.5)", "1/3"],
    // Conditions.
    ["1 < 2 ? 3 : 4", "3"],
    ["0.1 + 0.2 == 0.3 ? x : y", "x"],
    ["x > 0 ? y : y", "y"],
    ["1 > 2 and x > 0 ? y : z", "z"],
    ["1 < 2 or x > 0 ? y : z", "y"],
    ["x > 0 and 1 > 2 ? y : z", "z"],
    ["x > 0 or 1 > 2 ? y : z", "x > 0 ? y : z"],
    ["x > 0 and x > 0 ? y : z", "x > 0 ? y : z"],
    ["not (1 > 2) ? y : z", "y"],
    ["2 <= 2 and 2 >= 2 and 2 == 2 and not (2 != 2) ? y : z", "y"],
    // What an index is never, since it counts from 1.
    ["sum(i, 1, n, i == 0 ? x : y)", "sum(i, 1, n, y)"],
    ["sum(i, 1, n, 0 == i ? x : y)", "sum(i, 1, n, y)"],
    ["sum(i, 1, n, i == 1 ? x : y)", "sum(i, 1, n, i == 1 ? x : y)"],
    ["sum(i, 1, n, i == m ? x : y)", "sum(i, 1, n, i == m ? x : y)"],
    ["sum(i, m, n, i == 0 ? x : y)", "sum(i, m, n, i == 0 ? x : y)"],
    ["sum(i, m, n, i == -1 ? x : y)", "sum(i, m, n, i == -1 ? x : y)"],
    ["sum(i, 1, n, 1 <= i ? x : y)", "sum(i, 1, n, x)"],
    ["sum(i, 1, n, 2 <= i ? x : y)", "sum(i, 1, n, 2 <= i ? x : y)"],
    ["sum(i, 1, n, m <= i ? x : y)", "sum(i, 1, n, m <= i ? x : y)"],
    ["sum(i, 1, n, 1 <= m ? x : y)", "sum(i, 1, n, 1 <= m ? x : y)"],
    ["sum(i, m, n, 1 <= i ? x : y)", "sum(i, m, n, 1 <= i ? x : y)"],
    // Reductions over nothing, and of what says its own result.
    ["sum(i, 2, 1, x)", "0"],
    ["product(i, 2, 1, x)", "1"],
    ["sum(i, 2, 2, x)", "sum(i, 2, 2, x)"],
    ["sum(i, 1, n, 0)", "0"],
    ["sum(i, 1, n, 1)", "sum(i, 1, n, 1)"],
    ["product(i, 1, n, 1)", "1"],
    ["product(i, 1, n, 0)", "product(i, 1, n, 0)"],
    // Elements of vectors that are written out.
    ["[x, y][1]", "x"],
    ["[x, y][2]", "y"],
    ["sum(i, 1, 2, [x, y][i])", "sum(i, 1, 2, [x, y][i])"],
    // Powers within bounds, whatever their signs.
    ["(-8)^3", "-512"],
    ["(-2)^-3", "-0.125"],
    ["8^(-1/3)", "0.5"],
    ["0^3", "0"],
    ["0^0.5", "0"],
    ["0^1.5", "0"],
    ["2^-1075", "2^-1075"],
    ["1e200^2", "1e200^2"],
  ])("%s folds to %s", (text, expected) => expect(print(parse(text))).toBe(expected));

  it("refuse no tower of powers, and build none", () => {
    const started = parse("9^9^9^9");
    expect(print(started)).toBe("9^(9^387420489)");
    expect(print(parse("2^2^2^2^2^2"))).toBe("2^(2^65536)");
    expect(print(parse("10^4096 + 0*x"))).toBe("10^4096 + 0*x");
    expect(print(parse("(1/7)^4000"))).toBe("(1/7)^4000");
  });

  it("are the same node for what is equal to the bit", () => {
    const graph = new Graph();
    const node = (text: string): Node => parse(text, { graph }).root;
    for (const equal of [
      ["a + b", "b + a"],
      ["a*b", "b*a"],
      ["a - b", "a + (-b)", "-b + a"],
      ["(-a)*b", "a*(-b)", "-(a*b)"],
      ["-a/b", "a/(-b)", "-(a/b)"],
      ["(-2*a)*b", "-(2*a*b)", "2*a*(-b)"],
      ["(-2*a)/b", "-(2*a/b)", "2*a/(-b)"],
      ["a*(-2*b)", "-(a*(2*b))"],
      ["(-2*a)*(-3*b)", "2*a*(3*b)"],
      ["-2*a", "2*(-a)", "-(2*a)"],
      ["-(0*a)", "0*a"],
      ["-(0*a/b)", "0*a/b"],
      ["(-a)*(-b)", "a*b"],
      ["(-a)/(-b)", "a/b"],
      ["(-a)^2", "a^2"],
      ["(-2*a)^-4", "(2*a)^-4"],
      ["(-a)^3", "-(a^3)"],
      ["cos(-a)", "cos(a)"],
      ["abs(-3*a)", "abs(3*a)"],
      ["hypot(-a, b)", "hypot(a, b)", "hypot(a, -b)"],
      ["a + a", "2*a"],
      ["a/2", "0.5*a", "a*0.5"],
      ["a/-4", "-0.25*a"],
      ["-(-a)", "a"],
      ["1*a", "a/1", "a + 0", "a^1", "0 + a"],
      ["a^0.5", "sqrt(a)"],
      ["e^a", "exp(a)"],
      ["max(a, b, c)", "max(max(a, b), c)", "max(a, max(b, c))"],
      ["not (not (a > b)) ? 1 : 2", "a > b ? 1 : 2", "not (a > b) ? 2 : 1"],
    ]) {
      expect(new Set(equal.map(node)).size, equal.join(" is ")).toBe(1);
    }
  });

  it("are different nodes for what may differ in a bit", () => {
    const graph = new Graph();
    const node = (text: string): Node => parse(text, { graph }).root;
    for (const different of [
      ["a + b + c", "a + (b + c)"],
      ["a*b*c", "a*(b*c)"],
      ["a/3", "1/3*a"],
      ["3*(a*b)", "3*a*b"],
      ["a/b*c", "a*c/b", "a*(c/b)"],
      ["a*b + a*c", "a*(b + c)"],
      ["a - a", "0"],
      ["0*a", "0"],
      ["a/a", "1"],
      ["a + a + a", "3*a"],
      ["max(a, b)", "max(b, a)"],
      ["a*a", "a^2"],
    ]) {
      expect(new Set(different.map(node)).size, different.join(" is not ")).toBe(different.length);
    }
  });

  it("keep every bit of what is written, whatever it is", () => {
    const random = randomFrom(5);
    let compared = 0;
    for (let i = 0; i < 4_000; i++) {
      const text = randomArithmetic(random, 1 + Math.floor(random() * 12));
      const at = { x: 4 * random() - 2, y: 10 * random(), z: -random() };
      const literal = literally(parseSyntax(text), at);
      if (literal === undefined) continue;
      const ours = plainValue(planEvaluation(parse(text).root), at);
      expect(ours, `${text} at ${JSON.stringify(at)}`).toBe(literal);
      compared += 1;
    }
    expect(compared).toBeGreaterThan(2_000);
  });
});

const DYADIC = ["1", "2", "0.5", "4", "0.25", "3", "-2", "-1"];
const CALLS = ["sin", "exp", "abs", "sqrt", "floor", "atan", "max", "min"];

/** Arithmetic in which all that folds is exact in doubles, too. */
function randomArithmetic(random: Random, size: number): string {
  const pick = <T>(items: readonly T[]): T => items[Math.floor(random() * items.length)]!;
  if (size <= 0) return random() < 0.75 ? pick(["x", "y", "z"]) : `(${pick(DYADIC)})`;
  const first = Math.floor(random() * size);
  const [a, b] = [randomArithmetic(random, first), randomArithmetic(random, size - 1 - first)];
  const roll = random();
  if (roll < 0.25) return `(${a} + ${b})`;
  if (roll < 0.45) return `(${a} - ${b})`;
  if (roll < 0.65) return `(${a}*${b})`;
  // A divisor is a power of two or no constant at all, or the quotient would be rounded later.
  if (roll < 0.8) return `(${a}/${random() < 0.3 ? pick(["2", "-4", "0.5"]) : `(${b} + x)`})`;
  if (roll < 0.88) return `(-${b})`;
  if (roll < 0.92) return `(${a} > ${b} ? ${b} : ${a})`;
  const name = pick(CALLS);
  return name === "max" || name === "min" ? `${name}(${a}, ${b}, x)` : `${name}(${a})`;
}

/**
 * A syntax tree computed as it stands; undefined where a zero turns up, whose sign is not kept, or
 * where two constants meet that fold to what two roundings would not give.
 */
function literally(syntax: Syntax, at: Readonly<Record<string, number>>): number | undefined {
  const values: (number | undefined)[] = [];
  for (const operand of syntax.operands) values.push(literally(operand, at));
  const value = oneStep(syntax, values, at);
  return value === 0 || Number.isNaN(value) ? undefined : value;
}

function oneStep(
  syntax: Syntax,
  values: readonly (number | undefined)[],
  at: Readonly<Record<string, number>>,
): number | undefined {
  if (values.includes(undefined)) return undefined;
  const [a, b, c] = values as number[];
  switch (syntax.kind) {
    case "number":
      return Number(syntax.text);
    case "name":
      return at[syntax.name];
    case "call": {
      const entry: Entry = catalogue[syntax.name as keyof typeof catalogue];
      return entry.kind === "real" ? entry.kernel(...(values as number[])) : undefined;
    }
    case "unary":
      return -a!;
    case "binary":
      return { "+": a! + b!, "-": a! - b!, "*": a! * b!, "/": a! / b! }[syntax.sign as "+"];
    case "comparison":
      // A comparison's value is 1 or 2 here, since 0 would be taken for a zero.
      return a! > b! ? 1 : 2;
    case "conditional":
      return a === 1 ? b : c;
  }
}

it("refuses to flatten nested maxima into too long a list", () => {
  const list = (from: number, count: number): string =>
    Array.from({ length: count }, (_, i) => `x${from + i}`).join(", ");
  const nested = (count: number): (() => unknown) => {
    return () => parse(`max(max(${list(0, 500)}), ${list(500, count - 500)})`);
  };
  expect(nested(1_000)).not.toThrow();
  expect(nested(1_001)).toThrow(
    expect.objectContaining({
      code: "too-many-arguments",
      message: "nested calls of max have more than 1000 arguments together",
    }),
  );
  expect(() => parse(`max(${list(0, 1_001)})`)).not.toThrow();
});

it("builds chains of any length without recursion", () => {
  const graph = new Graph();
  const build = valueBuilder(graph);
  const x = build.variable("x");
  let [sum, negated, nested]: Node[] = [x, x, x];
  for (let i = 0; i < 100_000; i++) {
    sum = build.apply("-", sum!, build.apply("neg", build.apply("*", build.constant(-i - 2), x)));
    negated = build.apply("neg", negated!);
    nested = build.apply("neg", build.apply("sin", nested!));
  }
  expect(negated).toBe(x);
  expect(graph.size).toBeGreaterThan(200_000);
});
