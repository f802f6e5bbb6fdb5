/**
 * The library in a page whose Content-Security-Policy forbids making code, in a browser: values and
 * derivatives of all kinds have the bits that emitted modules have there, and nothing is tried that
 * the policy forbids. Where there is no browser, Node is told to forbid code from strings.
 */
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { emitModule } from "../../src/codegen/text/module.ts";
import { planDerivatives } from "../../src/compile.ts";
import { shaped, sizes } from "../../src/evidence/flat.ts";
import type { Kind } from "../../src/kinds/kind.ts";
import { parse } from "../../src/parse.ts";
import type { Point } from "../../src/verify/points.ts";
import { samplePoints } from "../../src/verify/sample.ts";
import { program } from "../cli/ask.ts";
import { BROWSER, shown, WITHOUT } from "./browser.ts";

const dist = fileURLToPath(new URL("../../dist/index.js", import.meta.url));

const OF_ONE: readonly Kind[] = ["gradient", "hessian", "sparseHessian", "jvp", "vjp", "hvp"];
const OF_SEVERAL: readonly Kind[] = ["jacobian", "sparseJacobian", "jvp", "vjp"];

const FORMULAS = [
  "(d/v - t)^2",
  "S*exp(-q*T)*(1 + erf((log(S/K) + (r - q + s^2/2)*T)/(s*sqrt(2*T))))/2",
  "x > 0 ? sqrt(x)*log(x + y) : x < -1 ? exp(x)*y^3 : sin(x*y)",
  "max(x, y, x*y)*min(x, 2) + abs(x - y)^1.5",
  "mean(i, (60*d[i]/v - t[i])^2)",
  "log(sum(i, exp(x[i])))*a",
  "product(i, a + x[i]^2) + norm(x)",
  "sum(i, 1, length(x) - 1, 100*(x[i+1] - x[i]^2)^2 + (1 - x[i])^2)",
  "f(a) = sin(a)/a; f(x)*f'(y) + f''(x*y)",
  "gamma(x)*digamma(x + y) + lgamma(x)*erfc(y) + polygamma(1, x)",
  "tanh(x)*atan2(y, x) + mod(x, 3)*round(y) + cbrt(x) + x^y + 2^x + x^(1/3)",
  "[x^2*y, sin(x)/y, x > y ? x : y^2]",
  "__proto__^2*constructor + class",
];

/** Numbers that are no multiples of one another. */
const irregular = (count: number): number[] =>
  Array.from({ length: count }, (_, place) => Math.cos(1 + place * place));

interface Page {
  readonly results: readonly [text: string, interpreted: object, module: object][];
  readonly sources: readonly string[];
  readonly controls: Readonly<Record<string, unknown>>;
  readonly violations: Readonly<Record<string, number>>;
}

/** A formula with where it is evaluated, and its module: of the programs that the page will have. */
function prepared(text: string) {
  const formula = parse(text);
  const isSeveral = formula.root.kind === "list";
  const planned = planDerivatives(formula, {});
  const names = ["value", ...(isSeveral ? OF_SEVERAL : OF_ONE)];
  // Programs depend on those made before, in the last bits; the page asks for them in this order.
  for (const name of names) planned.planned(name);
  const options = { target: "js", checked: true, prefix: "", header: [text] } as const;
  const { code } = emitModule({ ...planned, names }, options);
  const cotangent = formula.root.kind === "list" ? irregular(formula.root.operands.length) : 0.7;
  const sampled = samplePoints<Point>(formula, { count: 6 }).points;
  const points = [...sampled, ...sampled.slice(0, 1).flatMap(special)].map((at) => {
    const { wrt } = planned;
    const width = sizes(at, wrt).reduce((sum, size) => sum + size, 0);
    return { at, direction: shaped(irregular(width), at, wrt), cotangent };
  });
  return { text, names, code, points };
}

/** The point with numbers at the ends of the doubles. */
const special = (at: Point): Point[] =>
  [0, -0, 1e-320, 1e300, -Infinity, NaN].map((number) =>
    Object.fromEntries(
      Object.entries(at).map(([name, value]) => [
        name,
        typeof value === "number" ? number : Array.from(value, () => number),
      ]),
    ),
  );

