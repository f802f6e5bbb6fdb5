/**
 * Modules in C: golden files, which are compiled and run against the interpreter, and so against the
 * witnesses that it is compared with. `npm run golden:update` refreshes them.
 */
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { type Compiled, compile } from "../../src/compile.ts";
import { emit, type EmitOptions, type Emitted } from "../../src/emit.ts";
import { catalogue } from "../../src/functions/catalogue.ts";
import type { Point } from "../../src/verify/points.ts";
import { samplePoints } from "../../src/verify/sample.ts";
import {
  type Call,
  type CalledModule,
  COMPILER,
  CPP_COMPILER,
  checkHeader,
  EXACT,
  flat,
  isExact,
  runInC,
  SANITIZED,
  ulpsBetween,
  WITHOUT,
} from "../support/c.ts";

const golden = fileURLToPath(new URL("../golden/c", import.meta.url));
const UPDATE = process.env["UPDATE_GOLDEN"] === "1";

type Golden = Omit<EmitOptions, "target" | "prefix"> & { readonly text: string };

/** Every function that C has, of x alone or of x and y. */
const everyFunction = Object.entries(catalogue).flatMap(([name, entry]) => {
  if (entry.kind !== "real" || "unsupported" in entry.c || !/^[a-z]/.test(name)) return [];
  if (name === "neg" || /gamma/.test(name) || entry.parameters.length === 0) return [];
  const isOfTwo = entry.parameters.length === 2 || entry.variadic === true;
  return [`${name}(${isOfTwo ? "x, y" : "x"})`];
});

const modules: Readonly<Record<string, Golden>> = {
  taxi: { text: "(d/v - t)^2", wrt: ["v"] },
  arm: { text: "sqrt((a*cos(p)+b*cos(p+q)-X)^2+(a*sin(p)+b*sin(p+q)-Y)^2)", wrt: ["p", "q"] },
  functions: { text: `[${everyFunction.join(", ")}]` },
  values: { text: "[digamma(x), 2*pi, inf, e*x]", wrt: [] },
  gamma: { text: "gamma(x)*lgamma(y)" },
  branches: { text: "(x > 0 ? sqrt(x) : 0) + (y > 0 and x > 0 ? y*sqrt(x) : 0)" },
  relations: {
    text: "(x < y ? 1 : 2)*x + (x <= y ? 3 : 4) + (x == y ? 5 : x != 1 ? y : 7) + (not (x >= y or x > 3 and y < 1) ? x*y : 1)",
  },
  else_chain: { text: "x < 0 ? x^2 : x < 1 ? sin(x) : x < 2 ? exp(x) : log(x)" },
  lazy_condition: { text: "x > 0 and log(x) > y or x < -1 ? exp(x) : x" },
  maximum: { text: "max(x, y, 0)*min(x, 2)" },
  powers: { text: "x^2 + x^3 + x^6 + x^7 + x^-2 + x^1.5 + x^-0.5 + x^y + 2^x + x^(1/3)" },
  names: { text: "class^2 + __proto__*constructor + at + out + λ*lambda + y0*exp(exp_) + status" },
  constants: { text: "x*(pi/180) + sin(1)*y + log10(x) + x/3 + 0.1 + 1e30*z - 1e-30" },
  constant: { text: "2*pi" },
  table: { text: "mean(i, (60*d[i]/v - t[i])^2)", wrt: ["v"] },
  polynomial: { text: "sum(i, 1, n, a[i]*x^i) + a[min(floor(abs(y)) + 1, length(a))] + a[1]*y" },
  rosenbrock: {
    text: "sum(i, 1, length(x) - 1, 100*(x[i+1] - x[i]^2)^2 + (1 - x[i])^2)",
    kinds: ["gradient", "hessian", "hvp"],
  },
  log_sum_exp: { text: "log(sum(i, exp(x[i])))" },
  product: { text: "product(i, sin(x[i]))", kinds: ["gradient", "hessian", "jvp"] },
  largest: { text: "max(i = 1, length(x), w*x[i]) - min(x)" },
  nested_sums: { text: "sum(i, log(sum(j, exp(x[i]*x[j]))))" },
  nested_products: { text: "sum(i, product(j, x[j]*y[i] + i/j))" },
  branch_in_sum: { text: "sum(i, x[i] > 0 ? sqrt(v)*x[i] : 0)" },
  product_in_branch: { text: "v > 0 ? product(x)*v : sum(i, x[i]^2)" },
  curvature: { text: "diff(product(i, x[i] + v), v)", wrt: ["v"] },
  range: { text: "product(i, m, n, x + i/2 - (i == 3 ? y : i*x))", wrt: ["x", "y"] },
  list_by_index: { text: "w = [a, b, c]; sum(i, w[i]*x^i)" },
  list_in_branch: { text: "w = [a, b*a, c]; a > 0 ? sum(i, w[i]*x^i) : b" },
  results: { text: "s = x[1] + x[2]; [s^2, s > 0 ? sqrt(s) : 0]" },
  hessian: { text: "x^2*y + sin(x*y)", kinds: ["hessian", "hvp"] },
  hessian_by_vectors: {
    text: "a*sum(i, w[i]*x[i]^2)",
    kinds: ["hessian", "hvp", "jvp", "vjp"],
  },
  rates: {
    text: "r = k1*a*b; s = k2*c^2; [-r, s - r, 2*(r - s)]",
    wrt: ["a", "b", "c"],
    kinds: ["jacobian", "jvp", "vjp"],
  },
  results_by_vectors: { text: "[dot(x, y)*a, sum(x)]", kinds: ["jacobian", "jvp", "vjp"] },
  taylor: { text: "a*exp(x)/x", wrt: ["x"], kinds: ["taylor"], order: 3 },
  implicit: { text: "x^2*y + sin(y) - a", kinds: ["implicit"], of: "y" },
  third: { text: "exp(x*y)", order: 3 },
  fourth: { text: "log(x)", order: 4 },
};

