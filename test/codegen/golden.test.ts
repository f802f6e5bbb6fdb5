/**
 * Golden files: emitted modules as they ship. `npm run golden:update` refreshes them; they are read
 * as diffs, left unchanged by prettier, and always executed.
 */
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { execFileSync } from "node:child_process";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { format } from "prettier";
import { describe, expect, it } from "vitest";
import { type Compiled, compile } from "../../src/compile.ts";
import { catalogue } from "../../src/functions/catalogue.ts";
import { emit } from "../../src/emit.ts";
import type { Form } from "../../src/kinds/form.ts";
import type { Kind } from "../../src/kinds/kind.ts";
import type { Point } from "../../src/verify/points.ts";
import { samplePoints } from "../../src/verify/sample.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
const golden = join(root, "test/golden");
const UPDATE = process.env["UPDATE_GOLDEN"] === "1";

interface Golden {
  readonly text: string;
  readonly wrt?: string[];
  readonly checked?: boolean;
  readonly kinds?: Kind[];
  readonly order?: number;
  readonly of?: string;
  readonly forms?: Form[];
  readonly columns?: string[];
}

/** The functions that are written as operators. */
const SIGNS = new Set(["+", "-", "*", "/", "^", "neg"]);

const modules: Readonly<Record<string, Golden>> = {
  taxi: { text: "(d/v - t)^2", wrt: ["v"] },
  gauss1: {
    text: "b1*exp(-b2*x) + b3*exp(-(x-b4)^2/b5^2) + b6*exp(-(x-b7)^2/b8^2)",
    wrt: ["b1", "b2", "b3", "b4", "b5", "b6", "b7", "b8"],
  },
  arm: { text: "sqrt((a*cos(p)+b*cos(p+q)-X)^2+(a*sin(p)+b*sin(p+q)-Y)^2)", wrt: ["p", "q"] },
  branches: { text: "(x > 0 ? sqrt(x) : 0) + (y > 0 and x > 0 ? y*sqrt(x) : 0)" },
  else_chain: { text: "x < 0 ? x^2 : x < 1 ? sin(x) : x < 2 ? exp(x) : log(x)" },
  lazy_condition: { text: "x > 0 and log(x) > y or x < -1 ? exp(x) : x" },
  maximum: { text: "max(x, y, 0)*min(x, 2)" },
  powers: { text: "x^2 + x^3 + x^6 + x^7 + x^-2 + x^1.5 + x^-0.5 + x^y + 2^x + x^(1/3)" },
  special: { text: "erf(x)*round(y) + mod(x, y) + softplus(x)" },
  defined: {
    text: "d1 = (log(S/K) + (r + s^2/2)*T)/(s*sqrt(T)); d2 = d1 - s*sqrt(T); N(x) = (1 + erf(x/sqrt(2)))/2; S*N(d1) - K*exp(-r*T)*N(d2)",
  },
  defined_by_force: {
    text: "at = x/y; Math = at^2 + x; t1 = sin(Math); __proto__ = t1*at; __proto__ + exp(t1)",
  },
  names: { text: "class^2 + __proto__*constructor + at + Math + λ*x_1" },
  constants: { text: "x*(pi/180) + sin(1)*y + log10(x) + x/3 + 0.1" },
  checked: { text: "x*y + z", checked: true },
  many: { text: Array.from({ length: 24 }, (_, i) => `w${i}*x${i}`).join(" + ") },
  constant: { text: "2*pi" },
  table: { text: "mean(i, (60*d[i]/v - t[i])^2)", wrt: ["v"] },
  table_checked: { text: "sum(i, 1, n, a[i]*x^i)", checked: true },
  rosenbrock: { text: "sum(i, 1, length(x) - 1, 100*(x[i+1] - x[i]^2)^2 + (1 - x[i])^2)" },
  log_sum_exp: { text: "log(sum(i, exp(x[i])))" },
  product: { text: "product(i, sin(x[i]))" },
  softmax: { text: "sum(k, log(sum(i, exp(w[i]*x[k]))) - w[1]*x[k])", wrt: ["w"] },
  stencil: { text: "sum(i, 2, length(x) - 1, (x[i+1] - 2*x[i] + x[i-1])^2)", checked: true },
  black_scholes: {
    text: "d1 = (log(S/K) + (r + s^2/2)*T)/(s*sqrt(T)); N(x) = (1 + erf(x/sqrt(2)))/2; S*N(d1) - K*exp(-r*T)*N(d1 - s*sqrt(T))",
  },
  largest: { text: "max(i = 1, length(x), w*x[i])" },
  nested_sums: { text: "sum(i, log(sum(j, exp(x[i]*x[j]))))" },
  branch_in_sum: { text: "sum(i, x[i] > 0 ? sqrt(v)*x[i] : 0)" },
  curvature: { text: "diff(product(i, x[i] + v), v)", wrt: ["v"] },
  list_by_index: { text: "w = [a, b, c]; sum(i, w[i]*x^i)" },
  results: { text: "s = x[1] + x[2]; [s^2, s > 0 ? sqrt(s) : 0]" },
  hessian: { text: "x^2*y + sin(x*y)", kinds: ["hessian", "sparseHessian", "hvp"] },
  hessian_by_vectors: {
    text: "a*sum(i, w[i]*x[i]^2)",
    kinds: ["hessian", "sparseHessian", "hvp", "jvp", "vjp"],
  },
  hessian_rosenbrock: {
    text: "sum(i, 1, length(x) - 1, 100*(x[i+1] - x[i]^2)^2 + (1 - x[i])^2)",
    kinds: ["hessian", "sparseHessian"],
    checked: true,
  },
  rates: {
    text: "r = k1*a*b; s = k2*c^2; [-r, s - r, 2*(r - s)]",
    wrt: ["a", "b", "c"],
    kinds: ["jacobian", "sparseJacobian", "jvp", "vjp"],
    checked: true,
  },
  results_by_vectors: {
    text: "[dot(x, y)*a, sum(x)]",
    kinds: ["jacobian", "sparseJacobian", "jvp", "vjp"],
    checked: true,
  },
  taylor: { text: "a*exp(x)/x", wrt: ["x"], kinds: ["taylor"], order: 3 },
  implicit: { text: "x^2*y + sin(y) - a", kinds: ["implicit"], of: "y" },
  third: { text: "exp(x*y)", order: 3 },
  fourth: { text: "log(x)", order: 4 },
  catalogue: { text: everyFunction(), kinds: ["sparseJacobian"] },
  taxi_forms: { text: "(d/v - t)^2", wrt: ["v"], forms: ["into", "batch", "sum"] },
  taxi_forms_checked: {
    text: "(d/v - t)^2",
    wrt: ["d", "v"],
    columns: ["d", "t"],
    forms: ["into", "batch", "sum"],
    checked: true,
  },
  rosenbrock_into: {
    text: "sum(i, 1, length(x) - 1, 100*(x[i+1] - x[i]^2)^2 + (1 - x[i])^2)",
    forms: ["into"],
  },
  product_into: {
    text: "product(i, a*x[i] + b) + (a > 0 ? product(x)/[a, b, 2][length(x)] : 0)",
    kinds: ["gradient", "hvp"],
    forms: ["into"],
    checked: true,
  },
  hessian_into: {
    text: "a*sum(i, w[i]*x[i]^2)",
    wrt: ["a", "x"],
    kinds: ["hessian"],
    forms: ["into"],
  },
  rates_into: {
    text: "r = k1*a*b; s = k2*c^2; [-r, s - r, 2*(r - s)]",
    wrt: ["a", "b", "c"],
    kinds: ["jacobian", "jvp", "vjp"],
    forms: ["into", "batch"],
    columns: ["a"],
    checked: true,
  },
  polynomial_batch: {
    text: "log(1 + exp(-y*sum(i, c[i]*x^i)))",
    wrt: ["x"],
    columns: ["x", "y"],
    forms: ["batch"],
  },
  names_forms: {
    text: "class^2 + __proto__*constructor*out + at*Math",
    columns: ["class", "__proto__", "at"],
    forms: ["into", "batch", "sum"],
  },
};

