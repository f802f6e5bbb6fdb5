/** Where nodes are evaluated, and which of them surely are. */
import { expect, it } from "vitest";
import { Graph } from "../../src/ast/graph.ts";
import type { Node } from "../../src/ast/node.ts";
import { postorder } from "../../src/ast/traverse.ts";
import { parse } from "../../src/parse.ts";
import { formulaText } from "../../src/print/formula-text.ts";
import { type Region, regionsOf } from "../../src/simplify/regions.ts";

/** The region of a part of a formula, as the tests on the way to it. */
function placeOf(text: string, part: string): string {
  const graph = new Graph();
  const { root } = parse(text, { graph });
  const { top, of } = regionsOf(postorder([root]), [root]);
  const node = parse(part, { graph }).root;
  const region = of.get(node)!;
  const way = (one: Region): string[] => {
    if (one === top) return [];
    const { node, holds } = one.test ?? { node: undefined, holds: true };
    const name = node === undefined ? "loop" : `${holds ? "" : "not "}${formulaText(node)}`;
    return [...way(one.parent!), name];
  };
  return `${way(region).join(", ")}${region.certain.includes(node) ? "!" : ""}`;
}

it.each([
  // One that is sure to be evaluated where it stands has an exclamation mark.
  ["x > 0 ? log(x) : abs(x)", "log(x)", "x > 0!"],
  ["x > 0 ? log(x) : abs(x)", "abs(x)", "not x > 0!"],
  ["x > 0 ? log(x) : abs(x)", "x", ""],
  ["log(y) + (x > 0 ? log(x) : log(y))", "log(y)", "!"],
  ["(x > 0 ? log(x) : log(y)) + log(y)", "log(y)", "!"],
  ["(x > 0 ? log(y) : 1) + (x > 0 ? log(y) : 2)", "log(y)", ""],
  ["x > 0 ? (y > 0 ? a : b) : a", "a", ""],
  ["x > 0 ? (y > 0 ? a : b) : a", "b", "x > 0, not y > 0!"],
  ["x > 0 ? (y > 0 ? exp(z) : exp(z) + 1) : 2", "exp(z)", "x > 0"],
  ["x > 0 ? (y > 0 ? exp(z) : 1) + exp(z) : 2", "exp(z)", "x > 0!"],
  ["x > 0 ? (y > 0 ? exp(z) : 1) : (y > 1 ? exp(z) : 2)", "exp(z)", ""],
  ["log(x) > 0 ? y : 1", "log(x)", ""],
  ["sum(i, 1, n, log(x))", "log(x)", "loop"],
  ["sum(i, 1, n, log(x)*i) + log(x)", "log(x)", "!"],
  ["y > 0 ? sum(i, 1, n, log(x)*i) : 0", "log(x)", "y > 0, loop"],
  ["log(x[2])", "x[2]", "!"],
])("in %s, %s stands in: %s", (text, part, expected) => {
  expect(placeOf(text, part)).toBe(expected);
});

it("finds what deep chains of branches share", () => {
  const graph = new Graph();
  const tests = Array.from({ length: 200 }, (_, i) => `y > ${i}`);
  const chain = (shared: readonly number[]): Node => {
    const text = tests.reduceRight(
      (rest, test, i) => `(${test} ? ${shared.includes(i) ? "exp(z)" : i} : ${rest})`,
      "0",
    );
    return parse(text, { graph }).root;
  };
  const depthOf = (root: Node, node: Node): number =>
    regionsOf(postorder([root]), [root]).of.get(node)!.depth;
  const shared = parse("exp(z)", { graph }).root;
  for (const [a, b] of [
    [0, 199],
    [3, 4],
    [77, 141],
    [150, 198],
    [198, 199],
  ] as const) {
    expect(depthOf(chain([a, b]), shared), `${a} and ${b}`).toBe(a);
  }
  expect(depthOf(chain([120]), shared)).toBe(121);
});
