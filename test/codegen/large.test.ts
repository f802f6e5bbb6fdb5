/** Long sums and deep graphs go the whole way: differentiated, emitted, evaluated, interpreted. */
import { describe, expect, it } from "vitest";
import { Graph } from "../../src/ast/graph.ts";
import type { Node } from "../../src/ast/node.ts";
import { compile } from "../../src/compile.ts";
import { valueBuilder } from "../../src/functions/canonical.ts";

const SIZE = 70_000;
/** Of a chain each link has a call in both evaluators. */
const DEEP = 25_000;

/** Value and derivative by both evaluators, which must agree to the bit. */
function evaluated(graph: Graph, root: Node, x: number): [number, number] {
  const code = compile({ graph, root }).valueAndGradient({ x });
  const interpreted = compile({ graph, root }, { evaluate: "interpret" }).valueAndGradient({ x });
  expect(code).toEqual(interpreted);
  return [code.value, code.gradient["x"]!];
}

describe("a formula of tens of thousands of operations", () => {
  it("as a sum of different terms", () => {
    const text = Array.from({ length: SIZE / 2 }, (_, i) => `${i}*x`).join("+");
    const { value, gradient } = compile(text).valueAndGradient({ x: 2 });
    const total = ((SIZE / 2) * (SIZE / 2 - 1)) / 2;
    expect([value, gradient]).toEqual([2 * total, { x: total }]);
  });

  it("as a chain", () => {
    const graph = new Graph();
    const build = valueBuilder(graph);
    let root: Node = build.variable("x");
    let [value, slope] = [0.5, 1];
    for (let i = 0; i < DEEP; i++) {
      root = build.apply("sin", root);
      slope *= Math.cos(value);
      value = Math.sin(value);
    }
    const [ours, derivative] = evaluated(graph, root, 0.5);
    expect(ours).toBe(value);
    expect(Math.abs(derivative - slope)).toBeLessThan(1e-9 * slope);
  });

  it("as a chain of conditionals", () => {
    const graph = new Graph();
    const build = valueBuilder(graph);
    const x = build.variable("x");
    let root: Node = x;
    for (let i = 5_000; i > 0; i--) {
      const test = build.apply("<", x, build.constant(i));
      root = build.conditional(test, build.apply("*", build.constant(i), x), root);
    }
    expect(evaluated(graph, root, 3.5)).toEqual([14, 4]);
    expect(evaluated(graph, root, 6_000)).toEqual([6_000, 1]);
  });

  it("as conditionals in both branches, each feeding the next", () => {
    const graph = new Graph();
    const build = valueBuilder(graph);
    const x = build.variable("x");
    let root: Node = x;
    for (let i = 0; i < 1_000; i++) {
      const test = build.apply("<", root, build.constant(2));
      root = build.conditional(
        test,
        build.apply("*", root, build.constant(1.001)),
        build.apply("sqrt", root),
      );
    }
    let value = 1.5;
    for (let i = 0; i < 1_000; i++) value = value < 2 ? value * 1.001 : Math.sqrt(value);
    expect(evaluated(graph, root, 1.5)[0]).toBe(value);
  });
});
