/** Derivatives of higher order by the cheapest method, and those of what an equation determines. */
import { beforeAll, describe, expect, it } from "vitest";
import { postorder } from "../../src/ast/traverse.ts";
import { compile } from "../../src/compile.ts";
import { differentiate } from "../../src/diff/differentiate.ts";
import { nthDerivative } from "../../src/diff/higher-order.ts";
import { implicit } from "../../src/diff/implicit.ts";
import { taylor } from "../../src/diff/taylor-series.ts";
import type { Style } from "../../src/diff/style.ts";
import { parse } from "../../src/parse.ts";
import { print } from "../../src/print/formula-text.ts";
import { loadPrecise, type Precise } from "../../src/verify/precise.ts";

let precise: Precise;
beforeAll(async () => {
  precise = await loadPrecise();
});

const derivative = (text: string, order: number, style: Style) => {
  const formula = parse(text);
  const { graph, root } = formula;
  const by = graph.variable("x");
  return { formula, by, ...nthDerivative(graph, root, by, order, style)! };
};

describe("the derivative of order n takes the cheapest method", () => {
  it.each<[string, number, Style, string]>([
    ["sin(sin(sin(sin(x))))", 10, "speed", "taylor"],
    ["sin(sin(sin(sin(x))))", 10, "reading", "taylor"],
    ["tan(x)", 7, "speed", "taylor"],
    ["exp(sin(x))", 8, "speed", "forward"],
    ["sin(x)", 10, "speed", "reverse"],
    ["(x^2 + 1)^5", 11, "speed", "reverse"],
    ["sqrt(1 + x)", 5, "reading", "reverse"],
    ["x*y", 1, "speed", "reverse"],
  ])("of %s, order %d, for %s: %s", (text, order, style, method) => {
    expect(derivative(text, order, style).method).toBe(method);
  });

  it.each<[string, number, number]>([
    ["sin(sin(sin(sin(x))))", 10, 1_000],
    ["exp(sin(x))", 8, 120],
    ["sin(sin(x))", 20, 2_500],
    ["x^40", 40, 1],
  ])("of %s, order %d, in less than %d nodes", (text, order, most) => {
    const { node } = derivative(text, order, "speed");
    expect(postorder([node]).length).toBeLessThanOrEqual(most);
  });

  it("or none where that takes more nodes than it may", () => {
    const { graph, root } = parse("x^x^x");
    for (const order of [2, 10, 100])
      expect(nthDerivative(graph, root, graph.variable("x"), order, "speed", 10)).toBeUndefined();
  });

  it.each<[string, Record<string, number>]>([
    ["sin(sin(x)*x)", { x: 0.7 }],
    ["exp(sin(x))/(1 + x^2)", { x: -1.3 }],
    ["x^y*log(x + y)", { x: 1.4, y: 2.3 }],
    ["atan2(x, y)^3", { x: 0.4, y: -2.3 }],
    ["sum(i, 1, 4, sin(i*x)/i) + product(i, 1, 3, x - i/2)", { x: 0.5 }],
    ["x > 0 ? sqrt(x)*tanh(x) : exp(x)", { x: 1.1 }],
  ])("and all methods agree: %s", (text, at) => {
    for (const order of [2, 3, 5]) {
      const [fast, read] = (["speed", "reading"] as const).map((style) => {
        const { formula, node } = derivative(text, order, style);
        return precise.within((numbers) =>
          numbers.value({ graph: formula.graph, root: node }, at).toNumber(),
        );
      });
      const formula = parse(text);
      const below = differentiate(formula, Array<string>(order - 1).fill("x"));
      const slope = precise.within((numbers) => numbers.derivative(below, at, "x").toNumber());
      expect(fast).toBeCloseTo(slope, 9);
      expect(read).toBeCloseTo(slope, 9);
    }
  });

  it("at zeros of the bases of whole powers", () => {
    const at = (text: string, order: number): number =>
      compile(differentiate(parse(text), Array<string>(order).fill("x"))).value({ x: 0 });
    for (let order = 0; order <= 6; order++) {
      // (sin(2*x)/2)^4 is x^4 - 8*x^6/3 + …
      const expected = [0, 1, 0, 0, 24, 0, (-8 / 3) * 720];
      expect(at("(sin(x)*cos(x))^4 + x", order)).toBeCloseTo(expected[order]!, 6);
      expect(at("product(i, 0, 3, x*i)", order)).toBe(0);
    }
  });

  it("reads like a textbook", () => {
    const text = (of: string, order: number): string => {
      const { formula, node } = derivative(of, order, "reading");
      return print({ graph: formula.graph, root: node });
    };
    expect(text("sin(x)", 10)).toBe("-sin(x)");
    expect(text("x^5", 4)).toBe("120*x");
    expect(text("log(x)", 6)).toBe("-120/x^6");
    expect(text("sqrt(1 + x)", 5)).toBe("105/(32*(x + 1)^4.5)");
    expect(text("exp(2*x)", 8)).toBe("256*exp(2*x)");
  });

  it("tells each condition of its readable form once", () => {
    const { root, graph, conditions } = differentiate(parse("x^y*x^-y*x^2"), ["x", "y", "x"], {
      for: "reading",
    });
    expect(print({ graph, root })).toBe("0");
    expect(conditions.map(({ text }) => text)).toEqual(["x > 0"]);
  });

  it("takes runs of one variable together", () => {
    const by = (names: string[]): string =>
      print(differentiate(parse("x^6*y^2"), names, { for: "reading" }));
    expect(by(["x", "x", "x", "x", "x", "y"])).toBe("1440*x*y");
    expect(by(["x", "y", "x"])).toBe("60*x^4*y");
    expect(by([])).toBe("x^6*y^2");
  });

  it.each([
    ["[x, x^2]", ["x"], "several-results"],
    ["x[1]^2", ["x", "x"], "derivative-by-vector"],
    ["x[1]^2*y", ["x", "y"], "several-results"],
  ])("and of %s by %s none", (text, by, code) => {
    const act = (): unknown => differentiate(parse(text), by);
    expect(act).toThrow(expect.objectContaining({ code }));
  });

  it("inside formulas too", () => {
    const formula = parse("f(x) = sin(sin(sin(sin(x)))); diff(f(x), x, 10) + f''''''''''(x)");
    expect(postorder([formula.root]).length).toBeLessThan(1_000);
    const twice = derivative("sin(sin(sin(sin(x))))", 10, "speed");
    const value = compile({ graph: twice.formula.graph, root: twice.node }).value({ x: 0.3 });
    expect(compile(formula).value({ x: 0.3 })).toBeCloseTo(2 * value, 6);
  });
});