/** Each is emitted when a test first asks for it. */
const emitted = Object.entries(modules).map(([name, { text, ...options }]) => {
  const made = (): Emitted => emit(text, { ...options, target: "c", prefix: name });
  let module: Emitted | undefined;
  return {
    name,
    text,
    options,
    get module() {
      return (module ??= made());
    },
  };
});

describe.each(emitted)("$name", (one) => {
  it("is as it was", () => {
    const { name, module } = one;
    const [source, header] = [join(golden, `${name}.c`), join(golden, `${name}.h`)];
    if (UPDATE || !existsSync(source)) {
      writeFileSync(source, module.code);
      writeFileSync(header, module.declarations);
    }
    expect(module.code).toBe(readFileSync(source, "utf8"));
    expect(module.declarations).toBe(readFileSync(header, "utf8"));
  });
});

/** Points in the formula's domain; of formulas of a number or two at edges too. */
function pointsOf(text: string): readonly Point[] {
  const { formula, variables } = compile(text);
  const sampled = samplePoints<Point>(formula, { count: 20 }).points;
  if (sampled.length > 0) return sampled;
  return EDGES.map((x) => Object.fromEntries(variables.map((name, place) => [name, x + place])));
}

/** The functions of a module, by the names that the library has for them. */
const functionsIn = (code: string, prefix: string): string[] =>
  [...code.matchAll(new RegExp(`^(?:int|double) ${prefix}_(\\w+)\\(`, "gm"))].map(([, name]) =>
    name!.replace(/_[a-z]/g, (letters) => letters.slice(1).toUpperCase()),
  );

type Functions = Record<string, (...args: unknown[]) => unknown>;

/** Calls of every function of a module at points, with what the interpreter gives. */
function callsOf(
  { text, options, module, name }: (typeof emitted)[number],
  points: readonly Point[],
): CalledModule {
  const { wrt, order, of } = options;
  const interpreted: Compiled = compile(text, {
    ...(wrt === undefined ? {} : { wrt }),
    ...(order === undefined ? {} : { order }),
    ...(of === undefined ? {} : { of }),
    evaluate: "interpret",
  });
  const calls = points.flatMap((at): Call[] =>
    functionsIn(module.code, name).map((called) => {
      const direction = Object.fromEntries(module.wrt.map((key) => [key, at[key]!]));
      const { root } = interpreted.formula;
      const cotangent = root.kind === "list" ? [1, -2, 3].slice(0, root.operands.length) : 2;
      const more =
        called === "jvp" || called === "hvp"
          ? { direction }
          : called === "vjp"
            ? { cotangent }
            : {};
      const run = (interpreted as unknown as Functions)[called]!;
      const expected = run(at, ...Object.values(more));
      return { name: called, at, expected, ...more };
    }),
  );
  return { prefix: name, code: module.code, variables: module.variables, wrt: module.wrt, calls };
}

/** What two libraries may differ by, after whatever the formula makes of their last digits. */
const MOST_ULPS = 64;

/** The gamma functions of libraries are less exact, and that of few digits near its zeros. */
const LOOSE: Readonly<Record<string, number>> = {
  "gamma(x)": 16,
  "lgamma(x)": 32,
  "digamma(x)": 16,
};

/** Numbers at which functions are apt to differ: signs of zeros, infinities, edges of domains. */
const SPECIAL = [0, -0, 1, -1, 0.5, -0.5, 1.5, 2.5, -2.5, 1e-320, 1e-9, 1e9, -1e300, NaN];
const EDGES = [...SPECIAL, Infinity, -Infinity, 0.49999999999999994, 2 ** 52 + 0.5];

/** Numbers along the line, none of them special. */
const ALONG = Array.from({ length: 800 }, (_, place) => (place - 400) / 17.3);

