/**
 * Taylor coefficients. Each is checked against the one before: k*c_k is the derivative of c_(k-1),
 * as 60-digit differences tell, with no rule of differentiation involved; and known series about a
 * point to the letter.
 */
import { beforeAll, describe, expect, it } from "vitest";
import { type Formula, variableNames } from "../../src/ast/formula.ts";
import { Graph } from "../../src/ast/graph.ts";
import type { Node } from "../../src/ast/node.ts";
import { postorder } from "../../src/ast/traverse.ts";
import { compile } from "../../src/compile.ts";
import { taylorCoefficients } from "../../src/diff/taylor.ts";
import { taylor, taylorPolynomial } from "../../src/diff/taylor-series.ts";
import type { Style } from "../../src/diff/style.ts";
import { valueBuilder } from "../../src/functions/canonical.ts";
import { catalogue } from "../../src/functions/catalogue.ts";
import { parse } from "../../src/parse.ts";
import { print } from "../../src/print/formula-text.ts";
import { derivativeBuilder } from "../../src/simplify/derivative-builder.ts";
import type { Point } from "../../src/verify/points.ts";
import { loadPrecise, type Precise } from "../../src/verify/precise.ts";
import { samplePoints } from "../../src/verify/sample.ts";
import { randomFormula, randomFrom } from "../support/random-formula.ts";
import { randomLoops } from "../support/random-loops.ts";

let precise: Precise;
beforeAll(async () => {
  precise = await loadPrecise();
});

/** The coefficients by Taylor arithmetic, whatever were cheaper. */
function series(formula: Formula, by: string, order: number, style: Style = "speed"): Formula[] {
  const { graph, root } = formula;
  const setting = { build: derivativeBuilder(graph), by: graph.variable(by), style };
  return taylorCoefficients(root, order, setting)!.map((node) => ({ graph, root: node }));
}

/** How far k*c_k is from the derivative of the coefficient before, relative to its size. */
function worstError(coefficients: readonly Formula[], by: string, at: Point): number {
  return precise.within((numbers) => {
    let worst = 0;
    for (let k = 1; k < coefficients.length; k++) {
      const ours = numbers.value(coefficients[k]!, at).mul(k);
      const theirs = numbers.derivative(coefficients[k - 1]!, at, by);
      const scale = ours.abs().add(theirs.abs()).add(1e-30);
      const error = ours.sub(theirs).abs().div(scale).toNumber();
      worst = Number.isNaN(error) ? Infinity : Math.max(worst, error);
    }
    return worst;
  });
}

const applications = Object.entries(catalogue).flatMap(([name, entry]) => {
  if (entry.kind !== "real" || entry.parameters.length === 0) return [];
  const lists = entry.variadic
    ? [
        ["x", "y"],
        ["x", "y", "z"],
      ]
    : [entry.parameters];
  return lists.flatMap((parameters) =>
    parameters
      .filter((_, index) => entry.variadic || entry.partials[index] !== null)
      .map((by) => ({ name, parameters, by })),
  );
});

const application = (
  name: string,
  operands: (build: ReturnType<typeof valueBuilder>) => Node[],
) => {
  const graph = new Graph();
  const build = valueBuilder(graph);
  return { graph, root: build.apply(name, ...operands(build)) };
};

describe.each(["speed", "reading"] as const)("for %s, each function of the catalogue", (style) => {
  it.each(applications)("$name of $parameters by $by", ({ name, parameters, by }) => {
    const formula = application(name, (build) => parameters.map((each) => build.variable(each)));
    const coefficients = series(formula, by, style === "speed" ? 5 : 4, style);
    const { points } = samplePoints(formula, { count: 2 });
    expect(points.length).toBe(2);
    for (const at of points) expect(worstError(coefficients, by, at)).toBeLessThan(1e-20);
  });
});

