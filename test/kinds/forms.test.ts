/**
 * Functions for hot loops: what they write and return is what the plain functions return, at every
 * length, under every name, and nothing is made on the way.
 */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { describe, expect, it } from "vitest";
import { variableNames } from "../../src/ast/formula.ts";
import { compile } from "../../src/compile.ts";
import { emit, type EmitOptions } from "../../src/emit.ts";
import { parse } from "../../src/parse.ts";
import { formCertificates, formsWith } from "../support/form-certificates.ts";
import { type Random, randomFormula, randomFrom } from "../support/random-formula.ts";
import { randomLoops } from "../support/random-loops.ts";

type Functions = Readonly<Record<string, (...args: unknown[]) => unknown>>;

/** The functions of an emitted module. */
async function imported(text: string, options: EmitOptions): Promise<Functions> {
  const folder = mkdtempSync(join(tmpdir(), "forms-"));
  try {
    const path = join(folder, "module.mjs");
    writeFileSync(path, emit(text, { points: 2, ...options }).code);
    return (await import(pathToFileURL(path).href)) as Functions;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const rosenbrock = "sum(i, 1, length(x) - 1, 100*(x[i+1] - x[i]^2)^2 + (1 - x[i])^2)";

describe("the witnesses agree", () => {
  it.each([
    ["(d/v - t)^2", ["d", "t"]],
    ["(d/v - t)^2", ["d", "v", "t"]],
    ["x^y*log(x)", ["x"]],
    ["(x > 0 ? sqrt(x)*y : x^2) + max(x, y)*abs(y)", ["x"]],
    ["z^sum(i, 1, 2, z > 0.1 ? y*i : 1)", ["z"]],
    ["sum(i, 1, 4, x^i*y)/product(i, 1, 3, x + i*y)", ["x"]],
    ["sum(i, sum(j, 1, i, x[i]*y[j]*a))", ["a"]],
    ["sum(i, x[i] > 0 ? sqrt(x[i])*a : sin(x[i]))", ["a"]],
    ["product(i, a*x[i] + b)", ["a"]],
    ["sum(i, product(j, a*x[i] + y[j]))", ["a"]],
    ["a*min(i, (x[i] - a)^2)", ["a"]],
    ["sum(j, u[j]^2*j + [x, y][j])", ["x"]],
    [rosenbrock, []],
  ])("%s with columns %j", (text, columns) => {
    const formula = parse(text);
    const forms = formsWith(formula, columns);
    const found = formCertificates(formula, { forms, ...(columns.length > 0 && { columns }) });
    expect(found.size).toBeGreaterThan(0);
    for (const [title, { verdict, disagreements }] of found) {
      expect(disagreements, title).toEqual([]);
      expect(verdict, title).toBe("agrees");
    }
  });

  it.each([
    ["x^2*y + sin(x*y)", ["hessian", "hvp", "jvp", "vjp", "derivative", "taylor"]],
    ["a*sum(i, w[i]*x[i]^2)", ["hessian", "hvp", "vjp"]],
    ["sum(i, log(sum(j, exp(x[i]*x[j]))))", ["hessian", "hvp"]],
    ["[x[1]^2*a, sum(i, x[i]*a), a]", ["jacobian", "jvp", "vjp"]],
  ] as const)("%s, of kinds %j", (text, kinds) => {
    const wrt = (kinds as readonly string[]).includes("taylor") ? ["x"] : undefined;
    const found = formCertificates(parse(text), { forms: ["into"], kinds, ...(wrt && { wrt }) });
    for (const [title, { verdict, disagreements }] of found) {
      expect(disagreements, title).toEqual([]);
      expect(verdict, title).toBe("agrees");
    }
    expect(found.size).toBeGreaterThan(1);
  });

  it("row by row of several results", () => {
    const found = formCertificates(parse("[x*y, x > 0 ? sqrt(x) : y]"), {
      forms: ["into", "batch"],
      columns: ["x"],
    });
    expect([...found.values()].map(({ verdict }) => verdict)).not.toContain("disagrees");
    expect([...found.keys()]).toContain("Row by row");
  });

  /** Points compared on formulas that were generated. */
  function compared(make: (random: Random, size: number) => string, count: number): number {
    const random = randomFrom(11);
    let points = 0;
    for (let i = 0; i < count; i++) {
      const formula = parse(make(random, 3 + (i % 7)));
      const columns = variableNames(formula).filter((name) => name === "x" || name === "y");
      const some = columns.slice(0, 1 + (i % 2));
      const forms = formsWith(formula, some);
      const found = formCertificates(formula, { forms, ...(some.length > 0 && { columns: some }) });
      for (const [title, { points: tested, disagreements }] of found) {
        expect(disagreements, `${title}: ${formula.text}`).toEqual([]);
        points += tested.inside;
      }
    }
    return points;
  }

  it("on formulas that were generated", () => {
    expect(compared(randomFormula, 30)).toBeGreaterThan(150);
  });

  it("on loops that were generated", () => {
    expect(compared(randomLoops, 30)).toBeGreaterThan(50);
  });
});

describe("rows", () => {
  const text = "w*(d/v - t)^2 + (d > 5 ? sqrt(d)*v : 0)";
  const wrt = ["v", "d"];
  const table = (count: number): Record<string, number | Float64Array> => ({
    d: Float64Array.from({ length: count }, (_, i) => 1 + ((i * 7) % 11)),
    t: Float64Array.from({ length: count }, (_, i) => ((i * 3) % 5) / 10),
    v: 30,
    w: 2,
  });

  it.each([0, 1, 2, 1_000])("%d of them are what a loop over them gives", (count) => {
    const compiled = compile<number, { v: number; d: number }, "d">(text, {
      wrt,
      columns: ["d", "t"],
    });
    const at = table(count);
    const rows = Array.from({ length: count }, (_, row) => {
      const [d, t] = [at["d"] as Float64Array, at["t"] as Float64Array];
      return compiled.valueAndGradient({ ...at, d: d[row]!, t: t[row]! });
    });
    const column = (of: (row: (typeof rows)[number]) => number): Float64Array =>
      Float64Array.from(rows, of);
    const gradient = { v: column((row) => row.gradient.v), d: column((row) => row.gradient.d) };
    const value = column((row) => row.value);
    expect(compiled.valueBatch(at)).toEqual(value);
    expect(compiled.gradientBatch(at)).toEqual(gradient);
    expect(compiled.valueAndGradientBatch(at)).toEqual({ value, gradient });
    const sum = (of: Float64Array): number => of.reduce((total, one) => total + one, 0);
    const summed = compiled.valueAndGradientSum(at);
    expect(summed.value).toBe(compiled.valueSum(at));
    expect(summed.value).toBeCloseTo(sum(value), 8);
    expect(summed.gradient).toEqual(compiled.gradientSum(at));
    expect(summed.gradient.v).toBeCloseTo(sum(gradient.v), 8);
    expect(summed.gradient.d.length).toBe(count);
    summed.gradient.d.forEach((slope, row) => expect(slope).toBeCloseTo(gradient.d[row]!, 12));
    const interpreted = compile(text, { wrt, columns: ["d", "t"], evaluate: "interpret" });
    expect(interpreted.valueAndGradientSum(at)).toEqual(summed);
    expect(interpreted.valueAndGradientBatch(at)).toEqual({ value, gradient });
  });

  it("are the numbers that nothing is differentiated by, unless said otherwise", () => {
    const taxi = compile<number, { v: number }>("(d/v - t)^2", { wrt: ["v"] });
    expect(taxi.valueSum({ d: [8, 4], t: [0.25, 0.5], v: 16 })).toBe(0.125);
    expect(taxi.gradientSum({ d: [8, 4], t: [0.25, 0.5], v: 16 }).v).toBe(-1 / 128);
  });

  it("take ordinary arrays and vectors that are the same for all", () => {
    const { valueBatch, gradientSum } = compile<number, { c: Float64Array }>(
      "sum(i, c[i]*x^(i - 1))",
      { wrt: ["c"], columns: ["x"] },
    );
    expect(valueBatch({ c: [1, 2, 3], x: [0, 1, 2] })).toEqual(Float64Array.of(1, 6, 17));
    const { c } = gradientSum({ c: [1, 2, 3], x: [0, 1, 2] });
    expect(c).toEqual(Float64Array.of(3, 3, 5));
  });

  it("that differ in number are refused", async () => {
    const at = { d: [1, 2], t: [1], v: 2 };
    const into = { v: Float64Array.of(1, 1) };
    const message = /^d and t differ in length/;
    for (const evaluate of ["code", "interpret"] as const) {
      const taxi = compile("(d/v - t)^2", { wrt: ["v"], evaluate });
      expect(() => taxi.valueBatch(at)).toThrow(message);
      expect(() => taxi.gradientSum(at)).toThrow(message);
      expect(() => taxi.gradientBatchInto(at, into)).toThrow(message);
    }
    for (const checked of [true, false]) {
      const forms = ["into", "batch", "sum"] as const;
      const taxi = await imported("(d/v - t)^2", { wrt: ["v"], forms, checked });
      expect(() => taxi["gradientBatch"]!(at)).toThrow("differ in length");
      expect(() => taxi["gradientBatchInto"]!(at, into)).toThrow("differ in length");
      expect(() => taxi["valueSum"]!(at)).toThrow("differ in length");
    }
  });

  it.each([
    ["(d/v - t)^2", undefined, [], "no-columns"],
    ["(d/v - t)^2", undefined, ["x"], "unknown-variable"],
    ["(d/v - t)^2", undefined, ["pi"], "not-a-variable"],
    ["a*sum(x)", ["a"], ["x"], "column-of-vectors"],
    ["a*sum(x)", ["x"], ["a"], "derivative-by-vector"],
  ] as const)("of %s by %j with columns %j: %s", (text, wrt, columns, code) => {
    const asked = { columns, ...(wrt && { wrt }) };
    expect(() => compile(text, asked).gradientBatch({})).toThrow(
      expect.objectContaining({ code }) as Error,
    );
    expect(() => emit(text, { ...asked, forms: ["batch"] })).toThrow(
      expect.objectContaining({ code }) as Error,
    );
  });

  it("have no sum of several results", () => {
    const several = expect.objectContaining({ code: "several-results" }) as Error;
    expect(() => compile("[x, x^2]", { wrt: [], columns: ["x"] }).valueSum({ x: [1] })).toThrow(
      several,
    );
    const { gradientBatch } = compile("[x, x^2]", { columns: ["x"] });
    expect(() => gradientBatch({ x: [1] })).toThrow(several);
    expect(() => emit("[x, x^2]", { columns: ["x"] })).toThrow(several);
  });
});

describe("what is written into", () => {
  const cases = [
    [rosenbrock, ["gradient"]],
    ["product(x)", ["gradient", "hessian", "hvp"]],
    ["sum(i, product(j, x[i] + a*x[j]))", ["gradient"]],
    ["a > 0 ? product(x)/[a, 2, 3][2] : sum(x)", ["gradient", "hvp"]],
    ["[product(x)*a, sum(x)]", ["jacobian", "vjp"]],
  ] as const;

  it.each(cases)("%s: nothing is made after the first call", async (text, kinds) => {
    const into = await imported(text, { kinds, forms: ["into"] });
    const at = { x: Float64Array.of(0.5, 2, 0.25), a: 2 };
    const direction = { x: Float64Array.of(1, 2, 3), a: 1 };
    const Original = globalThis.Float64Array;
    for (const [name, run] of Object.entries(into).filter(([key]) => key.endsWith("Into"))) {
      const cotangent = name === "vjpInto" ? Float64Array.of(1, 2) : direction;
      const others = /^(vjp|hvp)/.test(name) ? [cotangent] : [];
      const plain = into[name.slice(0, -4)]!(at, ...others) as Record<string, unknown>;
      const room = name.startsWith("valueAndGradient") ? plain["gradient"] : plain;
      run(at, ...others, room);
      let made = 0;
      globalThis.Float64Array = new Proxy(Original, {
        construct(target, args: [number]) {
          made++;
          return new target(...args);
        },
      });
      try {
        run(at, ...others, room);
      } finally {
        globalThis.Float64Array = Original;
      }
      expect(made, name).toBe(0);
      // Neither are there objects, arrays or copies.
      expect(String(run)).not.toMatch(/new |[=(,] ?[[{]|=>|\.\.\.|commonLength/);
    }
  });

  it.each(cases)("%s: lengths may change from call to call", (text) => {
    const several = text.startsWith("[");
    const compiled = compile<number, Record<string, number | Float64Array>>(text);
    const interpreted = compile<number, Record<string, number | Float64Array>>(text, {
      evaluate: "interpret",
    });
    for (const count of [3, 1, 5, 2, 40, 0, 4, 3]) {
      const x = Float64Array.from({ length: count }, (_, i) => 0.5 + ((i * 5) % 7) / 3);
      const at = { x, a: 1.5 };
      for (const { gradient, gradientInto, jacobian, jacobianInto } of [compiled, interpreted]) {
        const plain = several ? jacobian(at) : gradient(at);
        const room = structuredClone(plain);
        for (const holder of [room].flat())
          for (const value of Object.values(holder)) if (typeof value !== "number") value.fill(NaN);
        if (several) jacobianInto(at, room as Record<string, number | Float64Array>[]);
        else gradientInto(at, room as Record<string, number | Float64Array>);
        expect(room).toEqual(plain);
      }
    }
  });

  it("is used as it is", () => {
    const { gradientInto } = compile<number, { x: Float64Array; a: number }>("a*sum(i, x[i]^2)");
    const x = new Float64Array(2);
    const out = { x, a: 0, other: "kept" };
    expect(gradientInto({ x: [1, 2], a: 3 }, out)).toBeUndefined();
    expect(out).toEqual({ x: Float64Array.of(6, 12), a: 5, other: "kept" });
    expect(out.x).toBe(x);
  });

  it("needs no numbers to begin with, whatever they are called", async () => {
    const text = "out*at + __proto__*constructor^2 + toString*class";
    const compiled = compile(text);
    const values = { out: 1, at: 2, ["__proto__"]: 3, constructor: 4, toString: 5, class: 6 };
    const emitted = await imported(text, { forms: ["into"] });
    const ways = [compiled, compile(text, { evaluate: "interpret" }), emitted];
    for (const way of ways as { gradientInto: (typeof compiled)["gradientInto"] }[]) {
      for (const out of [{}, Object.create(null) as object, compiled.gradient(values)]) {
        way.gradientInto(values as never, out as never);
        expect(Object.entries(out)).toEqual(Object.entries(compiled.gradient(values as never)));
      }
    }
  });

  it("may be the point itself where that has numbers only", () => {
    for (const evaluate of ["code", "interpret"] as const) {
      const { gradientInto } = compile("x^2*y", { evaluate });
      const at = { x: 3, y: 5 };
      gradientInto(at, at);
      expect(at).toEqual({ x: 30, y: 9 });
    }
  });

  it("keeps apart what a Hessian has at two places", () => {
    const { hessian, hessianInto } = compile<number, { a: number; x: Float64Array }>(
      "a^2*sum(i, x[i]^3)",
    );
    const at = { a: 2, x: [1, 2] };
    const plain = hessian(at);
    const room = structuredClone(plain);
    hessianInto({ a: 1, x: [0, 0] }, room);
    hessianInto(at, room);
    expect(room).toEqual(plain);
    room.a.x = room.x.a;
    hessianInto(at, room);
    expect(room).toEqual(plain);
  });
});

describe("what cannot be written into is refused", () => {
  const x = Float64Array.of(1, 2, 3);
  const memory = new Float64Array(6);
  const text = "a*product(i, x[i]*y[i])";
  const y = [1, 1, 1];
  const rooms: [string, unknown, string][] = [
    ["nothing", undefined, "no-room"],
    ["a number", 3, "no-room"],
    ["null", null, "no-room"],
    ["an object without vectors", {}, "no-room"],
    ["ordinary arrays", { x: [0, 0, 0], y: [0, 0, 0] }, "no-room"],
    ["single precision", { x: new Float32Array(3), y: new Float64Array(3) }, "no-room"],
    ["a vector that is too short", { x: new Float64Array(2), y: new Float64Array(3) }, "no-room"],
    ["one that is too long", { x: new Float64Array(4), y: new Float64Array(3) }, "no-room"],
    [
      "inherited ones",
      Object.create({ x: new Float64Array(3), y: new Float64Array(3) }),
      "no-room",
    ],
    ["one vector for two", { x: memory.subarray(0, 3), y: memory.subarray(2, 5) }, "shared-room"],
    ["a vector that is read", { x, y: new Float64Array(3) }, "shared-room"],
    ["one read for another", { x: new Float64Array(3), y: x.subarray(0) }, "shared-room"],
  ];

  it.each(rooms)("%s", async (_, room, code) => {
    const messages = (["code", "interpret"] as const).map((evaluate) => {
      const { gradientInto } = compile(text, { evaluate });
      try {
        gradientInto({ a: 1, x, y }, room as never);
      } catch (error) {
        expect(error).toMatchObject({ name: "FormulaError", code });
        return (error as Error).message;
      }
      return undefined;
    });
    expect(messages[0]).toEqual(expect.any(String));
    expect(messages[1]).toBe(messages[0]);
    const { gradientInto } = await imported(text, { forms: ["into"], checked: true });
    expect(() => gradientInto!({ a: 1, x, y }, room)).toThrow(TypeError);
  });

  it("before anything is changed", () => {
    const { gradientInto } = compile(text);
    const out = { a: 7, x: Float64Array.of(1, 1, 1), y: Float64Array.of(1, 1) };
    expect(() => gradientInto({ a: 1, x, y }, out as never)).toThrow();
    expect(out).toEqual({ a: 7, x: Float64Array.of(1, 1, 1), y: Float64Array.of(1, 1) });
  });

  it("columns on the memory of the table", () => {
    const { valueBatchInto } = compile("(d/v - t)^2", { wrt: ["v"] });
    const at = { d: Float64Array.of(1, 2), t: [1, 2], v: 3 };
    expect(() => valueBatchInto(at, at.d)).toThrow(
      expect.objectContaining({
        code: "shared-room",
        message: "out is written, and shares memory with d",
      }) as Error,
    );
  });
});

it("functions too long for locals work in slots that they keep", () => {
  const text = Array.from({ length: 4_000 }, (_, i) => `sin(${i + 1}*x)*exp(y/${i + 1})`).join("+");
  const { gradient, gradientInto } = compile(text);
  const out = { x: NaN, y: NaN };
  const at = { x: 0.3, y: 0.2 };
  gradientInto(at, out);
  gradientInto(at, out);
  expect(out).toEqual(gradient(at));
});
