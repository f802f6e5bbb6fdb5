/** Sampling, certificates and checks of formulas with sums, products and vectors. */
import { describe, expect, test } from "vitest";
import type { Formula } from "../../src/ast/formula.ts";
import { FormulaError } from "../../src/ast/formula-error.ts";
import { parse } from "../../src/parse.ts";
import { certify } from "../../src/verify/certificate.ts";
import { check } from "../../src/verify/check.ts";
import { inspect } from "../../src/verify/domain.ts";
import { planEvaluation } from "../../src/verify/evaluate.ts";
import type { Gradient, Point, Vector } from "../../src/verify/points.ts";
import { renderReport } from "../../src/verify/report.ts";
import { samplePoints } from "../../src/verify/sample.ts";
import type { Subject } from "../../src/verify/subject.ts";
import { plainValue } from "../../src/verify/witnesses.ts";
import { binders, typicalFormulas } from "./binders.ts";
import { subjectOf } from "./subject.ts";

const typical = typicalFormulas();
const cases = Object.entries(typical);
const vectorOf = (at: Point | Gradient, name: string): Vector => at[name] as Vector;

/** The variables of typical formulas that are differentiated by: all but bounds. */
const wrtOf = (formula: Formula): string[] => {
  const { counted, nodes } = planEvaluation(formula.root);
  const variables = nodes.filter((node) => node.kind === "variable");
  return variables.map(({ name }) => name).filter((name) => !counted.has(name));
};

describe("sample points", () => {
  test.each([
    "mean(i, (sum(j, X[(i-1)*length(w) + j]*w[j]) - y[i])^2)",
    "sum(i, 1, n, (sum(j, 1, m, X[(i-1)*m + j]*w[j]) - y[i])^2)",
  ])("fill a table that is one vector: %s", (text) => {
    const { points } = samplePoints<Point>(parse(text), { count: 10 });
    expect(points).toHaveLength(10);
    for (const at of points) expect(vectorOf(at, "X").length).toBeGreaterThan(6);
  });

  test.each(cases)("are found for %s", (_, formula) => {
    const plan = planEvaluation(formula.root);
    const { points } = samplePoints<Point>(formula, { count: 30 });
    expect(points).toHaveLength(30);
    for (const at of points) {
      expect(plainValue(plan, at), JSON.stringify(at)).toSatisfy(Number.isFinite);
      if (at["n"] !== undefined) expect(at["n"]).toSatisfy(Number.isInteger);
    }
    if (points[0]!["n"] !== undefined)
      expect(new Set(points.map(({ n }) => n)).size).toBeGreaterThan(2);
  });

  test("vectors that run together have one length, that of a list if there is one", () => {
    const { element, formula, length, list, over, times } = binders();
    const weights = list(1, 2, "c", 4, 5, 6, 7, 8);
    const dot = over("sum", 1, length("x", weights), (i) =>
      times(element("x", i), element(weights, i)),
    );
    const { points } = samplePoints<Point>(formula(dot), { count: 20 });
    expect(points).toHaveLength(20);
    for (const at of points) expect(vectorOf(at, "x")).toHaveLength(8);
  });

  test("positions named in numbers are there", () => {
    const { add, element, formula } = binders();
    const { points } = samplePoints<Point>(formula(add(element("x", 9), element("x", 1))), {
      count: 5,
    });
    for (const at of points) expect(vectorOf(at, "x").length).toBeGreaterThanOrEqual(9);
  });

  test("a position that is an element of another vector", () => {
    const { element, formula, length, over } = binders();
    const chosen = over("sum", 1, length("k"), (i) => element("x", element("k", i)));
    const { points } = samplePoints<Point>(formula(chosen), { count: 10 });
    expect(points).toHaveLength(10);
  });

  test("stay away from ties and kinks inside loops", () => {
    const { apply, element, formula, length, over } = binders();
    const greatest = formula(over("max", 1, length("x"), (i) => element("x", i)));
    for (const at of samplePoints<Point>(greatest, { count: 50 }).points) {
      const [first, second] = Array.from(vectorOf(at, "x")).toSorted((a, b) => b - a);
      expect(first! - second!).toBeGreaterThan(1e-4 * Math.min(1, Math.abs(first!)));
    }
    const sizes = over("sum", 1, length("x"), (i) => apply("abs", element("x", i)));
    const { kinks, smooth } = inspect(planEvaluation(sizes), { x: [1, 0, 2] });
    expect({ kinks, smooth }).toMatchObject({ kinks: [{ fn: "abs" }], smooth: false });
  });

  test("none where no loop can be afforded", () => {
    const { formula, over, power } = binders();
    const endless = formula(over("sum", 1, 1e12, (i) => power("x", i)));
    expect(samplePoints(endless, { count: 3 }).points).toEqual([]);
    expect(certify(subjectOf(endless, ["x"])).verdict).toBe("untested");
  });
});

/** The gradient of a subject with one number of it made wrong. */
function withWrong(subject: Subject, spoil: (gradient: Gradient) => void): Subject {
  return {
    ...subject,
    gradient: (at) => {
      const gradient = subject.gradient(at);
      spoil(gradient);
      return gradient;
    },
  };
}

