import { describe, expect, test } from "vitest";
import { check as checkFormula } from "../../src/evidence/check.ts";
import { check } from "../../src/verify/check.ts";
import type { EntryReport } from "../../src/verify/check-report.ts";
import { renderReport } from "../../src/verify/report.ts";
import { subjectOf } from "./subject.ts";

const named = (entries: readonly EntryReport[], of: string) =>
  entries.find((entry) => entry.of === of)!;

describe("check", () => {
  test("a right gradient is accurate to a few ulps", async () => {
    const report = await check(subjectOf("(d/v - t)^2", ["v"]), { points: 50 });
    expect(report.verdict).toBe("agrees");
    expect(report.entries.map(({ of }) => of)).toEqual(["value", "d/dv"]);
    for (const { accuracy, points } of report.entries) {
      expect(points).toBe(50);
      expect(accuracy!.points).toBe(50);
      expect(accuracy!.median).toBeLessThan(2);
      expect(["rounding", "ill-conditioned", "cancellation"]).toContain(accuracy!.cause);
    }
    expect(report.limits).toEqual([]);
  });

  test("a differentiable point where the code gives NaN is a limit", async () => {
    const subject = subjectOf("sqrt(x^4)", ["x"], ({ x }) => ({
      x: (2 * x! ** 3) / Math.sqrt(x! ** 4),
    }));
    const { limits, kinks, verdict } = await check(subject, { points: 20 });
    expect(limits).toMatchObject([{ of: "d/dx", ours: NaN, exact: 0, at: { x: 0 } }]);
    expect(kinks).toEqual([]);
    expect(verdict).toBe("limited");
  });

  test("what rounding cannot explain is a disagreement with high precision too", async () => {
    const subject = subjectOf("x^2", ["x"], ({ x }) => ({ x: 2.000001 * x! }));
    const { verdict, disagreements } = await check(subject, { points: 5 });
    expect(verdict).toBe("disagrees");
    expect(new Set(disagreements.map(({ witness }) => witness))).toEqual(
      new Set(["dual", "differences", "precise"]),
    );
    expect(disagreements.every(({ of }) => of === "d/dx")).toBe(true);
  });

  test("a constant with ten digits is not precise enough", async () => {
    const subject = subjectOf("pi*x", ["x"], ({ x }) => ({ x: (314_159_265 * x!) / (1e8 * x!) }));
    const { disagreements } = await check(subject, { points: 3 });
    expect(disagreements.map(({ witness }) => witness)).toContain("precise");
  });

  test("what an error is made of is told", async () => {
    const { entries, verdict } = await check(subjectOf("(1e8 + x)^2 - (1e8 - x)^2", ["x"]), {
      points: 20,
    });
    expect(verdict).toBe("agrees");
    const { accuracy } = entries[0]!;
    expect(accuracy!.ulps).toBeGreaterThan(1000);
    expect(accuracy!.cause).toBe("cancellation");
    expect(accuracy!.terms).toBeGreaterThan(1e15);
    const near = await check(subjectOf("log(x)", ["x"]), { points: 5, at: [{ x: 1.00001 }] });
    expect(near.illConditioned).toMatchObject([{ of: "value", at: { x: 1.00001 }, count: 1 }]);
    expect(near.illConditioned[0]!.condition).toBeCloseTo(1 / Math.log(1.00001), -1);
  });

  test("a derivative that is 0 but for rounding is none that is wrong", async () => {
    const subject = subjectOf("y*(x/x) + cos(y)", ["x", "y"], ({ x, y }) => ({
      x: (y! / x!) * 2 ** -53,
      y: 1 - Math.sin(y!),
    }));
    const { verdict, entries } = await check(subject, { points: 30 });
    expect(verdict).toBe("agrees");
    expect(named(entries, "d/dx").accuracy!).toMatchObject({ exact: 0 });
    expect(named(entries, "d/dx").accuracy!.ulps).toBeLessThan(16);
  });

  test("steps that leave the range of doubles are told where the value does not", async () => {
    const report = await check(subjectOf("exp(x)/(1 + exp(x))", ["x"]), { points: 50 });
    expect(report.points.extreme).toBeGreaterThan(0);
    expect(report.verdict).toBe("limited");
    expect(report.limits[0]).toMatchObject({ of: "value", ours: NaN, exact: 1, named: false });
  });

  test("what is outside the domain is told with the part and the argument", async () => {
    const report = await check(subjectOf("log(x - 1) + asin(y)/z", ["x"]), { points: 30 });
    const { tried, inside, outside, extreme, nearKinks } = report.points;
    expect(inside + outside + extreme + nearKinks).toBe(tried);
    expect(report.leftOut.reduce((sum, { count }) => sum + count, 0)).toBe(outside);
    const told = report.leftOut.map(({ part, reason }) => `${part}: ${reason}`);
    expect(told).toContain("log(x - 1): log of x - 1, which is not positive");
    expect(told).toContain("asin(y): asin of y, which is not between -1 and 1");
  });

  test("the report reads as a table", async () => {
    const report = renderReport(await check(subjectOf("abs(x)", ["x"]), { points: 10 }));
    expect(report.split("\n")).toEqual([
      "verdict  agrees",
      "points   10 inside the domain and away from kinks, of 10 tried",
      "",
      "       ulps, median  worst  dual numbers  differences  ± their own  worst at",
      expect.stringMatching(/^value +0 +0 +0 +- +- {2}x = /),
      expect.stringMatching(/^d\/dx +0 +0 +0 +[\d.e-]+ +[\d.e-]+ {2}x = /),
      "",
      "kink  abs(x) at x = 0: its derivative is 0 there",
      "cost  4 for the value, 11 with the gradient",
    ]);
  });
});

