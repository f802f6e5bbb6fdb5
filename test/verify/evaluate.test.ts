import { describe, expect, test } from "vitest";
import { Graph } from "../../src/ast/graph.ts";
import type { Node } from "../../src/ast/node.ts";
import { valueBuilder } from "../../src/functions/canonical.ts";
import { evaluate, planEvaluation, type Algebra } from "../../src/verify/evaluate.ts";
import { pointOf } from "../../src/verify/points.ts";
import { dualValue, plainValue } from "../../src/verify/witnesses.ts";
import { parse } from "../../src/parser/parse.ts";

const plan = (text: string) => planEvaluation(parse(text).root);
const valueOf = (text: string, at: Record<string, number>) => plainValue(plan(text), at);

/** Doubles that note which functions were applied. */
function noting(x: number): { seen: string[]; algebra: Algebra<number> } {
  const seen: string[] = [];
  const algebra: Algebra<number> = {
    constant: (node) => node.nearest,
    variable: () => x,
    element: (_, position) => position,
    length: () => 3,
    plain: (value) => value,
    apply: (entry, operands, fn) => (seen.push(fn), entry.kernel(...operands)),
    compare: (entry, a, b) => entry.kernel(a, b),
    toNumber: (value) => value,
  };
  return { seen, algebra };
}

describe("evaluation", () => {
  test("the taxi", () => {
    expect(valueOf("(d/v - t)^2", { d: 6, v: 30, t: 0.5 })).toBeCloseTo(0.09, 15);
  });

  test("a branch not taken is not evaluated", () => {
    const { seen, algebra } = noting(-1);
    expect(evaluate(plan("x > 0 ? sqrt(x) : exp(x)"), algebra)).toBe(Math.exp(-1));
    expect(seen).toEqual(["exp"]);
  });

  test("and, or evaluate their right side only where the left decides nothing", () => {
    const { seen, algebra } = noting(-1);
    expect(evaluate(plan("x > 0 and sqrt(x) > 1 ? 1 : 2"), algebra)).toBe(2);
    expect(evaluate(plan("x < 0 or sqrt(x) > 1 ? 1 : 2"), algebra)).toBe(1);
    expect(seen).toEqual([]);
    expect(evaluate(plan("x < 0 and sin(x) < 1 ? 1 : 2"), algebra)).toBe(1);
    expect(evaluate(plan("x > 0 or sin(x) > 1 ? 1 : 2"), algebra)).toBe(2);
    expect(seen).toEqual(["sin", "sin"]);
  });

  test("a node shared by branch and test is computed once", () => {
    const { seen, algebra } = noting(2);
    evaluate(plan("sin(x) > 0 ? sin(x) + exp(sin(x)) : 0"), algebra);
    expect(seen.filter((fn) => fn === "sin")).toHaveLength(1);
  });

  test("depth 100,000, with and without branches", () => {
    const b = valueBuilder(new Graph());
    const x = b.variable("x");
    let chain: Node = x;
    let branching: Node = x;
    for (let i = 0; i < 100_000; i++) {
      chain = b.apply("sin", chain);
      branching = b.conditional(b.apply("<", branching, x), x, b.apply("neg", branching));
    }
    expect(plainValue(planEvaluation(chain), { x: 1 })).toBeCloseTo(Math.sqrt(3 / 100_000), 4);
    expect(dualValue(planEvaluation(branching), { x: 1 }, new Map([["x", 1]])).value).toBe(1);
  });

  test("a graph that doubles at every level is evaluated once for each node", () => {
    const b = valueBuilder(new Graph());
    let node: Node = b.variable("x");
    for (let i = 0; i < 200; i++) node = b.apply("sin", b.apply("*", node, node));
    expect(plainValue(planEvaluation(node), { x: 1 })).toBeCloseTo(0, 10);
  });

  test("variables of any name", () => {
    const b = valueBuilder(new Graph());
    const root = b.apply("*", b.variable("__proto__"), b.variable("constructor"));
    const at = pointOf(["__proto__", "constructor"], [3, 4]);
    expect(plainValue(planEvaluation(root), at)).toBe(12);
    expect(() => plainValue(planEvaluation(root), {})).toThrow(
      "the point has no value for __proto__",
    );
  });
});
