/** Definitions, calls and derivatives as equations: both sides are the same node of one graph. */
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { variableNames } from "../../src/ast/formula.ts";
import { Graph } from "../../src/ast/graph.ts";
import { parse as parseAlone } from "../../src/parser/parse.ts";
import { parse } from "../../src/parse.ts";
import { simplify } from "../../src/simplify/simplify.ts";
import { print } from "../../src/print/formula-text.ts";

type Equations = readonly (readonly [text: string, same: string])[];

const means = (title: string, equations: Equations) =>
  describe(title, () => {
    it.each(equations)("%j is %s", (text, same) => {
      const graph = new Graph();
      const expected = parse(same, { graph }).root;
      expect(parse(text, { graph }).root).toBe(expected);
    });
  });

/** Equal in normal form: derivatives are built for speed. */
const simplifies = (title: string, equations: Equations) =>
  describe(title, () => {
    it.each(equations)("%j is %s", (text, same) => {
      const graph = new Graph();
      const expected = simplify(parse(same, { graph })).root;
      expect(simplify(parse(text, { graph })).root).toBe(expected);
    });
  });

means("names are bound in order", [
  ["q = d/v; r = q - t; r^2", "(d/v - t)^2"],
  ["q = d/v\nr = q - t\nr^2", "(d/v - t)^2"],
  ["x = 3\nx", "3"],
  ["p = x > 0; p ? 1 : 2", "x > 0 ? 1 : 2"],
  ["é = 2; e\u0301*x", "2*x"],
]);

means("statements end at ; and at ends of lines", [
  [";; a = 1;\n\n; b = 2;; a + b;\n", "3"],
  ["x = 2\r\ny = 3\rx*y", "6"],
  ["q = a +\n b\nq", "a + b"],
  ["q =\n\n a\nq", "a"],
  ["max(a,\n b\n, c)", "max(a, b, c)"],
  ["(sin\n(x\n+ 1))*0 + 1", "0*sin(x + 1) + 1"],
  ["q = a;\n-q", "-a"],
  ["\n -x", "-x"],
  ["q = a\nnot (q > 0) ? 1 : 2", "not (a > 0) ? 1 : 2"],
]);

means("comments reach to the end of the line", [
  ["# a taxi; q = 1\nq = d/v # hours\nq # the result", "d/v"],
  ["max(a, # first\n b)", "max(a, b)"],
  ["a + # more\n b", "a + b"],
]);

means("functions", [
  ["f(x, y) = x^2 + y; f(a, 2)", "a^2 + 2"],
  ["f(x) = a*x; g(x) = f(x) + f(2*x); g(3)", "a*3 + a*6"],
  ["q = 2*x; f(x) = q*x; f(3)", "2*x*3"],
  ["x = 3; f(x) = x^2; f(2)", "4"],
  ["f(x, y) = x/y; f(y, x)", "y/x"],
  ["positive(x) = x > 0; positive(y) ? 1 : 2", "y > 0 ? 1 : 2"],
  ["f(x) = x^2; 2f(3)", "18"],
  ["f(f) = f + 1; f(2)", "3"],
]);

means("parameters are their function's own", [
  ["h(y) = x*y; f(x) = h(x); f(3)", "x*3"],
  ["f(x) = x*y; g(y) = f(y); g(3)", "3*y"],
  ["f(x) = x + y; f(f(y))", "y + y + y"],
  ["g(y) = diff(x*y, x); g(x)", "x"],
]);

means("a bare function is its body at its own parameters", [
  ["f(x) = x^2; f", "x^2"],
  ["f(x) = x^2; f'", "2*x"],
  ["f(x, y) = x*y; f + 1", "x*y + 1"],
  ["f(x) = x^2; g(x) = f; g(3)", "9"],
  ["x = 3; f(x) = x^2; f", "9"],
  ["f(f) = f^2; f", "f^2"],
]);

