/** Sums, products, extremes, recurrences and vectors, evaluated by every witness. */
import { beforeAll, describe, expect, test } from "vitest";
import type { Formula } from "../../src/ast/formula.ts";
import { MOST_STEPS, TooCostly } from "../../src/verify/allowance.ts";
import { along } from "../../src/verify/directions.ts";
import { evaluateAll, planEvaluation } from "../../src/verify/evaluate.ts";
import type { Coordinate, Point } from "../../src/verify/points.ts";
import { loadPrecise, type Precise } from "../../src/verify/precise.ts";
import { dualValue, plainValue, plainValues } from "../../src/verify/witnesses.ts";
import { binders } from "./binders.ts";

let precise: Precise;
beforeAll(async () => {
  precise = await loadPrecise({ digits: 40 });
});

const { add, alongScan, apply, build, element, formula, length, list, over, times, when } =
  binders();
const plain = (root: Formula["root"], at: Point = {}) => plainValue(planEvaluation(root), at);
const slope = (root: Formula["root"], at: Point, by: Coordinate) =>
  dualValue(planEvaluation(root), at, along(by)).tangent;

/** The value by each witness, which is to be exact in these. */
function expectValue(root: Formula["root"], at: Point, value: number): void {
  expect(plain(root, at) + 0).toBe(value);
  expect(dualValue(planEvaluation(root), at, along(null)).value + 0).toBe(value);
  expect(precise.within((numbers) => numbers.value(formula(root), at).toNumber()) + 0).toBe(value);
}

/** The derivative by dual numbers and in MPFR. */
function expectSlope(root: Formula["root"], at: Point, by: Coordinate, value: number): void {
  expect(slope(root, at, by) + 0).toBe(value);
  const exact = precise.within((n) => n.derivative(formula(root), at, by).toNumber());
  expect(exact + 0).toBe(value);
}

const x = (position: number): Coordinate => ({ vector: "x", position });

