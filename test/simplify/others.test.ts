/** Examples of simplification from the documentation of SymPy, Wolfram's language and Compute Engine. */
import { expect, it } from "vitest";
import { parse } from "../../src/parse.ts";
import { print } from "../../src/print/formula-text.ts";
import { simplify } from "../../src/simplify/simplify.ts";

it.each([
  ["(x^3 + x^2 - x - 1)/(x^2 + 2*x + 1)", "x - 1", []],
  ["(x^2 + 2*x + 1)/(x^2 + x)", "(x + 1)/x", []],
  ["(x - 1)*(x + 1)*(x^2 + 1) + 1", "x^4", []],
  ["2*tan(x)/(1 + tan(x)^2)", "sin(2*x)", ["x > 1"]],
  ["sin(x)*tan(x)/sec(x)", "sin(x)^2", []],
  ["cosh(x)^2 + sinh(x)^2", "cosh(2*x)", []],
  ["sinh(x)/tanh(x)", "cosh(x)", []],
  ["x^a*x^b", "x^(a + b)", ["x > 0"]],
  ["x^2 + x*(1 - x)", "x", []],
  ["1/(1/a + 1/b)", "a*b/(b + a)", []],
  ["x + x/2", "3*x/2", []],
  ["(x^2 - y^2)/(x + y)", "x - y", []],
  ["exp(2*log(x))", "x^2", []],
  ["(x^2*y^3)/(x*y)", "x*y^2", []],
  ["3*sqrt(12)", "6*sqrt(3)", []],
  ["1/sqrt(2) + sqrt(2)/2", "sqrt(2)", []],
  ["(1 - cos(x)^2)/sin(x)", "sin(x)", []],
  ["((x + 1)/(x - 1))/((x + 1)/(x - 2))", "(x - 2)/(x - 1)", []],
  ["(x^4 - 1)/(x^2 + 1)", "x^2 - 1", []],
  ["sqrt(x^2)", "x", ["x > 0"]],
  ["abs(x)", "-x", ["x < 0"]],
  ["(x^2 - 1)/(x - 1)", "x + 1", []],
  ["sin(x)^2 + cos(x)^2", "1", []],
  ["(x + 1)^2 - (x - 1)^2", "4*x", []],
  ["(x^3 - x)/x", "x^2 - 1", []],
  ["1/sqrt(x) - x^(-1/2)", "0", []],
  ["log(x) + log(x + 1)", "log(x) + log(x + 1)", []],
])("%s is %s", (text, expected, assume) => {
  expect(print(simplify(parse(text), { assume }))).toBe(expected);
});