/** JSON with the numbers that it lacks, as JavaScript. */
function literal(part: unknown): string {
  if (typeof part === "number") return Object.is(part, -0) ? "-0" : String(part);
  if (typeof part !== "object" || part === null) return JSON.stringify(part);
  if (Array.isArray(part) || ArrayBuffer.isView(part))
    return `[${Array.from(part as ArrayLike<unknown>, literal).join(", ")}]`;
  const entries = Object.entries(part).map(
    ([key, value]) => `[${JSON.stringify(key)}]: ${literal(value)}`,
  );
  return `{ ${entries.join(", ")} }`;
}

const page = (): string => readFileSync(new URL("page.js", import.meta.url), "utf8");

const POLICY =
  "default-src 'none'; script-src 'self'; connect-src 'self'; require-trusted-types-for 'script'";
const PATIENCE = 50_000;

describe.skipIf(BROWSER === undefined)(`in a browser that forbids making code${WITHOUT}`, () => {
  const formulas = BROWSER === undefined ? [] : FORMULAS.map(prepared);
  const files = new Map([
    ["/", '<!doctype html><title>t</title><script type="module" src="/page.js"></script>'],
    ["/page.js", BROWSER === undefined ? "" : page()],
    ["/index.js", BROWSER === undefined ? "" : readFileSync(dist, "utf8")],
    ["/formulas.js", `export const formulas = ${literal(formulas)};`],
    ...formulas.map(({ code }, place) => [`/emitted-${place}.js`, code] as const),
  ]);

  it("the interpreter has the bits of emitted modules, and tries nothing", async () => {
    const told = (await shown(files, POLICY, PATIENCE)) as Page;

    // The policy is on: what it forbids is refused.
    expect(told.controls["function"]).toMatch(/^EvalError/);
    expect(told.controls["eval"]).toMatch(/^EvalError/);
    expect(told.controls["code"]).toMatch(/^EvalError: .*evaluate: "interpret"/);
    expect(told.controls["wasm"]).toMatch(/^CompileError/);
    expect(told.violations["byInterpreter"]).toBe(0);
    expect(told.violations["all"]).toBeGreaterThan(0);

    expect(told.results.length).toBeGreaterThan(FORMULAS.length * 6);
    const bits = told.results.flatMap(([, interpreted]) => Object.values(interpreted));
    expect(bits.filter((text) => /^[0-9a-f ]+$/.test(text)).length).toBeGreaterThan(300);
    for (const [text, interpreted, module] of told.results) {
      for (const [name, outcome] of Object.entries(module))
        expect(plain((interpreted as never)[name]), `${text}: ${name}`).toBe(
          plain(outcome as string),
        );
    }
    for (const source of told.sources) expect(source).toContain("\nexport function value(at) {\n");
  }, 60_000);
});

/** The bits, NaN being one; or that there was a mistake, which modules tell in other words. */
const plain = (text: string): string =>
  /^[0-9a-f ]+$/.test(text) ? text.replace(/\b[7f]ff[89a-f][0-9a-f]{12}\b/g, "NaN") : "mistake";

it("in Node that forbids code from strings the numbers are the same", async () => {
  const use = (evaluate: string): string => `
    import { compile } from ${JSON.stringify(dist)};
    const run = ({ value, gradient, hessian, source }, at) => [value(at), gradient(at), hessian(at), source];
    const [x, at] = ["x > 0 ? erf(x)*sin(y)^2 : y", { x: 0.3, y: 0.7 }];
    process.stdout.write(JSON.stringify(run(compile(x${evaluate}), at)));
  `;
  const node = (forbids: boolean, evaluate: string): ReturnType<typeof program> => {
    const flags = forbids ? ["--disallow-code-generation-from-strings"] : [];
    const input = ["--input-type=module", "-e", use(evaluate)];
    return program(process.execPath, [...flags, ...input]);
  };
  const { stdout } = await node(false, ', { evaluate: "code" }');
  expect(stdout).toContain("export function gradient");
  expect(await node(true, ', { evaluate: "interpret" }')).toEqual({ stdout, stderr: "", code: 0 });
  const { stderr, code } = await node(true, "");
  expect(stderr).toContain(
    'EvalError: code may not be made here; compile with { evaluate: "interpret" } instead',
  );
  expect(code).toBe(1);
});