/** Every function of numbers in the catalogue, of variables of its own. */
function everyFunction(): string {
  const calls = Object.entries(catalogue).flatMap(([name, entry], place) => {
    if (entry.kind !== "real" || entry.parameters.length === 0 || SIGNS.has(name)) return [];
    const operands = entry.parameters.map((parameter, at) =>
      entry.integer?.[at] === true ? "2" : `${parameter}${place}`,
    );
    return [`${name}(${operands.join(", ")})`];
  });
  return `[${calls.join(", ")}]`;
}

/** A function of a module or a compiled formula by its name. */
const called = (by: object, name: string): ((...args: unknown[]) => unknown) =>
  (by as Record<string, (...args: unknown[]) => unknown>)[name]!;

/** What a function returns; of one that writes, what is in the room of the plain one's result. */
function delivered(by: object, key: string, args: readonly unknown[]): unknown {
  const run = called(by, key);
  if (!key.endsWith("Into")) return run(...args);
  const plain = called(by, key.slice(0, -"Into".length))(...args);
  const isValued = /^valueAnd(?:Gradient|GradientSum)Into$/.test(key);
  const room = isValued ? (plain as { gradient: unknown }).gradient : plain;
  const expected = structuredClone(plain);
  spoil(room);
  const returned = run(...args, room);
  expect(isValued ? { value: returned, gradient: room } : room, key).toEqual(expected);
  return [returned, room];
}

