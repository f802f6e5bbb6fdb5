/**
 * Nodes for machines, to the letter: what constants, products and quotients become beside what is
 * computed anyway, and what stays because nothing would be spared.
 */
import { describe, expect, it } from "vitest";
import { postorder, variablesOf } from "../../src/ast/traverse.ts";
import { gradientOf } from "../../src/diff/differentiate.ts";
import { parse } from "../../src/parse.ts";
import { formulaText, print } from "../../src/print/formula-text.ts";
import { simplify } from "../../src/simplify/simplify.ts";
import { economical } from "../../src/simplify/speed/economy.ts";

/** The cheaper forms of texts, where all parts of the first one are computed anyway. */
function cheaper(given: string, ...texts: readonly string[]): string {
  const { graph, root } = parse(given);
  const roots = texts.map((text) => parse(text, { graph }).root);
  const made = economical(graph, roots, new Set(postorder([root])));
  return made.map((node) => formulaText(node)).join("; ");
}

describe("constants", () => {
  it.each([
    ["2*(3*x)", "6*x"],
    ["x*2/3", "2/3*x"],
    ["-(x/3)", "-1/3*x"],
    ["2*-x", "-2*x"],
    ["sqrt(2)*x/sqrt(2)", "x"],
    ["2/sqrt(pi)*x*sqrt(pi)", "2*x"],
    ["sqrt(2)*(sqrt(2)*x)", "x*(sqrt(2)*sqrt(2))"],
    ["x/sqrt(2)/sqrt(2)", "x*(1/sqrt(2)*(1/sqrt(2)))"],
    ["x/(2/sqrt(pi))", "x*(sqrt(pi)/2)"],
    ["1/(sqrt(2)*x)", "1/sqrt(2)/x"],
    ["sqrt(2)*sqrt(3)", "sqrt(2)*sqrt(3)"],
    ["2*(1/x)", "2/x"],
    ["x/0*2", "x*(2/0)"],
    ["x/0*2*3", "x*(6/0)"],
    ["1e180*(1e180*x)", "1e180*(1e180*x)"],
    ["1e-180*(1e-180*x)", "1e-180*(1e-180*x)"],
    ["1e180*x/1e-180", "1e180*x/1e-180"],
    ["1e180*(1e100*x)", "1e280*x"],
    ["3*(y/x)", "3*y/x"],
    ["1024*(y/x)", "1024*y/x"],
    ["1025*(y/x)", "1025*(y/x)"],
    ["(1/1024)*(y/x)", "y/1024/x"],
    ["(1/1025)*(y/x)", "1/1025*(y/x)"],
    ["2*(x*y) + 2*(z*w)", "2*(x*y + z*w)"],
    ["2*sin(x) - 2*sin(y)", "2*(sin(x) - sin(y))"],
    ["sqrt(2)*sin(x) - sqrt(2)*sin(y)", "sqrt(2)*(sin(x) - sin(y))"],
    ["2*sin(x) + 3*sin(y)", "2*sin(x) + 3*sin(y)"],
    ["sin(x)^2*(1/3/sin(x)^2)*y", "1/3*y"],
    ["sum(i, 1, 10, i*x)", "x*sum(i, 1, 10, i)"],
    ["x > 0 ? 2*(3*x) : 1", "x > 0 ? 6*x : 1"],
    ["max(2*(3*x), 6*x)", "6*x"],
  ])("of %s: %s", (text, expected) => expect(cheaper("x", text)).toBe(expected));
});

