/** Stable forms: what is rewritten into what, where digits were lost, and where nothing is done. */
import { describe, expect, it } from "vitest";
import { type Compiled, compile } from "../../src/compile.ts";
import { differentiate } from "../../src/diff/differentiate.ts";
import { emit } from "../../src/emit.ts";
import { parse } from "../../src/parse.ts";
import { print } from "../../src/print/formula-text.ts";
import { stableForms, type StabilityOptions } from "../../src/simplify/stable/rewrite.ts";
import { loadPrecise } from "../../src/verify/precise.ts";
import { ruleCases } from "../support/stability/cases.ts";
import { Pair } from "../support/stability/measure.ts";
import { measureRegion, regions } from "../support/stability/regions.ts";

/** What the value of a formula is computed as. */
function computed(text: string, options: StabilityOptions = {}): string {
  const forms = stableForms(parse(text), options);
  const [root] = forms.settler()([forms.formula.root]);
  return print({ graph: forms.formula.graph, root: root! });
}

/** How far the exponents of a sum over x are moved. */
const SHIFT = "64*floor(0.5 + max(x)/64)";

describe("the value of", () => {
  it.each([
    ["log(1 + x)", "log1p(x)"],
    ["log(1 - x*y)", "log1p(-x*y)"],
    ["log(exp(2*x) + 1)", "softplus(2*x)"],
    ["log(1 - exp(-x))", "log1mexp(-x)"],
    ["log(exp(a) + exp(b))", "logaddexp(a, b)"],
    ["exp(x) - 1", "expm1(x)"],
    ["-1 + exp(-x)", "expm1(-x)"],
    ["1 - exp(x)", "-expm1(x)"],
    ["2*exp(x) - 2", "2*expm1(x)"],
    ["P*exp(r*t) - P", "P*expm1(r*t)"],
    ["1/(1 + exp(-x))", "sigmoid(x)"],
    ["exp(x)/(exp(x) + exp(y))", "expshare(x, y)"],
    ["1 - 1/(1 + exp(-x))", "sigmoid(-x)"],
    ["exp(x)/(exp(x) + 1)", "sigmoid(x)"],
    ["1 - tanh(x)^2", "sech(x)^2"],
    ["1 - cos(x)", "2*sin(x/2)^2"],
    ["sin(x) - x", "-(abs(x) < 0.7 ? x*(2*sin(x/2)^2 + x*sincderivative(1, x)) : x - sin(x))"],
    ["x - tan(x)", "abs(x) < 0.7 ? x^2*sincderivative(1, x)/cos(x) : x - tan(x)"],
    ["1 - (1 + x)", "-x"],
    ["(x - 0.3) + 0.3", "x"],
    ["cos(x) - 1", "-2*sin(x/2)^2"],
    ["x^2 - y^2", "(x - y)*(x + y)"],
    ["x*x - 4", "(x - 2)*(2 + x)"],
    ["sqrt(x + 1) - sqrt(x)", "1/(sqrt(1 + x) + sqrt(x))"],
    ["x == 0 ? 1 : sin(x)/x", "x == 0 ? 1 : sinc(x)"],
    ["x != 0 ? (exp(x) - 1)/x : 1", "x != 0 ? exprel(x) : 1"],
    ["sin(x)/x", "x == 0 ? sin(x)/x : sinc(x)"],
    ["log(x + 1) - log(x)", "x > 2 ? log1p(1/x) : log(1 + x) - log(x)"],
    // Terms, factors and signs the other way round.
    ["exp(y)/(exp(x) + exp(y))", "expshare(y, x)"],
    ["1/(x - 4) - 2/x + 1/(4 + x)", "32/x/(4 + x)/(x - 4)"],
    ["2/x - 1/(x - 4) - 1/(4 + x)", "-32/x/(-4 - x)/(4 - x)"],
    ["sqrt(x + 4) - sqrt(x - 9)", "13/(sqrt(4 + x) + sqrt(x - 9))"],
    ["sqrt(x - 4) - sqrt(x)", "-4/(sqrt(x - 4) + sqrt(x))"],
    ["sqrt(x) - sqrt(x + 4)", "-4/(sqrt(x) + sqrt(4 + x))"],
    ["log(1 - x) - log(1 + x)", "2*atanh(-x)"],
    ["log((1 - x)/(1 + x))", "2*atanh(-x)"],
    ["log(1 - 2*x)", "log1p(-2*x)"],
    ["1 - exp(-2*x)", "-expm1(-2*x)"],
    ["1 - tanh(-x)", "2*sigmoid(2*x)"],
    ["tanh(x) - 1", "-2*sigmoid(-2*x)"],
    ["-1 - tanh(x)", "-2*sigmoid(2*x)"],
    ["-1 - erf(x)", "-erfc(-x)"],
    ["x*x - y^2", "(x - y)*(x + y)"],
    ["-x*x + 9", "(3 - x)*(3 + x)"],
    ["x - sqrt(x^2 + y)", "-(x > 0 ? y/(x + sqrt(x^2 + y)) : sqrt(x^2 + y) - x)"],
    ["-x - sqrt(x^2 + y)", "-(x < 0 ? y/(sqrt(x^2 + y) - x) : x + sqrt(x^2 + y))"],
    ["(1 - cos(2*x))/(2*x)^2", "2*x == 0 ? (1 - cos(2*x))/(2*x)^2 : sinc(2*x/2)^2/2"],
    // One upon another, and inside of others.
    ["1/(exp(x) + 1) - 1", "-sigmoid(x)"],
    ["log(1 + log(1 + x))", "log1p(log1p(x))"],
    ["log(1 + (exp(x) - 1))", "log1p(expm1(x))"],
    ["exp(exp(x) - 1) - 1", "expm1(expm1(x))"],
    ["1 - (1 - cos(x))", "cos(x)"],
    ["(exp(x) - 1)*(exp(x) - 1)", "expm1(x)*expm1(x)"],
    ["f = exp(x) - 1; f*y + f", "expm1(x) + y*expm1(x)"],
    ["sum(i, log(1 + x[i]))", "sum(i, log1p(x[i]))"],
    ["x > 0 ? log(1 + x) : exp(x) - 1", "x > 0 ? log1p(x) : expm1(x)"],
    ["x == 0 ? exp(y) - 1 : (exp(x) - 1)/x", "x == 0 ? expm1(y) : exprel(x)"],
    ["x == 0 ? 1 : sin(x)/x + y", "x == 0 ? 1 : y + (x == 0 ? sin(x)/x : sinc(x))"],
    // Sums over a range.
    ["log(sum(i, exp(x[i])))", `${SHIFT} + log(sum(i, exp(x[i] - ${SHIFT})))`],
    ["exp(y)/sum(i, exp(x[i]))", `exp(y - ${SHIFT})/sum(i, exp(x[i] - ${SHIFT}))`],
    [
      "exp(log(1 + y))/sum(i, exp(exp(x[i]) - 1))",
      "exp(log1p(y) - 64*floor(0.5 + max(i = 1, length(x), expm1(x[i]))/64))/sum(i, exp(expm1(x[i]) - 64*floor(0.5 + max(i = 1, length(x), expm1(x[i]))/64)))",
    ],
  ])("%s is %s", (text, stable) => {
    expect(computed(text)).toBe(stable);
  });

  it.each([
    "log(x)",
    "log(2 + x)",
    "exp(x) - 2",
    "x^2 + y^2",
    "x^2 - 2",
    "x^3 - y^3",
    "sin(x)/y",
    "1/(1 + exp(-x) + y)",
    "(1 + x)^3",
    "log(1 + 2)",
    "x == 0 ? 1 : sin(y)/x",
    // Constants that a condition excludes.
    "log(exp(x) - 4)",
    "4 + x^2",
    "-4 - x^2",
    "(4 + x)^3 - x^3",
    "a*(4 + x)^3 - a*x^3",
    "(1 + x)^2.5",
    "(1 + x)^3 - 1",
    // Operands that have to be the same, or to differ.
    "a*exp(x) - b",
    "a/(b + exp(x))",
    "exp(x)/(exp(y) + exp(z))",
    "log((1 + x)/(x - 1))",
    "sin(x + y) - sin(z)",
    "sin(-x)/x",
    "atan(4 + x) - atan(y)",
    "sqrt(4*x^2 + y) - 2*x",
    "1/(4 + x) - 2/x + 1/(x - 5)",
    "1/(4 + x) - 3/x + 1/(x - 4)",
    "log(sum(i, 1, 3, exp(x)))",
    "log(sum(i, log(x[i])))",
    "log(product(i, exp(x[i])))",
    "y/sum(i, exp(x[i]))",
    // What only the full range asks for.
    "sqrt(x^2 + y^2)",
    "exp(x)/exp(y)",
    "exp(x)*exp(y)",
  ])("%s is as it is written", (text) => {
    expect(computed(text)).toBe(print(parse(text)));
    expect(stableForms(parse(text)).rewrites).toEqual([]);
  });

  it("is as it is written where that is asked for", () => {
    expect(computed("log(1 + exp(x))", { asWritten: true })).toBe("log(1 + exp(x))");
    const at = { x: 1e-20 };
    expect(compile("exp(x) - 1", { asWritten: true }).value(at)).toBe(0);
    expect(compile("exp(x) - 1").value(at)).toBe(1e-20);
  });
});