describe("kinks", () => {
  const kinksOf = async (text: string, wrt: readonly string[]) =>
    (await check(subjectOf(text, wrt), { points: 20 })).kinks.map(
      ({ part, rule, exactly }) => `${part}, ${rule}${exactly ? "" : " (near)"}`,
    );

  test("are named with the rule that holds there", async () => {
    expect(await kinksOf("abs(x) + max(x, y)", ["x", "y"])).toEqual([
      "abs(x), its derivative is 0 there",
      "max(x, y), tied operands share the derivative equally",
    ]);
    expect(await kinksOf("floor(x)*x", ["x"])).toEqual([
      "floor(x), it jumps; its derivative is 0, there too",
    ]);
  });

  test("are found at constants, and between points", async () => {
    expect(await kinksOf("x > 3 ? x^2 : 2*x", ["x"])).toEqual([
      "x > 3, the derivative is that of the branch taken",
    ]);
    expect(await kinksOf("abs(x^2 - 2)", ["x"])).toEqual([
      "abs(x^2 - 2), its derivative is 0 there (near)",
    ]);
  });

  test("are none where the derivative is one", async () => {
    expect(await kinksOf("x*abs(x)", ["x"])).toEqual([]);
    expect(await kinksOf("x > 2 ? x^2 : 4*x - 4", ["x"])).toEqual([]);
    expect(await kinksOf("1/x + log(x)", ["x"])).toEqual([]);
  });
});

describe("the Hessian", () => {
  test("is checked entry by entry unless something else is asked for", async () => {
    const { entries, verdict } = await checkFormula("x^2*sin(y)", { points: 20 });
    expect(verdict).toBe("agrees");
    expect(entries.map(({ of }) => of)).toEqual([
      "value",
      "d/dx",
      "d/dy",
      "d^2/dx^2",
      "d^2/(dx dy)",
      "d^2/dy^2",
    ]);
    for (const { accuracy } of entries) expect(accuracy!.points).toBe(20);
  });

  test("that is wrong disagrees with all witnesses", async () => {
    const { entries: right } = await checkFormula("x^3", { points: 5 });
    expect(right.at(-1)!.of).toBe("d^2/dx^2");
    const subject = subjectOf("x^3", ["x"]);
    const slope = subjectOf("3*x^2", ["x"]).formula;
    const second = {
      slopes: [slope],
      hessian: ({ x }: object & { x?: unknown }) => ({ x: { x: 6.0001 * Number(x) } }),
    };
    const { disagreements } = await check({ ...subject, second }, { points: 5 });
    expect(new Set(disagreements.map(({ of, witness }) => `${of} ${witness}`))).toEqual(
      new Set(["d^2/dx^2 dual", "d^2/dx^2 differences", "d^2/dx^2 precise"]),
    );
  });

  test("is said not to be checked where it is not", async () => {
    const { notes } = await checkFormula("sum(i, x[i]^2)", { points: 3 });
    expect(notes).toEqual([
      "the Hessian was not checked: there are vectors among the variables; --kind hessian checks it",
    ]);
    expect((await checkFormula("x^2", { points: 3, kinds: ["jvp"] })).notes).toEqual([]);
  });
});

