/** Expansions about a point, with branches, connectives, loops and what is not known there. */
import { describe, expect, it } from "vitest";
import type { FormulaError } from "../../src/ast/formula-error.ts";
import { compile } from "../../src/compile.ts";
import { substitution } from "../../src/diff/substitute.ts";
import { taylor } from "../../src/diff/taylor-series.ts";
import { parse } from "../../src/parse.ts";
import { formulaText, print } from "../../src/print/formula-text.ts";
import { derivativeBuilder } from "../../src/simplify/derivative-builder.ts";

/** The coefficients, or why there are none. */
function expansion(text: string, about: number | string, order = 3): string {
  try {
    const { coefficients } = taylor(parse(text), "x", { order, about });
    return coefficients.map((each) => print(each)).join("; ");
  } catch (error) {
    return (error as FormulaError).message.replace(/ at this point.*/, "");
  }
}

describe("the branch that is taken there", () => {
  it.each<[string, number | string, string]>([
    ["x > 1 and x < 3 ? x^2 : 0", 2, "4; 4; 1; 0"],
    ["x > 1 and x < 3 ? x^2 : 0", 4, "0; 0; 0; 0"],
    ["x > 1 and x < 3 ? x^2 : 0", "pi/2", "pi^2/4; pi; 1; 0"],
    ["not (x > 1) ? x^2 : 2*x", "pi/2", "pi; 2; 0; 0"],
    ["x < 1 or x > 3 ? x^2 : 0", 2, "0; 0; 0; 0"],
    ["x < 1 or x > 3 ? x^2 : 0", 4, "16; 8; 1; 0"],
    ["not (x > 1) ? x^2 : 1/(x - 1)", 0, "0; 0; 1; 0"],
    ["not (x > 1) ? x^2 : x^3", 2, "8; 12; 6; 1"],
    // One operand may decide alone, whatever the other one is.
    ["x > 1 and y > 0 ? log(x) : x", 0, "0; 1; 0; 0"],
    ["x < 1 or y > 0 ? x : log(x)", 0, "0; 1; 0; 0"],
    ["x >= 1 and x <= 3 ? x : 0", 2, "2; 1; 0; 0"],
    ["x == 1 ? 5 : x", 2, "2; 1; 0; 0"],
    ["x != 1 ? x : 5", 2, "2; 1; 0; 0"],
  ])("%s about %s", (text, point, expected) => {
    expect(expansion(text, point)).toBe(expected);
  });
});

describe("where a branch changes", () => {
  it.each<[string, number | string]>([
    ["x > 1 and x < 3 ? x^2 : 0", 1],
    ["x > 1 and x < 3 ? x^2 : 0", 3],
    ["x > 1 or y > 0 ? x^2 : 0", 1],
    ["not (x > 1) ? x^2 : 0", 1],
    ["x != 1 ? x : 5", 1],
    ["sum(i, 1, 3, x > i ? x : 0)", 2],
  ])("%s has none about %s", (text, point) => {
    expect(expansion(text, point)).toBe("a condition changes");
  });
});

describe("beside what is not known", () => {
  it.each<[string, number | string, string]>([
    ["a/x", 0, "a quotient has a pole, a kink or a jump"],
    ["a*x", 0, "0; a; 0; 0"],
    ["a/(x + 1)", 0, "a; -a; a; -a"],
    ["x/a", 0, "0; 1/a; 0; 0"],
    ["0*a + x^2", 0, "0; 0; 1; 0"],
    ["log(x + 0*a)", 0, "log has a pole, a kink or a jump"],
    ["log(x + 0/a)", 0, "log has a pole, a kink or a jump"],
    ["x^a", 0, "a power has a pole, a kink or a jump"],
    ["sum(i, 1, n, x*i)", 2, "2*sum(i, 1, n, i); sum(i, 1, n, i); 0; 0"],
    ["x*sum(i, 1, n, i)", 0, "0; sum(i, 1, n, i); 0; 0"],
    ["x*sum(i, u[i])", 0, "0; sum(u); 0; 0"],
    ["exp(sum(i, 1, 2, [x, a][i])) + log(x)", 0, "log has a pole, a kink or a jump"],
    ["sum(i, 1, 2, [x, a][i]) > 0 ? x : 2", 0, expect.stringMatching(/^sum.* > 0 \? 0 : 2; /)],
    ["[1/x, x^2][k]", 0, "a quotient has a pole, a kink or a jump"],
    ["[1/x, x^2][k]", 1, "[1, 1][k]; [-1, 2][k]; [1, 1][k]; [-1, 0][k]"],
    ["x > a ? x^2 : x", 2, "2 > a ? 4 : 2; 2 > a ? 4 : 1; 2 > a ? 1 : 0; 0"],
    ["a > x ? x^2 : x", 2, "a > 2 ? 4 : 2; a > 2 ? 4 : 1; a > 2 ? 1 : 0; 0"],
    ["a > x and x > 3 ? x^2 : x", 2, "2; 1; 0; 0"],
    ["a == 1 ? x : x^2", 1, "1; a == 1 ? 1 : 2; a == 1 ? 0 : 1; 0"],
  ])("%s about %s", (text, point, expected) => {
    expect(expansion(text, point)).toEqual(expected);
  });
});

