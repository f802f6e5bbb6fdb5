/** Warnings: what is suspicious, and above all what is not. */
import { describe, expect, it, test } from "vitest";
import { renderDiagnostic } from "../../src/ast/diagnostic.ts";
import { diagnose } from "../../src/diagnostics/diagnose.ts";
import { isSlip } from "../../src/diagnostics/warnings/similar-names.ts";

/** Each diagnostic as its code, what is marked, and what is suggested. */
const told = (text: string): string[] =>
  diagnose(text).map(
    ({ code, span, suggestion }) =>
      `${code}: ${text.slice(span?.start, span?.end)} > ${suggestion}`,
  );

const warns = (title: string, cases: readonly (readonly [text: string, ...told: string[]])[]) =>
  describe(title, () => {
    it.each(cases)("%s", (text, ...expected) => expect(told(text)).toEqual(expected));
  });

describe("names that slip", () => {
  it.each([
    ["velocity", "velocty"],
    ["velocity", "veloctiy"],
    ["speed", "sped"],
    ["mass", "maass"],
    ["alpha", "alhpa"],
    ["pressure", "presssure"],
    ["maxSpeed", "maxspeed"],
    ["outer_radius", "outer_raduis"],
  ])("%s and %s", (a, b) => expect([isSlip(a, b), isSlip(b, a)]).toEqual([true, true]));

  it.each([
    ["x1", "x2"],
    ["x_1", "x_2"],
    ["mass1", "mass2"],
    ["m10", "m1"],
    ["rate_a", "rate_b"],
    ["rate_a_0", "rate_b_0"],
    ["velx", "vely"],
    ["velX1", "velY1"],
    ["positionX", "positionY"],
    ["umax", "vmax"],
    ["dmass", "mass"],
    ["rate", "rates"],
    ["mass", "masss"],
    ["side", "size"],
    ["time", "tire"],
    ["v_in", "v_on"],
    ["alpha", "beta"],
    ["velocity", "velocity"],
  ])("not %s and %s", (a, b) => expect([isSlip(a, b), isSlip(b, a)]).toEqual([false, false]));
});

warns("variables", [
  ["velocity^2 + 2*velocty", "similar-name: velocty > velocity"],
  ["velocty*velocity + velocity", "similar-name: velocty > velocity"],
  ["velocity^2 + velocity + velocty + velocty"],
  ["f(height) = 2*height; f(heihgt)"],
  ["height = 2*x; heihgt + 1", "similar-name: heihgt > height"],
  ["sine*x + sine", "function-as-variable: sine > sin(x)"],
  ["sqr x", "function-as-variable: sqr > x^2"],
  ["sine = 2*x; sine + 1"],
]);

warns("the number e", [
  [
    "a*x^4 + b*x^3 + c*x^2 + d*x + e",
    "constant-e: e > another name for a variable, or exp(1) for the number",
  ],
  ["c*x + d*e^x"],
  ["2*e*x^2"],
  ["d/v + e"],
  ["log(e)*a + b"],
  ["f(c, d) = c + d; f(1, e)"],
]);

warns("exact comparisons", [
  ["x == y/3 ? 1 : 2", "exact-comparison: x == y/3 > abs(x - y/3) < 1e-9"],
  ["x != y + 1 ? 1 : 2", "exact-comparison: x != y + 1 > abs(x - (y + 1)) > 1e-9"],
  ["x - y == 0 ? 1 : 2", "exact-comparison: x - y == 0 > abs(x - y) < 1e-9"],
  ["x == 0.3 ? 1 : 2", "exact-comparison: x == 0.3 > abs(x - 0.3) < 1e-9"],
  ["0 < x == y ? 1 : 2", "exact-comparison: x == y > abs(x - y) < 1e-9"],
  ["floor(x) == x ? 1 : 2"],
  ["max(x, y, z) == y ? 1 : 2"],
  ["x != min(x, y) ? 1 : 2"],
  ["max(x, y) == z ? 1 : 2", "exact-comparison: max(x, y) == z > abs(max(x, y) - z) < 1e-9"],
  ["mod(n, 2) == 0 ? 1 : -1"],
  ["2*sign(x) + 1 != 3 ? 1 : 2"],
  ["x == 0 ? 1 : sin(x)/x"],
  ["0 == x ? 0 : x*log(x)"],
  ["x != 0 ? 1 : 2"],
  ["x <= y ? 1 : 2"],
]);