describe("reductions", () => {
  const own = (i: Formula["root"]) => element("x", i);
  const at = { x: [3, 0, -2] };

  test("sums and products, a factor of zero included", () => {
    expectValue(over("sum", 1, 3, own), at, 1);
    expectValue(over("product", 1, 3, own), at, 0);
    expectSlope(over("sum", 1, 3, own), at, x(2), 1);
    expectSlope(over("product", 1, 3, own), at, x(2), -6);
    expectSlope(over("product", 1, 3, own), at, x(1), 0);
  });

  test("bounds may depend on outer indices, on variables and on lengths", () => {
    const nested = over("sum", 1, "n", (i) => over("sum", i, times(2, i), (j) => times(i, j)));
    expectValue(nested, { n: 3 }, 1 * (1 + 2) + 2 * (2 + 3 + 4) + 3 * (3 + 4 + 5 + 6));
    expectValue(over("sum", 1, length("x"), own), at, 1);
    expectValue(
      over("sum", "a", "b", (i) => i),
      { a: -2, b: 3 },
      3,
    );
  });

  test("nothing at all", () => {
    const none = [
      ["sum", 0],
      ["product", 1],
      ["max", -Infinity],
      ["min", Infinity],
    ] as const;
    for (const [op, value] of none) {
      expectValue(over(op, 1, "n", own), { n: 0, x: [] }, value);
      expectValue(over(op, 1, "n", own), { n: -5, x: [] }, value);
    }
    const any = over("any", 1, "n", (i) => apply(">", own(i), 0));
    expectValue(when(any, 1, 2), { n: 0, x: [] }, 2);
  });

  test("the extremes share their slope equally among all that are tied", () => {
    const tied = { x: [1, 4, 4, 2, 4] };
    expectValue(over("max", 1, 5, own), tied, 4);
    expectValue(over("min", 1, 5, own), tied, 1);
    for (const position of [2, 3, 5])
      expect(slope(over("max", 1, 5, own), tied, x(position))).toBe(1 / 3);
    expect(slope(over("max", 1, 5, own), tied, x(1))).toBe(0);
    expectSlope(over("min", 1, 5, own), tied, x(1), 1);
  });

  test("of a great many operands those nearest to the extreme decide", () => {
    const many = { x: Array.from({ length: 1000 }, (_, i) => (i % 500 === 7 ? 9 : i % 9)) };
    const greatest = over("max", 1, length("x"), own);
    expectValue(greatest, many, 9);
    expect(slope(greatest, many, x(508))).toBe(1 / 2);
    expect(plain(greatest, { x: many.x.with(500, NaN) })).toBeNaN();
  });

  test("any ends where it is decided", () => {
    const test = over("any", 1, 4, (i) => apply("<", apply("/", 1, own(i)), 0));
    expectValue(when(test, 1, 2), { x: [3, -1] }, 1);
    expectValue(when(test, 1, 2), { x: [3, 1, 2, 5] }, 2);
  });

  test("an inner sum over the same range is not the outer one", () => {
    const inner = over("sum", 1, 3, (i) => own(i));
    const outer = over("sum", 1, 3, (i) => times(own(i), add(inner, own(i))));
    const between = over("sum", 1, 3, (i) => times(inner, own(i)));
    expectValue(outer, { x: [1, 2, 3] }, 6 * 6 + 14);
    expectValue(add(outer, between), { x: [1, 2, 3] }, 50 + 36);
    expectSlope(outer, { x: [1, 2, 3] }, x(1), 2 * 6 + 2);
  });

  test("sums in the bodies of sums, ten thousand deep by definitions", () => {
    const index = build.index(build.constant(1), build.constant(2), 0, "i");
    let root = build.reduce("sum", index, element("x", index));
    for (let k = 0; k < 10_000; k++)
      root = build.reduce("sum", index, apply("sin", times(element("x", index), root)));
    expect(plain(root, { x: [1, 2] })).toSatisfy(Number.isFinite);
  });
});

describe("recurrences", () => {
  const factors = (i: Formula["root"]) => [1, element("x", i), 0] as const;
  const sums = (i: Formula["root"]) => [0, 1, element("x", i)] as const;
  const at = { x: [2, 3, 5, 7] };

  test("prefix and suffix products are the states before each step", () => {
    expectValue(alongScan("sum", "up", [1, 4], factors), at, 1 + 2 + 6 + 30);
    expectValue(alongScan("sum", "down", [1, 4], factors), at, 105 + 35 + 7 + 1);
    expectSlope(alongScan("sum", "up", [1, 4], factors), at, x(1), 1 + 3 + 15);
  });

  test("prefix sums, and a recurrence of a recurrence", () => {
    expectValue(alongScan("sum", "up", [1, 4], sums), at, 0 + 2 + 5 + 10);
    const twice = alongScan("sum", "up", [1, 4], (i) => {
      const [start, factor, term] = sums(i).map((part) =>
        typeof part === "number" ? build.constant(part) : part,
      ) as [Formula["root"], Formula["root"], Formula["root"]];
      return [0, 1, build.scan("up", i as never, start, factor, term)];
    });
    expectValue(twice, at, 0 + 0 + 2 + 7);
  });

  test("each run of an inner range has states of its own", () => {
    const nested = over("sum", 1, 3, (k) =>
      alongScan("sum", "up", [1, 4], (i) => [k, 1, times(k, element("x", i))]),
    );
    expectValue(nested, at, (1 + 2 + 3) * (4 + 17));
  });
});

