/** What tests say of nodes, what operations ask for, and that nothing asked for is lost in silence. */
import { describe, expect, it } from "vitest";
import { Graph } from "../../src/ast/graph.ts";
import type { Node } from "../../src/ast/node.ts";
import { valueBuilder } from "../../src/functions/canonical.ts";
import { parse } from "../../src/parse.ts";
import { formulaText, print } from "../../src/print/formula-text.ts";
import {
  type Extent,
  type Requirement,
  requirementsIn,
  requirementsOf,
} from "../../src/simplify/requirements.ts";
import { simplify } from "../../src/simplify/simplify.ts";

const written = (requirements: readonly Requirement[]): string =>
  requirements
    .map(({ node, sign, than }) => `${formulaText(node)} ${sign} ${than.toFraction()}`)
    .sort()
    .join(", ");

/** The test of `test ? x : y`, which may stand there the other way round. */
function testOf(test: string) {
  const { graph, root } = parse(`${test} ? x : y`);
  const [condition, then] = root.operands as readonly [Node, Node];
  return { graph, condition, holds: then.kind === "variable" && then.name === "x" };
}

describe("a test says of what it is made of", () => {
  it.each([
    ["x > 0", "x > 0"],
    ["3 >= x", "x <= 3"],
    ["0 < x", "x > 0"],
    ["x < y", "x - y < 0, y - x > 0"],
    ["x == 2", "x <= 2, x >= 2"],
    ["2 == x", "x <= 2, x >= 2"],
    ["x != 2", "x != 2"],
    ["not (x > 0)", "x <= 0"],
    ["not (x >= 0)", "x < 0"],
    ["not (x < 0)", "x >= 0"],
    ["not (x <= 0)", "x > 0"],
    ["not (x != 2)", "x <= 2, x >= 2"],
    ["not (x == 2)", "x != 2"],
    ["x > 0 and y < 1", "x > 0, y < 1"],
    ["x > 0 or y < 1", ""],
    ["not (x > 0 or y < 1)", "x <= 0, y >= 1"],
    ["not (x > 0 and y < 1)", ""],
    ["2*x - 2 > 0", "x > 1"],
    ["-x > 0", "x < 0"],
    ["-2*x > 4", "x < -2"],
    ["1 - x >= 0", "x <= 1"],
    ["3 - 2*x < 1", "x > 1"],
    ["0*x > 1", "0*x > 1"],
    ["x*y != 0", "x != 0, y != 0"],
    ["x*y > 0", "x*y > 0"],
    ["x/y != 0", "x != 0"],
    ["x/y > 0", "x/y > 0"],
    ["sqrt(x) != 0", "x != 0"],
    ["abs(x) != 0", "x != 0"],
    ["cbrt(x) != 0", "x != 0"],
    ["x^2 != 0", "x != 0"],
    ["x^-2 != 0", "x^-2 != 0"],
    ["x^y != 0", "x^y != 0"],
    ["2^x != 0", "2^x != 0"],
    ["(x*y)^3 != 0", "x != 0, y != 0"],
    ["x*y*z != 0", "x != 0, y != 0, z != 0"],
    ["2*x + 3 != 3", "x != 0"],
    ["max(x, y) != 0", "max(x, y) != 0"],
    ["exp(x) > 0", "exp(x) > 0"],
    ["exp(x) != 0", ""],
    ["sin(x) != 0", "sin(x) != 0"],
    ["x^3 > 0", "x > 0"],
    ["x^3 < 0", "x < 0"],
    ["x^3 > 1", "x^3 > 1"],
    ["x^2 > 0", "x != 0"],
    ["x^2 >= 0", "x^2 >= 0"],
    ["x^1.5 > 0", "x^1.5 > 0"],
    ["cbrt(x) > 0", "x > 0"],
    ["1/x > 0", "x > 0"],
    ["-3/x > 0", "x < 0"],
    ["2/x > 1", "2/x > 1"],
    ["sqrt(x) > 0", "x > 0"],
    ["sqrt(x) >= 0", "sqrt(x) >= 0"],
  ])("%s", (test, expected) => {
    const { graph, condition, holds } = testOf(test);
    expect(written(requirementsIn(graph, condition, holds))).toBe(expected);
  });
});