it("says how coefficients in the variable itself were made", () => {
  const made = taylor(parse("exp(2*x)"), "x", { order: 3 });
  expect(made.coefficients.map((each) => print(each))).toEqual([
    "exp(2*x)",
    "2*exp(2*x)",
    "2*exp(2*x)",
    "4*exp(2*x)/3",
  ]);
  expect(made.method).toBe("reverse");
  expect(taylor(parse("sin(sin(sin(x)))"), "x", { order: 10, for: "speed" }).method).toBe("taylor");
});

describe("implicit derivatives", () => {
  it.each([
    ["x^2 + y^2 - 1", 1, "-x/y"],
    ["x^2 + y^2 - 1", 2, "-1/y - x^2/y^3"],
    ["x*y - 1", 1, "-y/x"],
    ["y - x^3", 2, "6*x"],
    ["y*exp(y) - x", 1, "1/(exp(y)*(y + 1))"],
    ["sin(x) - y", 3, "-cos(x)"],
  ])("where %s is 0, of order %d: %s", (text, order, expected) => {
    expect(print(implicit(parse(text), "y", "x", { order }))).toBe(expected);
  });

  it("for code take the better form of each rule", () => {
    const circle = (order: number): string =>
      print(implicit(parse("x^2 + y^2 - 1"), "y", "x", { order, for: "speed" }));
    expect([1, 2].map(circle)).toEqual(["-x/y", "-1/y - x/y*(x/y/y)"]);
  });

  it("of Kepler's equation", () => {
    const kepler = parse("E - k*sin(E) - M");
    expect(print(implicit(kepler, "E", "M"))).toBe("1/(1 - k*cos(E))");
    expect(print(implicit(kepler, "E", "k"))).toBe("sin(E)/(1 - k*cos(E))");
    expect(print(implicit(kepler, "E", "M", { order: 2 }))).toBe("-k*sin(E)/(1 - k*cos(E))^3");
  });

  it("of the sides of a comparison", () => {
    const circle = parse("x^2 + y^2");
    const root = circle.graph.apply("==", [circle.root, circle.graph.constant(1)]);
    expect(print(implicit({ graph: circle.graph, root }, "y", "x"))).toBe("-x/y");
  });

  /** y at x by Newton's method from near it, and differences of that. */
  const differences = (text: string, x: number, near: number): [number, number, number] => {
    const { valueAndGradient } = compile(text, { wrt: ["y"] });
    const solve = (at: number): number => {
      let y = near;
      for (let step = 0; step < 50; step++) {
        const { value, gradient } = valueAndGradient({ x: at, y });
        y -= value / gradient["y"]!;
      }
      return y;
    };
    const h = 1e-3;
    const [back, mid, on] = [solve(x - h), solve(x), solve(x + h)];
    return [mid, (on - back) / (2 * h), (on - 2 * mid + back) / h ** 2];
  };

  it.each<[string, number, number]>([
    ["x^3 + y^3 - 6*x*y", 2, 3.8],
    ["x^2 + x*y + y^2 - 7", 1, 2],
    ["y - 0.3*sin(y) - x", 1, 1.2],
    ["y*exp(y) - x", 2, 0.8],
    ["x*y + sin(y) - exp(x) + 1", 0.5, 0.4],
    ["sum(i, 1, 3, x^i*y) + y^5 - 2", 0.7, 0.8],
  ])("where %s is 0 are what differences say", (text, x, near) => {
    const [y, first, second] = differences(text, x, near);
    for (const style of ["speed", "reading"] as const) {
      const at = (order: number): number =>
        compile(implicit(parse(text), "y", "x", { order, for: style })).value({ x, y });
      expect(Math.abs(at(1) - first)).toBeLessThan(1e-4 * (1 + Math.abs(first)));
      expect(Math.abs(at(2) - second)).toBeLessThan(1e-4 * (1 + Math.abs(second)));
    }
  });

  it.each([
    ["x^2 + 0*y - 1", "y", "x", 1, "not-determined"],
    ["floor(y) - x", "y", "x", 1, "not-determined"],
    ["x^2 + y^2", "y", "y", 1, "not-determined"],
    ["x^2 + y^2", "z", "x", 1, "unknown-variable"],
    ["x^2 + y^2", "y", "x", 0, "order-not-whole"],
    ["x[1]^2 + y^2", "y", "x", 1, "derivative-by-vector"],
    ["[x, y]", "y", "x", 1, "several-results"],
  ])("are refused for %s, %s by %s, order %d", (text, of, by, order, code) => {
    const act = (): unknown => implicit(parse(text), of, by, { order });
    expect(act).toThrow(expect.objectContaining({ code }));
  });
});
