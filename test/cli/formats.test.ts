/** What `derive` and `derive check` write, and what the certificate's verdict changes. */
import { describe, expect, test, vi } from "vitest";
import * as evaluators from "../../src/codegen/evaluate/evaluators.ts";
import * as kinds from "../../src/evidence/kinds.ts";
import * as emit from "../../src/emit.ts";
import { ask } from "./ask.ts";

vi.mock("../../src/codegen/evaluate/evaluators.ts", { spy: true });
vi.mock("../../src/evidence/kinds.ts", { spy: true });
vi.mock("../../src/emit.ts", { spy: true });

const EVALUATORS = "../../src/codegen/evaluate/evaluators.ts";
const TAXI = "(d/v - t)^2";

test("a module is what `emit` makes", async () => {
  const { code, declarations } = emit.emit(TAXI, { wrt: ["v"] });
  expect((await ask([TAXI, "--wrt", "v"])).stdout).toBe(code);
  const checked = emit.emit(TAXI, { wrt: ["v"], checked: true, target: "ts" });
  const asked = await ask([TAXI, "--wrt", "v", "--checked", "--format", "ts"]);
  expect(asked.stdout).toBe(checked.code);
  expect(declarations).toContain("readonly v: number;");
  const inC = emit.emit(TAXI, { wrt: ["v"], target: "c", prefix: "taxi" });
  const c = await ask([TAXI, "--wrt", "v", "--format", "c", "--prefix", "taxi"]);
  expect(c).toEqual({ stdout: inC.code, stderr: "", code: 0 });
  expect(inC.declarations).toContain("int taxi_gradient(");
});

describe("one derivative stands alone, several are told apart", () => {
  test.each([
    [[TAXI, "--wrt", "v", "--format", "formula"], "-2*d*(d/v - t)/v^2\n"],
    [["x*y", "--format", "formula"], "d/dx = y\nd/dy = x\n"],
    [["x^2", "--format", "latex"], "2 x\n"],
    [
      ["x*f", "--format", "latex"],
      "\\frac{\\partial g}{\\partial x} = f\n\\frac{\\partial g}{\\partial f} = x\n",
    ],
    [["x^2", "--format", "unicode"], "2·x\n"],
    [["x*f^2", "--format", "pretty"], "∂g/∂x = f²\n∂g/∂f = 2·x·f\n"],
    [["x^2", "--format", "mathjson"], `["Multiply", 2, "x"]\n`],
    [["x*__proto__", "--format", "mathjson"], `{\n  "x": "__proto__",\n  "__proto__": "x"\n}\n`],
    [["sum(i, x[i]^2)", "--format", "formula"], "[2*x[i] for i = 1 … length(x)]\n"],
    [["y*x[2]", "--format", "formula"], "d/dy = x[2]\nd/dx = zeros(x): [2] += y\n"],
    [["sum(i, x[i]^2)", "--format", "unicode"], "[2·x[i] for i = 1 … length(x)]\n"],
    [
      ["dot(x, y)", "--wrt", "x", "--format", "latex"],
      "\\left(y_{i}\\right)_{i=1}^{\\operatorname{length}\\left(x, y\\right)}\n",
    ],
    [
      ["a*sum(x)", "--format", "mathjson"],
      `{
  "a": ["Sum", ["At", "x", "i_"], ["Limits", "i_", 1, ["Length", "x"]]],
  "x": ["Map", ["Range", 1, ["Length", "x"]], ["Function", "a", "i_"]]
}\n`,
    ],
    [["2 + 3", "--format", "formula"], ""],
    [["2 + 3", "--format", "mathjson"], "{}\n"],
  ])("%j", async (args, stdout) => {
    expect(await ask(args)).toEqual({ stdout, stderr: "", code: 0 });
  });
});