it("the sign of a numerator turns the test of a quotient around", () => {
  const graph = new Graph();
  const [x, zero] = [graph.variable("x"), graph.constant(0)];
  const over = (above: number): string =>
    written(
      requirementsIn(graph, graph.apply(">", [graph.apply("/", [graph.constant(above), x]), zero])),
    );
  expect([over(3), over(-3), over(0)]).toEqual(["x > 0", "x < 0", "0/x > 0"]);
});

describe("for a value, for a derivative, and to be sure of a value", () => {
  it.each([
    ["log(x)", "x > 0", "x != 0, x > 0", "x > 0"],
    ["1/x", "x != 0", "x != 0", "x != 0"],
    ["x^y", "", "", "x > 0"],
    ["2^x", "", "", ""],
    ["(-2)^x", "", "", "-2 > 0"],
    ["0^x", "", "", "0 > 0"],
    ["x^-2", "x != 0", "x != 0", "x != 0"],
    ["x^2", "", "", ""],
    ["x^-0.5", "x > 0", "x > 0", "x > 0"],
    ["x^1.5", "x >= 0", "x > 0", "x >= 0"],
    ["sqrt(x)", "x >= 0", "x != 0, x > 0", "x >= 0"],
    ["asin(x)", "x <= 1, x >= -1", "x < 1, x > -1", "x <= 1, x >= -1"],
    ["acosh(x)", "x >= 1", "x > 1", "x >= 1"],
    ["atanh(x)", "x < 1, x > -1", "x < 1, x > -1", "x < 1, x > -1"],
    ["log1p(2*x)", "x > -1/2", "x > -1/2", "x > -1/2"],
    ["sec(1 + x)", "cos(1 + x) != 0", "cos(1 + x) != 0", "cos(1 + x) != 0"],
    ["cbrt(x)", "", "x != 0", ""],
    ["abs(x)", "", "x != 0", ""],
    ["sin(x)", "", "", ""],
    ["atan2(y, x)", "", "", ""],
    ["log(-2)", "-2 > 0", "-2 > 0", "-2 > 0"],
  ])("%s", (text, ...expected) => {
    const { graph, root } = parse(text);
    if (root.kind !== "apply") throw new Error("no application");
    const build = valueBuilder(graph);
    const asked = (["value", "derivative", "enough"] satisfies Extent[]).map((extent) =>
      written(requirementsOf(build, root, extent)!),
    );
    expect(asked).toEqual(expected);
  });

  it.each(["gamma(x)", "inf", "polygamma(1, x)"])("of %s nobody can say", (text) => {
    const { graph, root } = parse(text);
    if (root.kind !== "apply") throw new Error("no application");
    expect(requirementsOf(valueBuilder(graph), root, "enough")).toBeUndefined();
  });
});

describe("what has no value, or not everywhere", () => {
  it.each([
    ["(-2)^x - (-2)^x", "0*(-2)^x"],
    ["0*0^x", "0*0^x"],
    ["log(-2) - log(-2)", "0*log(-2)"],
    ["x*sqrt(-1) - x*sqrt(-1)", "0*sqrt(-1)*x"],
    ["1/(0*x) - 1/(0*x)", "0/(0*x)"],
    ["gamma(x) - gamma(x)", "0*gamma(x)"],
  ])("%s stays %s", (text, expected) => {
    const simple = simplify(parse(text));
    expect([print(simple), simple.conditions]).toEqual([expected, []]);
  });

  it.each([
    ["(-1)^x*(-1)^x", "(-1)^(2*x)", "-1 > 0"],
    ["(-2)^x/(-2)^x", "1", "-2 > 0"],
    ["y^x - y^x", "0", "y > 0"],
    ["2^x - 2^x", "0", ""],
  ])("%s is %s only where %s", (text, expected, condition) => {
    const simple = simplify(parse(text));
    const told = simple.conditions.map((one) => one.text).join(" and ");
    expect([print(simple), told]).toEqual([expected, condition]);
  });
});
