/** Where values lie, by assumptions and operations: as narrow as stands here, and never too narrow. */
import { describe, expect, it } from "vitest";
import { parse } from "../../src/parse.ts";
import { assumptions } from "../../src/simplify/assumptions.ts";
import { Knowledge } from "../../src/simplify/knowledge.ts";
import {
  both,
  either,
  magnitude,
  mapped,
  negated,
  power,
  product,
  range,
  type Range,
  reciprocal,
  sum,
} from "../../src/simplify/ranges.ts";
import { randomFrom } from "../support/random-formula.ts";

describe("the range of a formula", () => {
  it.each<[string, string, string]>([
    ["3", "", "3 to 3 without 0"],
    ["0", "", "0 to 0"],
    ["0.1", "", "0.1 to 0.1 without 0"],
    ["-2.5", "", "-2.5 to -2.5 without 0"],
    ["x", "", "-Infinity to Infinity"],
    ["x", "x > 0", "0 to Infinity without 0"],
    ["x", "x >= 0", "0 to Infinity"],
    ["x", "x > 1", "1 to Infinity without 0"],
    ["x", "x != 0", "-Infinity to Infinity without 0"],
    ["x", "x != 1", "-Infinity to Infinity"],
    ["x", "0 < x <= 4", "0 to 4 without 0"],
    ["x", "x < 0", "-Infinity to 0 without 0"],
    ["x", "x == 2", "2 to 2 without 0"],
    ["-x", "1 <= x <= 4", "-4 to -1 without 0"],
    ["x + y", "1 <= x <= 4; 2 <= y <= 3", "3 to 7 without 0"],
    ["x + y", "x > 0; y >= 0", "0 to Infinity without 0"],
    ["x + y", "x >= 0; y > 0", "0 to Infinity without 0"],
    ["x + y", "x >= 0; y >= 0", "0 to Infinity"],
    ["x + y", "x < 0; y <= 0", "-Infinity to 0 without 0"],
    ["x + y", "x <= 0; y <= 0", "-Infinity to 0"],
    ["x + y", "x > 0; y < 0", "-Infinity to Infinity"],
    ["x - y", "1 <= x <= 4; 2 <= y <= 3", "-2 to 2"],
    ["x*y", "-1 <= x <= 4; -2 <= y <= 3", "-8 to 12"],
    ["x*y", "x != 0; y != 0", "-Infinity to Infinity without 0"],
    ["x*y", "x != 0", "-Infinity to Infinity"],
    ["x*y", "x >= 0; y >= 0", "0 to Infinity"],
    ["x*x", "-3 <= x <= 2", "0 to 9"],
    ["1/x", "x > 0", "0 to Infinity without 0"],
    ["1/x", "x < 0", "-Infinity to 0 without 0"],
    ["1/x", "", "-Infinity to Infinity without 0"],
    ["1/x", "2 <= x <= 4", "0.25 to 0.5 without 0"],
    ["1/x", "-4 <= x <= -2", "-0.5 to -0.25 without 0"],
    ["x^2", "-3 <= x <= 2", "0 to 9"],
    ["x^2", "x != 0", "0 to Infinity without 0"],
    ["x^3", "-3 <= x <= 2", "-27 to 8"],
    ["x^-2", "2 <= x <= 4", "0.0625 to 0.25 without 0"],
    ["x^1.5", "-3 <= x <= 4", "0 to 8"],
    ["x^y", "x > 0", "0 to Infinity without 0"],
    ["x^y", "x >= 0", "0 to Infinity"],
    ["x^y", "", "-Infinity to Infinity"],
    ["abs(x)", "-3 <= x <= 2", "0 to 3"],
    ["abs(x)", "2 <= x <= 3", "2 to 3 without 0"],
    ["abs(x)", "-3 <= x <= -2", "2 to 3 without 0"],
    ["abs(x)", "x != 0", "0 to Infinity without 0"],
    ["max(x, y)", "1 <= x <= 4; 2 <= y <= 3", "2 to 4 without 0"],
    ["min(x, y)", "1 <= x <= 4; 2 <= y <= 3", "1 to 3 without 0"],
    ["pi", "", "2 to 4 without 0"],
    ["exp(x)", "x >= 0", "1 to Infinity without 0"],
    ["exp(x)", "", "0 to Infinity without 0"],
    ["sin(x)", "", "-1 to 1"],
    ["tanh(x)", "x > 0", "0 to 1 without 0"],
    ["sqrt(x)", "0 <= x <= 4", "0 to 2"],
    ["log(x)", "x >= 1", "0 to Infinity"],
    ["log(x)", "", "-Infinity to Infinity"],
    ["floor(x)", "0.5 <= x <= 2.5", "0 to 2"],
    ["floor(x)", "x > 0", "0 to Infinity"],
    ["ceil(x)", "x < 0", "-Infinity to 0"],
    ["sinh(x)", "x != 0", "-Infinity to Infinity without 0"],
    ["exp(x) - 1 + y", "x != 0", "-Infinity to Infinity"],
    ["sec(x)", "", "-Infinity to Infinity without 0"],
    ["cosh(x)", "", "1 to Infinity without 0"],
    ["x > 0 ? 2 : y", "-1 <= y <= 1", "-1 to 2"],
    ["x > 0 ? 2 : -3", "", "-3 to 2 without 0"],
    ["sum(i, 1, n, x^2)", "", "0 to Infinity"],
    ["sum(i, 1, n, x)", "", "-Infinity to Infinity"],
    ["product(i, 1, n, x^2)", "", "-Infinity to Infinity"],
    ["sum(i, 1, n, i)", "", "0 to Infinity"],
    ["sum(i, -1, n, i)", "", "-Infinity to Infinity"],
  ])("of %s where %s", (text, assumed, expected) => {
    const { graph, root } = parse(text);
    const assume = assumptions(graph, assumed === "" ? [] : assumed.split("; "));
    const { low, high, nonzero } = new Knowledge(graph, [root], { assume }).rangeOf(root);
    // Bounds that are rounded lie a little outside.
    const near = (x: number): number => (Number.isFinite(x) ? Number(x.toPrecision(12)) : x);
    expect(`${near(low)} to ${near(high)}${nonzero ? " without 0" : ""}`).toBe(expected);
  });
});

