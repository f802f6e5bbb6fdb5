/** Simpler forms with what they need told, and what looks alike and has to stay. */
import { expect, it } from "vitest";
import { parse } from "../../src/parse.ts";
import { print } from "../../src/print/formula-text.ts";
import { rules } from "../../src/simplify/rules/table.ts";
import { simplify } from "../../src/simplify/simplify.ts";

it.each<[string, string, string?]>([
  // Roots.
  ["sqrt(5 + 2*sqrt(6))", "sqrt(3) + sqrt(2)"],
  ["sqrt(5 - 2*sqrt(6))", "sqrt(3) - sqrt(2)"],
  ["sqrt(5 + 2*sqrt(6)*x)", "sqrt(2*sqrt(6)*x + 5)"],
  ["sqrt(5 + 2*sqrt(x))", "sqrt(2*sqrt(x) + 5)"],
  ["sqrt(5 + 3*sqrt(6))", "sqrt(3*sqrt(6) + 5)"],
  ["sqrt(2*sqrt(6))", "sqrt(2*sqrt(6))"],
  ["sqrt(5 + 2*sqrt(6) + x)", "sqrt(x + 2*sqrt(6) + 5)"],
  ["sqrt(12)", "2*sqrt(3)"],
  ["sqrt(4*x)", "2*sqrt(x)"],
  ["sqrt(2)*sqrt(6)*x", "2*sqrt(3)*x"],
  ["sqrt(2)/sqrt(6)", "1/sqrt(3)"],
  ["sqrt(-2)*sqrt(2)", "sqrt(2)*sqrt(-2)"],
  ["sqrt(x)*sqrt(x)", "x", "x >= 0"],
  ["sqrt(x)*sqrt(y)", "sqrt(x)*sqrt(y)"],
  ["sqrt(x^2)", "abs(x)"],
  ["sqrt(x^4)", "x^2"],
  ["x/sqrt(x)", "sqrt(x)", "x != 0"],
  ["sqrt(x)/x", "1/sqrt(x)"],
  // Powers.
  ["(x^2)^1.5", "abs(x)^3"],
  ["(x^3)^(1/3)", "x", "x >= 0"],
  ["(x^0.5)^2", "x", "x >= 0"],
  ["x^1.5/x", "sqrt(x)", "x != 0"],
  ["x^2*x^-2", "1", "x != 0"],
  ["(x/y)^-1", "y/x", "y != 0"],
  ["(2*x)^3", "8*x^3"],
  ["8^(2/3)*x", "4*x"],
  ["x^0", "1"],
  ["x*y*x*y", "x^2*y^2"],
  ["exp(x)*exp(y)", "exp(x + y)"],
  ["exp(2*log(x))", "x^2", "x > 0"],
  ["exp(x)/exp(x)", "1"],
  // Quotients.
  ["(x^2 - y^2)/(x + y)", "x - y", "x + y != 0"],
  ["(x^2*y - y^3)/(x - y)", "x*y + y^2", "x != y"],
  ["(x*y^2 + x*y)/(y + 1)", "x*y", "y != -1"],
  ["(x^3 + x^2*y + x*y^2 + y^3)/(x + y)", "x^2 + y^2", "x + y != 0"],
  ["(x^2 + 2*x*y + y^2)/(x + y)^2", "1", "x + y != 0"],
  ["1/x + 2/x", "3/x"],
  ["x/(y/z)", "x*z/y", "z != 0"],
  ["(x/y)/z", "x/(y*z)"],
  ["x/y*y", "x", "y != 0"],
  ["1/(1/x)", "x", "x != 0"],
  ["0/x", "0", "x != 0"],
  ["x/0", "x/0"],
  // Sums.
  ["x - (y - z)", "x - y + z"],
  ["-(x - y)", "y - x"],
  ["2*(x + y) - 2*x", "2*y"],
  ["(a + b)^2 - a^2 - b^2", "2*a*b"],
  ["x/3 + x/6", "x/2"],
  ["0.1*x + 0.2*x", "0.3*x"],
  ["x*exp(x) + exp(x)", "exp(x)*(x + 1)"],
  ["log(x) - log(x)", "0", "x > 0"],
  ["a*x^y + a*x^2", "a*x^y + a*x^2"],
  ["x^y + x^2", "x^y + x^2"],
  // Factors have an order.
  ["(x > 0 ? y : 2)*sin(z)*(a + b)*pi*3*y", "3*pi*y*sin(z)*(a + b)*(x > 0 ? y : 2)"],
  ["x*(y + 1)*pi*2", "2*pi*x*(y + 1)"],
  // Functions.
  ["a*sin(x)^2 + a*cos(x)^2 + 1", "a + 1"],
  ["1 - cos(x)^2", "sin(x)^2"],
  ["sin(x)/cos(x)", "tan(x)"],
  ["2*sin(x)*cos(x)", "sin(2*x)"],
  ["cosh(x)^2 - sinh(x)^2", "1"],
  ["sign(x)*abs(x)", "x"],
  ["abs(-x)", "abs(x)"],
  ["log(x) + log(y)", "log(x) + log(y)"],
  // Branches know their tests.
  ["x > 0 ? x : x", "x"],
  ["x > 0 ? abs(x) : 0", "x > 0 ? x : 0"],
  ["x > 0 ? y : abs(x)", "x > 0 ? y : -x"],
  ["y > 0 ? abs(x) : 0", "y > 0 ? abs(x) : 0"],
  // Sums over a range.
  ["sum(i, 1, n, i*x)", "x*sum(i, 1, n, i)"],
  ["sum(i, 1, n, -3*x[i])", "-3*sum(i, 1, n, x[i])"],
  ["sum(i, 1, 3, x)", "3*x"],
  // What may be infinite leaves where there is something to sum; a sum of nothing is 0.
  ["sum(i, x[i]/y)", "sum(x)/y"],
  ["sum(i, 1, n, a*x[i]/y)", "a*sum(i, 1, n, x[i]/y)"],
  ["sum(i, 1, n, log(y))", "sum(i, 1, n, log(y))"],
  ["sum(i, 1, 3, log(y))", "3*log(y)"],
])("%s is %s", (text, expected, condition = "") => {
  const simple = simplify(parse(text));
  const told = simple.conditions.map((one) => one.text).join(" and ");
  expect([print(simple), told]).toEqual([expected, condition]);
});