describe("loops of numbers", () => {
  it.each<[string, number, number[]]>([
    ["sum(i, 1, 3, x^i)", 0, [0, 1, 1, 1]],
    ["product(i, 1, 3, x - i)", 2, [0, -1, 0, 1]],
    ["max(i = 1, 3, (x - i)^2)", 4, [9, 6, 1, 0]],
    ["min(i = 1, 3, (x - i)^2)", 2, [0, 0, 1, 0]],
    ["x + max(i = 1, 3, abs(i - 2))", 0, [1, 1, 0, 0]],
    ["x*max(i = 1, 3, i)", 0, [0, 3, 0, 0]],
    ["[x, x^2][2]", 1, [1, 2, 1, 0]],
    ["[1/x, x^2][2]", 0, [0, 0, 1, 0]],
    ["x + max(i = 1, 2, 3)", 0, [3, 1, 0, 0]],
    ["sum(i, 2, 3, [1/x, x^2, x][i])", 0, [0, 1, 1, 0]],
    ["x + sum(i, 3, floor(pi/2), i*x)", 0, [0, 1, 0, 0]],
  ])("%s about %s", (text, about, expected) => {
    const { coefficients } = taylor(parse(text), "x", { order: 3, about });
    expect(coefficients.map((each) => (compile(each).value({}) as number) + 0)).toEqual(expected);
  });

  it.each<[string, number | string, string]>([
    ["sum(i, 1, 3, log(x + i - 2))", 1, "log has a pole, a kink or a jump"],
    ["sum(i, 1, 3, log(x + i - 2))", 0, "log has no value"],
    ["log(product(i, 1, 3, x - i))", 2, "log has a pole, a kink or a jump"],
    ["log(sum(i, 1, 3, x - i))", 2, "log has a pole, a kink or a jump"],
    ["max(i = 1, 3, (x - i)^2)", 2, "max has a kink"],
    ["min(i = 1, 3, (x - i)^2)", 1.5, "min has a kink"],
  ])("%s has none about %s", (text, point, expected) => {
    expect(expansion(text, point)).toBe(expected);
  });
});

describe("ranges are looked at turn by turn", () => {
  const changing = (turns: number): string => `sum(i, 1, ${turns}, x > i + 4000 ? x : 0)`;
  it.each([
    [changing(5000), "a condition changes"],
    [changing(11000), expect.stringMatching(/^sum/)],
    // As long as all of them together are not too many.
    [`${changing(5000)} + sum(i, 1, 4000, i*x)`, "a condition changes"],
    [`${changing(5000)} + sum(i, 1, 8000, i*x)`, expect.stringMatching(/^sum/)],
  ])("%s", (text, expected) => expect(expansion(text, 4002, 1)).toEqual(expected));
});

it("leave what is without the variable as it is", () => {
  const { graph, root } = parse("y*y + x*sin(y*y)");
  const build = derivativeBuilder(graph);
  const put = substitution(build, [[graph.variable("x"), graph.constant(3)]]);
  expect(formulaText(put(root))).toBe("y*y + 3*sin(y*y)");
  expect(put(graph.variable("x"))).toBe(graph.constant(3));
});

it("are in readable form for readers, and as they come for code", () => {
  const at = (style: "reading" | "speed"): string[] =>
    taylor(parse("exp(a*x)"), "x", { order: 2, about: 3, for: style }).coefficients.map((each) =>
      print(each),
    );
  expect(at("reading")).toEqual(["exp(3*a)", "a*exp(3*a)", "a^2*exp(3*a)/2"]);
  expect(at("speed")).not.toEqual(at("reading"));
});
