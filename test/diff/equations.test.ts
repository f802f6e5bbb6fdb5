/** Derivatives as a textbook writes them, conventions at kinks, and the branch that is not taken. */
import { describe, expect, it } from "vitest";
import { Graph } from "../../src/ast/graph.ts";
import { postorder } from "../../src/ast/traverse.ts";
import { compile } from "../../src/compile.ts";
import { differentiate } from "../../src/diff/differentiate.ts";
import { derivatives } from "../../src/kinds/derivatives.ts";
import { parse } from "../../src/parser/parse.ts";
import { print } from "../../src/print/formula-text.ts";
import { valueBuilder } from "../../src/functions/canonical.ts";

const derivative = (text: string, by = "x"): string =>
  print(differentiate(parse(text), by, { for: "reading" }));

describe("reads like a textbook", () => {
  it.each([
    ["sin(x)", "cos(x)"],
    ["x^5", "5*x^4"],
    ["tan(x)", "sec(x)^2"],
    ["x^2*sin(x)", "x^2*cos(x) + 2*x*sin(x)"],
    ["sin(x^2)", "2*x*cos(x^2)"],
    ["x^x", "x^x*(log(x) + 1)"],
    ["asin(x)", "1/sqrt(1 - x^2)"],
    ["log(sin(x))", "cot(x)"],
    ["sqrt(1 - x^2)", "-x/sqrt(1 - x^2)"],
    ["1/x", "-1/x^2"],
    ["exp(-x^2/2)", "-x*exp(-x^2/2)"],
    ["a*x^2 + b*x + c", "2*a*x + b"],
    ["sqrt(x)", "1/(2*sqrt(x))"],
    ["x/3", "1/3"],
    ["0.1*x", "0.1"],
    ["tanh(x)", "sech(x)^2"],
    ["2^x", "2^x*log(2)"],
    ["log(x, 10)", "1/(x*log(10))"],
    ["x*exp(x)", "exp(x)*(x + 1)"],
    ["sin(x)*cos(x)", "cos(2*x)"],
    ["sin(x)/x", "cos(x)/x - sin(x)/x^2"],
    ["1/(1 + x^2)", "-2*x/(x^2 + 1)^2"],
    ["x*log(x) - x", "log(x)"],
    ["log(x)^2", "2*log(x)/x"],
    ["acos(x)", "-1/sqrt(1 - x^2)"],
    ["atan(x)", "1/(x^2 + 1)"],
    ["asinh(x)", "1/sqrt(x^2 + 1)"],
    ["atanh(x)", "1/(1 - x^2)"],
    ["erf(x)", "2*exp(-x^2)/sqrt(pi)"],
    ["gamma(x)", "gamma(x)*digamma(x)"],
    ["digamma(2*x)", "2*polygamma(1, 2*x)"],
    ["cos(x)^3", "-3*cos(x)^2*sin(x)"],
    ["cbrt(x)", "1/(3*cbrt(x)^2)"],
    ["x^(1/3)", "1/(3*x^(2/3))"],
    ["x^y", "y*x^(y - 1)"],
    ["y^x", "y^x*log(y)"],
    ["sigmoid(x)", "sigmoid(x)*sigmoid(-x)"],
    ["abs(x)", "sign(x)"],
    ["x > 0 ? x^2 : -x", "x > 0 ? 2*x : -1"],
    ["x - x", "0"],
    ["7", "0"],
    ["y", "0"],
  ])("d/dx %s = %s", (text, expected) => {
    const formula = parse(text);
    // A variable that the formula lacks is an error, so it is brought in without effect.
    const whole = formula.text!.includes("x") ? text : `${text} + 0*x`;
    expect(derivative(whole)).toBe(expected);
  });

  it("has the taxi's derivative", () => {
    expect(derivative("(d/v - t)^2", "v")).toBe("-2*d*(d/v - t)/v^2");
  });

  it("differentiates several times in turn", () => {
    const f = parse("x^3*y^2");
    expect(print(differentiate(f, ["x", "x", "y"], { for: "reading" }))).toBe("12*x*y");
  });
});

describe("by several variables at once", () => {
  const printed = (text: string, by?: readonly string[]): string[] =>
    derivatives(parse(text), by === undefined ? {} : { wrt: by }).map((each) => print(each));

  it("in the order that is asked for", () => {
    expect(printed("x^2*y", ["y", "x"])).toEqual(["x^2", "2*x*y"]);
  });

  it("by all that stand for real numbers", () => {
    expect(printed("sum(i, 1, n, i*x^2) + y")).toEqual(["2*x*sum(i, 1, n, i)", "1"]);
  });

  it("not by a variable that is not there", () => {
    expect(() => printed("x^2*y", ["z"])).toThrow("z");
  });
});

const slope = (text: string, x: number): number =>
  compile(text, { wrt: ["x"] }).gradient({ x })["x"]!;