warns("branches that are never taken", [
  ["1 > 2 ? a : b", "branch-never-taken: 1 > 2 > b"],
  ["x > 3 and x < 2 ? a : b", "branch-never-taken: x > 3 and x < 2 > b"],
  ["3 < x < 2 ? a : b", "branch-never-taken: 3 < x < 2 > b"],
  ["x > 0 ? (x > 0 ? a : b) : c", "branch-never-taken: x > 0 > a"],
  ["x > 3 ? (x > 2 ? a : b) : c", "branch-never-taken: x > 2 > a"],
  ["x > 0 ? a : x <= 0 ? b : c", "branch-never-taken: x <= 0 > b"],
  ["x < y ? (y > x ? a : b) : c", "branch-never-taken: y > x > a"],
  ["x < y ? (x > y ? a : b) : c", "branch-never-taken: x > y > b"],
  ["x > 0 ? 1 : x < 0 ? -1 : x == 0 ? 0 : 5", "branch-never-taken: x == 0 > 0"],
  ["not (x > 0) ? (x > 0 ? a : b) : c", "branch-never-taken: x > 0 > b"],
  ["x > 0 or y > 0 ? a : x > 1 ? b : c", "branch-never-taken: x > 1 > c"],
  ["x > 0 or x <= 0 ? a : b", "branch-never-taken: x > 0 or x <= 0 > a"],
  ["p = x > 0; p ? (x > 0 ? a : b) : c", "branch-never-taken: x > 0 > a"],
  ["f(x) = x > 0 ? (x > 0 ? 1 : 2) : 3; f(y)", "branch-never-taken: x > 0 > 1"],
  [
    "piecewise(x < 0, a, x < 0, b, c)",
    "branch-never-taken: x < 0 > leave the condition and its value out",
  ],
  [
    "piecewise(x < 1, a, x < 0, b, c)",
    "branch-never-taken: x < 0 > leave the condition and its value out",
  ],
  ["piecewise(x < 0, a, x >= 0, b, c)", "branch-never-taken: x >= 0 > b as the last value"],
  ["x > 0 ? (x > 1 ? a : b) : c"],
  ["x > 0 ? (y > 0 ? a : b) : c"],
  ["x >= 2 and x <= 2 ? a : b"],
  ["x > 0 and x != 0 ? a : b"],
  ["x > 0 and x != 0 ? (x != 0 ? a : b) : c", "branch-never-taken: x != 0 > a"],
  ["x < y ? (x < z ? a : b) : c"],
  ["0 < x < 1 ? a : b"],
  ["true ? a : b"],
  ["piecewise(x < 0, a, true, b, c)"],
  ["f(n) = n > 0 ? 1 : 2; f(3)"],
  ["piecewise(x < 0, -x, x < 1, x^2, 1)"],
]);

warns("definitions", [
  ["q = d/v; r = q - t; q^2", "unused-definition: r > use it, or leave it out"],
  ["q = d/v; r = q - t; x", "unused-definition: r > use it, or leave it out"],
  ["f(x) = x^2; f'(2)"],
  ["f(x) = x^2; diff(f, x)"],
  ["q = 1; f(q) = q; f(2)", "unused-definition: q > use it, or leave it out"],
  ["height = 2; 3*heihgt", "similar-name: heihgt > height"],
]);