describe("named points", () => {
  test("are told with every witness's figure", async () => {
    const { named: points } = await checkFormula("x^2*y", { points: 1, at: [{ x: 3, y: 2 }] });
    expect(points).toMatchObject([{ where: "smooth", reason: null, at: { x: 3, y: 2 } }]);
    const value = points[0]!.entries.map(({ of, ours, exact, dual }) => [of, ours, exact, dual]);
    expect(value).toEqual([
      ["value", 18, 18, 18],
      ["d/dx", 12, 12, 12],
      ["d/dy", 9, 9, 9],
      ["d^2/dx^2", 4, 4, 4],
      ["d^2/(dx dy)", 6, 6, 6],
      ["d^2/dy^2", 0, 0, 0],
    ]);
    expect(points[0]!.entries[1]!.differences!.estimate).toBeCloseTo(12, 9);
  });

  test("may be at kinks, outside the domain, and out of range", async () => {
    const at = [{ x: 0 }, { x: -1 }];
    const [kink] = (await checkFormula("abs(x)", { points: 1, at })).named;
    expect(kink).toMatchObject({ where: "kink", kinks: [{ part: "abs(x)" }] });
    expect(kink!.entries[1]).toMatchObject({ ours: 0, exact: null, sides: [-1, 1] });
    const [end, outside] = (await checkFormula("log(x)", { points: 1, at })).named;
    expect(end!.reason).toBe("log(x): x is 0, the end of where log has derivatives");
    expect(outside!.reason).toBe("log(x): log of x, which is not positive");
    const options = { points: 1, at: [{ x: 800 }], asWritten: true };
    const far = await checkFormula("exp(x)/(1 + exp(x))", options);
    expect(far.limits).toMatchObject([{ of: "value", named: true }, { of: "d/dx" }, {}]);
  });

  test("must suit the formula", async () => {
    const refused = (at: object, formula = "x + y") =>
      checkFormula(formula, { at: [at as Record<string, number>] });
    await expect(refused({ x: 1 })).rejects.toMatchObject({ code: "missing-variable" });
    await expect(refused({ x: 1, y: "1" })).rejects.toMatchObject({ code: "not-a-number" });
    await expect(refused({ x: 1, y: 1, z: 1 })).rejects.toMatchObject({ code: "unknown-variable" });
    await expect(refused({ x: 1 }, "sum(x)")).rejects.toMatchObject({ code: "not-a-vector" });
  });
});

describe("ranges", () => {
  test("hold the points that are drawn, ends included", async () => {
    const seen: number[] = [];
    const subject = subjectOf("v^2", ["v"]);
    const range = { v: [5, 120] } as const;
    const value = (at: Record<string, unknown>) => (
      seen.push(Number(at["v"])),
      Number(at["v"]) ** 2
    );
    const { points } = await check({ ...subject, wrt: [], value }, { points: 300, range });
    expect(points.inside).toBe(300);
    expect(Math.min(...seen)).toBe(5);
    expect(Math.max(...seen)).toBe(120);
    expect(new Set(seen).size).toBeGreaterThan(200);
  });

  test("of bounds are whole, and of vectors are of their elements", async () => {
    const { verdict } = await checkFormula("sum(i, 1, n, x[i])", {
      points: 10,
      range: { n: [1, 2.5], x: [1, 2] },
    });
    expect(verdict).toBe("agrees");
  });

  test("must be ranges of variables", async () => {
    const refused = (range: object, formula = "sum(i, 1, n, x)") =>
      checkFormula(formula, { range: range as Record<string, [number, number]> });
    await expect(refused({ y: [1, 2] })).rejects.toMatchObject({ code: "unknown-variable" });
    for (const wrong of [{ x: [2, 1] }, { x: [0, Infinity] }, { x: [NaN, 1] }, { n: [1.2, 1.8] }])
      await expect(refused(wrong)).rejects.toMatchObject({ code: "wrong-range" });
  });
});

describe("a check that is stopped", () => {
  test("reports what it found so far", async () => {
    const stop = new AbortController();
    const report = await checkFormula("exp(x)*sin(y)", {
      points: 3_000,
      signal: stop.signal,
      onProgress: ({ done, of }) => {
        expect([done > 0, of]).toEqual([true, 3_000]);
        stop.abort();
      },
    });
    expect(report.interrupted).toBe(true);
    expect(report.points.inside).toBeLessThan(3_000);
    expect(report.points.inside).toBeGreaterThan(0);
    expect(renderReport(report)).toMatch(/^verdict  agrees, as far as it went: stopped after/);
  });
});
