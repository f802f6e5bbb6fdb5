/** Which variables can only be whole numbers, since bounds and positions are made of them. */
import { expect, it } from "vitest";
import { postorder } from "../../src/ast/traverse.ts";
import { wholeNumbersIn } from "../../src/functions/whole-numbers.ts";
import { parse } from "../../src/parse.ts";

it.each([
  ["x^2 + n", ""],
  ["sum(i, 1, n, x)", "n"],
  ["sum(i, m, 3, x)", "m"],
  ["product(i, m, n, x*i)", "m n"],
  ["sum(i, 2*m + 1, n - k, x)", "k m n"],
  ["x[k]*y", "k"],
  ["x[k + 1] + k*y", "k"],
  ["sum(i, 1, n, x[i + m])", "m n"],
  ["sum(i, 1, floor(t), x)", ""],
  ["sum(i, 1, floor(t) + n, x)", "n"],
  ["sum(i, 1, t > 0 ? m : n, x)", "m n"],
  ["sum(i, 1, t > y and z == 1 ? m : 2, x)", "m"],
  ["sum(i, 1, sum(j, 1, k, m*j), x)", "k m"],
  ["sum(i, 1, x[k], y)", "k x"],
  ["[a, b][k]*c", "k"],
  ["sum(i, 1, [a, b][k], c)", "a b k"],
])("%s has %s", (text, names) => {
  const { root } = parse(text);
  const found = [...wholeNumbersIn(postorder([root]))].map(({ name }) => name);
  expect(found.sort().join(" ")).toBe(names);
});
