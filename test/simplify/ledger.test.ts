/** What a simpler form no longer asks for: each condition once, by the rewrite that gave it up, and nothing else. */
import { describe, expect, it } from "vitest";
import { parse } from "../../src/parse.ts";
import { print } from "../../src/print/formula-text.ts";
import { rules } from "../../src/simplify/rules/table.ts";
import { simplify } from "../../src/simplify/simplify.ts";

const conditionsOf = (text: string, assume: readonly string[] = []): string[] =>
  simplify(parse(text), { assume }).conditions.map((one) => one.text);

describe("conditions are told with the rewrite that needs them", () => {
  it.each([
    ["x/x", "1", "powers of one base merge", ["x != 0"]],
    ["sqrt(x)*sqrt(x)", "x", "powers of one base merge", ["x >= 0"]],
    ["x^-0.5*x^0.5", "1", "powers of one base merge", ["x > 0"]],
    ["x^1.5*x^0.5", "x^2", "powers of one base merge", ["x >= 0"]],
    ["x^y*x^-y", "1", "powers of one base merge", ["x > 0"]],
    ["x^y*x", "x^(y + 1)", "powers of one base merge", ["x > 0"]],
    ["x^2/x^3*x", "1", "powers of one base merge", ["x != 0"]],
    ["(a - b)/(a - b)", "1", "powers of one base merge", ["a != b"]],
    ["log(x)/log(x)", "1", "powers of one base merge", ["log(x) != 0", "x > 0"]],
    ["(x^3)^(1/3)", "x", "powers of powers merge", ["x >= 0"]],
    ["(x^0.5)^2", "x", "powers of powers merge", ["x >= 0"]],
    ["(x^-0.5)^2", "1/x", "powers of powers merge", ["x > 0"]],
    ["1/(1/x)^2", "x^2", "powers of powers merge", ["x != 0"]],
    ["x/(y/z)", "x*z/y", "fractions are flattened", ["z != 0"]],
    ["1/(1 + 1/x)", "x/(x + 1)", "fractions are flattened", ["x != 0"]],
    ["(x^2 - 1)/(x - 1)", "x + 1", "common factors cancel", ["x != 1"]],
    ["(x^2*y + x*y)/x", "x*y + y", "common factors cancel", ["x != 0"]],
    ["(x + log(y))*x - x*log(y)", "x^2", "terms cancel when multiplied out", ["y > 0"]],
    ["log(x) - log(x)", "0", "like terms cancel", ["x > 0"]],
    ["0*log(x)", "0", "0 times anything is 0", ["x > 0"]],
    ["exp(log(x))", "x", "exp of log", ["x > 0"]],
    ["asin(x) + acos(x)", "pi/2", "sine and cosine inverse", ["x >= -1", "x <= 1"]],
    ["tan(log(y))*cos(log(y))", "sin(log(y))", "tangent times cosine", ["cos(log(y)) != 0"]],
    [
      "tan(log(x))*cot(log(x))",
      "1",
      "tangent times cotangent",
      ["x > 0", "sin(log(x)) != 0", "cos(log(x)) != 0"],
    ],
  ])("%s is %s: %s where %j", (text, expected, rule, conditions) => {
    const simple = simplify(parse(text));
    expect(print(simple)).toBe(expected);
    expect(simple.conditions.map((one) => [one.text, one.rule])).toEqual(
      conditions.map((one) => [one, rule]),
    );
  });

  it.each(rules.filter(({ forgoes }) => forgoes !== undefined))(
    "$left: $name",
    ({ name, left }) => {
      expect(simplify(parse(left)).conditions.map(({ rule }) => rule)).toContain(name);
    },
  );
});