it.each(applications.filter(({ parameters }) => parameters.length === 2))(
  "$name of $parameters where all vary by $by",
  ({ name, parameters, by }) => {
    const whole = catalogue[name as "polygamma"].partials.includes(null);
    const formula = application(name, (build) =>
      parameters.map((each, place) => {
        const own = build.variable(each);
        const other = build.variable(by);
        return each === by || whole
          ? own
          : build.apply(
              "+",
              own,
              build.apply("sin", place === 0 ? other : build.apply("/", other, build.constant(3))),
            );
      }),
    );
    const { points } = samplePoints(formula, { count: 3 });
    expect(points.length).toBe(3);
    const coefficients = series(formula, by, 4);
    for (const at of points) expect(worstError(coefficients, by, at)).toBeLessThan(1e-20);
  },
);

/** The error of the formula's coefficients at points where it is smooth, or none where it has none. */
function errorsOf(text: string, style: Style): number[] {
  const formula = parse(text);
  if (formula.root.kind === "list" || !variableNames(formula).includes("x")) return [];
  const { points } = samplePoints(formula, { count: 2, work: 20_000 });
  const coefficients = series(formula, "x", 3, style);
  return points.map((at) => worstError(coefficients, "x", at));
}

describe.each([
  ["scalar formulas", 30, (seed: number) => randomFormula(randomFrom(seed), 8)],
  ["formulas with loops", 40, (seed: number) => randomLoops(randomFrom(seed), 7)],
])("generated %s", (_, count, make) => {
  it.each(["speed", "reading"] as const)("for %s", (style) => {
    let checked = 0;
    for (let seed = 1; seed <= count; seed++) {
      const text = make(seed);
      for (const error of errorsOf(text, style)) {
        expect(error, text).toBeLessThan(1e-15);
        checked++;
      }
    }
    expect(checked).toBeGreaterThan(count / 3);
  });
});

describe("coefficients by Taylor arithmetic, from the first to the third", () => {
  it.each<[text: string, forSpeed: string, forReading?: string]>([
    ["x*y", "y; 0; 0"],
    ["x^2", "2*x; 1; 0"],
    ["x^5", "5*x^4; 10*x^3; 10*x^2"],
    ["x^2.5", "2.5*x^1.5; 1.875*sqrt(x); 0.625*(0.5/sqrt(x))"],
    [
      "sqrt(x)",
      "0.5/sqrt(x); -(0.5/sqrt(x))^2/sqrt(x)/2; 0.5/sqrt(x)*((0.5/sqrt(x))^2/sqrt(x))/sqrt(x)/2",
    ],
    ["1/x", "-1/x/x; 1/x/x/x; -1/x/x/x/x"],
    ["y/x", "-y/x/x; y/x/x/x; -y/x/x/x/x"],
    [
      "y^x",
      "y == 0 ? 0 : y^x*log(y); y == 0 ? 0 : log(y)*(y == 0 ? 0 : y^x*log(y))/2; y == 0 ? 0 : 1/3*(log(y)*(y == 0 ? 0 : log(y)*(y == 0 ? 0 : y^x*log(y))/2))",
      "y^x*log(y); y^x*log(y)*log(y)/2; 1/6*(y^x*log(y)*log(y)*log(y))",
    ],
    ["exp(x)", "exp(x); exp(x)/2; 1/6*exp(x)"],
    ["exp(x*y)", "y*exp(x*y); y*exp(x*y)*y/2; 1/3*(y*exp(x*y)*y/2*y)"],
    ["log(x)", "1/x; -1/x/x/2; 1/3*(1/x/x/x)"],
    ["sin(x)", "cos(x); -sin(x)/2; -1/6*cos(x)"],
    [
      "atan(x)",
      "1/(1 + x^2); -x/(1 + x^2)/(1 + x^2); -1/3*((1/(1 + x^2) - 4*(x*(x/(1 + x^2)/(1 + x^2))))/(1 + x^2))",
    ],
    ["max(x, y)", "x >= y ? (x == y ? 0.5 : 1) : 0; 0; 0"],
    ["abs(x)", "sign(x); 0; 0"],
    ["x > y ? x^2 : y", "x > y ? 2*x : 0; x > y ? 1 : 0; 0"],
    ["sum(i, 1, n, x*i)", "sum(i, 1, n, i); 0; 0"],
    [
      "max(i = 1, n, x*i)",
      "sum(i, 1, n, i*x == max(i = 1, n, i*x) ? i : 0)/sum(i, 1, n, i*x == max(i = 1, n, i*x) ? 1 : 0); 0; 0",
    ],
    ["[x, y, x^2][k]", "[1, 0, 2*x][k]; [0, 0, 1][k]; [0, 0, 0][k]"],
    [
      "sin(x)*cos(x)",
      "cos(x)^2 - sin(x)^2; -2*(sin(x)*cos(x)); 1/6*sin(x)^2 - 1/6*cos(x)^2 + (sin(x)^2/2 - cos(x)^2/2)",
    ],
    [
      "tan(x)",
      "1 + tan(x)^2; tan(x)*(1 + tan(x)^2); 1/3*(2*(tan(x)*(1 + tan(x)^2)*tan(x)) + (1 + tan(x)^2)^2)",
    ],
    [
      "erf(x)",
      "2/sqrt(pi)*expmx2(x); -x*expmx2(x)*(2/sqrt(pi)); -1/3*(2/sqrt(pi)*(expmx2(x) - 2*(x*expmx2(x)*x)))",
      "2/sqrt(pi)*exp(-x^2); -2*x*exp(-x^2)*(2/sqrt(pi))/2; 1/6*(2/sqrt(pi)*(2*x*(2*x*exp(-x^2)) - 2*exp(-x^2)))",
    ],
    ["floor(x)*x", "floor(x); 0; 0"],
  ])("of %s are %s", (text, forSpeed, forReading = forSpeed) => {
    const found = (["speed", "reading"] as const).map((style) => {
      const [, ...coefficients] = series(parse(text), "x", 3, style);
      return coefficients.map((each) => print(each)).join("; ");
    });
    expect(found).toEqual([forSpeed, forReading]);
  });
});