describe("kinks have one convention", () => {
  it.each([
    ["abs(x)", 0, 0],
    ["abs(x)", -2, -1],
    ["sign(x)", 0, 0],
    ["floor(x)", 1, 0],
    ["ceil(x)", 1, 0],
    ["round(x)", 0.5, 0],
    ["max(x, 1)", 1, 0.5],
    ["min(x, 1)", 1, 0.5],
    ["max(x, 1, 1)", 1, 1 / 3],
    ["max(max(x, 1), 1)", 1, 1 / 3],
    ["max(x, x)", 1, 1],
    ["max(x, 2*x, 3*x)", 0, 2],
    ["x > 0 ? x : 2*x", 0, 2],
    ["x >= 0 ? x : 2*x", 0, 1],
    ["mod(x, 3)", 7, 1],
    ["mod(x, 3)", 6, 1],
    ["min(x, 2*x, 3*x)", 0, 2],
    ["min(max(x, 1), 1)", 1, 0.25],
    ["max(x, max(1, x))", 1, 2 / 3],
    ["max(max(max(x, 1), 1), 1)", 1, 0.25],
    ["abs(x)*x", 0, 0],
    ["abs(x - 1) + x", 1, 1],
    ["sign(x)*x", 0, 0],
    ["floor(x)*x", 2, 2],
    ["abs(sin(x))", 0, 0],
    ["x == 1 ? x^2 : x", 1, 2],
    ["x != 1 ? x^2 : x", 1, 1],
    ["x > 0 and x < 2 ? 3*x : x", 2, 1],
    ["hypot(x, 0)", 0, 0],
    ["x^1.5", 0, 0],
  ])("d/dx %s at %d is %d", (text, x, expected) => {
    expect(slope(text, x)).toBeCloseTo(expected, 15);
  });
});

describe("rules keep what the obvious formula loses", () => {
  it.each([
    ["tanh(x)", 20, 1.6993417021166355e-17],
    ["sigmoid(x)", 40, 4.248354255291589e-18],
    ["asin(x)", 1 - 2 ** -50, 2 ** 24.5],
    ["asinh(x)", 1e200, 1e-200],
    ["acosh(x)", 1e200, 1e-200],
    ["atan2(1, x)", 1e200, -0],
    ["atan2(x, 1e200)", 1, 1e-200],
    ["atan2(x, 1e-170)", 0, 1e170],
    ["atan2(1e200, x)", 1, -1e-200],
    ["atan2(x, 1e-200)", 1e200, 0],
    ["acos(x)", 1 - 2 ** -50, -(2 ** 24.5)],
    ["acosh(x)", 1 + 2 ** -50, 2 ** 24.5],
    ["atanh(x)", 1 - 2 ** -50, 2 ** 49],
    ["sigmoid(x)", -40, 4.248354255291589e-18],
    ["softplus(x)", -40, 4.248354255291589e-18],
    ["asinh(x)", -1e200, 1e-200],
    ["erfc(x)", 10, (-2 / Math.sqrt(Math.PI)) * Math.exp(-100)],
    ["log1p(x)", 1e-20, 1],
    ["expm1(x)", 1e-20, 1],
    // What one node says of an operand that it has twice may cancel.
    ["sin(atan2(x, x)) + x", 1e-20, 1],
  ])("d/dx %s at %d", (text, x, expected) => {
    const ours = slope(text, x);
    expect(Math.abs(ours - expected)).toBeLessThanOrEqual(1e-12 * Math.abs(expected));
  });
});

describe("a power with both operands variable, by both", () => {
  it.each([
    ["x^y", { x: 0, y: 3 }, { x: 0, y: 0 }],
    ["x^y", { x: 0, y: 1 }, { x: 1, y: 0 }],
    ["x^y", { x: 0, y: 0.5 }, { x: Infinity, y: 0 }],
    ["x^y", { x: 2, y: 0 }, { x: 0, y: Math.LN2 }],
    ["x^y", { x: 2, y: -1 }, { x: -0.25, y: Math.LN2 / 2 }],
    ["x^y", { x: -2, y: 3 }, { x: 12, y: NaN }],
    ["x^y", { x: 1e-170, y: 2 }, { x: 2e-170, y: 0 }],
    ["x^y", { x: 1e102, y: 3.02 }, { x: 3.02 * 10 ** 206.04 }],
    ["3*x^y", { x: 0, y: 1 }, { x: 3, y: 0 }],
    ["cbrt(x)^max(y, 0)", { x: 0, y: -1 }, { x: 0, y: 0 }],
    ["x^(1 + cbrt(y))", { x: 0, y: 0 }, { x: 1, y: 0 }],
  ])("gradient of %s at %o", (text, at, expected) => {
    const gradient = compile(text).gradient(at);
    for (const [name, value] of Object.entries(expected)) {
      const off = Math.abs(gradient[name]! - value);
      if (!Number.isFinite(value)) expect(gradient[name], name).toBe(value);
      else expect(off, name).toBeLessThanOrEqual(1e-12 * Math.abs(value));
    }
  });
});

