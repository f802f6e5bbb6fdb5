/** Interning: what is equal is the same node. */
import { Budget } from "../../src/ast/budget.ts";
import { describe, expect, it } from "vitest";
import { Graph } from "../../src/ast/graph.ts";
import type { Node } from "../../src/ast/node.ts";
import { rational } from "../../src/ast/rational.ts";

describe("a graph", () => {
  it("makes equal nodes once", () => {
    const graph = new Graph();
    const [x, y] = [graph.variable("x"), graph.variable("y")];
    const build = (): Node =>
      graph.conditional(
        graph.apply("<", [x, y]),
        graph.apply("+", [x, graph.constant(0.5)]),
        graph.apply("sin", [y]),
      );
    const first = build();
    const { size } = graph;
    expect(build()).toBe(first);
    expect(graph.variable("x")).toBe(x);
    expect(graph.size).toBe(size);
  });

  it("tells apart what differs in function, operands or their order", () => {
    const graph = new Graph();
    const [x, y] = [graph.variable("x"), graph.variable("y")];
    const nodes = [
      graph.apply("-", [x, y]),
      graph.apply("-", [y, x]),
      graph.apply("/", [x, y]),
      graph.apply("max", [x, y]),
      graph.apply("max", [x, y, y]),
      graph.apply("max", [x]),
      graph.conditional(x, y, y),
      graph.conditional(y, x, y),
      graph.variable("1"),
      graph.constant(1),
      graph.apply("pi", []),
      graph.variable("pi"),
    ];
    expect(new Set(nodes).size).toBe(nodes.length);
  });

  it("knows a constant by its value, however it is given", () => {
    const graph = new Graph();
    const half = graph.constant(0.5);
    expect(graph.constant(rational(2, 4))).toBe(half);
    expect(graph.constant(rational("0.50"))).toBe(half);
    expect(graph.constant(rational(-1, -2))).toBe(half);
    expect(graph.constant(-0.5)).not.toBe(half);
    expect(graph.constant(3n)).toBe(graph.constant(3));
    expect(graph.constant(-0)).toBe(graph.constant(0));
    expect(graph.constant(0.1).value.equals(rational(1, 10))).toBe(true);
    expect(graph.constant(rational(1, 3)).nearest).toBe(1 / 3);
  });

  it("gives operands smaller ids than their users", () => {
    const graph = new Graph();
    let node: Node = graph.variable("x");
    for (let i = 0; i < 100; i++) node = graph.apply("+", [node, graph.constant(i)]);
    for (let next: Node = node; next.operands.length > 0; next = next.operands[0]!) {
      for (const operand of next.operands) expect(operand.id).toBeLessThan(next.id);
    }
  });

  it("keeps variables of any name apart", () => {
    const graph = new Graph();
    const names = ["__proto__", "constructor", "toString", "x", "x,1", "?", ""];
    expect(new Set(names.map((name) => graph.variable(name))).size).toBe(names.length);
    for (const name of names) expect(graph.variable(name).name).toBe(name);
  });

  it("refuses to grow beyond its bound, and says so", () => {
    const graph = new Graph(new Budget({ nodes: 1_000 }));
    for (let i = 0; i < 1_000; i++) graph.variable(`x${i}`);
    expect(graph.variable("x0")).toBe(graph.variable("x0"));
    expect(() => graph.variable("one more")).toThrow(
      expect.objectContaining({
        name: "FormulaError",
        code: "graph-too-large",
        message: "the formula needs more than 1,000 nodes",
      }),
    );
  });
});
