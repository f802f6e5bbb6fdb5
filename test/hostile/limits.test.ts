/** Limits: each is met with its own error, names itself, and can be moved. */
import { describe, expect, it } from "vitest";
import { Budget } from "../../src/ast/budget.ts";
import { FormulaError } from "../../src/ast/formula-error.ts";
import { Graph } from "../../src/ast/graph.ts";
import { DEFAULT_LIMITS, type GivenLimits, LIMIT_NAMES } from "../../src/ast/limits.ts";
import { compile } from "../../src/compile.ts";
import { diagnose } from "../../src/diagnostics/diagnose.ts";
import { differentiate } from "../../src/diff/differentiate.ts";
import { implicit } from "../../src/diff/implicit.ts";
import { taylor, taylorPolynomial } from "../../src/diff/taylor-series.ts";
import { emit } from "../../src/emit.ts";
import { check } from "../../src/evidence/check.ts";
import { derivatives } from "../../src/kinds/derivatives.ts";
import { parse } from "../../src/parse.ts";
import { print } from "../../src/print/formula-text.ts";
import { toLatex } from "../../src/print/latex.ts";
import { toMathJson } from "../../src/print/math-json.ts";
import { toUnicode } from "../../src/print/unicode.ts";
import { simplify } from "../../src/simplify/simplify.ts";

/** The error that is thrown, if one is. */
async function refusal(act: () => unknown): Promise<FormulaError | undefined> {
  try {
    await act();
  } catch (error) {
    if (error instanceof FormulaError) return error;
    throw error;
  }
  return undefined;
}

const chain = (length: number): string =>
  Array.from({ length }, (_, i) => `sin(x${i}*x)`).join(" + ");
const fractions = Array.from({ length: 40 }, (_, i) => `(12345/67891)^${150 + i}`).join("+");

describe("a limit", () => {
  it.each<[keyof GivenLimits, code: string, little: number, act: (limits: GivenLimits) => unknown]>(
    [
      ["text", "text-too-long", 4, (limits) => parse("x + y", { limits })],
      ["nesting", "nesting-too-deep", 1, (limits) => parse("2*((x))", { limits })],
      ["digits", "number-too-long", 5, (limits) => parse("x + 0.123456", { limits })],
      ["steps", "expansion-too-large", 3, (limits) => parse("diff(sin(x)^2, x)", { limits })],
      ["nodes", "graph-too-large", 2, (limits) => parse("x + y", { limits })],
      ["exact", "constants-too-long", 1, (limits) => parse(fractions, { limits })],
      ["printed", "too-long-to-print", 4, (limits) => print(parse("x + y", { limits }))],
      ["code", "code-too-long", 50, (limits) => emit("x + y", { limits })],
      ["turns", "too-many-turns", 9, (limits) => interpreted(limits)],
      ["time", "out-of-time", 0, (limits) => parse(chain(2_000), { limits })],
    ],
  )("on %s is met, named, and moved as the error says", async (name, code, little, act) => {
    const error = await refusal(() => act({ [name]: little }));
    expect(error).toMatchObject({ code, diagnostics: [{ limit: { name, value: little } }] });
    const advised = new RegExp(`limits: \\{ ${name}: (\\d+) \\}`).exec(
      error!.suggestion ?? "",
    )?.[1];
    if (name === "time") return;
    expect(Number(advised)).toBeGreaterThan(little);
    // Each advice doubles the limit, until it is enough.
    let limit = little;
    while (limit < DEFAULT_LIMITS[name] && (await refusal(() => act({ [name]: limit }))))
      limit *= 2;
    expect(await refusal(() => act({ [name]: limit }))).toBeUndefined();
  });

  const interpreted = (limits: GivenLimits): unknown =>
    compile("sum(i, 1, n, sum(j, 1, 2, i*j))", { evaluate: "interpret", limits }).value({ n: 4 });

  it("on turns is met by code before it runs, where constants are the bounds", () => {
    const value = (text: string): unknown => compile(text, { wrt: [] }).value({ n: 3 });
    for (const endless of ["sum(i, 1, 1e15, i*n)", "sum(i, 1, 1e6, sum(j, 1, 1e6, sin(i*j*n)))"])
      expect(() => value(endless)).toThrow("loops take more than 1,000,000,000 turns");
    expect(value("n > 5 ? sum(i, 1, 1e15, sin(i*n)) : n")).toBe(3);
    expect(value("sum(i, 1, n, sum(j, i, 3, 1))")).toBe(6);
  });

  it("on code holds for C as well", async () => {
    const error = await refusal(() => emit("x + y", { target: "c", limits: { code: 50 } }));
    expect(error).toMatchObject({ code: "code-too-long" });
  });

  it("on time is looked at within the loops of the interpreter", async () => {
    const limits = { time: 5 };
    const { value } = compile("sum(i, 1, n, sin(i))", { evaluate: "interpret", limits, wrt: [] });
    expect(value({ n: 3 })).toBeCloseTo(Math.sin(1) + Math.sin(2) + Math.sin(3), 14);
    expect(await refusal(() => value({ n: 9e8 }))).toMatchObject({ code: "out-of-time" });
  });

  it("is one that there is, and a number", () => {
    const wrong = (limits: object): unknown => parse("x", { limits: limits as GivenLimits });
    expect(() => wrong({ memory: 3 })).toThrow(
      `there is no limit memory; there are ${LIMIT_NAMES.join(", ")}`,
    );
    expect(() => wrong({ toString: 3 })).toThrow("there is no limit toString");
    for (const value of [-1, NaN, "1", null])
      expect(() => wrong({ nodes: value })).toThrow("the limit nodes is a number from 0 on");
    expect(wrong({ nodes: undefined, text: Infinity })).toBeDefined();
  });

  it("of rewrites leaves what is right and less simple", () => {
    const text = "sin(x)^2 + cos(x)^2 + x*y/y";
    expect(print(simplify(parse(text)))).toBe("x + 1");
    const rough = simplify(parse(text), { limits: { rewrites: 0 } });
    const at = { x: 0.3, y: 2 };
    expect(compile(rough).value(at)).toBeCloseTo(1.3, 12);
  });

  it("is told in the place where it is met", () => {
    const [mistake] = diagnose("f(x) = sin(x)^9; 1 + f(f(y))", { limits: { steps: 3 } });
    expect(mistake).toMatchObject({ span: { start: 21, end: 28 }, limit: { name: "steps" } });
  });
});