const about = (text: string, point: number | string, order: number): string[] =>
  taylor(parse(text), "x", { order, about: point }).coefficients.map((each) => print(each));

describe("known series", () => {
  it.each([
    ["exp(x)", 0, "1 1 0.5 1/6 1/24"],
    ["sin(x)", 0, "0 1 0 -1/6 0 1/120"],
    ["cos(x)", 0, "1 0 -0.5 0 1/24"],
    ["log(1 + x)", 0, "0 1 -0.5 1/3 -0.25 0.2"],
    ["log(x)", 1, "0 1 -0.5 1/3 -0.25"],
    ["tan(x)", 0, "0 1 0 1/3 0 2/15 0 17/315"],
    ["tanh(x)", 0, "0 1 0 -1/3 0 2/15"],
    ["sec(x)", 0, "1 0 0.5 0 5/24 0 61/720"],
    ["asin(x)", 0, "0 1 0 1/6 0 0.075 0 5/112"],
    ["atan(x)", 0, "0 1 0 -1/3 0 0.2 0 -1/7"],
    ["1/(1 - x)", 0, "1 1 1 1 1 1"],
    ["1/(1 - x)^2", 0, "1 2 3 4 5 6"],
    ["1/x", 2, "0.5 -0.25 0.125 -0.0625"],
    ["sqrt(1 + x)", 0, "1 0.5 -0.125 0.0625 -0.0390625"],
    ["(1 + x)^(1/3)", 0, "1 1/3 -1/9 5/81 -10/243"],
    ["cbrt(1 + x)", 0, "1 1/3 -1/9 5/81 -10/243"],
    ["x^4", 0, "0 0 0 0 1 0"],
    ["x^4", 1, "1 4 6 4 1 0"],
    ["(x^2)^3*x", 0, "0 0 0 0 0 0 0 1"],
    ["x^2.5", 4, "32 20 3.75"],
    ["exp(sin(x))", 0, "1 1 0.5 0 -0.125 -1/15"],
    ["x*exp(-x)", 0, "0 1 -1 0.5 -1/6"],
    ["(1 + x)^x", 0, "1 0 1 -0.5 5/6"],
    ["x^x", 1, "1 1 1 0.5 1/3"],
    ["abs(x)", -1, "1 -1 0"],
    ["max(x, 2)", 1, "2 0 0"],
    ["max(x, 0.5)", 1, "1 1 0"],
    ["floor(x)*x", 2.5, "5 2 0"],
    ["x > 1 ? log(x) : x^2", 0, "0 0 1"],
    ["x > 0 ? x^2 : log(x)", 1, "1 2 1 0"],
    ["[x, sin(x)][2]", 0, "0 1 0 -1/6"],
    ["f(t) = t^2; f(sin(x))", 0, "0 0 1 0 -1/3"],
    ["diff(sin(x), x)", 0, "1 0 -0.5 0 1/24"],
    ["erf(x)", 0, "0 2/sqrt(pi) 0"],
  ])("of %s about %d", (text, point, expected) => {
    const series = expected.split(" ");
    expect(about(text, point, series.length - 1)).toEqual(series);
  });

  it.each([
    ["sum(i, 1, 3, x^i)", 0, [0, 1, 1, 1, 0]],
    ["sum(i, 0, 3, i == 2 ? x^2 : i*x)", 0, [0, 4, 1, 0]],
    ["product(i, 0, 3, x - i)", 0, [0, -6, 11, -6, 1, 0]],
    ["product(i, 0, 3, x - i)", 2, [0, -2, -1, 2, 1, 0]],
    ["product(i, 1, 2, sum(j, 1, i, x^j))", 0, [0, 0, 1, 1, 0]],
    ["max(i = 1, 3, x^i)", 2, [8, 12, 6, 1, 0]],
    ["sum(i, 1, 2, [x, x^2][i])", 3, [12, 7, 1, 0]],
    ["sum(i, 1, 2, i*hypot(x, 3))", 4, [15, 2.4, 0.108, -0.01728]],
    ["gamma(x)", 2, [1, 1 - 0.5772156649015329, 0.41184033042644, 0.0815769192475847]],
  ])("of %s about %d", (text, point, expected) => {
    for (const style of ["speed", "reading"] as const) {
      const order = expected.length - 1;
      const made = taylor(parse(text), "x", { order, about: point, for: style }).coefficients;
      const values = made.map((each) => compile(each).value({}));
      values.forEach((value, k) => expect(value).toBeCloseTo(expected[k]!, 10));
    }
  });

  it("about an exact constant", () => {
    expect(about("sin(x)", "pi/4", 2)).toEqual(["sin(pi/4)", "cos(pi/4)", "-sin(pi/4)/2"]);
    expect(about("x > pi ? x^2 : log(x)", "2*pi", 2)).toEqual(["4*pi^2", "4*pi", "1"]);
  });

  it("without the conditions of rules that hold there", () => {
    expect(about("hypot(x, 3)", 4, 1)).toEqual(["hypot(4, 3)", "4/hypot(4, 3)"]);
    expect(about("asinh(x)", "pi", 1)).toEqual(["asinh(pi)", "1/sqrt(pi^2 + 1)"]);
  });

  it("in other variables", () => {
    expect(about("log(a + x)", 0, 2)).toEqual(["log(a)", "1/a", "-1/(2*a^2)"]);
    expect(about("a*x^2 + b*x + c", 0, 3)).toEqual(["c", "b", "a", "0"]);
  });

  it("as polynomials", () => {
    const polynomial = (text: string, point: number | string, order: number): string =>
      print(taylorPolynomial(parse(text), "x", { order, about: point }));
    expect(polynomial("exp(x)", 0, 4)).toBe("1 + x + x^2/2 + x^3/6 + x^4/24");
    expect(polynomial("sin(x)", 0, 6)).toBe("x - x^3/6 + x^5/120");
    expect(polynomial("log(x)", 1, 3)).toBe("x - 1 - (x - 1)^2/2 + (x - 1)^3/3");
    expect(polynomial("x^4", 0, 3)).toBe("0");
  });
});

