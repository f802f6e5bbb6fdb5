/**
 * Names in emitted modules: those of the formula where it has one, else what the value is made of,
 * and numbers for the rest. Whatever the formula calls its parts, the module runs.
 */
import { describe, expect, it, test } from "vitest";
import { compile } from "../../src/compile.ts";
import { emit } from "../../src/emit.ts";

/** The module's functions, run from its text. */
async function moduleOf(text: string): Promise<Record<string, (at: object) => unknown>> {
  const { code } = emit(text);
  return (await import(`data:text/javascript,${encodeURIComponent(code)}`)) as never;
}

/** One function of the module, as it is written. */
function written(text: string, name = "valueAndGradient"): string {
  const { code } = emit(text);
  const start = code.indexOf(`export function ${name}(`);
  return code.slice(start, code.indexOf("\n}\n", start));
}

/** What the lines of a function define, in order. */
const names = (text: string, name?: string): string[] =>
  [...written(text, name).matchAll(/^ *(?:const|let) ([^\s{=]+) =/gm)].map(([, one]) => one!);

describe("a definition", () => {
  it("has a line and its name", () => {
    expect(written("q = d/v; (q - t)^2")).toContain("const q = d / v;\n  const qMinusT = q - t;");
    expect(names("r = sqrt(x^2 + y^2); log(r)/r")).toContain("r");
  });

  it("keeps the first of two names", () => {
    expect(names("a = x*y + 1; b = x*y + 1; a*b")).toContain("a");
    expect(names("a = x*y + 1; b = x*y + 1; a*b")).not.toContain("b");
  });

  it("stands by its name in comments", () => {
    const code = written("u = sin(x) + cos(y); v = exp(u)*u; v^2 + 1/v");
    expect(code).toContain("// u*exp(u)");
    expect(code).toContain("const u = sinX + Math.cos(y);");
  });

  it("gives its name to the derivative by it", () => {
    const all = names("u = x*y; v = u^3 + sin(u); exp(v)*v + u");
    expect(all).toEqual(expect.arrayContaining(["u", "v", "byV", "byU"]));
  });

  it("of one variable alone is that variable", () => {
    expect(names("a = x; (a + 1)^2")).toEqual(["onePlusX"]);
  });

  it("is made as it was where it has an index", async () => {
    const text = "s = sum(i, x[i]^2); f(a) = a*s; f(3) + sqrt(s)";
    const { value } = await moduleOf(text);
    expect(value!({ x: [1, 2, 2] })).toBe(compile(text).value({ x: [1, 2, 2] }));
  });
});

describe("a call of a defined function", () => {
  it("says of what", () => {
    expect(names("N(x) = (1 + erf(x))/2; u = a/b; u*N(u)")).toContain("nOfU");
    expect(names("f(x) = sin(x)*exp(x); f(y)^2*y")).toContain("fOfY");
  });

  it("says that it is a derivative", () => {
    expect(names("f(x) = sin(x)*exp(x); f'(y)^2*y")).toContain("fPrimeOfY");
    expect(names("f(x) = sin(x)*exp(x); f''(y)^2*y")).toContain("fDoublePrimeOfY");
    expect(names("f(x) = x*exp(x^2); f'''(y)^2*y")).toContain("fDerivative3OfY");
  });
});

const MADE: readonly [text: string, name: string][] = [
  ["(d/v)^2*d", "dOverV"],
  ["exp(-r*t)*(r + exp(-r*t))", "expMinusRT"],
  ["sin(x^2)*x^2", "xSquared"],
  ["sin(x^3)*x^3", "xCubed"],
  ["sin(x^4)*x^4", "xToThe4"],
  ["sin(x^y)*x^y", "xToTheY"],
  ["sin(2^x)*2^x", "twoToTheX"],
  ["sin(x + 1)*(x + 1)", "onePlusX"],
  ["sin(x - 3)*(x - 3)", "xMinusThree"],
  ["sin(y - x)*(y - x)", "yMinusX"],
  ["sin(r*t)*r*t", "rT"],
  ["sin(mass*speed)*(mass*speed)", "massTimesSpeed"],
  ["sin(x/2)*(x/2)", "halfX"],
  ["sin(x*pi)*(x*pi)", "xTimesPi"],
  ["sqrt(x + y*z + w^2 - v)*(y + sqrt(x + y*z + w^2 - v))", "root"],
  ["sin(1/x)*(1/x)", "oneOverX"],
];

test.each(MADE)("%s has %s", (text, name) => {
  expect(names(text)).toContain(name);
});

test("subscripts become digits, and what has them already keeps them", async () => {
  const text = "x₀*x0^2 + sin(x₀)";
  expect(written(text, "value")).toContain('const { "x₀": x0, x0: x0_ } = at;');
  const { value } = await moduleOf(text);
  expect(value!({ "x₀": 0.5, x0: 3 })).toBe(compile(text).value({ "x₀": 0.5, x0: 3 }));
});

test("numbers never meet names", () => {
  const all = names("t1*exp(-t2*(a + b*c - e2)/(t1 + 7.5*b*c)) + sqrt(t3)*(t3 + a*b*c*t4)");
  expect(new Set(all).size).toBe(all.length);
  expect(all.filter((name) => ["t1", "t2", "t3", "t4"].includes(name))).toEqual([]);
});

/** What JavaScript, the module's own text or its numbers use, and what is no identifier. */
const HOSTILE = [
  ..."at out value gradient Math t1 t2 __proto__ constructor class await Float64Array".split(" "),
  ..."Object undefined NaN Infinity arguments eval byX i x_ isPlain let".split(" "),
  "λ",
  "x₀",
  "größe",
  "xSquared",
];

test.each(HOSTILE)("a definition called %s does no harm", async (name) => {
  const text = `${name} = x*y + 1/x; f(a) = sin(a)*${name}; f(${name})*${name}^2 + exp(${name}*x^2) - x^2`;
  const { value, gradient, valueAndGradient } = await moduleOf(text);
  const compiled = compile(text);
  const point = { x: 0.7, y: -0.4 };
  expect(value!(point)).toBe(compiled.value(point));
  expect(gradient!(point)).toEqual(compiled.gradient(point));
  expect(valueAndGradient!(point)).toEqual(compiled.valueAndGradient(point));
});

test.each(HOSTILE)("a variable called %s beside definitions does no harm", async (name) => {
  const text = `q = ${name}*y; p = q^2 + sin(q); p*exp(q) + ${name}^2*y`;
  const { valueAndGradient } = await moduleOf(text);
  const point = Object.fromEntries([
    [name, 0.7],
    ["y", -0.4],
  ]);
  expect(valueAndGradient!(point)).toEqual(compile(text).valueAndGradient(point));
});
