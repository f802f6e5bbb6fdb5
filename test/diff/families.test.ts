/** The cheap gradient promise on families that grow, as far as they are asked to. */
import { describe, expect, it } from "vitest";
import type { Formula } from "../../src/ast/formula.ts";
import { differentiate } from "../../src/diff/differentiate.ts";
import { parse } from "../../src/parse.ts";
import { excessAt } from "../support/cost.ts";
import {
  helmholtz,
  helmholtzOfVectors,
  product,
  productOfVector,
  radicals,
  rosenbrock,
  rosenbrockOfVector,
  shared,
} from "../support/families.ts";

const GROWING = [10, 100, 1_000, 10_000];
const COMPONENTS = [10, 20, 50];

describe("value and gradient cost at most 4 times the value, and 1 for each partial", () => {
  it.each([
    [product, GROWING],
    [rosenbrock, [10, 100, 1_000, 3_000]],
    [productOfVector, GROWING],
    [rosenbrockOfVector, GROWING],
    [shared, [1, 2, 10, 30]],
    [radicals, [1, 8, 37]],
    [helmholtz, COMPONENTS],
    [helmholtzOfVectors, COMPONENTS],
  ] as const)("%o of %j", (family, sizes) => {
    for (const size of sizes) {
      const { text, at } = family(size);
      expect(excessAt(parse(text), [at]), `${family.name} of ${size}`).toBeLessThanOrEqual(0);
    }
  });

  it.each([
    ["nested radicals", radicals(37).text, 2],
    ["exp(sin(x))", "exp(sin(x))", 8],
    ["four nested sines", "sin(sin(sin(sin(x))))", 10],
    ["x^x", "x^x", 5],
  ])("each derivative of %s as the gradient of the one before", (_, text, order) => {
    let formula: Formula = parse(text);
    for (let n = 1; n <= order; n++) {
      expect(excessAt(formula, [{ x: 0.7 }]), `derivative ${n}`).toBeLessThanOrEqual(0);
      formula = differentiate(formula, "x");
    }
  });
});
