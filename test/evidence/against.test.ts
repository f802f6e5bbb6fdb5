/** Somebody's functions in place of ours: how they are called, what they return, what is wrong with them. */
import { describe, expect, test } from "vitest";
import { compile } from "../../src/compile.ts";
import { check } from "../../src/evidence/check.ts";
import { parametersIn } from "../../src/evidence/against/foreign.ts";

const TAXI = "(d/v - t)^2";
const against = async (formula: string, functions: object, wrt?: readonly string[]) =>
  check(formula, { points: 8, against: functions, ...(wrt === undefined ? {} : { wrt }) });

/** Each partial of the taxi formula, right. */
const slopes = (d: number, v: number, t: number): [number, number, number] => {
  const r = d / v - t;
  return [(2 * r) / v, (-2 * r * d) / (v * v), -2 * r];
};

describe("functions are called as they want to be", () => {
  type P = Record<"d" | "v" | "t", number>;
  test.each<[string, object]>([
    [
      "numbers in the order d, v, t",
      { gradient: (d: number, v: number, t: number) => slopes(d, v, t) },
    ],
    [
      "numbers in the order t, d, v",
      {
        gradient: (t: number, d: number, v: number) => [
          slopes(d, v, t)[2],
          ...slopes(d, v, t).slice(0, 2),
        ],
      },
    ],
    [
      "one object by names",
      {
        gradient({ d, v, t }: P) {
          const [byD, byV, byT] = slopes(d, v, t);
          return { v: byV, t: byT, d: byD };
        },
      },
    ],
    ["one object by names", { gradient: (p: P) => Float64Array.from(slopes(p.d, p.v, p.t)) }],
    ["one array in the order d, v, t", { gradient: ([d, v, t]: number[]) => slopes(d!, v!, t!) }],
    ["one array in the order d, v, t", { gradient: (p: number[]) => slopes(p[0]!, p[1]!, p[2]!) }],
    [
      "numbers in the order d, v, t",
      { gradient: (...all: [number, number, number]) => slopes(...all) },
    ],
    [
      "numbers in the order d, v, t",
      { gradient: (a: number, b: number, c: number) => slopes(a, b, c) },
    ],
  ])("%s: %#", async (calling, functions) => {
    const report = await against(TAXI, functions);
    expect(report.against).toMatchObject({ calling, tested: ["gradient"], faults: [], hints: [] });
    expect(report.verdict).toBe("agrees");
  });

  test("of one variable a number is enough, taken and returned", async () => {
    const report = await against("x^3", { gradient: (x: number) => 3 * x * x });
    expect(report.verdict).toBe("agrees");
    expect((await against("x^3", { gradient: (at: { x: number }) => 3 * at.x ** 2 })).verdict).toBe(
      "agrees",
    );
  });

  test("our own functions pass, of numbers and of vectors", async () => {
    for (const text of ["sin(x*y)/y", "sum(i, x[i]^2*y)", "x > 0 ? log(x) : y"]) {
      const report = await against(text, compile(text));
      expect(report.verdict).toBe("agrees");
      expect(report.against!.tested.slice(0, 3)).toEqual(["gradient", "value", "valueAndGradient"]);
      expect(report.forms.map(({ title, verdict }) => [title, verdict])).toEqual([
        ["valueAndGradient", "agrees"],
      ]);
    }
  });

  test("parameters are read from a function's text", () => {
    for (const [text, names] of [
      ["(x, y = 3) => x", ["x", "y"]],
      ["x => x", ["x"]],
      ["async function f({ x, y }, [a, b]) {}", ["{ x, y }", "[a, b]"]],
      ["gradient(x, f = (a, b) => a, z) {}", ["x", "f", "z"]],
      ["function () { [native code] }", []],
    ] as const)
      expect(parametersIn(text)).toEqual(names);
  });
});

