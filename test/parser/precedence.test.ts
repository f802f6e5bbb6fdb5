import { describe, expect, it } from "vitest";
import { parseSyntax } from "../../src/parser/parse.ts";
import { grouped } from "./show.ts";

const groups = (title: string, equations: readonly (readonly [text: string, tree: string])[]) =>
  describe(title, () => {
    it.each(equations)("%s is %s", (text, tree) => expect(grouped(text)).toBe(tree));
  });

groups("sums and products group to the left", [
  ["a - b - c", "((a - b) - c)"],
  ["a / b / c", "((a / b) / c)"],
  ["a / b * c", "((a / b) * c)"],
  ["a + b * c", "(a + (b * c))"],
  ["(a + b) * c", "((a + b) * c)"],
]);

groups("powers group to the right and bind tighter than a sign", [
  ["2^3^2", "(2 ^ (3 ^ 2))"],
  ["2**3**2", "(2 ^ (3 ^ 2))"],
  ["-x^2", "(neg (x ^ 2))"],
  ["(-x)^2", "((neg x) ^ 2)"],
  ["2^-x", "(2 ^ (neg x))"],
  ["2^-x*y", "((2 ^ (neg x)) * y)"],
  ["2^-x^2", "(2 ^ (neg (x ^ 2)))"],
  ["a*-b", "(a * (neg b))"],
  ["--x", "(neg (neg x))"],
  ["+x", "(+ x)"],
]);

groups("side by side is a product", [
  ["2x", "(2 * x)"],
  ["1/2x", "((1 / 2) * x)"],
  ["2 sin(x)", "(2 * sin(x))"],
  ["3(x+1)", "(3 * (x + 1))"],
  ["(a)(b)", "(a * b)"],
  ["x y z", "((x * y) * z)"],
  ["2x^2", "(2 * (x ^ 2))"],
  ["2^3x", "((2 ^ 3) * x)"],
  ["(2) 3", "(2 * 3)"],
  ["x 2", "(x * 2)"],
  ["sin(x)cos(x)", "(sin(x) * cos(x))"],
  ["a b/c d", "(((a * b) / c) * d)"],
]);

groups("a minus between operands subtracts", [
  ["x - y", "(x - y)"],
  ["x -y", "(x - y)"],
  ["2 -x", "(2 - x)"],
  ["x --y", "(x - (neg y))"],
]);

groups("names and numbers side by side", [
  ["1e5", "1e5"],
  ["2e", "(2 * e)"],
  ["2e3x", "(2e3 * x)"],
  ["2exp(x)", "(2 * exp(x))"],
  ["2e-x", "((2 * e) - x)"],
  ["5.", "5."],
  [".5x", "(.5 * x)"],
  ["1_000.5", "1_000.5"],
]);

groups("comparisons chain; not, and, or are looser, in this order", [
  ["a < b", "(a < b)"],
  ["0 < x < 1", "(0 < x < 1)"],
  ["a <= b != c > d", "(a <= b != c > d)"],
  ["(a < b) < c", "((a < b) < c)"],
  ["not a < b", "(not (a < b))"],
  ["!a < b && c", "((not (a < b)) and c)"],
  ["not not a", "(not (not a))"],
  ["a or b and not c", "(a or (b and (not c)))"],
  ["a || b && c", "(a or (b and c))"],
  ["a + 1 < b * 2", "((a + 1) < (b * 2))"],
  ["android + order + nothing", "((android + order) + nothing)"],
]);

groups("conditionals are loosest and group to the right", [
  ["a ? b : c", "(a ? b : c)"],
  ["a ? b : c ? d : f", "(a ? b : (c ? d : f))"],
  ["a ? b ? c : d : f", "(a ? (b ? c : d) : f)"],
  ["a or b ? x + 1 : y + 1", "((a or b) ? (x + 1) : (y + 1))"],
  ["1 + (a ? b : c)", "(1 + (a ? b : c))"],
  ["-a ? b : -c", "((neg a) ? b : (neg c))"],
]);

groups("signs as people paste them", [
  ["a × b · c ÷ d − f", "((((a * b) * c) / d) - f)"],
  ["a×b·c÷d−é·f⋅g", "((((a * b) * c) / d) - ((é * f) * g))"],
  ["−x", "(neg x)"],
  ["a ≤ b ≥ c ≠ d", "(a <= b >= c != d)"],
  ["x²y", "((x ^ 2) * y)"],
  ["2x³", "(2 * (x ^ 3))"],
  ["x¹²", "(x ^ 12)"],
  ["x⁻¹", "(x ^ (neg 1))"],
  ["2^x²", "(2 ^ (x ^ 2))"],
  ["√x + 1", "((sqrt x) + 1)"],
  ["2√x", "(2 * (sqrt x))"],
]);

groups("calls", [
  ["max(a, b, c)", "max(a, b, c)"],
  ["sin (x)", "sin(x)"],
  ["f()", "f()"],
  ["f(a ? b : c, -d)", "f((a ? b : c), (neg d))"],
  ["f(g(h(x)))", "f(g(h(x)))"],
]);

groups("names in any script", [
  ["Größe + длина", "(Größe + длина)"],
  ["x₁ + x₂", "(x₁ + x₂)"],
  ["速度 * t_0", "(速度 * t_0)"],
  ["𝑥 + 𝑦2", "(𝑥 + 𝑦2)"],
  ["constructor + __proto__", "(constructor + __proto__)"],
  ["∞x", "(∞ * x)"],
]);

describe("places", () => {
  const span = (text: string): string => {
    const { start, end } = parseSyntax(text).span;
    return text.slice(start, end);
  };

  it.each(["a + b", "-x", "f(x, y)", "(a + b)", "a < b < c", "a ? b : c", "x²", "2(x)"])(
    "%s spans its text without the space around it",
    (text) => expect(span(`  ${text} `)).toBe(text),
  );

  it("counts UTF-16 units", () => {
    expect(parseSyntax("𝑥+y").operands.map((operand) => operand.span)).toEqual([
      { start: 0, end: 2 },
      { start: 3, end: 4 },
    ]);
  });

  it("compares names in normal form C, with the place as typed", () => {
    const [composed, combining] = parseSyntax("\u00e9 + e\u0301").operands;
    expect(composed).toMatchObject({ name: "\u00e9", span: { start: 0, end: 1 } });
    expect(combining).toMatchObject({ name: "\u00e9", span: { start: 4, end: 6 } });
  });
});
