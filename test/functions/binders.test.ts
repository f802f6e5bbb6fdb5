/** Elements of lists, and indices that move to the level they need. */
import { expect, it } from "vitest";
import { compile } from "../../src/compile.ts";
import { kernels } from "../../src/functions/kernels.ts";
import { parse } from "../../src/parse.ts";
import { formulaText } from "../../src/print/formula-text.ts";
import { toLatex } from "../../src/print/latex.ts";

it.each([
  ["[x, y, z][2]", "y"],
  ["[x, y][n]", "[x, y][n]"],
  ["u[2]", "u[2]"],
])("%s is %s", (text, expected) => expect(formulaText(parse(text).root)).toBe(expected));

it("an index keeps its own meaning inside of another loop and around it", () => {
  const value = (text: string): unknown => compile<number, never>(text).value({ x: [1, 2, 3] });
  expect(value("f(a) = sum(i, 1, 2, a*i); sum(i, 1, 3, f(i) + f(x[i]))")).toBe(36);
  expect(value("s(k) = sum(i, 1, k, i); sum(j, 1, 3, sum(i, 1, 2, s(i)*j))")).toBe(24);
  expect(value("sum(i, 1, 3, product(j, 1, i, sum(k, 1, j, x[k])))")).toBe(22);
});

it.each([
  ["cot(x)", "\\cot\\left(x\\right)"],
  ["-1*x", "-x"],
  ["x*-1", "-x"],
])("%s is written %s", (text, expected) => expect(toLatex(parse(text))).toBe(expected));

it("moments are as accurate near 0 as far from it", () => {
  // The integral of s^3*exp(s*x), by its series of terms x^k/(k!*(k + 4)).
  const series = (x: number): number => {
    let [sum, term] = [0, 1];
    for (let k = 0; k < 60; k++) {
      sum += term / (k + 4);
      term *= x / (k + 1);
    }
    return sum;
  };
  for (const x of [1e-8, 1e-3, 0.1, 1, 3, 3.9, 4.1, 6])
    expect(Math.abs(kernels.expmoment(3, x) / series(x) - 1), `at ${x}`).toBeLessThan(1e-13);
});