describe("arithmetic of ranges", () => {
  const random = randomFrom(11);
  const number = (): number => {
    const roll = random();
    if (roll < 0.15) return 0;
    const size = roll < 0.3 ? 1e90 : roll < 0.45 ? 1e-90 : 3;
    return (random() < 0.5 ? -1 : 1) * random() * size;
  };
  /** A random range and numbers in it, its ends among them unless the range leaves 0 out there. */
  function drawn(): { of: Range; inside: number[] } {
    const [low, high] = [number(), number()].sort((a, b) => a - b) as [number, number];
    const of = range(random() < 0.1 ? -Infinity : low, high, random() < 0.3);
    const all = [low, high, low + (high - low) * random()];
    return { of, inside: all.filter((x) => x !== 0 || !of.nonzero) };
  }
  const holds = ({ low, high, nonzero }: Range, x: number): boolean =>
    Number.isNaN(x) || (x >= low && x <= high && !(nonzero && x === 0 && low < 0 && high > 0));

  it("holds every value of values in them", () => {
    const wrong: string[] = [];
    const check = (what: string, of: Range, values: number[]): void => {
      for (const value of values)
        if (!holds(of, value)) wrong.push(`${what}: ${value} in ${JSON.stringify(of)}`);
    };
    for (let i = 0; i < 5_000; i++) {
      const [a, b] = [drawn(), drawn()];
      check(
        "sum",
        sum(a.of, b.of),
        a.inside.flatMap((x) => b.inside.map((y) => x + y)),
      );
      check(
        "product",
        product(a.of, b.of),
        a.inside.flatMap((x) => b.inside.map((y) => x * y)),
      );
      check(
        "negated",
        negated(a.of),
        a.inside.map((x) => -x),
      );
      check("magnitude", magnitude(a.of), a.inside.map(Math.abs));
      const defined = a.inside.filter((x) => x !== 0);
      check(
        "reciprocal",
        reciprocal(a.of),
        defined.map((x) => 1 / x),
      );
      for (const exponent of [2, 3, 0.5, 1.5, -1, -2, -0.5]) {
        check(
          `power ${exponent}`,
          power(a.of, exponent),
          defined.map((x) => x ** exponent),
        );
      }
    }
    expect(wrong.slice(0, 3)).toEqual([]);
  });

  it("moves a bound outward where an operation rounds, and by little", () => {
    const [tenth, fifth] = [range(0.1, 0.1), range(0.2, 0.2)];
    const rounded: [Range, number][] = [
      [sum(tenth, fifth), 0.3],
      [sum(negated(tenth), negated(fifth)), -0.3],
      [product(tenth, fifth), 0.02],
      [product(negated(tenth), fifth), -0.02],
      [reciprocal(range(3, 3)), 1 / 3],
      [reciprocal(range(-3, -3)), -1 / 3],
      [power(tenth, 3), 0.001],
      [power(range(2, 2), 0.5), Math.SQRT2],
      [mapped(tenth, Math.exp), Math.exp(0.1)],
    ];
    for (const [{ low, high }, value] of rounded) {
      const size = Math.abs(value);
      expect(low).toBeLessThan(value - 2 ** -50 * size);
      expect(low).toBeGreaterThan(value - 2 ** -46 * size);
      expect(high).toBeGreaterThan(value + 2 ** -50 * size);
      expect(high).toBeLessThan(value + 2 ** -46 * size);
    }
    // Among the least numbers a unit is more than any share of them.
    const least = product(range(5e-324, 5e-324), range(0.75, 0.75));
    expect([least.low, least.high]).toEqual([0, 1e-323]);
  });

  it("leaves bounds that are exact as they are", () => {
    const exact: [Range, number, number][] = [
      [sum(range(1, 2), range(3, 5)), 4, 7],
      [product(range(-2, 3), range(4, 5)), -10, 15],
      [product(range(0, Infinity), range(0, 2)), 0, Infinity],
      [power(range(-3, 2), 2), 0, 9],
      [power(range(-3, 2), 3), -27, 8],
      [reciprocal(range(0, 1)), 1, Infinity],
      [reciprocal(range(-1, 0)), -Infinity, -1],
      [mapped(range(-Infinity, 0), Math.exp), 0, 1],
      [mapped(range(-5, 1), Math.log), -Infinity, 0],
      [mapped(range(1, 4), (x) => (x > 2 ? NaN : x)), 1, Infinity],
    ];
    for (const [{ low, high }, from, to] of exact) expect([low, high]).toEqual([from, to]);
  });

  it("joins and narrows", () => {
    expect(either(range(1, 2), range(-1, 0))).toEqual(range(-1, 2));
    expect(either(range(1, 2), range(-2, -1))).toEqual(range(-2, 2, true));
    expect(either(range(1, 2), range(-2, 1, true)).nonzero).toBe(true);
    expect(both(range(-1, 3), range(-2, 2, true))).toEqual(range(-1, 2, true));
    expect(both(range(-1, 3, true), range(-2, 2)).nonzero).toBe(true);
    expect(both(range(0, 3), range(-2, 2))).toEqual(range(0, 2));
  });
});
