/**
 * Functions that are split into pieces: a golden module with small pieces, executed; results and
 * points too large for one function; calls that interrupt one another; and the witnesses.
 */
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { format } from "prettier";
import { describe, expect, it } from "vitest";
import type { Formula } from "../../src/ast/formula.ts";
import { evaluator } from "../../src/codegen/evaluate/evaluators.ts";
import type { Plan } from "../../src/codegen/plan.ts";
import { emitModule, type TargetName } from "../../src/codegen/text/module.ts";

import { compile } from "../../src/compile.ts";
import { variablesByName } from "../../src/diff/wrt.ts";
import { subjectIn } from "../../src/evidence/subject.ts";
import type { Kind } from "../../src/kinds/kind.ts";
import { planKinds } from "../../src/kinds/planned.ts";
import { parse } from "../../src/parse.ts";
import { check } from "../../src/verify/check.ts";
import { SMALL } from "../fuzzing/ways.ts";

const golden = fileURLToPath(new URL("../golden", import.meta.url));
const UPDATE = process.env["UPDATE_GOLDEN"] === "1";
const PLAIN = { target: "js", checked: false, prefix: "" } as const;

function planned(text: string | Formula, kinds: readonly Kind[] = ["gradient"]): Plan {
  const formula = typeof text === "string" ? parse(text) : text;
  return { ...planKinds(formula, variablesByName(formula), kinds, {}), pieces: SMALL };
}

async function imported(plan: Plan): Promise<Record<string, (at: unknown) => unknown>> {
  const { code } = emitModule(plan, { ...PLAIN, header: ["A module in pieces."] });
  return import(`data:text/javascript,${encodeURIComponent(code)}`);
}

const modules: Readonly<Record<string, { text: string; checked?: boolean; target?: TargetName }>> =
  {
    split: { text: "x > 0 ? sqrt(x)*sin(y*z) + x/y : exp(-x^2)*cos(y/z)" },
    split_loop: {
      text: "s = sum(i, x[i] > a ? log(x[i])*x[i]^2 : a*x[i]); s^2 + product(i, sin(x[i]))",
      checked: true,
    },
  };

describe.each(Object.entries(modules))("the module %s", (name, { text, ...options }) => {
  const { code } = emitModule(planned(text), { ...PLAIN, header: [text], ...options });

  it("is as it was", () => {
    const file = `${golden}/${name}.js`;
    if (UPDATE || !existsSync(file)) writeFileSync(file, code);
    expect(code).toBe(readFileSync(file, "utf8"));
  });

  it("is as prettier would have it", async () => {
    expect(await format(code, { parser: "babel", printWidth: 80 })).toBe(code);
  });

  it("gives what the whole functions give", async () => {
    const module = await imported(planned(text));
    const whole = compile(text);
    for (const x of [0.3, -0.7, 2]) {
      const at = {
        x: whole.variables.includes("a") ? [1.5, 0.4, x + 3] : x,
        y: 0.6,
        z: 1.2,
        a: 0.5,
      };
      expect(module["value"]!(at)).toBe(whole.value(at));
      expect(module["valueAndGradient"]!(at)).toEqual(whole.valueAndGradient(at));
    }
  });
});

it("values keep their places until what is made of them is written", () => {
  // Found by fuzzing: a sum was written behind the statement that took the place of its terms.
  const text =
    "sum(i, ((√((sum(k, 1, length(u), diff(csc(mean(j, ((piecewise(y <= j < z, (u[i]*asech(u[j])), v[i] < i <= k, piecewise(y < 2 <= y, (y + u[1]), j), expshare(y, min((v[i]), z))) + ((x*u[i])*(z <= v[j] ? u[1] : diff(u[i], z))))) - v[j])), x)))²))) - v[i])";
  const at = { x: 1.3, y: -0.7, z: 0.5, u: [0.31, 0.42, 0.53, 0.61], v: [2.2, 1.4, 0.9, 3.1] };
  const [code, interpreted] = (["code", "interpret"] as const).map((evaluate) =>
    compile(text, { evaluate }).hvp(at as never, at as never),
  );
  expect(code).toEqual(interpreted);
});