describe("derivatives", () => {
  it.each([
    ["log(x + 1) - log(x)", "-1/x/(1 + x)"],
    ["sqrt(x) - sqrt(y)", "0.5/sqrt(x)"],
    ["sin(x)/x", "x == 0 ? cos(x)/x - sin(x)/x/x : sincderivative(1, x)"],
    ["1 - cos(x)", "sin(x)"],
    ["x^2 - y^2", "2*x"],
    ["cosh(x) - 1", "sinh(x)"],
    ["exp(x) - exp(y)", "exp(x)"],
    ["1/(1 + exp(-x))", "sigmoid(x)*sigmoid(-x)"],
    ["tan(x + y) - tan(x)", "sin(y)*sin(y + 2*x)/(cos(x)*cos(x + y))^2"],
  ])("of %s are made of the form that has the better one: %s", (text, expected) => {
    const { formula, settler } = stableForms(parse(text));
    const [root] = settler()([differentiate(formula, "x").root]);
    expect(print({ ...formula, root: root! })).toBe(expected);
  });

  it("of log(1 + exp(1000*x)) at 1 is 1000", () => {
    const { valueAndGradient } = compile("log(1 + exp(1000*x))");
    expect(valueAndGradient({ x: 1 })).toEqual({ value: 1000, gradient: { x: 1000 } });
  });

  it("of x^y at x = 0 are those of the power", () => {
    const { gradient } = compile("x^y");
    expect(gradient({ x: 0, y: 2.5 })).toEqual({ x: 0, y: 0 });
    expect(gradient({ x: 0, y: 1 })).toEqual({ x: 1, y: 0 });
  });

  it("of a log of a sum of exponentials are shares, however large the exponents", () => {
    const { gradient } = compile<number, { x: Float64Array }>("log(sum(i, exp(x[i])))");
    expect([...gradient({ x: [1000, 1000] }).x]).toEqual([0.5, 0.5]);
    expect([...gradient({ x: [-1000, -1000] }).x]).toEqual([0.5, 0.5]);
  });

  it("have the expansion of what is written about a point where a form changes", () => {
    const { taylor } = compile("sqrt(x^2 + 1) - x", { about: 0, order: 2 });
    expect(taylor({ x: 0 })).toEqual([1, -1, 0.5]);
  });

  it("keep the branch of a guard", () => {
    const { valueAndGradient } = compile("x == 0 ? 1 : sin(x)/x");
    expect(valueAndGradient({ x: 0 })).toEqual({ value: 1, gradient: { x: 0 } });
    expect(valueAndGradient({ x: 1e-9 }).gradient["x"]).toBeCloseTo(-1e-9 / 3, 24);
  });
});