/** Everything that takes limits, and makes nodes or takes time. */
const stages: Readonly<Record<string, (limits: GivenLimits) => unknown>> = {
  parse: (limits) => parse(TEXT, { limits }),
  diagnose: (limits) => {
    const [found] = diagnose(TEXT, { limits });
    if (found !== undefined) throw new FormulaError(found);
  },
  differentiate: (limits) => differentiate(parse(TEXT), "x", { limits }),
  derivatives: (limits) => derivatives(parse(TEXT), { kind: "hessian", wrt: ["x"], limits }),
  simplify: (limits) => simplify(parse(`${TEXT}*2`), { limits }),
  taylor: (limits) => taylor(parse(TEXT), "x", { order: 3, limits }),
  taylorPolynomial: (limits) => taylorPolynomial(parse(TEXT), "x", { order: 3, about: 0, limits }),
  implicit: (limits) => implicit(parse(TEXT), "x", "x1", { limits }),
  gradient: (limits) => compile(parse(TEXT), { wrt: ["x"], limits }).gradient(POINT),
  interpreted: (limits) =>
    compile(parse(TEXT), { wrt: ["x"], evaluate: "interpret", limits }).hessian(POINT),
  emit: (limits) => emit(parse(TEXT), { wrt: ["x"], limits }),
  check: (limits) => check(parse(TEXT), { wrt: ["x"], points: 2, limits }),
};

const TEXT = chain(600);
const POINT = { x: 1, ...Object.fromEntries(Array.from({ length: 600 }, (_, i) => [`x${i}`, i])) };

describe.each(Object.entries(stages))("%s", (_, act) => {
  it("ends where its nodes or its time do", async () => {
    const { size } = parse(TEXT).graph;
    expect(await refusal(() => act({ nodes: size - 1 }))).toMatchObject({
      code: "graph-too-large",
    });
    expect(await refusal(() => act({ time: 0 }))).toMatchObject({ code: "out-of-time" });
  });
});

it("of printed characters is that of the graph in every notation", () => {
  const formula = parse("sqrt(x) + y", { limits: { printed: 5 } });
  for (const write of [print, toLatex, toUnicode, toMathJson])
    expect(() => write(formula)).toThrow("has more than 5 characters");
  expect(print(formula, { maxLength: 100 })).toBe("sqrt(x) + y");
});

describe("a budget", () => {
  it("gives each call its own time, and none beyond that of the call around it", () => {
    const budget = new Budget({ time: 1e6 });
    const spent = (): boolean => {
      try {
        budget.look();
      } catch (error) {
        if (error instanceof FormulaError) return true;
        throw error;
      }
      return false;
    };
    expect(spent()).toBe(false);
    budget.within({ time: 0 }, () => {
      while (!spent());
      budget.within({ time: 1e6 }, () => expect(spent()).toBe(true));
    });
    expect(spent()).toBe(false);
    budget.within(undefined, () => expect(spent()).toBe(false));
  });

  it("goes back to what held before, in whatever order calls end", () => {
    const budget = new Budget({ nodes: 1 });
    const [first, second] = [budget.begin({ nodes: 2 }), budget.begin({ text: 3 })];
    expect(budget.limits).toMatchObject({ nodes: 2, text: 3 });
    first();
    expect(budget.limits).toMatchObject({ nodes: 2, text: 3 });
    second();
    expect(budget.limits).toEqual({ ...DEFAULT_LIMITS, nodes: 1 });
    expect(() => budget.within({ nodes: 5 }, () => new Graph(budget).variable("x"))).not.toThrow();
    expect(budget.limits.nodes).toBe(1);
  });
});