describe("certificates", () => {
  test.each(cases)("agree with the right gradient of %s", (_, formula) => {
    const certificate = certify(subjectOf(formula, wrtOf(formula)));
    expect(certificate.disagreements).toEqual([]);
    expect(certificate.verdict).toBe("agrees");
    expect(certificate.points.inside).toBe(20);
    expect(certificate.dual.worst).toBeLessThan(1e-12);
    expect(certificate.differences.worst).toBeLessThan(1e-5);
  });

  const squares = typical["log(sum(i, exp(x[i])))"]!;

  test("name the elements compared", () => {
    const { compared, selection } = certify(subjectOf(squares, ["x"]));
    expect(compared).toEqual(["x[1]", "x[2]", "x[3]", "x[4]", "x[5]", "x[6]"]);
    expect(selection).toBeNull();
    const many = certify(subjectOf(typical["sum(i, 1, 12, x[i]^2)"]!, ["x"]));
    expect(many.compared).toHaveLength(9);
    expect(many.selection).toEqual({ chosen: 8, of: 12 });
  });

  test("disagree where one element is wrong, by both witnesses", () => {
    const wrong = withWrong(
      subjectOf(squares, ["x"]),
      ({ x }) => ((x as Float64Array)[1]! *= 1.0001),
    );
    const { verdict, disagreements } = certify(wrong);
    expect(verdict).toBe("disagrees");
    expect(new Set(disagreements.map(({ by }) => by))).toEqual(new Set(["x[2]"]));
    expect(new Set(disagreements.map(({ witness }) => witness))).toEqual(
      new Set(["dual", "differences"]),
    );
  });

  test("disagree where an element that was not chosen is wrong", () => {
    const subject = subjectOf(typical["sum(i, 1, 12, x[i]^2)"]!, ["x"]);
    const { disagreements } = certify(withWrong(subject, ({ x }) => ((x as Float64Array)[11] = 0)));
    expect(disagreements[0]?.by).toBe("a direction through all");
  });

  test("forgive nothing for a bound that is computed", () => {
    const { formula, over, power, times } = binders();
    const half = subjectOf(formula(over("sum", 1, times(0.5, "n"), (i) => power("x", i))), ["x"]);
    expect(certify(half).verdict).toBe("agrees");
    const wrong = withWrong(half, (gradient) => (gradient["x"] = -Number(gradient["x"])));
    const { disagreements } = certify(wrong);
    expect(disagreements.map(({ witness }) => witness)).toContain("dual");
  });

  test("disagree where the value is wrong, and say so of each result", () => {
    const { formula, list, power } = binders();
    const several = subjectOf(formula(list("x", power("x", 2), 3)), []);
    expect(certify(several).verdict).toBe("agrees");
    const wrong = { ...several, value: ({ x }: Point) => [Number(x), Number(x) ** 3, 3] };
    const { disagreements, compared } = certify(wrong);
    expect(compared).toEqual([]);
    expect(disagreements[0]).toMatchObject({ of: "value", by: null, witness: "evaluation" });
  });

  test("a subject that refuses the points around it gives no differences there", () => {
    const { apply, element, formula } = binders();
    const stepped = formula(element("x", apply("floor", "p")));
    const inner = subjectOf(stepped, ["x", "p"]);
    const refusing = (at: Point): number => {
      const value = inner.value(at) as number;
      if (Number.isNaN(value)) throw new FormulaError({ code: "out-of-range", message: "no such" });
      return value;
    };
    expect(certify({ ...inner, value: refusing }).verdict).toBe("agrees");
  });

  test("are plain data", () => {
    const certificate = certify(subjectOf(squares, ["x"]));
    expect(JSON.parse(JSON.stringify(certificate))).toEqual(certificate);
  });
});

describe("checks", () => {
  const squared = typical["product(i, 1, n, 1 + x[i]^2)"]!;

  test("measure elements against MPFR", async () => {
    const report = await check(subjectOf(squared, ["x"]), { points: 20 });
    expect(report.verdict).toBe("agrees");
    expect(report.digits).toBe(60);
    expect(report.entries.map(({ of }) => of)).toContain("d/dx[3]");
    for (const { accuracy } of report.entries) expect(accuracy!.median).toBeLessThan(64);
  });

  test("a wrong element disagrees with high precision too", async () => {
    const wrong = withWrong(
      subjectOf(squared, ["x"]),
      ({ x }) => ((x as Float64Array)[0]! *= 1.00001),
    );
    const { disagreements } = await check(wrong, { points: 10 });
    const found = disagreements
      .filter(({ of }) => of.startsWith("d/d"))
      .map(({ witness, of }) => `${witness} ${of}`);
    expect(new Set(found)).toEqual(
      new Set(["dual d/dx[1]", "differences d/dx[1]", "precise d/dx[1]"]),
    );
  });

  test("kinks in loops are named, and points are written with their vectors", async () => {
    const { apply, element, formula, length, over } = binders();
    const sizes = formula(over("sum", 1, length("x"), (i) => apply("abs", element("x", i))));
    const report = await check(subjectOf(sizes, ["x"]), { points: 5 });
    expect(report.kinks.map(({ of }) => of)).toEqual(["abs"]);
    expect(renderReport(report)).toMatch(/kink {2}abs\(x\[i\d*\]\) at x = \[0, [-\d.]+, [-\d.]+/);
  });

  test("several results are measured each", async () => {
    const { apply, formula, list } = binders();
    const several = formula(list(apply("sin", "x"), apply("exp", "x")));
    const { entries } = await check(subjectOf(several, []), { points: 10 });
    expect(entries.map(({ of }) => of)).toEqual(["[1]", "[2]"]);
    for (const { accuracy } of entries) expect(accuracy!.ulps).toBeGreaterThan(0);
  });
});