describe("conditions about one node are one where one says all", () => {
  it.each([
    ["log(x) - log(x) + 1/x - 1/x", ["x > 0"]],
    ["1/x - 1/x + log(x) - log(x)", ["x > 0"]],
    ["log(x) - log(x) + sqrt(x) - sqrt(x)", ["x > 0"]],
    ["sqrt(x) - sqrt(x) + log(x) - log(x)", ["x > 0"]],
    ["1/x - 1/x + sqrt(x) - sqrt(x)", ["x > 0"]],
    ["sqrt(x) - sqrt(x) + 1/x - 1/x", ["x > 0"]],
    ["1/x - 1/x + sqrt(-x) - sqrt(-x)", ["x < 0"]],
    ["sqrt(-x) - sqrt(-x) + log(-x) - log(-x)", ["x < 0"]],
    ["log(x) - log(x) + log(-x) - log(-x)", ["x > 0", "x < 0"]],
    ["sqrt(x) - sqrt(x) + sqrt(-x) - sqrt(-x)", ["x >= 0", "x <= 0"]],
    ["asin(x) - asin(x) + sqrt(x) - sqrt(x)", ["x >= -1", "x <= 1", "x >= 0"]],
    ["1/(x - 1) - 1/(x - 1) + 1/x - 1/x", ["x != 1", "x != 0"]],
    ["1/(x*y) - 1/(x*y)", ["x != 0", "y != 0"]],
  ])("%s: %j", (text, expected) => expect(conditionsOf(text)).toEqual(expected));
});

describe("conditions are about what matters", () => {
  it.each([
    ["log(x - 1)", ["x > 1"]],
    ["log(1 - 2*x)", ["x < 0.5"]],
    ["log(3 - x)", ["x < 3"]],
    ["log(-x)", ["x < 0"]],
    ["log(x*y)", ["x*y > 0"]],
    ["log(x^2)", ["x != 0"]],
    ["log(x^3)", ["x > 0"]],
    ["log(sqrt(x))", ["x > 0"]],
    ["log(1/x)", ["x > 0"]],
    ["log(exp(x))", []],
    ["sqrt(x*y)", ["x*y >= 0"]],
    ["acosh(x)", ["x >= 1"]],
    ["atanh(x)", ["x > -1", "x < 1"]],
    ["1/(x^2*y)", ["x != 0", "y != 0"]],
    ["1/sqrt(x)", ["x > 0"]],
    ["1/sin(x)", ["sin(x) != 0"]],
    ["1/exp(x)", []],
    ["1/cosh(x)", []],
    ["1/abs(x)", ["x != 0"]],
    ["sec(x)", ["cos(x) != 0"]],
    ["x^y", ["x > 0"]],
    ["2^x", []],
    ["x^1.5", ["x >= 0"]],
    ["x^-1.5", ["x > 0"]],
  ])("nothing times %s: %j", (text, expected) =>
    expect(conditionsOf(`0*${text}`)).toEqual(expected),
  );
});

describe("what is known or asked for still is not told", () => {
  it.each([
    ["x/x + 1/x", [], []],
    ["x/x + log(x)", [], []],
    ["x/x + sqrt(x)", [], ["x != 0"]],
    ["sqrt(x)*sqrt(x) + log(x)", [], []],
    ["x > 0 ? x/x : 1", [], []],
    ["x > 0 ? y/y : 1", [], ["y != 0"]],
    ["x != 0 ? x/x : 1", [], []],
    ["x == 0 ? 1 : x/x", [], []],
    ["x >= 0 ? x/x : 1", [], ["x != 0"]],
    ["x >= 0 ? sqrt(x)*sqrt(x) : 1", [], []],
    ["x < 0 ? x/x : 1", [], []],
    ["(x > 0 ? 1 : 2)*y/y", [], ["y != 0"]],
    // A constant that is asked for what it is not says nothing of others.
    ["y*log(-2) + (-2)^x/(-2)^x", [], ["-2 > 0"]],
    ["x/x", ["x > 0"], []],
    ["x/x", ["x >= 0"], ["x != 0"]],
    ["x/x", ["x != 0"], []],
    ["x/x", ["x*y != 0"], []],
    ["sqrt(x)^2", ["x >= 1"], []],
    ["sqrt(x)^2", ["x >= -1"], ["x >= 0"]],
    ["(b - a)/(b - a)", ["a < b"], []],
    ["(a - b)/(a - b)", ["a < b"], []],
    ["(x - 1)/(x - 1)", ["x > 1"], []],
    ["(x - 1)/(x - 1)", ["x > 0"], ["x != 1"]],
    ["(x - 1)/(x - 1)", ["x < 1"], []],
  ])("%s where %j: %j", (text, assume, expected) =>
    expect(conditionsOf(text, assume)).toEqual(expected),
  );
});