describe("what is wrong is found, and a reason tried", () => {
  const hintsOf = async (formula: string, functions: object) => {
    const { verdict, against: told } = await against(formula, functions);
    expect(verdict).toBe("disagrees");
    return told!.hints.map(({ of, hint }) => `${of}: ${hint}`);
  };

  test("sign, factor, constant", async () => {
    const gradient = (d: number, v: number, t: number): number[] => {
      const [byD, byV, byT] = slopes(d, v, t);
      return [byD / 2, -byV, byT + 3];
    };
    expect(await hintsOf(TAXI, { gradient })).toEqual([
      "d/dd: a factor 2 is missing",
      "d/dv: its sign is turned",
      "d/dt: it is 3 more everywhere than it should be",
    ]);
    const odd = { gradient: (x: number) => 1.1 * 2 * x };
    expect(await hintsOf("x^2", odd)).toEqual(["d/dx: it is 1.1 times what it should be"]);
    expect(await hintsOf("x^2", { gradient: () => 0 })).toEqual(["d/dx: it is 0 everywhere"]);
  });

  test("entries in each other's place", async () => {
    const gradient = (x: number, y: number) => ({ x: x ** 2, y: 2 * x * y });
    expect(await hintsOf("x^2*y", { gradient })).toEqual([
      "d/dx: it is d/dy: entries are swapped",
      "d/dy: it is d/dx: entries are swapped",
    ]);
  });

  test("degrees for radians, and a forgotten inner derivative", async () => {
    const inDegrees = { gradient: (x: number) => Math.cos((x * Math.PI) / 180) };
    expect(await hintsOf("sin(x)", inDegrees)).toEqual([
      "d/dx: it is right for variables in degrees: the formula's are in radians",
    ]);
    const inner = { gradient: (x: number, k: number) => [Math.cos(k * x), x * Math.cos(k * x)] };
    expect(await hintsOf("sin(k*x)", inner)).toEqual(["d/dx: a factor k is missing"]);
  });

  test("value and Hessian too", async () => {
    const functions = {
      value: (x: number, y: number) => 2 * x * x * y ** 3,
      gradient: (x: number, y: number) => [2 * x * y ** 3, 3 * x * x * y * y],
      hessian: (x: number, y: number) => [
        [2 * y ** 3, 3 * x * y * y],
        [6 * x * y * y, 6 * x * x * y],
      ],
    };
    expect(await hintsOf("x^2*y^3", functions)).toEqual([
      "value: a factor 2 is too much",
      "d^2/(dx dy): a factor 2 is missing",
    ]);
  });

  test("nothing is said where nothing simple explains it", async () => {
    expect(await hintsOf("x^2", { gradient: (x: number) => Math.exp(x) })).toEqual([]);
  });
});

describe("what cannot be checked is refused", () => {
  test.each<[string, object]>([
    [
      "it exports f, g only, and a function gradient is expected; export { f as gradient }, if it is that",
      { f: () => 1, g: () => 2, a: 1 },
    ],
    ["it exports no function, and a function gradient is expected", {}],
    [
      "gradient returned undefined (is a return missing?), where a number for each variable is expected",
      { gradient: (_d: number, _v: number, _t: number) => undefined },
    ],
    [
      "gradient returned 2 numbers, where there are 3: by d, v, t; it takes 2 arguments (d, v), and the variables are d, v, t",
      { gradient: (d: number, v: number) => [d, v] },
    ],
    [
      "gradient returned an object without v, with d, dv: is dv meant to be v?",
      { gradient: ({ d }: { d: number }) => ({ d, dv: 1 }) },
    ],
    [
      "gradient returned a promise, where a number for each variable is expected",
      { gradient: async (at: object) => at },
    ],
    [
      "gradient not yet",
      {
        gradient: () => {
          throw new Error("not yet");
        },
      },
    ],
  ])("%s", async (message, functions) => {
    await expect(against(TAXI, functions)).rejects.toMatchObject({ name: "ForeignFault", message });
  });

  test("but what goes wrong at some points only is told", async () => {
    let calls = 0;
    const gradient = (x: number): number => {
      if (++calls > 5) throw new Error("tired");
      return 2 * x;
    };
    const report = await against("x^2", { gradient });
    expect(report.verdict).toBe("disagrees");
    expect(report.against!.faults).toMatchObject([{ text: "gradient tired" }]);
  });
});
