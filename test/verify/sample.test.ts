import { describe, expect, test } from "vitest";
import { parse } from "../../src/parser/parse.ts";
import { inspect } from "../../src/verify/domain.ts";
import { samplePoints } from "../../src/verify/sample.ts";
import { planEvaluation } from "../../src/verify/evaluate.ts";
import { plainValue } from "../../src/verify/witnesses.ts";

const sample = (text: string, count = 30) => samplePoints(parse(text), { count });

describe("sample points", () => {
  test.each([
    "(d/v - t)^2",
    "log(x) + sqrt(y - 3)",
    "asin(x)*acosh(y)*log(z)",
    "sqrt(1 - x^2 - y^2)",
    "log(x - 100)",
    "polygamma(n, x)",
    "x^y",
    "h*c/(w*1.38e-23*T)",
    "floor(x) == 2 ? x : x^2",
    "1/(x - y)",
    "abs(x - y) + max(x, y, z)",
  ])("%s", (text) => {
    const { points } = sample(text);
    expect(points.length).toBe(30);
    for (const at of points)
      expect(plainValue(planEvaluation(parse(text).root), at), JSON.stringify(at)).toSatisfy(
        Number.isFinite,
      );
  });

  test("stay away from kinks and ties", () => {
    for (const { x, y } of sample("abs(x - y)", 100).points)
      expect(Math.abs(x! - y!)).toBeGreaterThan(1e-4 * Math.min(1, Math.abs(x!)));
    for (const { x } of sample("floor(x)", 100).points)
      expect(Math.abs(x! - Math.round(x!))).toBeGreaterThan(1e-5);
    for (const { x } of sample("x > 1 ? x : 1", 100).points)
      expect(Math.abs(x! - 1)).toBeGreaterThan(1e-4);
  });

  test.each(["mod(x^7, y*y)", "floor(x^7)", "round(1e6*x)"])(
    "of %s stay where jumps do not follow each other so closely that they look like a slope",
    (text) => {
      const plan = planEvaluation(parse(text).root);
      expect(inspect(plan, { x: -152.71, y: 72.042 }).smooth).toBe(false);
      expect(inspect(plan, { x: 1.2, y: 0.7 }).smooth).toBe(text !== "round(1e6*x)");
    },
  );

  test("both branches are met", () => {
    const { points } = sample("x > 0 ? sqrt(x) : x^2");
    expect(points.some(({ x }) => x! > 0) && points.some(({ x }) => x! < 0)).toBe(true);
  });

  test("an integer operand gets whole numbers", () => {
    for (const { n } of sample("polygamma(n, x)").points) expect(n).toSatisfy(Number.isInteger);
  });

  test("none where there is no domain, after a bounded search", () => {
    const { points, tried } = sample("sqrt(-1 - x^2)", 20);
    expect(points).toEqual([]);
    expect(tried).toBe(1200);
  });

  test("a formula without variables has one point", () => {
    expect(sample("1 + pi").points).toEqual([{}]);
  });

  test("same seed, same points; another seed, others", () => {
    const formula = parse("x*y");
    const draw = (seed: number) => samplePoints(formula, { count: 5, seed });
    expect(draw(3)).toEqual(draw(3));
    expect(draw(3)).not.toEqual(draw(4));
  });
});