/** Puts NaN in the place of every number. */
function spoil(room: unknown): void {
  if (room instanceof Float64Array) room.fill(NaN);
  else {
    for (const [key, value] of Object.entries(room as object)) {
      if (typeof value !== "number") spoil(value);
      else Object.defineProperty(room, key, { value: NaN });
    }
  }
}

describe.each(Object.entries(modules))("%s", (name, { text, ...options }) => {
  const file = join(golden, `${name}.js`);
  const declared = join(golden, `${name}.d.ts`);

  it("is as it was", () => {
    const { code, declarations } = emit(text, options);
    if (UPDATE || !existsSync(file)) {
      writeFileSync(file, code);
      writeFileSync(declared, declarations);
    }
    expect(code).toBe(readFileSync(file, "utf8"));
    expect(declarations).toBe(readFileSync(declared, "utf8"));
    expect(emit(text, options).code).toBe(code);
  });

  it("is as prettier would have it", async () => {
    const [code, declarations] = [readFileSync(file, "utf8"), readFileSync(declared, "utf8")];
    expect(await format(code, { parser: "babel" })).toBe(code);
    expect(await format(declarations, { parser: "typescript" })).toBe(declarations);
    const { code: typed } = emit(text, { ...options, target: "ts" });
    expect(await format(typed, { parser: "typescript" })).toBe(typed);
  });

  it("gives the numbers that the library gives", async () => {
    const emitted = (await import(pathToFileURL(file).href)) as Compiled;
    const { wrt, order, of, columns } = options;
    const asked = {
      ...(wrt === undefined ? {} : { wrt }),
      ...(order === undefined ? {} : { order }),
      ...(of === undefined ? {} : { of }),
      ...(columns === undefined ? {} : { columns }),
    };
    const compiled = compile(text, asked);
    const interpreted = compile(text, { ...asked, evaluate: "interpret" });
    const { root } = compiled.formula;
    const count = root.kind === "list" ? root.operands.length : 1;
    const { points } = samplePoints<Point>(compiled.formula, { count: 20 });
    expect(points.length).toBeGreaterThan(0);
    const names = Object.keys(emitted).filter((key) => typeof called(emitted, key) === "function");
    expect(names).toContain("value");
    const differs = new Set(
      columns ?? compiled.variables.filter((variable) => !compiled.wrt.includes(variable)),
    );
    const table = Object.fromEntries(
      Object.entries(points[0]!).map(([key, value]) => [
        key,
        differs.has(key) ? points.map((at) => at[key]! as number) : value,
      ]),
    );
    for (const at of points) {
      const moving = Object.fromEntries(compiled.wrt.map((key) => [key, at[key]!]));
      const cotangent = Array.isArray(compiled.value(at)) ? [1, -2, 3].slice(0, count) : 2;
      for (const key of names) {
        const point = /Batch|Sum/.test(key) ? table : at;
        const others = /^(?:jvp|vjp|hvp)/
          .exec(key)
          ?.map((kind) => (kind === "vjp" ? cotangent : moving));
        const args = [point, ...(others ?? [])];
        const results = [emitted, compiled, interpreted].map((by) => delivered(by, key, args));
        expect(results[0], key).toEqual(results[1]);
        expect(results[2], key).toEqual(results[1]);
      }
    }
  });
});

it("TypeScript modules and declarations pass a strict check, and misspelt variables do not", () => {
  const folder = mkdtempSync(join(tmpdir(), "golden-"));
  try {
    for (const [name, { text, ...options }] of Object.entries(modules)) {
      writeFileSync(join(folder, `${name}.ts`), emit(text, { ...options, target: "ts" }).code);
      const { code, declarations } = emit(text, options);
      writeFileSync(join(folder, `${name}-js.js`), code);
      writeFileSync(join(folder, `${name}-js.d.ts`), declarations);
    }
    const check = (...files: string[]): string => {
      const flags = ["--strict", "--noEmit", "--target", "es2022", "--module", "nodenext"];
      try {
        const tsc = join(root, "node_modules/.bin/tsc");
        return execFileSync(tsc, [...flags, ...files], { cwd: folder, encoding: "utf8" });
      } catch (error) {
        return (error as { stdout: string }).stdout;
      }
    };
    writeFileSync(join(folder, "package.json"), `{ "type": "module" }`);
    const use = (name: string): string =>
      `import { gradient } from "./taxi-js.js";\nexport const g: number = gradient({ d: 1, ${name}: 2, t: 3 }).v;\n`;
    writeFileSync(join(folder, "right.ts"), use("v"));
    writeFileSync(join(folder, "wrong.ts"), use("speed"));
    expect(check("right.ts", ...Object.keys(modules).map((name) => `${name}.ts`))).toBe("");
    expect(check("wrong.ts")).toContain("'speed' does not exist in type 'Point'");
  } finally {
    rmSync(folder, { recursive: true });
  }
});