it.each(["log(sum(i, exp(x[i])))", "exp(y)/sum(i, exp(x[i]))"])(
  "%s is told with reasons",
  (text) => {
    const forms = stableForms(parse(text));
    expect(forms.rewrites).toHaveLength(1);
    for (const told of Object.values(forms.rewrites[0]!)) expect(told).toMatch(/\w.*\w/);
  },
);

describe("what is differentiated", () => {
  it.each([
    ["1 - 1/(1 + exp(-x))", "sigmoid(-x)"],
    ["sum(i, 1 - 1/(1 + exp(-x[i])))", "sum(i, sigmoid(-x[i]))"],
    ["x > 0 ? log(1 + y) : log1p(y)", "log1p(y)"],
    ["1 - cos(log(1 + x))", "1 - cos(log1p(x))"],
    ["x^2 - y^2 + log(1 + x)", "x^2 - y^2 + log1p(x)"],
    // What waits for its derivative keeps the parts that a rule for it takes apart.
    ["log(x + 1) - log(x)", "log(1 + x) - log(x)"],
    ["log(exp(x) + 1) - log(exp(x))", "log(1 + exp(x)) - log(exp(x))"],
  ])("for %s is %s", (text, expected) =>
    expect(print(stableForms(parse(text)).formula)).toBe(expected),
  );

  it("keeps the names of its parts", () => {
    const { called } = stableForms(parse("f = log(1 + x); f*y + f")).formula;
    const names = [...called!].map(([node, { name }]) => [
      print({ ...parse("x"), root: node }),
      name,
    ]);
    expect(names).toEqual([
      ["log(1 + x)", "f"],
      ["log1p(x)", "f"],
    ]);
  });
});

