/** What derivatives of several results cost by either mode, and where entries may stand. */
import { describe, expect, it } from "vitest";
import type { Node, Variable } from "../../src/ast/node.ts";
import { compile } from "../../src/compile.ts";
import { gradientOf } from "../../src/diff/differentiate.ts";
import { ForwardSweep } from "../../src/diff/forward.ts";
import { hessianOf } from "../../src/diff/hessian.ts";
import { nthDerivative } from "../../src/diff/higher-order.ts";
import { jacobianOf, resultsOf } from "../../src/diff/jacobian.ts";
import { reverseSweep } from "../../src/diff/reverse.ts";
import { staticCost } from "../../src/diff/static-cost.ts";
import { variablesByName } from "../../src/diff/wrt.ts";
import { parse } from "../../src/parse.ts";
import { formulaText } from "../../src/print/formula-text.ts";
import { derivativeBuilder } from "../../src/simplify/derivative-builder.ts";

describe("the cost model", () => {
  it.each([
    ["x", 0],
    ["2", 0],
    ["x + y", 1],
    ["x*y*z", 2],
    ["sin(x)", 5],
    ["sin(x)*sin(x)", 6],
    ["x > 0 ? x*y : exp(x)", 8],
  ])("of %s is %d", (text, cost) => expect(staticCost([parse(text).root])).toBe(cost));

  it("counts what several nodes share once", () => {
    const { root } = parse("[sin(x)*y, sin(x)*z]");
    expect(staticCost(root.operands)).toBe(7);
  });
});

describe("a Jacobian takes the cheaper mode", () => {
  it.each<[string, string, number]>([
    // The cost of the forward mode against that of the reverse one.
    ["[x*y*z*u, x*y*z]", "xyzu", -1],
    ["[x*y*z*u*v*w, x + y]", "xyzuvw", 1],
    ["[x/y, y/z, z/x]", "xyz", 0],
    ["[sin(x + y), sin(x + y)*y, exp(sin(x + y)), sin(x + y)^3]", "xy", 0],
    ["[x^x, (x^x)^2*y, exp(x^x*y)]", "xy", -1],
    ["[hypot(x, y), x/hypot(x, y)]", "xy", 1],
    ["[x^2, x^3]", "x", 0],
  ])("of %s by %s", (text, names, dearer) => {
    const formula = parse(text);
    const wrt = variablesByName(formula, [...names]);
    const results = resultsOf(formula);
    const build = derivativeBuilder(formula.graph);
    const cost = (nodes: readonly Node[]): number => staticCost([...results, ...nodes]);
    const sweep = new ForwardSweep(build, results, "speed");
    const along = (by: Variable): Node[] => {
      const tangents = sweep.along(new Map([[by, build.constant(1)]]));
      return results.flatMap((root) => tangents.get(root) ?? []);
    };
    const forward = cost(wrt.flatMap(along));
    const reverse = cost(results.flatMap((root) => reverseSweep(build, root, wrt, "speed")));
    expect(Math.sign(forward - reverse)).toBe(dearer);
    const chosen = jacobianOf(formula, wrt, "speed").flat();
    expect(cost(chosen)).toBe(Math.min(forward, reverse));
  });
});

it("where trying both modes were too much work, there are as few sweeps as there may be", () => {
  const many = (item: (k: number) => string): string =>
    Array.from({ length: 800 }, (_, k) => item(k)).join(", ");
  const deep = "sin(".repeat(400);
  const results = parse(`f = ${deep}x${")".repeat(400)}; [${many((k) => `${k}*f`)}]`);
  const before = results.graph.size;
  const [[first], [second]] = jacobianOf(results, variablesByName(results, ["x"]), "speed") as [
    [Node],
    [Node],
  ];
  expect([formulaText(first), second.kind]).toEqual(["0", "apply"]);
  expect(results.graph.size - before).toBeLessThan(5_000);
});

it("the derivative of order 0 is the formula, and of order 1 its slope", () => {
  const { graph, root } = parse("x^3");
  const by = graph.variable("x");
  const of = (order: number): string =>
    formulaText(nthDerivative(graph, root, by, order, "reading")!.node);
  expect([0, 1, 2, 3, 4].map(of)).toEqual(["x^3", "3*x^2", "6*x", "6", "0"]);
});

it("what a list moves by is under the guard of the item that is read", () => {
  const { jvp } = compile<number, { x: number; y: number }>(
    "sum(i, 1, 2, [x > 0 ? sqrt(x) : 0, y^2][i]*i)",
  );
  expect(jvp({ x: -1, y: 3 }, { x: 1, y: 1 })).toBe(12);
  expect(jvp({ x: 4, y: 3 }, { x: 1, y: 1 })).toBe(12.25);
});

it("entries beside the diagonal are not compared with it", () => {
  const guards = (text: string): string[] => {
    const formula = parse(text);
    const [[block]] = hessianOf(formula, variablesByName(formula, ["x"]), "speed") as [[Node]];
    if (block.kind !== "scatter") throw new Error("not of a vector");
    return block.additions.map(({ guard }) => formulaText(guard));
  };
  expect(guards("sum(i, 2, length(x), x[i]*x[i - 1])")).toEqual(["true", "true"]);
  expect(guards("sum(i, 1, length(x) - 3, x[i]*x[i + 3])")).toEqual(["true", "true"]);
  expect(guards("sum(i, x[i]^2)")).toEqual(["true"]);
  expect(guards("sum(i, sum(j, x[i]*x[j]*i))").join()).toContain("!=");
});

it("whether any item is so has no derivative, and what it chooses has one", () => {
  const { gradient } = compile<number, Record<string, number | Float64Array>>(
    "max(i, x[i]) > 2 ? y^2*sum(i, x[i]) : y",
  );
  expect(gradient({ x: [1, 3], y: 2 })["y"]).toBe(16);
  expect(gradient({ x: [1, 2], y: 2 })["y"]).toBe(1);
});

describe("a sweep tells of the parts whose adjoint is one node on every path", () => {
  it.each([
    [
      "f = x*y; f^2 + sin(f)",
      ["(x*y)^2 + sin(x*y): 1", "sin(x*y): 1", "(x*y)^2: 1", "x*y: cos(x*y) + 2*(x*y)"],
    ],
    ["x > 0 ? sin(x*y) : 1", ["x > 0 ? sin(x*y) : 1: 1"]],
    ["a*sum(i, 1, n, sin(v*i))", ["a*sum(i, 1, n, sin(i*v)): 1", "sum(i, 1, n, sin(i*v)): a"]],
  ])("of %s", (text, expected) => {
    const formula = parse(text);
    const told: string[] = [];
    gradientOf(formula, variablesByName(formula), "speed", undefined, (node, adjoint) =>
      told.push(`${formulaText(node)}: ${formulaText(adjoint)}`),
    );
    expect(told).toEqual(expected);
  });
});