describe("constants that several results share are multiplied once, further in", () => {
  it.each([
    ["2*(sin(x)*y); 2*(sin(x)*z)", "2*sin(x)*y; 2*sin(x)*z"],
    ["2*(sin(x)*y); -2*(sin(x)*z)", "2*sin(x)*y; -2*sin(x)*z"],
    ["2*(-sin(x)*y); 2*(sin(x)*z)", "-2*sin(x)*y; 2*sin(x)*z"],
    ["2*(sin(x)/y); 2*(sin(x)/z)", "2*sin(x)/y; 2*sin(x)/z"],
    ["pi*(sin(x)*y); pi*(sin(x)*z)", "pi*sin(x)*y; pi*sin(x)*z"],
    ["2*(sin(x)*y); 2*(sin(x)*z); sin(x)", "2*sin(x)*y; 2*sin(x)*z; sin(x)"],
    ["2*(sin(x)*y); 3*(sin(x)*z)", "2*(sin(x)*y); 3*(sin(x)*z)"],
    [
      "2*((sin(x) + cos(x))*y); 2*((sin(x) + cos(x))*z)",
      "2*((sin(x) + cos(x))*y); 2*((sin(x) + cos(x))*z)",
    ],
    ["2*(sin(x)*sin(x)*y); 2*(sin(x)*sin(x)*z)", "2*(sin(x)*sin(x))*y; 2*(sin(x)*sin(x))*z"],
    ["2*(-sin(x))*y; 2*(-sin(x))*z", "-2*sin(x)*y; -2*sin(x)*z"],
    ["2*(1/sin(x)*z); 2*(1/sin(x)*w)", "2*(1/sin(x)*z); 2*(1/sin(x)*w)"],
    ["2*(y/sin(x)*z); 2*(y/sin(x)*w)", "2*y/sin(x)*z; 2*y/sin(x)*w"],
    ["2*((1 + sin(x))*z); 2*((1 + sin(x))*w)", "2*(1 + sin(x))*z; 2*(1 + sin(x))*w"],
    ["2*(x*sin(x)*z); 2*(x*sin(x)*w)", "2*sin(x)*x*z; 2*sin(x)*x*w"],
    ["2*sin(x); 2*cos(x); sin(x)*cos(x)", "2*sin(x); 2*cos(x); sin(x)*cos(x)"],
    [
      "2*(sin(x)*y); 2*(sin(x)*z); 3*(cos(x)*y); 3*(cos(x)*z)",
      "2*sin(x)*y; 2*sin(x)*z; 3*cos(x)*y; 3*cos(x)*z",
    ],
    ["2*(sin(x) + cos(y)); 2*(sin(x) + cos(y))*z", "2*(sin(x) + cos(y)); 2*((sin(x) + cos(y))*z)"],
  ])("of %s: %s", (texts, expected) => expect(cheaper("x", ...texts.split("; "))).toBe(expected));

  it("but not of what is computed anyway", () =>
    expect(cheaper("sin(x)", "2*(sin(x)*y)", "2*(sin(x)*z)")).toBe("2*(sin(x)*y); 2*(sin(x)*z)"));
});

describe("products and quotients beside what is computed anyway", () => {
  it.each([
    ["x*y", "x*(y*z)", "x*y*z"],
    ["x*y", "x*z*y", "x*y*z"],
    ["x*y", "x*z*y*w", "x*y*z*w"],
    ["x", "x*(y*z)", "x*(y*z)"],
    ["x*y", "2*(x*y)", "2*(x*y)"],
    ["2*x", "2*(x*y)", "2*(x*y)"],
    ["3*x", "(3*y)*x", "3*(x*y)"],
    ["x", "1/(1/x)", "x"],
    ["x", "x/(1/y)", "x*y"],
    ["x", "z/(x/y)/y", "z/x"],
    ["x", "(x/(y/z))/z", "x/y"],
    ["x", "z/(x/y)/w", "z/(x/y)/w"],
    ["x", "(1/x)*y", "y/x"],
    ["x", "(1/x)*(1/y)", "1/y/x"],
    ["x*y", "x*y*z + x*y*w", "x*y*(z + w)"],
    ["x", "sin(y)*sin(x) + sin(y)*sin(z)", "sin(y)*(sin(x) + sin(z))"],
    ["x", "sin(y)*sin(x) - sin(y)*sin(z)", "sin(y)*(sin(x) - sin(z))"],
    ["x", "-(sin(y)*sin(x)) + sin(y)*sin(z)", "sin(y)*(sin(z) - sin(x))"],
    ["x", "sin(x)*sin(y) + sin(z)*sin(y)", "sin(y)*(sin(x) + sin(z))"],
    ["x", "sin(x)*sin(y) + sin(z)*cos(y)", "sin(x)*sin(y) + sin(z)*cos(y)"],
    ["x", "sin(y)*sin(x) + sin(y)*sin(x)*z", "sin(y)*sin(x) + sin(y)*sin(x)*z"],
    ["x", "1/x; y/x", "1/x; 1/x*y"],
    ["x", "y/x; z/x", "y/x; z/x"],
    ["1/x", "y/x; z/x", "1/x*y; 1/x*z"],
    ["x", "y/3; z/3", "1/3*y; 1/3*z"],
    ["x", "3*(y/x); y/x", "3*(y/x); y/x"],
  ])("with %s, of %s: %s", (given, texts, expected) =>
    expect(cheaper(given, ...texts.split("; "))).toBe(expected),
  );
});