describe("no value appears where there was none", () => {
  it.each([
    ["sin(x)/x", 0],
    ["(exp(x) - 1)/x", 0],
    ["log(x + 1) - log(x)", -3],
    ["log(x) - log(y)", -3],
    ["sqrt(x + 1) - sqrt(x)", -2],
    ["log((1 + x)/(1 - x))", 2],
    ["log(exp(x) - 1)", -1],
    ["1/x - 1/tan(x)", 0],
  ])("%s at %s", (text, x) => {
    expect(compile(text).value({ x, y: -2.9 })).toBeNaN();
  });
});

describe("the full range", () => {
  it("is kept where that is asked for, and elsewhere nothing changes by a bit", () => {
    const [plain, full] = [false, true].map((fullRange) =>
      compile<number>("sqrt(x^2 + y^2)", { fullRange }),
    ) as [Compiled, Compiled];
    expect(plain.value({ x: 3e200, y: 4e200 })).toBe(Infinity);
    expect(full.value({ x: 3e200, y: 4e200 }) / 5e200).toBeCloseTo(1, 15);
    expect(full.gradient({ x: 3e-200, y: 4e-200 })["x"]).toBeCloseTo(0.6, 14);
    expect(full.value({ x: 0, y: 0 })).toBe(0);
    for (const at of [
      { x: 0.1, y: 0.7 },
      { x: -1e30, y: 1e31 },
    ])
      expect(full.valueAndGradient(at)).toEqual(plain.valueAndGradient(at));
  });
});

describe("the full range has forms of its own", () => {
  it.each([
    ["exp(2*x)/exp(y)", "exp(2*x - y)"],
    ["exp(x)*exp(-y)", "exp(x - y)"],
    ["sqrt(x^2 - y^2)", "sqrt((x - y)*(x + y))"],
    ["sqrt(x^2 + y^2 + z^2 + w^2)", "sqrt(x^2 + y^2 + z^2 + w^2)"],
  ])("%s is %s", (text, expected) => {
    expect(computed(text, { fullRange: true })).toBe(expected);
  });
});

it("is told in the head of a module, and as data", () => {
  const { code, rewrites } = emit("log(1 + exp(x)) + exp(x) - 1");
  expect(rewrites.map(({ rule }) => rule)).toEqual(["softplus"]);
  expect(code).toContain(
    ` * Computed in forms that keep their digits (--as-written turns that off):
 *   log(1 + exp(u)) as softplus(u),
 *     since exp overflows where the result does not, and adding 1 drops the digits of what is small.
`,
  );
  expect(emit("log(1 + exp(x))", { asWritten: true }).code).not.toContain("softplus");
});

it("keeps the digits of derivatives", () => {
  const slope = (text: string, x: number): number => compile(text).gradient({ x })["x"]!;
  expect(slope("x - tan(x)", 1e-9)).toBe(-(Math.tan(1e-9) ** 2));
  // The square of the reciprocal is 0 there, which the slope is far from.
  expect(slope("x/(exp(x) - 1)", 400) / (-399 * Math.exp(-400))).toBeCloseTo(1, 14);
});

describe("no region of the domain is worse", () => {
  const some = ["softplus", "1-cos(x)", "log(x+1)-log(x)", "guarded (exp(x)-1)/x"];
  it.each(ruleCases.filter(({ name }) => some.includes(name)))("$name", async (one) => {
    const precise = await loadPrecise({ digits: 60 });
    const pair = new Pair(one.text);
    const reports = regions
      .filter((_, place) => place % 4 < 2)
      .flatMap((region) => measureRegion(precise, one, pair, region, { points: 2, seed: 1 }));
    expect(reports.flatMap(({ worse }) => worse)).toEqual([]);
    expect(reports.some(({ stable, written }) => stable < written / 1000)).toBe(true);
  });
});