describe.skipIf(COMPILER === undefined)(`compiled${WITHOUT}`, () => {
  it("gives the numbers of the interpreter, and touches no memory but its own", () => {
    const called = emitted.map((one) => callsOf(one, pointsOf(one.text)));
    const outcomes = runInC(called, SANITIZED);
    const exact = called.filter(({ code }) => isExact(code));
    expect(exact.length).toBeGreaterThan(10);
    called.forEach((module, index) => {
      const most = exact.includes(module) ? 0 : MOST_ULPS;
      expect(module.calls.length).toBeGreaterThan(0);
      module.calls.forEach(({ name, at, expected }, call) => {
        const where = `${module.prefix} ${name} at ${JSON.stringify(at)}`;
        const { status, numbers } = outcomes[index]![call]!;
        expect(status, where).toBe(0);
        flat(expected).forEach((number, place) => {
          const difference = ulpsBetween(numbers[place]!, number);
          expect(difference, `${where}: ${numbers[place]!}, not ${number}`).toBeLessThanOrEqual(
            most,
          );
        });
      });
    });
  }, 60_000);

  it("gives the value that each function of the catalogue has", () => {
    const texts = [...everyFunction, "gamma(x)", "lgamma(x)", "digamma(x)", "x^y", "-x"];
    const called = texts.map((text, place): CalledModule => {
      const prefix = `f${place}`;
      const { code, variables } = emit(text, { target: "c", prefix, wrt: [], points: 1 });
      const { value } = compile(text, { wrt: [], evaluate: "interpret" });
      const points: Point[] = text.includes("y")
        ? EDGES.flatMap((x) => EDGES.map((y) => ({ x, y })))
        : [...EDGES, ...ALONG].map((x) => ({ x }));
      const calls = points.map((at) => ({ name: "value", at, expected: value(at) }));
      return { prefix, code, variables, wrt: [], calls };
    });
    const outcomes = runInC(called);
    called.forEach(({ calls }, module) => {
      const text = texts[module]!;
      const most = EXACT.has(/^\w+/.exec(text)?.[0] ?? "neg") ? 0 : (LOOSE[text] ?? 2);
      calls.forEach(({ at, expected }, call) => {
        const [number] = outcomes[module]![call]!.numbers as [number];
        const where = `${text} at ${JSON.stringify(at)}: ${number}, not ${String(expected)}`;
        expect(ulpsBetween(number, expected as number), where).toBeLessThanOrEqual(most);
      });
    });
  }, 60_000);

  it("reads nothing that only a branch which is not taken would have kept", () => {
    const texts = [
      "atanh(max(z, y, product(i, v[i] + v[i])))",
      "max(y, product(i, v[i]*z))^2 + min(z, product(i, v[i]*z)*y)",
    ];
    const points = [0.125, 0.75].map((y) => ({ z: 0.25, y, v: [0.5, 0.375] }));
    const called = texts.map((text, place) => {
      const options: EmitOptions = { kinds: ["hessian"] };
      const name = `m${place}`;
      const module = emit(text, { ...options, target: "c", prefix: name });
      return callsOf({ name, text, options, module }, points);
    });
    const outcomes = runInC(called, SANITIZED);
    called.forEach(({ calls }, module) =>
      calls.forEach(({ at, expected }, call) => {
        const { status, numbers } = outcomes[module]![call]!;
        expect(status).toBe(0);
        flat(expected).forEach((number, place) => {
          const where = `${texts[module]} at ${JSON.stringify(at)}`;
          expect(ulpsBetween(numbers[place]!, number), where).toBeLessThanOrEqual(MOST_ULPS);
        });
      }),
    );
  }, 60_000);

  it("says where vectors that belong together differ in length", () => {
    const text = "dot(x, y)";
    const { code, variables, wrt } = emit(text, { target: "c", prefix: "dot" });
    const at = { x: [1, 2, 3], y: [4, 5] };
    const gradient = { x: new Float64Array(3), y: new Float64Array(2) };
    const calls = [
      { name: "value", at, expected: NaN },
      { name: "gradient", at, expected: gradient },
      { name: "valueAndGradient", at, expected: { value: 0, gradient } },
    ];
    const [outcomes] = runInC([{ prefix: "dot", code, variables, wrt, calls }], SANITIZED);
    expect(outcomes![0]).toEqual({ status: 0, numbers: [NaN] });
    expect(outcomes!.slice(1).map(({ status }) => status)).toEqual([2, 2]);
  }, 60_000);

  const headers = (): string => emitted.map(({ module }) => module.declarations).join("\n");

  it("has headers that C reads, and that agree with the sources", () => {
    for (const { module } of emitted) {
      const { code, declarations } = module;
      const heads = (text: string): string[] =>
        text.match(/^(?:int|double) \w+\([^)]*\)/gm) as string[];
      const structures = (text: string): string[] =>
        text.match(/^struct \w+ \{\n(?: .*\n)*\};/gm) as string[];
      expect(heads(declarations)).toEqual(heads(code));
      expect(structures(declarations)).toEqual(structures(code));
    }
    checkHeader(headers(), "c");
  });

  it.skipIf(CPP_COMPILER === undefined)("has headers that C++ reads", () => {
    checkHeader(headers(), "c++");
  });
});