/** Value, gradient and Hessian by x and y. */
function jet(text: string, at: Record<string, number>): number[] {
  const f = parse(text);
  const names = ["x", "y"].filter((name) => Object.hasOwn(at, name) && text.includes(name));
  const value = (formula: typeof f): number => {
    const { variables, value } = compile(formula);
    return value(Object.fromEntries(variables.map((name) => [name, at[name]!])));
  };
  const tries = names.flatMap((a) => [[a], ...names.map((b) => [a, b])]);
  const alive = (by: string[]): number => {
    let formula = f;
    for (const name of by) {
      if (!compile(formula).variables.includes(name)) return 0;
      formula = differentiate(formula, name);
    }
    return value(formula);
  };
  return [value(f), ...tries.map(alive)];
}

describe("the branch not taken leaves no NaN behind", () => {
  it.each([
    "x > 0 ? sqrt(x) : 0",
    "(x > 0 ? log(x) : 0)*x",
    "(x > 0 ? sqrt(x) : 0) + (y > 0 and x > 0 ? y*sqrt(x) : 0)",
    "x > 0 ? (y > 0 ? x^y*log(x) : sqrt(x)) : 0",
    "y > 0 and log(x) > 0 ? sqrt(x) : 0",
    "(x > 0 ? x^-0.5 : 0)*y*(x > 0 ? sqrt(x) : 0)",
    "max(0, x > 0 ? log(x) : -1)",
    // The same under products, quotients, powers and maxima.
    "max(0, x)*log(y)*(x > 0 ? log(x)*y : 0)",
    "(x > 0 ? log(x)^y : 0)^2",
    "(x > 0 ? 1/x^y : 0)/(x > 0 ? sqrt(x) : y)",
    "exp(x > 0 ? log(x) : -1/0)",
    "hypot(x > 0 ? sqrt(x) : 0, 0*y)",
    // Parts shared between branches, and between a branch and its test.
    "(x > 0 ? sqrt(x)*y : 0) + (x > 0 ? sqrt(x)^3 : 0)*(x > 0 ? y/sqrt(x) : 1)",
    "(x > 0 and sqrt(x) > 1 ? sqrt(x) : 0)*y",
    "(y > 0 ? (x > 0 ? sqrt(x) : 0) : sqrt(x))*(x > 0 ? sqrt(x) : 0)",
    // Nested, negated, and joined.
    "not (x > 0) ? 0 : log(x)*y",
    "not (x > 0 or y < 0) ? 0*y : sqrt(x*y)",
    "x > 0 ? (x > 1 ? (x > 2 ? sqrt(x - 2) : sqrt(x - 1)) : sqrt(x)) : 0",
    "(x > 0 or y > 2 ? asin(2 + x)*y : 0)",
    // What has a value though it has no finite slope there.
    "(x + 1)^2*y*(x > 0 ? sqrt(x) : 0)",
  ])("%s at x = -1, y = 1 is 0 to second order", (text) => {
    for (const entry of jet(text, { x: -1, y: 1 })) expect(entry === 0).toBe(true);
  });

  it("keeps true second derivatives beside a guard", () => {
    expect(jet("(x > 0 ? x^2 : 0)*x", { x: 2 })).toEqual([8, 12, 12]);
    expect(jet("x > 0 ? x*y : y^2", { x: -1, y: 3 })).toEqual([9, 0, 0, 0, 6, 0, 2].map(Number));
  });
});

describe("refusals", () => {
  it.each([
    [
      "(d/v - t)^2",
      "q",
      "unknown-variable",
      "the formula has no variable q; its variables are d, v, t",
    ],
    [
      "speed*x",
      "sped",
      "unknown-variable",
      "the formula has no variable sped; its variables are speed, x",
    ],
    [
      "x",
      "e",
      "not-a-variable",
      "e has a fixed meaning, so nothing can be differentiated by it; its variables are x",
    ],
    [
      "polygamma(n, x)",
      "n",
      "not-differentiable",
      "polygamma is not differentiable by its argument n, which is a whole number",
    ],
  ])("%s by %s", (text, by, code, message) => {
    expect(() => differentiate(parse(text), by)).toThrow(
      expect.objectContaining({ code, message }),
    );
  });

  it("suggests the variable that was meant", () => {
    expect(() => differentiate(parse("speed*x"), "sped")).toThrow(
      expect.objectContaining({ suggestion: "speed" }),
    );
  });
});

describe("size stays linear", () => {
  it("for f_k = sin(f_(k-1)*x) + f_(k-1)", () => {
    const graph = new Graph();
    const build = valueBuilder(graph);
    const x = build.variable("x");
    let root = build.apply("sin", x);
    for (let k = 0; k < 30; k++)
      root = build.apply("+", build.apply("sin", build.apply("*", root, x)), root);
    const before = postorder([root]).length;
    const after = postorder([root, differentiate({ graph, root }, "x").root]).length;
    expect(after).toBeLessThan(5 * before);
  });

  it("for a product of 1,000 variables", () => {
    const names = Array.from({ length: 1000 }, (_, i) => `x${i}`);
    const compiled = compile(names.join("*"));
    const at = Object.fromEntries(names.map((name, i) => [name, 1 + (i % 3) / 1000]));
    const { value, gradient } = compiled.valueAndGradient(at);
    for (const name of ["x0", "x500", "x999"])
      expect(gradient[name]).toBeCloseTo(value / at[name]!, 10);
  });
});
