/**
 * Derivatives by vectors and numbers together are what differences of values are: gradients,
 * Hessians, whole and sparse, and products with directions, of every kind of loop and branch.
 */
import { describe, expect, it } from "vitest";
import { compile } from "../../src/compile.ts";

type Value = number | readonly number[];
type At = Readonly<Record<string, Value>>;

/** What a formula's functions take and give, whatever the formula. */
interface Functions {
  value(at: object): number;
  gradient(at: object): Record<string, Value>;
  hessian(at: object): Record<string, Record<string, Value>>;
  hvp(at: object, direction: object): Record<string, Value>;
  sparseHessian(at: object): Readonly<Record<"rows" | "columns" | "values", ArrayLike<number>>>;
}

const x = [0.7, -1.3, 2.1];
const y = [1.5, 0.4, -0.6];

const CASES: readonly (readonly [string, At])[] = [
  ["sum(i, 2, length(x), (x[i] - x[i - 1])^2*i)", { x }],
  ["sum(i, x[i]*x[length(x) + 1 - i])", { x }],
  ["sum(i, x[i]^2*y[i]) + a*sum(i, x[i])", { x, y, a: 0.3 }],
  ["sum(i, x[i]*sum(j, y[j]*x[j]))", { x, y }],
  ["sum(i, log(sum(j, exp(x[i]*x[j]))))", { x }],
  ["sum(i, sum(j, 1, i, x[i]*x[j]))", { x }],
  ["sqrt(sum(i, x[i]^2))", { x }],
  ["sum(i, x[i])^3*sum(i, sin(x[i]))", { x }],
  ["sum(i, exp(a*x[i]))/sum(i, exp(a*x[i] - b))", { x, a: 0.4, b: 0.2 }],
  ["product(i, x[i])", { x: [0.7, 0, 2.1] }],
  ["product(i, x[i])", { x: [0, 0, 2.1, 1.1] }],
  ["product(i, x[i] + a*i)", { x, a: 0.4 }],
  ["product(i, sin(x[i])*y[i])", { x, y }],
  ["product(i, x[i])*product(i, y[i])*a", { x, y, a: 1.2 }],
  ["product(i, product(j, x[i] + y[j]))", { x, y }],
  ["sum(i, product(j, x[i]*y[j] + 1))", { x, y }],
  ["sum(i, x[i]*product(j, 1, i, y[j]))", { x, y }],
  ["sum(i, 1, length(x), product(j, i, length(x), x[j]*a))", { x, a: 0.8 }],
  ["product(i, sum(j, x[i]*x[j]) + a)", { x, a: 0.5 }],
  ["diff(product(i, x[i] + a), a)", { x, a: 0.4 }],
  ["diff(product(i, x[i]*a + i), a, 2)", { x, a: 0.4 }],
  [
    "product(i, ([-5, 3, -4][i] + a)*product(j, ((u[i] <= 1.9 <= u[j] ? a : 2) + b)*u[j])^u[i] + u[i])",
    { u: [1.4, 0.5, 2.4], a: -1.2, b: 1.8 },
  ],
  ["max(i, x[i])*sum(i, x[i]^2)", { x }],
  // Which sum is the largest is asked as it is summed, though a factor could leave it.
  [
    "max(i = 1, length(x), sum(j, 1, i, x[j]*sum(k, 1, length(x), x[k])))",
    { x: [0.038, 0.877, 0.804] },
  ],
  ["min(i, x[i]*y[i])^2 + max(i, a*x[i])", { x, y, a: 1.1 }],
  ["sum(i, max(x[i], y[i]*a))", { x, y, a: 0.5 }],
  ["sum(i, x[i] > 0 ? x[i]^3 : a*x[i])", { x, a: 0.5 }],
  ["sum(i, a > 0 ? sqrt(a)*x[i] : x[i]^2)", { x, a: -0.5 }],
  ["a > 0 ? product(i, x[i])/b : sum(i, x[i])", { x, a: 1, b: 2 }],
  ["product(i, x[i] > 0 ? x[i]^2 : a)", { x, a: 1.3 }],
  ["sum(i, 1, 3, [a, b^2, a*b][i]*x[i])", { x, a: 1.3, b: -0.4 }],
  ["sum(i, 1, 3, [a > 0 ? a : b, b^2, 2][i]^2*x[i])", { x, a: -1.3, b: 0.4 }],
  ["mean(i, (x[i] - a)^2) + abs(a - 3)*hypot(a, b)", { x, a: 1, b: 2 }],
];