it.each([
  ["sqrt(x^2)", "x >= 0", "x"],
  ["sqrt(x^2)", "x <= 0", "-x"],
  ["sqrt(x^2*y)", "x > 0", "x*sqrt(y)"],
  ["abs(x)", "x > 0", "x"],
  ["sign(x)", "x > 0", "1"],
  ["log(x^2)", "x > 0", "2*log(x)"],
  ["log(x^n)", "x > 0", "n*log(x)"],
  ["log(x^2*y^3)", "x > 0 and y > 0", "log(x^2*y^3)"],
  ["log(2*x^2)", "x > 0", "log(2*x^2)"],
  ["x/x", "x != 0", "1"],
])("%s where %s is %s", (text, assumed, expected) => {
  const simple = simplify(parse(text), { assume: [assumed] });
  expect([print(simple), simple.conditions]).toEqual([expected, []]);
});

it("names each rule once", () => {
  const names = rules.map(({ name }) => name);
  expect(names.every((name) => /^\w.+$/.test(name))).toBe(true);
  expect(new Set(names).size).toBe(names.length);
});

it.each([
  ["sin(x)", "sin(x)"],
  ["7 > 3", "7 > 3"],
  ["x > 0 or y > 0", "x > 0 or y > 0"],
])("nothing is known from assuming %s", (assumed, shown) => {
  const assume = (): unknown => simplify(parse("x + y"), { assume: [assumed] });
  expect(assume).toThrow(
    expect.objectContaining({
      code: "not-an-assumption",
      message: `an assumption is a comparison, and "${shown}" is none that can be used`,
      suggestion: 'assume "x > 0", "n >= 1", "a < b" or "x != 0"',
    }),
  );
});
