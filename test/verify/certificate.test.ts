import { describe, expect, test } from "vitest";
import { emit } from "../../src/emit.ts";
import { certify } from "../../src/verify/certificate.ts";
import { pointOf } from "../../src/verify/points.ts";
import { type Numbers, subjectOf } from "./subject.ts";

const right = {
  "(d/v - t)^2": ["v", "d"],
  "log(1 + exp(x))": ["x"],
  "x > 0 ? sqrt(x) : x^2": ["x"],
  "floor(x) + mod(x, y)": ["x", "y"],
  "max(x, y, z)*abs(x - y)": ["x", "y", "z"],
  "sin(x)^2 + cos(x)^2": ["x"],
  "1e10 + x*1e-8": ["x"],
  "(1e10 + x) - 1e10": ["x"],
  "(x + 1e8)^2 - (x - 1e8)^2": ["x"],
  "x^5 - 5*x^4 + 10*x^3 - 10*x^2 + 5*x - 1": ["x"],
  "sin(1e6*x)": ["x"],
  "tan(x)*log(abs(x))": ["x"],
  "exp(x)/(1 + exp(x))": ["x"],
  "6.626e-34*f/(exp(6.626e-34*f/(1.38e-23*T)) - 1)": ["f", "T"],
  "gamma(x)*erf(y)": ["x", "y"],
};

describe("right gradients", () => {
  test.each(Object.entries(right))("%s", (text, wrt) => {
    const certificate = certify(subjectOf(text, wrt), { points: 60 });
    expect(certificate.disagreements).toEqual([]);
    expect(certificate.verdict).toBe("agrees");
    expect(certificate.points.inside).toBe(60);
  });
});

describe("wrong gradients", () => {
  const wrongs: [string, (partial: number, at: Numbers) => number][] = [
    ["the sign", (partial) => -partial],
    ["a factor of 2", (partial) => 2 * partial],
    ["a millionth", (partial) => partial * (1 + 1e-6)],
    ["a small constant", (partial) => partial + 1e-6],
    ["NaN", () => NaN],
    ["zero", () => 0],
  ];
  const formulas = ["(d/v - t)^2", "d*sin(v) + exp(t - v)", "d*v^2 - log(v)*t"];
  test.each(formulas.flatMap((text) => wrongs.map(([how, wrong]) => [text, how, wrong] as const)))(
    "%s, wrong by %s",
    (text, _, wrong) => {
      const good = subjectOf(text, ["v"]);
      const subject = subjectOf(text, ["v"], (at) =>
        pointOf(["v"], [wrong(good.gradient(at)["v"] as number, at)]),
      );
      const certificate = certify(subject);
      expect(certificate.verdict).toBe("disagrees");
      expect(certificate.disagreements[0]).toMatchObject({ of: "derivative", by: "v" });
    },
  );

  test("one term missing at one millionth of the whole", () => {
    const certificate = certify(subjectOf("x^2 + 1e-6*sin(x)", ["x"], ({ x }) => ({ x: 2 * x! })));
    expect(certificate.verdict).toBe("disagrees");
  });

  test("differences alone catch what the dual rules share", () => {
    const subject = subjectOf("x^3", ["x"]);
    const certificate = certify({ ...subject, value: ({ x }: Numbers) => 1.001 * x! ** 3 });
    const witnesses = certificate.disagreements.map(({ witness }) => witness);
    expect(witnesses).toContain("evaluation");
    expect(witnesses).toContain("differences");
    expect(witnesses).not.toContain("dual");
  });

  test("one wrong partial among a hundred is caught by the direction", () => {
    const names = Array.from({ length: 100 }, (_, i) => `x${i}`);
    const text = names.map((name) => `sin(${name})`).join(" + ");
    const good = subjectOf(text, names);
    expect(certify(good).verdict).toBe("agrees");
    expect(certify(good).compared).toHaveLength(9);
    const certificate = certify({
      ...good,
      gradient: (at) => ({ ...good.gradient(at), x57: 0 }),
    });
    expect(certificate.verdict).toBe("disagrees");
    expect(certificate.disagreements[0]!.by).toBe("a direction through all");
  });
});

describe("the certificate", () => {
  test("is plain data and the same every time", () => {
    const make = () => certify(subjectOf("(d/v - t)^2", ["v"]));
    expect(JSON.parse(JSON.stringify(make()))).toEqual(make());
    expect(make()).toMatchObject({
      points: { inside: 20 },
      compared: ["v"],
      cost: { value: 4, valueAndGradient: 11 },
    });
    expect(make().dual.worst).toBeLessThan(1e-14);
    expect(make().differences.worst).toBeLessThan(1e-6);
  });

  test("without a point inside nothing is called a pass", () => {
    const certificate = certify(subjectOf("sqrt(-1 - x^2)", ["x"]));
    expect(certificate.verdict).toBe("untested");
    expect(certificate.points.inside).toBe(0);
  });

  test("a variable that folding removed has partial 0", () => {
    expect(certify(subjectOf("x^0*y", ["x", "y"])).verdict).toBe("agrees");
  });

  test("a variable called __proto__", () => {
    const certificate = certify(subjectOf("__proto__^2*x", ["__proto__", "x"]));
    expect(certificate.verdict).toBe("agrees");
  });

  test("of a list of one result whose rounding has to be looked into", () => {
    const { further } = emit("1 - erf(hypot(-y))", { order: 2, asWritten: true, points: 8 });
    expect(further[0]!.certificate.verdict).toBe("agrees");
  });
});
