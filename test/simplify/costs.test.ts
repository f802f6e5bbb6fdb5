/** What forms are chosen by: the operations that nodes take, once or as a tree, and how long they read. */
import { describe, expect, it } from "vitest";
import { parse } from "../../src/parse.ts";
import { operationsOf, weightOf } from "../../src/simplify/operations.ts";
import { sizeOf } from "../../src/simplify/size.ts";

it.each([
  // Leaves are free, and so are the signs of what is subtracted.
  ["x", 0, 0, 1],
  ["pi*x", 1, 1, 3],
  ["x[1]", 1, 1, 3],
  ["-x", 1, 1, 2],
  ["x + y", 1, 1, 3],
  ["x - y", 1, 1, 3],
  ["-y + x", 1, 1, 3],
  ["-2*x", 1, 1, 3],
  ["x*y - z*w", 3, 3, 7],
  ["-x - y", 3, 2, 4],
  ["y - (x + z)", 2, 2, 5],
  ["-(x + y)", 2, 2, 4],
  ["x - x*y*z", 3, 3, 7],
  // Parts that are used twice are computed once, and written twice.
  ["(x - y)*(x - y)", 2, 3, 7],
  ["sin(x) + sin(x)*y", 7, 12, 7],
  ["z - x*y + x*y", 3, 4, 9],
  // Powers are products, roots and quotients, those of one base in common.
  ["x^2", 1, 1, 3],
  ["x^3", 2, 2, 3],
  ["x^4", 2, 2, 3],
  ["x^5", 3, 3, 3],
  ["x^6", 3, 3, 3],
  ["x^7", 5, 5, 3],
  ["x^-1", 1, 1, 3],
  ["x^-2", 2, 2, 3],
  ["sqrt(x)", 5, 5, 2],
  ["x^1.5", 6, 6, 3],
  ["x^2.5", 7, 7, 3],
  ["x^6.5", 5, 5, 3],
  ["x^-0.5", 6, 6, 3],
  ["x^-1.5", 7, 7, 3],
  ["x^(1/3)", 5, 5, 5],
  ["x^y", 5, 5, 3],
  ["x^2 + x^4", 3, 4, 7],
  ["x^3 + x^6", 4, 6, 7],
  ["x^2*x^3", 4, 4, 7],
  ["x^2 + y^2", 3, 3, 7],
  // Calls, choices and loops.
  ["abs(x)", 5, 5, 2],
  ["min(x, y, z)", 5, 5, 4],
  ["x > 0 ? x : y", 2, 2, 6],
  ["x > 0 and y > 0 ? 1 : 2", 4, 4, 10],
  ["sum(i, 1, 10, x*i)", 11, 2, 9],
  ["sum(i, 1, n, sum(j, 1, n, i*j))", 111, 3, 15],
  // Numbers as they are written.
  ["0.5", 0, 0, 1],
  ["1/3", 0, 0, 3],
  ["0.1*x", 1, 1, 3],
  ["1/3*x", 1, 1, 5],
  ["sqrt(2)*x", 6, 6, 4],
  ["sqrt(8)*x", 6, 6, 7],
  ["sqrt(12)", 5, 5, 5],
])("%s takes %d operations, %d as a tree, and %d nodes of text", (text, once, each, length) => {
  const { root } = parse(text);
  expect([operationsOf([root]), weightOf(root), sizeOf(root)]).toEqual([once, each, length]);
});

describe("several roots together", () => {
  const together = (...texts: readonly string[]): number => {
    const { graph } = parse("x");
    return operationsOf(texts.map((text) => parse(text, { graph }).root));
  };

  it("share what they have in common", () => {
    expect(together("sin(x)", "2*sin(x)")).toBe(6);
    expect(together("x^2", "x^4")).toBe(2);
  });

  it("pay for a sign that is a result, whoever subtracts it", () => {
    expect(together("y - sin(x)")).toBe(6);
    expect(together("y - sin(x)", "-sin(x)")).toBe(7);
    expect(together("y - sin(x)", "-sin(x)*z")).toBe(8);
  });
});

it("costs and lengths that double with each shared part end at one bound", () => {
  const lines = Array.from({ length: 60 }, (_, i) => `a${i + 1} = a${i}*a${i} + 1`);
  const { root } = parse(`a0 = x + y; ${lines.join("; ")}; a60`);
  expect([operationsOf([root]), weightOf(root), sizeOf(root)]).toEqual([121, 2 ** 50, 2 ** 50]);
});
