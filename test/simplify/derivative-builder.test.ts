/** What derivatives are made of: constants meet, zeros vanish, powers merge, and the rest stays. */
import { expect, it } from "vitest";
import { Graph } from "../../src/ast/graph.ts";
import type { Node } from "../../src/ast/node.ts";
import { parse } from "../../src/parse.ts";
import { formulaText } from "../../src/print/formula-text.ts";
import { derivativeBuilder } from "../../src/simplify/derivative-builder.ts";

function made(fn: string, ...texts: readonly string[]): string {
  const graph = new Graph();
  const operands = texts.map((text): Node => parse(text, { graph }).root);
  return formulaText(derivativeBuilder(graph).apply(fn, ...operands));
}

it.each([
  ["x", "0", "x"],
  ["0", "x", "x"],
  ["x", "x", "2*x"],
  ["2*x", "3*x", "5*x"],
  ["2*x", "-2*x", "0"],
  ["x", "-x", "0"],
  ["x/2", "x/2", "x"],
  ["2*x", "3*y", "2*x + 3*y"],
  ["2", "x", "2 + x"],
  ["2", "3", "5"],
])("%s + %s is %s", (a, b, expected) => expect(made("+", a, b)).toBe(expected));

it.each([
  ["0", "x", "0"],
  ["x", "0", "0"],
  ["0", "log(x)", "0"],
  ["1", "x", "x"],
  ["x", "1", "x"],
  ["-1", "x", "-x"],
  ["2", "x", "2*x"],
  ["x", "2", "2*x"],
  ["3", "2*x", "6*x"],
  ["2*x", "3*y", "6*(x*y)"],
  ["x", "y", "x*y"],
  ["x", "x", "x^2"],
  ["x^2", "x^3", "x^5"],
  ["x", "sqrt(x)", "x^1.5"],
  ["sqrt(x)", "sqrt(x)", "x"],
  ["x^2", "x^-2", "1"],
  ["x^2", "y^2", "x^2*y^2"],
  ["x^y", "x", "x*x^y"],
  ["x", "1/y", "x/y"],
  ["1/y", "x", "x/y"],
  ["x", "2/y", "x*(2/y)"],
  ["2*x", "1/y", "2*(x/y)"],
  ["x", "1/x", "1"],
  ["-x", "-y", "x*y"],
])("%s times %s is %s", (a, b, expected) => expect(made("*", a, b)).toBe(expected));

it.each([
  ["0", "x", "0"],
  ["x", "x", "1"],
  ["x", "1", "x"],
  ["x", "2", "x/2"],
  ["2*x", "4", "2*x/4"],
  ["2*x", "4*y", "x/y/2"],
  ["2", "x", "2/x"],
  ["2", "4*x", "0.5/x"],
  ["x", "y", "x/y"],
  ["x^3", "x^2", "x"],
  ["x^2", "x^3", "1/x"],
  ["x", "sqrt(x)", "sqrt(x)"],
  ["2*x", "x", "2"],
  ["x", "0", "x/0"],
  ["x", "3*x", "1/3"],
])("%s by %s is %s", (a, b, expected) => expect(made("/", a, b)).toBe(expected));

it.each([
  ["x", "0", "1"],
  ["x", "1", "x"],
  ["x", "2", "x^2"],
  ["x^2", "3", "x^6"],
  ["sqrt(x)", "4", "x^2"],
  ["x^-1", "2", "(1/x)^2"],
  // The root of a square is a magnitude, so exponents merge below whole ones only.
  ["x^2", "0.5", "sqrt(x^2)"],
  ["x^3", "1/3", "(x^3)^(1/3)"],
  ["x^2", "y", "(x^2)^y"],
  ["x^y", "2", "(x^y)^2"],
])("%s to the power of %s is %s", (a, b, expected) => expect(made("^", a, b)).toBe(expected));

it.each([
  ["*", "4294967296*x", "4294967296*y", "18446744073709551616*(x*y)"],
  ["*", "x/4294967296", "y/4294967296", "1/18446744073709551616*(x*y)"],
  ["*", "8589934592*x", "4294967296*y", "8589934592*x*(4294967296*y)"],
  ["*", "x/8589934592", "y/4294967296", "1/8589934592*x*(1/4294967296*y)"],
  ["/", "x/8589934592", "4294967296*y", "1/8589934592*x/(4294967296*y)"],
  ["+", "x/8589934592", "x/12884901889", "1/8589934592*x + x/12884901889"],
])("constants that are long stay apart: %s of %s and %s is %s", (fn, a, b, expected) =>
  expect(made(fn, a, b)).toBe(expected),
);
