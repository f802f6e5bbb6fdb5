/** Powers with exponents that are not whole, roots of numbers, and exponentials that meet. */
import { expect, it } from "vitest";
import { parse } from "../../src/parse.ts";
import { print } from "../../src/print/formula-text.ts";
import { simplify } from "../../src/simplify/simplify.ts";
import { type Row, testWrittenAs } from "./written-as.ts";

const TABLE: readonly Row[] = [
  ["exp(x)*exp(2*x)", "exp(3*x)"],
  ["exp(x)^2*exp(y)", "exp(2*x + y)"],
  ["exp(x)*exp(-x)", "1"],
  ["exp(x)*exp(-y)*z", "z*exp(x - y)"],
  ["exp(x)^y*exp(z)", "exp(x)^y*exp(z)"],
  ["exp(x)/exp(y)", "exp(x - y)"],
  ["exp(2*x)/exp(x)^2", "1"],
  ["sqrt(2)*sqrt(3)", "sqrt(6)"],
  ["(x - x)^-0.5*y", "y/sqrt(0)"],
  ["(x - x)^0.5*y", "0"],
  ["sqrt(2)*sqrt(8)", "4"],
  ["sqrt(2)*2^1.5", "4"],
  ["2^1.5*x", "2^1.5*x"],
  ["2^-0.5*x", "x/sqrt(2)"],
  ["sqrt(1/2)*x", "x/sqrt(2)"],
  ["sqrt(2/3)*x", "sqrt(6)*x/3"],
  ["sqrt(6)/sqrt(2)", "sqrt(3)"],
  ["sqrt(3)*sqrt(-3)", "sqrt(3)*sqrt(-3)"],
  ["z*sqrt(x*y)/(x + 1)^2 - 1/(x + 1)^2", "(z*sqrt(x*y) - 1)/(x + 1)^2"],
  ["sqrt(x^2*y)/(x + 1)^2 - 1/(x + 1)^2", "(sqrt(x^2*y) - 1)/(x + 1)^2"],
  ["sqrt(x)*sqrt(2)", "sqrt(2)*sqrt(x)"],
  ["x/sqrt(12)", "x/(2*sqrt(3))"],
  ["8^(1/3)*y", "2*y"],
  ["9^(3/2)", "27"],
  ["27^(2/3)*x", "9*x"],
  ["2^(1/3)*x", "2^(1/3)*x"],
  ["(8*x)^(1/3)", "2*x^(1/3)"],
  ["(4*x*y)^0.5", "2*sqrt(x*y)"],
  ["(x^2*y^4)^0.5", "y^2*abs(x)"],
  ["(x^2*y^2)^0.5", "abs(x)*abs(y)"],
  ["(x^2)^(1/4)", "sqrt(abs(x))"],
  ["(x^4)^(1/4)", "abs(x)"],
  ["(x^6)^0.5", "abs(x)^3"],
  ["(x^2*y)^2", "x^4*y^2"],
  ["(x^3)^(2/3)", "x^2", "x >= 0"],
  ["(x^3*y)^(1/3)", "(x^3*y)^(1/3)"],
  ["(-4*x)^0.5", "sqrt(-4*x)"],
  ["(x/4)^0.5", "sqrt(x)/2"],
  ["(x/y)^0.5", "sqrt(x/y)"],
  ["(1/x)^0.5", "1/sqrt(x)"],
  ["(1/x^2)^0.5", "1/abs(x)"],
  ["(x^-3)^2", "1/x^6"],
  ["sqrt(7 + 4*sqrt(3))", "sqrt(3) + 2"],
  ["sqrt(7 - 4*sqrt(3))", "2 - sqrt(3)"],
  ["sqrt(2 + sqrt(3))", "sqrt(2 + sqrt(3))"],
  ["sqrt(6 + sqrt(20))", "sqrt(5) + 1"],
  ["sqrt(1 + sqrt(2))", "sqrt(sqrt(2) + 1)"],
  ["sqrt(-3 + 2*sqrt(2))", "sqrt(2*sqrt(2) - 3)"],
  ["(3 + 2*sqrt(2))^1.5", "(2*sqrt(2) + 3)^1.5"],
  ["(3 + 2*sqrt(2))^2", "(2*sqrt(2) + 3)^2"],
  ["sqrt(3 + 2*sqrt(2) + x)", "sqrt(x + 2*sqrt(2) + 3)"],
  ["sqrt(3 + 2*2^(1/3))", "sqrt(2*2^(1/3) + 3)"],
  ["sqrt(2*sqrt(2))", "2^0.75"],
  // Roots of a number that make a whole power of it.
  ["sqrt(3)*sqrt(3)*x", "3*x"],
  ["sqrt(3)^2*x", "3*x"],
  ["sqrt(1/2)*sqrt(1/2)", "0.5"],
  ["2^(1/3)*2^(2/3)", "2"],
  ["x*2^(1/3)*4^(1/3)", "2^(1/3)*4^(1/3)*x"],
  ["2^(1/3)*2^(5/3)*x", "4*x"],
  ["2^(1/3)*2^(5/3)*x + x", "5*x"],
  ["sqrt(2)*sqrt(8)", "4"],
  ["sqrt(2)*2^1.5", "4"],
  ["2^0.5*2^70.5*x", "2^71*x"],
  ["10^0.5*10^63.5*x", "1e64*x"],
  ["2^0.5*2^-0.5", "1"],
];

testWrittenAs(TABLE);

it.each([
  ["(x^2*y)^0.5", "y > 0", "sqrt(x^2*y)"],
  ["(x^2*y)^0.5", "x > 0", "x*sqrt(y)"],
  ["(x*y)^0.5", "x > 0 and y > 0", "sqrt(x*y)"],
  ["(x^2*y^2)^0.5", "x > 0", "x*abs(y)"],
  ["(x^2*y^2)^0.5", "x >= 0", "x*abs(y)"],
  ["(x^2)^0.5", "x >= 0", "x"],
  ["(x^2)^0.5", "x <= 0", "-x"],
  ["(x^2)^1.5", "x < 0", "-x^3"],
])("%s where %s is %s", (text, assumed, expected) => {
  const simple = simplify(parse(text), { assume: assumed.split(" and ") });
  expect([print(simple), simple.conditions]).toEqual([expected, []]);
});