describe("of several results the Jacobian is written", () => {
  test.each([
    ["formula", "d[1]/dx = 2*x\nd[1]/dy = 0\nd[2]/dx = y\nd[2]/dy = x\n"],
    ["unicode", "∂f[1]/∂x = 2·x\n∂f[1]/∂y = 0\n∂f[2]/∂x = y\n∂f[2]/∂y = x\n"],
    [
      "latex",
      [
        String.raw`\frac{\partial f_{1}}{\partial x} = 2 x`,
        String.raw`\frac{\partial f_{1}}{\partial y} = 0`,
        String.raw`\frac{\partial f_{2}}{\partial x} = y`,
        String.raw`\frac{\partial f_{2}}{\partial y} = x`,
        "",
      ].join("\n"),
    ],
    [
      "mathjson",
      `{\n  "d[1]/dx": ["Multiply", 2, "x"],\n  "d[1]/dy": 0,\n  "d[2]/dx": "y",\n  "d[2]/dy": "x"\n}\n`,
    ],
  ])("in %s", async (format, stdout) => {
    const text = "q = x^2; [q, x*y]";
    expect(await ask([text, "--format", format])).toEqual({ stdout, stderr: "", code: 0 });
  });

  test("results without variables are written as they are", async () => {
    expect((await ask(["[2^3, pi]", "--format", "formula"])).stdout).toBe("[8, pi]\n");
  });

  test("and a gradient of them is refused", async () => {
    const { stderr, code } = await ask(["[x, y]", "--kind", "gradient"]);
    expect(stderr).toMatch(/^error: the formula has several results.* \[several-results\]\n/);
    expect(code).toBe(1);
  });
});

describe("kinds of derivative", () => {
  test.each([
    ["x^3*y", ["--order", "3", "--wrt", "x"], "6*y\n"],
    ["x^3*y", ["--kind", "hessian"], "d^2/dx^2 = 6*x*y\nd^2/(dx dy) = 3*x^2\nd^2/dy^2 = 0\n"],
    ["x^3 + y", ["--kind", "sparse-hessian"], "6*x\n"],
    ["x^2*y", ["--kind", "jvp"], "2*x*y*dx + x^2*dy\n"],
    ["x^2*y", ["--kind=hvp", "--wrt=x"], "2*y*dx\n"],
    ["[x^2, x*y]", ["--kind", "vjp", "--wrt", "y"], "x*cotangent[2]\n"],
  ])("%s %j", async (text, options, stdout) => {
    const asked = await ask([text, ...options, "--format", "formula"]);
    expect(asked).toEqual({ stdout, stderr: "", code: 0 });
  });

  test("that there are not are told with the nearest", async () => {
    const { stderr, code } = await ask(["x^2", "--kind", "hesian"]);
    expect(stderr).toMatch(/^error: there is no kind of derivative hesian; there are gradient, /);
    expect(stderr).toContain("try: hessian\n");
    expect(code).toBe(2);
  });
});

test("json tells which variables are vectors, and all results", async () => {
  const written = async (text: string): Promise<object> =>
    JSON.parse((await ask([text, "--format", "json"])).stdout) as object;
  expect(await written("y*sum(i, x[i]^2)")).toMatchObject({
    variables: ["y", "x"],
    vectors: ["x"],
    results: [{ text: "y*sum(i, x[i]^2)" }],
    wrt: ["y", "x"],
    derivatives: [
      { by: "y", text: "sum(i, x[i]^2)", latex: "\\sum_{i} x_{i}^{2}" },
      { by: "x", text: "[2*y*x[i] for i = 1 … length(x)]" },
    ],
    certificate: { verdict: "agrees" },
  });
  expect(await written("[x^2, x*y]")).toMatchObject({
    vectors: [],
    results: [
      { text: "x^2", latex: "x^{2}" },
      { text: "x*y", latex: "x y" },
    ],
    wrt: ["x", "y"],
    kinds: ["jacobian"],
    derivatives: [
      { of: 1, by: ["x"], text: "2*x" },
      { of: 1, by: ["y"], text: "0" },
      { of: 2, by: ["x"], text: "y" },
      { of: 2, by: ["y"], text: "x" },
    ],
    certificate: { verdict: "agrees" },
    further: [{ kind: "jacobian", certificate: { verdict: "agrees" } }],
  });
});

test("json holds everything", async () => {
  const { stdout } = await ask(["x^2", "--format", "json"]);
  const emitted = emit.emit("x^2");
  const { code, declarations, certificate } = emitted;
  expect(JSON.parse(stdout)).toEqual({
    formula: "x^2",
    variables: ["x"],
    vectors: [],
    results: [{ text: "x^2", latex: "x^{2}" }],
    wrt: ["x"],
    kinds: ["gradient"],
    derivatives: [{ kind: "gradient", by: "x", text: "2*x", latex: "2 x" }],
    conditions: [],
    rewrites: [],
    code,
    declarations,
    certificate,
    further: [],
    forms: [],
    warnings: [],
  });
});

