/**
 * The branch not taken leaves nothing behind: no NaN, no infinity and no error in value, gradient or
 * Hessian. First the failures of other systems, each by the report of it; then random nests of
 * branches that would spoil everything, around a formula that is known.
 */
import { describe, expect, it } from "vitest";
import type { Gradient, Point, Value } from "../../src/codegen/point.ts";
import { compile, type Compiled } from "../../src/compile.ts";
import { flat, matrixOf, symmetric, timesSparse } from "../../src/evidence/flat.ts";
import { type Random, randomFrom } from "../support/random-formula.ts";

type Whole = Compiled<Value, Gradient>;

const compiled = (text: string, evaluate: "code" | "interpret" = "code"): Whole =>
  compile<Value, Gradient>(text, { evaluate });

function expectDerivatives(
  text: string,
  at: Point,
  expected: { value: number; gradient: readonly number[]; hessian?: readonly number[][] },
): void {
  for (const evaluate of ["code", "interpret"] as const) {
    const by = compiled(text, evaluate);
    const close = (ours: readonly number[], theirs: readonly number[]): void => {
      expect(ours.length).toBe(theirs.length);
      ours.forEach((one, k) => expect(one).toBeCloseTo(theirs[k]!, 12));
    };
    close([by.value(at) as number], [expected.value]);
    close(flat(by.gradient(at), by.wrt), expected.gradient);
    const hessian = matrixOf(by.hessian(at), at, by.wrt);
    if (expected.hessian === undefined) expect(hessian.flat().every(Number.isFinite)).toBe(true);
    else hessian.forEach((row, k) => close(row, expected.hessian![k]!));
  }
}

describe("sums of no terms", () => {
  it.each<[string, Point]>([
    ["sum(k, 1, n, k*log(x))", { n: 0, x: 0 }],
    ["sum(k, 1, n, k*x/y)", { n: 0, x: 2, y: 0 }],
    ["sum(j, 1, n, x^j*asin(length(u)))", { n: 0, x: 2, u: [1, 2] }],
    ["sum(k, 1, n, u[1]^((x + k)/y))", { n: 0, x: 2, y: 3, u: [-1] }],
    ["sum(j, 1, n, log(x + j, 1))", { n: 0, x: 2 }],
    ["sum(k, 1, n, inf/(k*x))", { n: 0, x: 2 }],
    ["sum(i, 1, n, sum(j, 1, i - 1, j*x/(i - 1)))", { n: 1, x: 2 }],
    ["sum(i, 2, length(u), u[i]/x)", { x: 0, u: [1] }],
    ["product(j, 1, n, x^j*log(y)) - 1", { n: 0, x: 2, y: -1 }],
    ["cbrt(sum(k, 1, n, y))", { n: 0, y: 2 }],
    ["cbrt(sum(k, 1, n, x[k]*y))", { n: 0, x: [1, 2], y: 2 }],
    ["cbrt(mean(i, 1, n, x))", { n: -2, x: 2 }],
    ["cbrt(product(k, 1, n, y) - 1)", { n: 0, y: 2 }],
    ["cbrt(sum(i, 1, n, sum(j, 1, i - 1, y^2)))", { n: 1, y: 2 }],
    ["cbrt(sum(i, 1, n, sum(j, 1, m, y^2)))", { n: 2, m: 0, y: 2 }],
    ["cbrt(x >= y ? 1 : sum(k, 1, n, u[1]))", { n: 0, x: 0, y: 1, u: [1] }],
    ["cbrt(sum(i, x[i] > 0 ? y : 0))", { x: [-1, -2], y: 3 }],
    // Elements to which nothing comes in a loop between them and an infinite slope.
    [
      "sum(i, 1, 2, cbrt(sum(j, 1, 2, sum(k, 1, n, sin(u[i]*v[k]*u[j])))))",
      { n: 0, u: [1, 2], v: [1, 2] },
    ],
    [
      "sum(i, 1, 2, cbrt(sum(j, 1, 2, sum(k, v[k] > 3 ? sin(u[i]*v[k]*u[j]) : 0))))",
      { u: [1, 2], v: [1, 2] },
    ],
    ["y^sum(k, 1, n, x) - 1", { n: 0, x: 2, y: -2 }],
    ["(any(k, 1, 3, x < y) ? u[1] : u[1]^sum(k, 1, n, x)) - 1", { n: 0, x: 3, y: 2, u: [-1] }],
  ])("%s has derivatives of 0 at %o", (text, at) => {
    const { wrt } = compiled(text);
    const count = flat(compiled(text).gradient(at), wrt).length;
    const none = Array.from({ length: count }, () => 0);
    const hessian = none.map(() => none);
    expectDerivatives(text, at, { value: 0, gradient: none, hessian });
    const { jvp, hvp } = compiled(text);
    expect(jvp(at, at as never)).toBeCloseTo(0, 12);
    for (const second of flat(hvp(at, at as never), wrt)) expect(second).toBeCloseTo(0, 12);
  });
});