simplifies("diff differentiates before anything is put in", [
  ["diff(x^2, x)", "2*x"],
  ["diff(x^3, x, 2)", "6*x"],
  ["diff(x^3, x, 0)", "x^3"],
  ["diff(x^3*y^2, x, 2, y)", "12*x*y"],
  ["diff(x^2*y^2, x, y)", "4*x*y"],
  ["diff(x^2*y^3, x, y, 2)", "12*x*y"],
  ["diff(x^3, (x), (1 + 1))", "6*x"],
  ["g(x) = diff(x^2, x); g(3)", "6"],
  ["f(x) = x^2; diff(f, x)", "2*x"],
  ["f(x) = x^2; g(x) = diff(f, x); g(3)", "6"],
  ["f(x, y) = x*y^2; diff(f, y)", "2*x*y"],
  ["f(x) = x^2; diff(f(2*y), y)", "8*y"],
  ["q = x^2; diff(q, x)", "2*x"],
  ["diff(y, x)", "0"],
  ["diff(diff(x^3, x), x)", "6*x"],
  ["diff(x > 0 ? x^2 : 1, x)", "x > 0 ? 2*x : 0"],
]);

simplifies("apostrophes", [
  ["f(x) = x^3; f'(2)", "12"],
  ["f(x) = x^3; f''(2) + f'''(y) + f''''(y)", "18"],
  ["f(x) = x^3; f′(2)", "12"],
  ["f(x) = sin(x); f'(f'(y))", "cos(cos(y))"],
  ["f(x) = x^2; g(y) = f'(y)*y; g'(z)", "4*z"],
  ["f(x) = a; f'(3)", "0"],
  ["f(x) = a*x; f'(3)", "a"],
]);

means("piecewise", [
  ["piecewise(x < 0, -x, x)", "x < 0 ? -x : x"],
  ["piecewise(x < 0, -x, x < 1, x^2, 1)", "x < 0 ? -x : x < 1 ? x^2 : 1"],
  ["diff(piecewise(x < 0, -x, x^2), x)", "x < 0 ? -1 : 2*x"],
]);

means("conditions join and nest in every way", [
  ["a > 0 && !(b > 0) || c > 0 ? 1 : 2", "(a > 0 and not (b > 0)) or c > 0 ? 1 : 2"],
  [
    "0 < x <= 1 ? (x < y ? 1 : 2) : x > 2 ? 3 : 4",
    "0 < x and x <= 1 ? x < y ? 1 : 2 : x > 2 ? 3 : 4",
  ],
]);

it("lists the variables that are left, in the order of the text", () => {
  expect(variableNames(parse("f(x) = a*x; b = 2; f(c) + b*d"))).toEqual(["a", "c", "d"]);
});

it("keeps the whole text", () => {
  expect(parse("q = d/v # hours\nq^2").text).toBe("q = d/v # hours\nq^2");
});

it("cannot differentiate where no derivatives are given", () => {
  expect(() => parseAlone("diff(x, x)")).toThrow(
    "no derivatives are taken where this text is read",
  );
  expect(print(parseAlone("f(x) = x^2; f(y)"))).toBe("y^2");
});

describe("a definition changes no meaning", () => {
  const operand = fc.constantFrom("x", "y", "2", "(x + y)", "sin(x)", "x^2");
  const formula = fc
    .array(fc.tuple(fc.constantFrom("+", "-", "*", "/"), operand), { minLength: 1, maxLength: 5 })
    .map((parts) => `x${parts.flat().join("")}`);

  it("of a value", () => {
    fc.assert(
      fc.property(formula, formula, (inner, outer) => {
        const graph = new Graph();
        const whole = parse(outer.replaceAll("y", `(${inner})`), { graph });
        const named = `q = ${inner}\n${outer.replaceAll("y", "q")}`;
        expect(parse(named, { graph }).root).toBe(whole.root);
      }),
    );
  });

  it("of a function", () => {
    fc.assert(
      fc.property(formula, formula, (body, argument) => {
        const graph = new Graph();
        const whole = parse(
          body.replace(/x|y/g, (name) => (name === "x" ? `(${argument})` : "y")),
          {
            graph,
          },
        );
        expect(parse(`f(x) = ${body}; f(${argument})`, { graph }).root).toBe(whole.root);
      }),
    );
  });
});
