/** Random nests of sums, recurrences and branches that share indices, against the plainest evaluation. */
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { Graph } from "../../src/ast/graph.ts";
import type { Index, Node } from "../../src/ast/node.ts";
import { valueBuilder } from "../../src/functions/canonical.ts";
import { along } from "../../src/verify/directions.ts";
import { planEvaluation } from "../../src/verify/evaluate.ts";
import { dualValue, plainValue } from "../../src/verify/witnesses.ts";
import { referenceValue } from "./reference.ts";

const REDUCTIONS = ["sum", "product", "max", "min", "any"] as const;
const at = { x: [0.5, -0.25, 0.75, 0], y: 0.3, n: 3 };

/** A formula made from numbers: each decides one construction, so that shrinking makes it smaller. */
function grow(choices: readonly number[]): Node {
  const build = valueBuilder(new Graph());
  let place = 0;
  const choose = (count: number): number => (choices[place++] ?? 0) % count;
  const one = build.constant(1);
  const x = build.variable("x", "vector");
  const made: Node[] = [];

  /** Something over the indices: fresh, or what was made before and has no others free. */
  const number = (indices: readonly Index[], depth: number): Node => {
    const usable = made.filter(({ free }) => free.every((index) => indices.includes(index)));
    const kind = depth > 4 ? choose(4) : choose(10);
    const sub = (): Node => number(indices, depth + 1);
    const node = ((): Node => {
      switch (kind) {
        case 0:
          return build.variable("y");
        case 1:
          return indices.at(-1) ?? build.variable("n");
        case 2:
          return build.element(x, indices[choose(Math.max(1, indices.length))] ?? one);
        case 3:
          return usable[choose(Math.max(1, usable.length))] ?? one;
        case 4:
          return build.apply("+", sub(), sub());
        case 5:
          return build.apply("*", sub(), build.apply("sin", sub()));
        case 6:
          return build.conditional(build.apply("<", sub(), sub()), sub(), sub());
        case 7:
          return recurrence(indices, depth);
        default:
          return reduction(indices, depth);
      }
    })();
    made.push(node);
    return node;
  };

  const indexOver = (indices: readonly Index[]): Index => {
    const outer = indices.at(-1);
    const upper = [build.constant(3), build.length([x]), build.variable("n"), outer ?? one];
    return build.index(one, upper[choose(4)]!, indices.length, "i");
  };

  const reduction = (indices: readonly Index[], depth: number): Node => {
    const index = indexOver(indices);
    const op = REDUCTIONS[choose(5)]!;
    const body = number([...indices, index], depth + 1);
    if (op !== "any") return build.reduce(op, index, body);
    const test = build.reduce(op, index, build.apply(">", body, build.variable("y")));
    return build.conditional(test, number(indices, depth + 1), one);
  };

  const recurrence = (indices: readonly Index[], depth: number): Node => {
    const index = indices.at(-1);
    if (index === undefined) return one;
    const parts = [indices.slice(0, -1), indices, indices].map((free) => number(free, depth + 1));
    const [start, factor, term] = parts as [Node, Node, Node];
    return build.scan(
      choose(2) === 0 ? "up" : "down",
      index,
      start,
      build.apply("sin", factor),
      term,
    );
  };

  return number([], 0);
}

test("ten thousand nests have the value of the plainest evaluation, to the bit", () => {
  const kinds = new Map<string, number>();
  fc.assert(
    fc.property(fc.array(fc.nat(1000), { minLength: 5, maxLength: 60 }), (choices) => {
      const plan = planEvaluation(grow([8, ...choices]));
      for (const { kind } of plan.nodes) kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
      const root = plan.nodes.at(-1)!;
      const value = referenceValue(root, at);
      expect(plainValue(plan, at)).toEqual(value);
      expect(dualValue(plan, at, along("y")).value).toEqual(value);
    }),
    { numRuns: 10_000, seed: 7 },
  );
  for (const kind of ["reduce", "scan", "conditional", "element", "length"])
    expect(kinds.get(kind), kind).toBeGreaterThan(1000);
});