describe("what failed elsewhere", () => {
  it("jax-ml/jax 347: a root at 0, in the row of a sum that is replaced", () => {
    const text = "r(i) = sqrt(a[i]^2 + b[i]^2); sum(i, r(i) > 0.5 ? r(i) : 1 + 0*a[i])";
    const at = { a: [1, 3, 0], b: [2, 4, 0] };
    const [one, five] = [Math.sqrt(5), 5];
    const gradient = [1 / one, 3 / five, 0, 2 / one, 4 / five, 0];
    expectDerivatives(text, at, { value: one + five + 1, gradient });
  });

  it("jax-ml/jax 1052: an angle at the origin, in the row that is not taken", () => {
    const text = "sum(i, t[i] > 0.5 ? 0 : atan2(a[i], a[i]))";
    const at = { t: [0, 1, 0], a: [3, 0, -5] };
    const gradient = [0, 0, 0, 0, 0, 0];
    expectDerivatives(text, at, { value: Math.PI / 4 - (3 * Math.PI) / 4, gradient });
  });

  it("casadi/casadi 1878: the second derivative of a root below 0", () => {
    for (const text of ["x > 0 ? sqrt(x) : 0", "x > 0 ? x^0.5 : 0", "piecewise(x > 0, sqrt(x), 0)"])
      for (const x of [-3, 0])
        expectDerivatives(text, { x }, { value: 0, gradient: [0], hessian: [[0]] });
    expect(compile("x > 0 ? sqrt(x) : 0", { order: 5 }).derivative({ x: -3 })).toBe(0);
  });

  it("symforce-org/symforce 445: the root of a maximum that is 0", () => {
    const text = "sqrt(max(0, x^2 - z^2))";
    const flatly = [
      [0, 0],
      [0, 0],
    ];
    expectDerivatives(text, { x: 1, z: 2 }, { value: 0, gradient: [0, 0], hessian: flatly });
    const root = Math.sqrt(5);
    expectDerivatives(text, { x: 3, z: 2 }, { value: root, gradient: [3 / root, -2 / root] });
  });

  it("JuliaSymbolics/Symbolics.jl 161: a root outside of its branch", () => {
    const expected = { value: 4, gradient: [-4], hessian: [[2]] };
    expectDerivatives("b < 0 ? b^2 : sqrt(b)", { b: -2 }, expected);
  });

  it("EnzymeAD/Enzyme.jl 2285: an infinite factor in the branch that is not taken", () => {
    const text = "y = x^2; abs(a) == inf ? y : y + a*y";
    const by = compile(text, { wrt: ["x"] });
    for (const a of [Infinity, -Infinity]) {
      expect(by.valueAndGradient({ a, x: 0 })).toEqual({ value: 0, gradient: { x: 0 } });
      expect(by.hessian({ a, x: 3 })).toEqual({ x: { x: 2 } });
    }
  });
});

describe("an element that is not there, in the branch not taken", () => {
  it.each([
    "x > 100 ? v[99]*x : x*y",
    "x < 100 ? x*y : sum(i, 1, 3, v[i + 50])*x",
    "piecewise(y > 50, v[99], x > 60, v[98]*x, x*y)",
    "x > 100 ? (y > 0 ? v[99] : v[98]) : x*y",
    "sum(i, 1, 2, i > 5 ? v[i + 50] : x*y)/2",
    "f(s) = s > 100 ? v[99] : s; f(x)*f(y)",
    "(x < 100 ? (y > 50 ? v[99]*x : y) : v[99]*x)*x",
    "x*min(y, (x > 100 ? v[99]*x : y + 5))",
    "x*mean(i, 1, 3, i > 5 ? sum(i, 1, 3, v[i + 50]*x) : y)",
    "x*sum(i, 1, 3, sum(j, i, 3, j > 5 ? sum(k, 1, 2, v[i + 90]*v[k + 50]*x) : y))/6",
    "x > 100 ? (y > 0 ? sum(i, 1, 3, v[i + 1]) : 0) + (y > 1 ? sum(i, 1, 3, v[i + 1]) : 0) : x*y",
  ])("%s", (text) => {
    const by = compile<number>(text, { wrt: ["x", "y"] });
    const at = { x: 2, y: 3, v: [1, 2, 3] };
    expect(by.valueAndGradient(at)).toEqual({ value: 6, gradient: { x: 3, y: 2 } });
    expect(by.hessian(at)).toEqual({ x: { x: 0, y: 1 }, y: { x: 1, y: 0 } });
  });
});