describe("results that pieces write into what is given", () => {
  it("are all written, also where the statements that do so take two lines", () => {
    const names = Array.from({ length: 1_201 }, (_, k) => `${"long".repeat(12)}${k}`);
    // Every fifth statement fits on its line, so that chunks of lines would end within others.
    const called = names.map((name, k) => (k % 5 === 0 ? `x${k}` : name));
    const formula = parse(called.map((name, k) => `${k + 1}*${name}^2`).join("+"));
    const wrt = variablesByName(formula);
    const plan = { ...planKinds(formula, wrt, ["gradient"], { forms: ["into"] }), pieces: SMALL };
    const at = Object.fromEntries(called.map((name, k) => [name, k / 8]));
    const out = Object.fromEntries(called.map((name) => [name, NaN]));
    evaluator(plan, "gradientInto", "code")(at, out);
    expect(out).toEqual(evaluator(plan, "gradient", "interpret")(at));
  });
});

describe("a point that calls the function while it is read", () => {
  const plan = planned("x*sin(y) + x/y*(x + y)^2 + sum(i, v[i]*x)");
  const inPieces = evaluator(plan, "valueAndGradient", "code");
  const plain = { x: 2, y: 3, v: [1, 2] };
  const right = inPieces(plain);

  it("finds what it left", () => {
    const elements = new Proxy([1, 2], {
      get: (vector, key) => {
        if (key === "1") inPieces({ x: 5, y: 7, v: [3, 4, 5] });
        return Reflect.get(vector, key) as unknown;
      },
    });
    expect(inPieces({ ...plain, v: elements })).toEqual(right);
  });

  it("finds it even after a mistake in the point", () => {
    const elements = new Proxy([1, 2], {
      get: (vector, key) => {
        if (key === "1") expect(() => inPieces({ x: 5, y: 7, v: "none" })).toThrow("array");
        return Reflect.get(vector, key) as unknown;
      },
    });
    expect(inPieces({ ...plain, v: elements })).toEqual(right);
    expect(inPieces(plain)).toEqual(right);
  });
});

describe("very many variables", () => {
  const count = 10_000;
  const names = Array.from({ length: count }, (_, i) => `x${i}`);
  const at = Object.fromEntries(names.map((name, i) => [name, 1 + (i % 7)]));

  it("have their derivatives, and are asked for", () => {
    const text = names.map((name, i) => `${name}*${names[(i * 3 + 1) % count]!}`).join(" + ");
    const { valueAndGradient } = compile(text);
    const { value, gradient } = valueAndGradient(at);
    expect(value).toBe(
      names.reduce((sum, _, i) => sum + (1 + (i % 7)) * (1 + (((i * 3 + 1) % count) % 7)), 0),
    );
    expect(Object.keys(gradient).sort()).toEqual(names.toSorted());
    expect(compile(text, { evaluate: "interpret" }).gradient(at)).toEqual(gradient);
    const { x9999: _, ...short } = at;
    expect(() => valueAndGradient(short)).toThrow("x9999");
  });

  it("under names that no property is set by", () => {
    const odd = ["__proto__", "constructor", "toString", ...names.slice(0, 2_000)];
    const formula = parse(names.slice(0, 2_000).join(" + "));
    const { graph } = formula;
    const all = odd.reduce(
      (sum, name) => graph.apply("+", [sum, graph.variable(name)]),
      formula.root,
    );
    const point = Object.fromEntries(odd.map((name, i) => [name, i]));
    const { gradient } = compile({ graph, root: all }).valueAndGradient(point);
    expect(Object.getPrototypeOf(gradient)).toBe(Object.prototype);
    expect(Object.entries(gradient).filter(([, slope]) => slope !== 2)).toEqual([
      ["__proto__", 1],
      ["constructor", 1],
      ["toString", 1],
    ]);
  });
});

describe("the three witnesses", () => {
  it.each([
    "x > 0 ? sqrt(x)*sin(y*z) + x/y : exp(-x^2)*cos(y/z)",
    "log(sum(i, exp(x[i]*a))) + product(i, x[i])",
  ])("agree with the pieces of %s", async (text) => {
    const plan = planned(text);
    const subject = subjectIn(plan);
    const run = (name: string) => evaluator(plan, name, "code");
    const value = run("value") as typeof subject.value;
    const gradient = run("gradient") as typeof subject.gradient;
    const report = await check({ ...subject, value, gradient }, { points: 5 });
    expect(report).toMatchObject({ verdict: "agrees", disagreements: [] });
    expect(report.digits).toBe(60);
  });
});
