/** The one traversal: each node once, operands first, at any depth. */
import { describe, expect, it } from "vitest";
import { variableNames } from "../../src/ast/formula.ts";
import { Graph } from "../../src/ast/graph.ts";
import type { Node } from "../../src/ast/node.ts";
import { postorder, variablesOf } from "../../src/ast/traverse.ts";
import { parse } from "../../src/parser/parse.ts";
import { randomFormula, randomFrom } from "../support/random-formula.ts";

function expectPostorder(roots: readonly Node[]): void {
  const order = postorder(roots);
  const seen = new Set<Node>();
  for (const node of order) {
    for (const operand of node.operands) expect(seen.has(operand)).toBe(true);
    expect(seen.has(node)).toBe(false);
    seen.add(node);
  }
  for (const root of roots) expect(seen.has(root)).toBe(true);
}

describe("postorder", () => {
  it("lists each node of a formula once, behind its operands", () => {
    const random = randomFrom(1);
    for (let i = 0; i < 50; i++) expectPostorder([parse(randomFormula(random, 20)).root]);
  });

  it("lists only what the roots reach, each once though several reach it", () => {
    const graph = new Graph();
    const [x, y, z] = ["x", "y", "z"].map((name) => graph.variable(name));
    const sum = graph.apply("+", [x!, y!]);
    const other = graph.apply("+", [y!, z!]);
    const sine = graph.apply("sin", [sum]);
    expect(postorder([sine, sum])).toEqual([x, y, sum, sine]);
    expect(postorder([other])).toEqual([y, z, other]);
    expect(postorder([])).toEqual([]);
    expectPostorder([sine, other, sum]);
  });

  it("sorts alike where the ids lie close together and where they lie far apart", () => {
    const graph = new Graph();
    const first = graph.variable("first");
    const far = Array.from({ length: 10_000 }, (_, i) => graph.variable(`x${i}`));
    const last = graph.apply("*", [far.at(-1)!, first]);
    const before = graph.apply("sin", [last]);
    expect(postorder([before])).toEqual([first, far.at(-1), last, before]);
    expect(postorder(far.toReversed())).toEqual(far);
  });

  it("takes a depth of 200,000, and sharing that doubles at each of 1,000 levels", () => {
    const graph = new Graph();
    let deep: Node = graph.variable("x");
    let shared: Node = deep;
    for (let i = 0; i < 200_000; i++) deep = graph.apply("sin", [deep]);
    for (let i = 0; i < 1_000; i++) shared = graph.apply("+", [shared, shared]);
    expect(postorder([deep]).length).toBe(200_001);
    expect(postorder([shared]).length).toBe(1_001);
  });
});

it("variables are listed in the order of the text", () => {
  expect(variableNames(parse("d/v - t*d + a"))).toEqual(["d", "v", "t", "a"]);
  expect(variablesOf([parse("2*pi").root])).toEqual([]);
});