warns("sums and vectors", [
  ["velocity[1] + sum(i, velocty[i])", "similar-name: velocty > velocity"],
  ["length(velocity) + velocty", "similar-name: velocty > velocity"],
  ["velocity[1] + dot(velocity, sine)", "function-as-variable: sine > sin(x)"],
  ["sum(index, x[index]) + sum(indxe, y[indxe])"],
  ["velocity + sum(velocty, 1, n, velocty)"],
  ["sum(sine, x[sine])"],
  ["i = 3; sum(i, x[i])", "unused-definition: i > use it, or leave it out"],
  ["i = 3; sum(i, x[i]) + i"],
  ["w = [1, 2]; sum(w)"],
  ["w = [1, 2]; sum(x)", "unused-definition: w > use it, or leave it out"],
  ["f(a) = a[1]; f(x)"],
  [
    "sum(i, x[i]*e) + c + d",
    "constant-e: e > another name for a variable, or exp(1) for the number",
  ],
  ["sum(i, i == 1 ? x[i] : y[i])"],
  ["sum(i, 1, n, i == n/2 ? x[i] : 0)"],
  ["length(x) == 3 ? x[1] : x[2]"],
  ["n == 3 ? sum(i, 1, n, x[i]) : 0"],
  ["k != 2 ? x[k] : 0"],
  ["sum(i, 1, 3, i) == m ? 1 : 0"],
  ["sum(i, x[i] != 0 ? 1 : 2)"],
  ["sum(i, x[i] == 0 ? 1 : sin(x[i])/x[i])"],
  ["max(x) == x[1] ? 1 : 2", "exact-comparison: max(x) == x[1] > abs(max(x) - x[1]) < 1e-9"],
  ["sum(i, x[i] == 2.5 ? 1 : 0)", "exact-comparison: x[i] == 2.5 > abs(x[i] - 2.5) < 1e-9"],
  ["sum(i, i > 3 and i < 2 ? 1 : x[i])", "branch-never-taken: i > 3 and i < 2 > x[i]"],
  ["sum(i, x[i] > 0 ? sum(j, x[j] > 0 ? 1 : 2) : 3)"],
  ["sum(i, x[i] > 0 ? (x[i] > 0 ? 1 : 2) : 3)", "branch-never-taken: x[i] > 0 > 1"],
  ["any(i, x[i] > 0) ? (any(i, x[i] > 1) ? a : b) : c"],
  ["length(x) > 2 ? x[3] : length(x) > 1 ? x[2] : x[1]"],
  ["[x > 0 ? 1 : 2, x > 2 ? 3 : 4]"],
]);

test("come in the order of the text, ten at most", () => {
  expect(told("r = 1; velocity*(1 > 2 ? a : b) + velocty")).toEqual([
    "unused-definition: r > use it, or leave it out",
    "branch-never-taken: 1 > 2 > b",
    "similar-name: velocty > velocity",
  ]);
  expect(diagnose("q1 = 1; ".replace("1", "x") + "x==y?1:2")).toHaveLength(2);
  expect(diagnose(`${Array.from({ length: 30 }, (_, i) => `q${i} = 1`).join(";")};x`)).toHaveLength(
    10,
  );
});

test("are drawn as errors are", () => {
  const text = "velocity^2 + 2*velocty";
  expect(diagnose(text).map((warning) => renderDiagnostic(warning, text))).toEqual([
    `warning: velocty is a variable of its own beside velocity [similar-name]
  line 1, column 16:
    velocity^2 + 2*velocty
                   ^^^^^^^
  try: velocity`,
  ]);
});

test("mistakes are given instead where there are any", () => {
  expect(diagnose("x == y ? sine(x) : 1 +")).toEqual([
    {
      severity: "error",
      code: "operand-missing",
      message: "+ needs a value on its right, but the formula ends",
      span: { start: 21, end: 22 },
      suggestion: undefined,
    },
  ]);
});

test.each([
  ["nested conditionals", `${Array.from({ length: 20_000 }, (_, i) => `x>${i}?y`).join(":")}:z`],
  ["many names", Array.from({ length: 20_000 }, (_, i) => `velocity_${i}`).join("+")],
  ["a long condition", `${Array.from({ length: 20_000 }, (_, i) => `x>${i}`).join(" and ")}?1:2`],
  ["nested sums", `${"sum(i, x[i]*".repeat(32)}1${")".repeat(32)}`],
  ["many sums", "sum(i, x[i])+".repeat(20_000) + "1"],
  ["one name often", "velocity+".repeat(40_000) + "velocty"],
])("%s are no obstacle", (_, text) => {
  expect(diagnose(text).length).toBeLessThanOrEqual(10);
});