/** Formulas that are fine everywhere. */
const SOUND = [
  "sin(x)*y + x*v[1]",
  "x^2*y - exp(y/3)*v[2]",
  "sum(i, v[i]^2*x) + y^3",
  "x/(2 + y^2) + tanh(v[3]*x)",
];

/** What has no value, whatever `t` is. */
const POISON = [
  "log(-1 - (t)^2)",
  "1/((t) - (t))",
  "sqrt(-2 - (t)^2)",
  "exp(1000 + (t)^2)",
  "(-1 - (t)^2)^(t)",
  "0^(-1 - (t)^2)",
  "acosh(-(t)^2)",
  "product(i, v[i]/((t) - (t)))",
  "gamma(-1 - 0*(t))",
  "v[99]*(t)",
  "sum(i, 1, 3, v[i + 50]*(t))",
];

/** Ways to say `t` that have `p` in a branch not taken; x, y and v are small. */
const NESTS = [
  "(x > 100 ? p : t)",
  "(x < 100 ? t : p)",
  "(not (x < 100) ? p : t)",
  "piecewise(y > 50, p, x > 60, p*(t), t)",
  "(x > 100 and p > 0 ? p : t)",
  "(x < 100 or p > 0 ? t : p)",
  "(x > 100 ? (y > 0 ? p : 2*p) : t)",
  "(x < 100 ? (y > 50 ? p : t) : p)",
  "(t)*(x > 100 ? p : 1)",
  "((t) + 0*(y > 50 ? p : x))",
  "((t) + (x > 100 ? p : 0)*(y > 50 ? p : 0))",
  "mean(i, 1, 3, i > 5 ? p : t)",
  "(sum(i, v[i] > 100 ? p : t)/length(v))",
  "((t)*product(i, v[i] > 100 ? p : 1))",
  "min(t, (x > 100 ? p : (t) + 5))",
  "((t)/(any(i, v[i] > 100) ? p : 1))",
];

/** A sound formula in so many nests, each with its poison made of what it surrounds. */
function poisoned(random: Random, sound: string, depth: number): string {
  const pick = <T>(items: readonly T[]): T => items[Math.floor(random() * items.length)]!;
  let text = sound;
  for (let k = 0; k < depth; k++) {
    const inner = random() < 0.5 ? sound : text;
    const poison = `(${pick(POISON).replaceAll("t)", `${inner})`)})`;
    text = pick(NESTS).replace(/\b[pt]\b/g, (name) => (name === "p" ? poison : text));
  }
  if (random() < 0.3) return `f(s) = s > 100 ? log(-s)*sqrt(-s) : 0; ${text} + f(x) + f(y)`;
  return text;
}

const DIRECTION = { x: 0.5, y: -0.75, v: new Float64Array([1, 0.25, -0.5]) };
const AT = { x: 0.7, y: 1.3, v: new Float64Array([0.4, 1.1, -0.6]) };
const WRT = ["x", "y", "v"];

/** All numbers that the kinds of derivative give, in all forms. */
function everything(by: Whole): number[] {
  const into = { x: 0, y: 0, v: new Float64Array(3) };
  const value = by.valueAndGradientInto(AT, into) as unknown as number;
  const hessian = by.hessian(AT);
  const whole = matrixOf(hessian, AT, WRT).flat();
  const sparse = timesSparse(flat(DIRECTION, WRT), symmetric(by.sparseHessian(AT)), 5);
  return [
    by.value(AT) as number,
    value,
    ...flat(into, WRT),
    ...flat(by.gradient(AT), WRT),
    ...whole,
    ...sparse,
    ...flat(by.hvp(AT, DIRECTION as never), WRT),
    by.jvp(AT, DIRECTION as never) as number,
    ...flat(by.vjp(AT, 2 as never), WRT),
  ];
}

const inOneOrder = (text: string, evaluate: "code" | "interpret"): Whole =>
  compile<Value, Gradient>(text, { wrt: WRT, evaluate });

describe("random nests of branches that would spoil everything", () => {
  it.each(SOUND)("around %s", (sound) => {
    const random = randomFrom(SOUND.indexOf(sound) + 1);
    const expected = everything(inOneOrder(sound, "code"));
    expect(expected.every(Number.isFinite)).toBe(true);
    for (let k = 0; k < 6; k++) {
      const text = poisoned(random, sound, 1 + (k % 4));
      const ours = everything(inOneOrder(text, k % 3 === 0 ? "interpret" : "code"));
      const wrong = ours.findIndex(
        (one, place) => !(Math.abs(one - expected[place]!) <= 1e-11 * (1 + Math.abs(one))),
      );
      expect(wrong < 0 ? "" : `${wrong}: ${ours[wrong]} for ${text}`).toBe("");
    }
  });
});