describe("gradients", () => {
  it.each([
    ["log(a/b)", "1/a; -a/b*(1/a)"],
    ["log(x*y + z)", "y*(1/(x*y + z)); x*(1/(x*y + z)); 1/(x*y + z)"],
    ["x/y/z", "1/z/y; -x/y*(1/z/y); -x/y/z*(1/z)"],
    ["sum(i, x[i]/s)", "[1/s for i = 1 … length(x)]; -1/s*(1/s)*sum(x)"],
    [
      "sum(i, exp(-x[i]/s))",
      "[-exp(-x[i]/s)*(1/s) for i = 1 … length(x)]; (1/s)^2*sum(i, x[i]*exp(-x[i]/s))",
    ],
    [
      "(a + b*x + c*x^2 - y)^2",
      "2*(a + b*x + c*x^2 - y); 2*(x*(a + b*x + c*x^2 - y)); 4*(x*(c*(a + b*x + c*x^2 - y))) + 2*(b*(a + b*x + c*x^2 - y)); 2*(x^2*(a + b*x + c*x^2 - y)); -2*(a + b*x + c*x^2 - y)",
    ],
  ])("of %s: %s", (text, expected) => {
    const formula = parse(text);
    const parts = postorder([formula.root]);
    const gradient = gradientOf(formula, variablesOf([formula.root]), "speed");
    const made = economical(formula.graph, gradient, new Set(parts));
    expect(made.map((node) => formulaText(node)).join("; ")).toBe(expected);
  });
});

describe("sums for machines are nested", () => {
  it.each([
    ["x^2 + x*y", "x*(x + y)"],
    ["x^3 + 2*x^2 + 3*x + 4", "x*(x*(x + 2) + 3) + 4"],
    ["x^3*y + x^2*y^2 + x*y^3", "x*(y*(x*(x + y) + y^2))"],
    ["a*x + a*y + b*x + b*y", "a*(x + y) + b*(x + y)"],
    ["x^4 + x^2", "x^4 + x^2"],
    ["x^1.5 + x^2.5", "x^1.5*(1 + x)"],
    ["x^0.5 + x^1.5", "sqrt(x) + x^1.5"],
    ["x*y + z*w", "x*y + z*w"],
    ["x*y + x*z + y*z", "x*(y + z) + y*z"],
    ["x*y + x*z + y*z + y*w + y*v", "y*(x + z + w + v) + x*z"],
    ["x^2*y - x*y", "x*(y*(x - 1))"],
    ["x/y + z/y", "(x + z)/y"],
    ["1/x + 1/x^2", "(x + 1)/x^2"],
    ["x*y*z + x*y*w + x*z*w", "x*(y*(z + w) + z*w)"],
    ["x*exp(y) + y*exp(y) + z", "exp(y)*(x + y) + z"],
    ["x^6 + x^5 + x^4 + x^3", "x^3*(x*(x*(x + 1) + 1) + 1)"],
    ["(x + 1)^2", "(1 + x)^2"],
    ["(x + 1)^2 - x^2", "2*x + 1"],
    ["x^y*x + x^y", "x^y + x*x^y"],
    ["x + x*y", "x + x*y"],
    ["-x*y - x*z", "x*(-y - z)"],
    ["2*x*y + 3*x*z", "x*(2*y + 3*z)"],
  ])("%s is %s", (text, expected) =>
    expect(print(simplify(parse(text), { for: "speed" }))).toBe(expected),
  );
});