const refusal = (text: string, point: number | string): string => {
  try {
    about(text, point, 3);
  } catch (error) {
    return (error as { code: string }).code;
  }
  return "none";
};

describe("where a function is not analytic there is no expansion", () => {
  it.each<[string, number | string]>([
    ["sin(x)/x", 0],
    ["1/x", 0],
    ["log(x)", 0],
    ["log(a*x)", 0],
    ["log(x)", -1],
    ["sqrt(x)", 0],
    ["cbrt(x)", 0],
    ["x^1.5", 0],
    ["x^x", 0],
    ["x^a", 0],
    ["(-2)^x", 2],
    ["abs(x)", 0],
    ["max(x, 1)", 1],
    ["max(x, 2*x, 3)", 1.5],
    ["sign(x)", 0],
    ["floor(x)", 3],
    ["mod(x, 2)", 4],
    ["hypot(x, 0*y)", 0],
    ["asin(x)", 1],
    ["tan(x)", "pi/2"],
    ["log(sin(x))", "pi"],
    ["gamma(x)", -2],
    ["x == 0 ? 1 : sin(x)/x", 0],
    ["x > 0 ? x : x^2", 0],
    ["sin(x) > 0 ? x : x^2", "pi"],
    ["sum(i, 0, 5, log(x + i))", 0],
    ["sum(i, 1, 5, 1/(x - i))", 3],
    ["max(i = 1, 3, x*i)", 0],
    ["exp(x)", 1000],
  ])("%s about %s", (text, point) => {
    expect(refusal(text, point)).toBe("no-taylor-expansion");
  });

  it.each<[string, number | string]>([
    ["abs(x)", 1e-300],
    ["log(x)", 1e-20],
    ["floor(x)", "3 + 1/1000000000000"],
    ["x > 0 ? x : log(x)", 1],
    ["sum(i, 1, 5, log(x + i))", 0],
    ["max(i = 1, 3, x*i)", 1],
    ["y > 0 ? log(x) : 1/(x - 1)", 2],
    ["atan2(x, a)", 0],
    ["max(x, 2*x, 3)", 3],
  ])("but %s has one about %s", (text, point) => {
    expect(refusal(text, point)).toBe("none");
  });

  it.each([Infinity, NaN, "y", "x > 1", "[1, 2]"])("nothing expands about %s", (point) => {
    expect(["point-not-constant", "unknown-variable"]).toContain(refusal("x", point));
  });

  it.each([
    [-1, "order-not-whole"],
    [1.5, "order-not-whole"],
    [101, "order-too-high"],
  ])("nor to order %d", (order, code) => {
    expect(() => taylor(parse("x"), "x", { order })).toThrow(expect.objectContaining({ code }));
  });

  it("of one result, by a number that is no bound", () => {
    const by = (text: string): unknown => taylor(parse(text), "x", { order: 2 });
    const code = (name: string): unknown => expect.objectContaining({ code: name });
    expect(() => by("[x, x^2]")).toThrow(code("several-results"));
    expect(() => by("x[1]^2")).toThrow(code("derivative-by-vector"));
    expect(() => by("sum(i, 1, x, i)")).toThrow(code("not-differentiable"));
    expect(() => by("y")).toThrow(code("unknown-variable"));
  });
});

describe("size", () => {
  const sizeOf = (text: string, order: number): number =>
    postorder([series(parse(text), "x", order).at(-1)!.root]).length;

  it("stays small for nested functions", () => {
    expect(sizeOf("sin(sin(sin(sin(x))))", 10)).toBeLessThan(1_000);
    expect(sizeOf("exp(sin(x))", 8)).toBeLessThan(150);
  });

  it("grows with the square of the order", () => {
    const [ten, twenty] = [10, 20].map((order) => sizeOf("sin(sin(x))", order)) as [number, number];
    expect(twenty / ten).toBeLessThan(4.2);
  });

  it("grows linearly in the formula, whatever its depth", () => {
    const graph = new Graph();
    const build = valueBuilder(graph);
    let root = build.apply("sin", build.variable("x"));
    for (let depth = 0; depth < 100_000; depth++)
      root = build.apply("*", root, build.variable(`a${depth % 7}`));
    const made = series({ graph, root }, "x", 3);
    expect(postorder(made.map((each) => each.root)).length).toBeLessThan(410_000);
  });
});