/** The variables as one list of numbers, and back. */
function flattened(at: At): { numbers: number[]; from: (numbers: readonly number[]) => At } {
  const entries = Object.entries(at);
  const from = (numbers: readonly number[]): At => {
    let place = 0;
    const next = (value: Value): Value =>
      typeof value === "number" ? numbers[place++]! : value.map(() => numbers[place++]!);
    return Object.fromEntries(entries.map(([name, value]) => [name, next(value)]));
  };
  return { numbers: entries.flatMap(([, value]) => value as number), from };
}

const listed = (at: At, of: Record<string, Value | ArrayLike<number>>): number[] =>
  Object.keys(at).flatMap((name) => {
    const value = of[name]!;
    return typeof value === "number" ? [value] : Array.from(value);
  });

/** Central differences of a function of one list of numbers with a list of results. */
function slopes(of: (numbers: readonly number[]) => number[], numbers: readonly number[]) {
  return numbers.map((_, place) => {
    const h = 1e-5;
    const [on, back] = [h, -h].map((step) =>
      of(numbers.map((number, k) => (k === place ? number + step : number))),
    );
    return on!.map((value, k) => (value - back![k]!) / (2 * h));
  });
}

function expectNear(found: readonly number[], expected: readonly number[], told: string): void {
  expect(found.length, told).toBe(expected.length);
  found.forEach((number, k) => {
    const slack = 2e-6 * (1 + Math.max(...expected.map(Math.abs)));
    expect(Math.abs(number - expected[k]!), `${told} ${k}: ${number}, ${expected[k]}`).toBeLessThan(
      slack,
    );
  });
}

/** A Hessian as rows, with numbers for all pairs of places. */
function rowsOf(at: At, hessian: Record<string, Record<string, Value>>): number[][] {
  const sizes = Object.entries(at).map(
    ([name, value]) => [name, typeof value === "number" ? 1 : value.length] as const,
  );
  return sizes.flatMap(([name, size]) =>
    Array.from({ length: size }, (_, place) =>
      sizes.flatMap(([other, width]) => {
        const block = hessian[name]![other]!;
        if (typeof block === "number") return [block];
        return Array.from({ length: width }, (_, k) => block[place * width + k]!);
      }),
    ),
  );
}

describe("of each formula", () => {
  it.each(CASES)("%s at %j", (text, at) => {
    const made = compile(text, {
      wrt: Object.keys(at),
      kinds: ["gradient", "hessian", "sparseHessian", "hvp"],
    }) as unknown as Functions;
    const { numbers, from } = flattened(at);
    const gradient = (point: readonly number[]): number[] => listed(at, made.gradient(from(point)));
    expectNear(
      gradient(numbers),
      slopes((point) => [made.value(from(point))], numbers).flat(),
      "gradient",
    );
    const second = slopes(gradient, numbers);
    const rows = rowsOf(at, made.hessian(at));
    rows.forEach((row, place) => expectNear(row, second[place]!, `Hessian, row ${place}`));
    const direction = numbers.map((_, k) => 0.5 + k);
    const along = rows.map((row) => row.reduce((sum, value, k) => sum + value * direction[k]!, 0));
    expectNear(listed(at, made.hvp(at, from(direction))), along, "along a direction");
    const { rows: places, columns, values } = made.sparseHessian(at);
    const lower = rows.map((row) => row.map(() => 0));
    Array.from(values, (value, k) => (lower[places[k]!]![columns[k]!]! += value));
    lower.forEach((row, place) =>
      expectNear(
        row,
        rows[place]!.map((value, k) => (k > place ? 0 : value)),
        `sparse, row ${place}`,
      ),
    );
  });
});
