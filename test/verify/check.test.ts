import { describe, expect, test } from "vitest";
import { check } from "../../src/verify/check.ts";
import { renderReport } from "../../src/verify/report.ts";
import { subjectOf } from "./subject.ts";

describe("check", () => {
  test("a right gradient is accurate to a few ulps", async () => {
    const report = await check(subjectOf("(d/v - t)^2", ["v"]), { points: 50 });
    expect(report.certificate.verdict).toBe("agrees");
    expect(report.accuracy.map(({ by }) => by)).toEqual([null, "v"]);
    for (const { conditionedUlps } of report.accuracy) expect(conditionedUlps).toBeLessThan(16);
    expect(report.limitations).toEqual([]);
  });

  test("a differentiable point where the code gives NaN is a limitation", async () => {
    const subject = subjectOf("sqrt(x^4)", ["x"], ({ x }) => ({
      x: (2 * x! ** 3) / Math.sqrt(x! ** 4),
    }));
    const { limitations, kinks } = await check(subject, { points: 20 });
    expect(limitations).toMatchObject([{ by: "x", at: { x: 0 } }]);
    expect(kinks).toEqual([]);
  });

  test("kinks are named", async () => {
    const { kinks } = await check(subjectOf("abs(x) + max(x, y)", ["x", "y"]), { points: 20 });
    expect(kinks.map(({ of }) => of).sort()).toEqual(["abs", "max"]);
  });

  test("what rounding cannot explain is a disagreement with high precision too", async () => {
    const subject = subjectOf("x^2", ["x"], ({ x }) => ({ x: 2.000001 * x! }));
    const { certificate } = await check(subject, { points: 5 });
    expect(certificate.verdict).toBe("disagrees");
    expect(certificate.disagreements.map(({ witness }) => witness)).toContain("precise");
  });

  test("cancellation in the formula itself is told apart from faults of the code", async () => {
    const { certificate, accuracy } = await check(subjectOf("(1e8 + x)^2 - (1e8 - x)^2", ["x"]), {
      points: 20,
    });
    expect(certificate.verdict).toBe("agrees");
    expect(accuracy[0]!.ulps).toBeGreaterThan(1000);
    expect(accuracy[0]!.conditionedUlps).toBeLessThan(16);
  });

  test("the report reads as a table", async () => {
    const report = renderReport(await check(subjectOf("abs(x)", ["x"]), { points: 10 }));
    expect(
      report.split("\n").map((line) => line.replace(/[\d.e-]+ ?ulps.*|[\d.e-]+ at.*/, "…")),
    ).toEqual([
      "verdict         agrees",
      "points          10 inside the domain and away from kinks, of 10 tried",
      "compared        value, d/dx",
      "evaluation      worst relative difference 0",
      "dual numbers    worst relative difference 0",
      expect.stringMatching(/^differences     worst relative difference/),
      "error of value  …",
      "error of d/dx   …",
      "cost            4 for the value, 11 with the gradient",
      "kink: abs at x = 0",
    ]);
  });
});