describe("vectors", () => {
  test("elements count from 1, of lists too, and only the one asked for is evaluated", () => {
    expectValue(element("x", 2), { x: Float64Array.of(5, 6) }, 6);
    const items = list("a", apply("sqrt", "b"), 7);
    expectValue(
      over("sum", 1, 1, (i) => element(items, i)),
      { a: 3 },
      3,
    );
    expectValue(
      over("sum", 1, length(items), (i) => element(items, i)),
      { a: 3, b: 4 },
      12,
    );
  });

  test.each([0, 4, -1, 1.5, NaN])("there is no element %s of three", (k) => {
    expect(plain(element("x", "k"), { x: [1, 2, 3], k })).toBeNaN();
    const at = { x: [1, 2, 3], k };
    expect(precise.within((n) => n.value(formula(element("x", "k")), at).isNaN())).toBe(true);
  });

  test("an element out of range under a condition that fails harms nobody", () => {
    const body = (i: Formula["root"]) => when(apply("<", i, 3), element("x", add(i, 1)), 0);
    expectValue(over("sum", 1, 3, body), { x: [1, 2, 3] }, 5);
  });

  test("a branch not taken in a body is never touched", () => {
    const body = (i: Formula["root"]) => when(apply(">", element("x", i), 0), i, "missing");
    expect(plain(over("sum", 1, 2, body), { x: [1, 2] })).toBe(3);
    const nobody = over("sum", 1, 0 + 0, () => build.variable("missing"));
    expect(
      plain(
        add(
          nobody,
          over("sum", 1, "n", () => "missing"),
        ),
        { n: 0 },
      ),
    ).toBe(0);
    expect(() => plain(over("sum", 1, 2, body), { x: [1, -2] })).toThrow(TypeError);
  });

  test("what does not depend on the index is evaluated once", () => {
    let calls = 0;
    const root = over("sum", 1, 50, (i) => times(i, apply("sin", "y")));
    const value = evaluateAll<number>(planEvaluation(root), {
      constant: ({ nearest }) => nearest,
      variable: () => 1,
      element: () => NaN,
      length: () => 0,
      plain: (number) => number,
      apply: (entry, operands, fn) => {
        if (fn === "sin") calls++;
        return entry.kernel(...operands);
      },
      compare: (entry, a, b) => entry.kernel(a, b),
      toNumber: (number) => number,
    });
    expect(value[0]).toBeCloseTo(1275 * Math.sin(1), 10);
    expect(calls).toBe(1);
  });

  test("there is no common length of vectors that differ, and no range without whole bounds", () => {
    const both = over("sum", 1, length("x", "y"), (i) => times(element("x", i), element("y", i)));
    expectValue(both, { x: [1, 2], y: [3, 4] }, 11);
    expect(plain(both, { x: [1, 2], y: [3] })).toBeNaN();
    expect(
      plain(
        over("sum", 1, "n", (i) => i),
        { n: 2.5 },
      ),
    ).toBeNaN();
    expect(plain(over("sum", 1, apply("inf"), (i) => i))).toBeNaN();
  });

  test("several results are evaluated together", () => {
    const root = list(
      "a",
      over("sum", 1, 3, (i) => times("a", i)),
      7,
    );
    expect(plainValues(planEvaluation(root), { a: 2 })).toEqual([2, 12, 7]);
    expect(() => plain(root, { a: 2 })).toThrow("several numbers where one is expected");
  });
});

describe("work", () => {
  test("a loop too long is refused before it begins", () => {
    const root = over("sum", 1, "n", (i) => times(i, i));
    expect(() => plain(root, { n: 1e12 })).toThrow(TooCostly);
    expect(() => plain(root, { n: 1e12 })).toThrow(
      `the formula takes more than ${MOST_STEPS.toLocaleString("en")} steps at this point`,
    );
  });

  test("a table of a million rows", () => {
    const rows = 1_000_000;
    const root = over("sum", 1, length("x"), (i) => times("v", element("x", i)));
    const at = { v: 2, x: new Float64Array(rows).fill(0.5) };
    expect(plain(root, at)).toBe(rows);
    expect(slope(root, at, "v")).toBe(rows / 2);
    expect(slope(root, at, x(rows))).toBe(2);
  });
});