test("untested is written with a warning", async () => {
  const { stdout, stderr, code } = await ask(["log(-1 - x^2)"]);
  expect(stdout).toContain("export function gradient");
  expect(stderr).toMatch(
    /^warning: nothing was tested: of \d+ points tried, none is inside the domain\n$/,
  );
  expect(code).toBe(0);
});

test("a disagreement is written instead of the module", async () => {
  const emitted = emit.emit("x^2");
  const at = { x: 3 };
  const disagreement = {
    of: "derivative",
    by: "x",
    witness: "dual",
    ours: 5,
    theirs: 6,
    at,
  } as const;
  const disagreements = [disagreement, { ...disagreement, ours: NaN }];
  const certificate = { ...emitted.certificate, verdict: "disagrees", disagreements } as const;
  vi.mocked(emit.emit).mockReturnValueOnce({ ...emitted, certificate });
  expect(await ask(["x^2"])).toEqual({
    stdout: "",
    stderr: `error: the derivatives disagree with their check, so nothing is written
  disagreement: d/dx is 5, by dual numbers 6, at x = 3
  disagreement: d/dx is NaN, by dual numbers 6, at x = 3
`,
    code: 1,
  });
});

test("anything unexpected is one line", async () => {
  vi.mocked(emit.emit).mockImplementationOnce(() => {
    throw new TypeError("undefined is\nnot a function");
  });
  expect(await ask(["x^2"])).toEqual({
    stdout: "",
    stderr: "internal error: undefined is not a function; please report it with the formula\n",
    code: 70,
  });
});

describe("check", () => {
  test("reports", async () => {
    const { stdout, stderr, code } = await ask(["check", TAXI, "--wrt", "v", "--points", "50"]);
    expect(stdout).toMatch(/^verdict +agrees\npoints +50 inside .*\n[^]*\nvalue .*\nd\/dv .*\n/);
    expect([stderr, code]).toEqual(["", 0]);
  });

  test("of several results reports on the values, and on the Jacobian", async () => {
    const { stdout, code } = await ask(["check", "[x^2, x*y]", "--points", "50"]);
    expect(stdout).toMatch(/^verdict +agrees\npoints .*\n[^]*\n\[1\] .*\n\[2\] .*\n/);
    const [values, jacobian] = stdout.split("\n\nThe Jacobian\n");
    expect(values).toMatch(/\ncost +2 for the value$/);
    expect(values).not.toMatch(/gradient/);
    expect(jacobian).toMatch(/^verdict +agrees\n[^]*\ndual numbers/);
    expect(code).toBe(0);
  });

  test("fails where nothing could be tested", async () => {
    const { stdout, code } = await ask(["check", "log(-1 - x^2)"]);
    expect(stdout).toMatch(/^verdict +untested\n/);
    expect(code).toBe(1);
  });

  test("fails where something disagrees", async () => {
    const { evaluator: right } = await vi.importActual<typeof evaluators>(EVALUATORS);
    vi.mocked(evaluators.evaluator).mockImplementation((plan, name, by) =>
      name === "gradient" ? () => ({ x: 7 }) : right(plan, name, by),
    );
    const { stdout, code } = await ask(["check", "x^2", "--format", "json"]);
    vi.mocked(evaluators.evaluator).mockImplementation(right);
    expect(JSON.parse(stdout).certificate.verdict).toBe("disagrees");
    expect(code).toBe(1);
  });

  test("fails where a kind disagrees", async () => {
    vi.mocked(kinds.kindSubject).mockImplementationOnce((...given) => {
      const right = vi.mocked(kinds.kindSubject)(...given)!;
      return { ...right, gradient: () => ({ x: 7 }) };
    });
    const { stdout, code } = await ask(["check", "x^2", "--kind", "hessian", "--points", "5"]);
    const [gradient, hessian] = stdout.split("\n\nThe Hessian\n");
    expect(gradient).toMatch(/^verdict +agrees\n/);
    expect(hessian).toMatch(/^verdict +disagrees\n/);
    expect(hessian).toMatch(/\ndisagreement: d\/dx is 7, by dual numbers /);
    expect(code).toBe(1);
  });

  test("another seed draws other points", async () => {
    const report = async (seed: string): Promise<string> =>
      (await ask(["check", "sin(x)", "--seed", seed, "--format", "json"])).stdout;
    expect(await report("1")).toBe(await report("1"));
    expect(await report("1")).not.toBe(await report("2"));
  });
});
