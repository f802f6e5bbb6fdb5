/** What `derive` and `derive check` write, and what the certificate's verdict changes. */
import { describe, expect, test, vi } from "vitest";
import * as compile from "../../src/compile.ts";
import { ask } from "./ask.ts";

vi.mock("../../src/compile.ts", { spy: true });

const TAXI = "(d/v - t)^2";

test("a module is what `emit` makes", async () => {
  const { code, declarations } = compile.emit(TAXI, { wrt: ["v"] });
  expect((await ask([TAXI, "--wrt", "v"])).stdout).toBe(code);
  const checked = compile.emit(TAXI, { wrt: ["v"], checked: true, target: "ts" });
  const asked = await ask([TAXI, "--wrt", "v", "--checked", "--format", "ts"]);
  expect(asked.stdout).toBe(checked.code);
  expect(declarations).toContain("readonly v: number;");
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

describe("several results are written as they are", () => {
  test.each([
    ["formula", "[x^2, x*y]\n"],
    ["unicode", "[x², x·y]\n"],
    ["latex", "\\begin{pmatrix}x^{2} \\\\ x y\\end{pmatrix}\n"],
    ["mathjson", `["List", ["Power", "x", 2], ["Multiply", "x", "y"]]\n`],
  ])("in %s", async (format, stdout) => {
    const text = "q = x^2; [q, x*y]";
    expect(await ask([text, "--format", format])).toEqual({ stdout, stderr: "", code: 0 });
  });

  test("and a gradient of them is refused", async () => {
    const { stderr, code } = await ask(["[x, y]", "--wrt", "x", "--format", "latex"]);
    expect(stderr).toMatch(/^error: the formula has several results.* \[several-results\]\n/);
    expect(code).toBe(1);
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
    wrt: [],
    derivatives: [],
    certificate: { verdict: "agrees" },
  });
});

test("json holds everything", async () => {
  const { stdout } = await ask(["x^2", "--format", "json"]);
  const emitted = compile.emit("x^2");
  const { code, declarations, certificate } = emitted;
  expect(JSON.parse(stdout)).toEqual({
    formula: "x^2",
    variables: ["x"],
    vectors: [],
    results: [{ text: "x^2", latex: "x^{2}" }],
    wrt: ["x"],
    derivatives: [{ by: "x", text: "2*x", latex: "2 x" }],
    conditions: [],
    code,
    declarations,
    certificate,
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
  const emitted = compile.emit("x^2");
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
  vi.mocked(compile.emit).mockReturnValueOnce({ ...emitted, certificate });
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
  vi.mocked(compile.emit).mockImplementationOnce(() => {
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
    expect(stdout).toMatch(/^verdict +agrees\npoints +50 inside .*\ncompared +value, d\/dv\n/);
    expect([stderr, code]).toEqual(["", 0]);
  });

  test("of several results reports on the values only", async () => {
    const { stdout, code } = await ask(["check", "[x^2, x*y]", "--points", "50"]);
    expect(stdout).toMatch(/^verdict +agrees\npoints .*\ncompared +value\nevaluation .*\nerror/);
    expect(stdout).toMatch(/\ncost +2 for the value\n$/);
    expect(stdout).not.toMatch(/dual|differences|gradient/);
    expect(code).toBe(0);
  });

  test("fails where nothing could be tested", async () => {
    const { stdout, code } = await ask(["check", "log(-1 - x^2)"]);
    expect(stdout).toMatch(/^verdict +untested\n/);
    expect(code).toBe(1);
  });

  test("fails where something disagrees", async () => {
    vi.mocked(compile.subject).mockImplementationOnce((formula, wrt) => {
      const right = vi.mocked(compile.subject)(formula, wrt);
      return { ...right, gradient: () => ({ x: 7 }) };
    });
    const { stdout, code } = await ask(["check", "x^2", "--format", "json"]);
    expect(JSON.parse(stdout).certificate.verdict).toBe("disagrees");
    expect(code).toBe(1);
  });

  test("another seed draws other points", async () => {
    const report = async (seed: string): Promise<string> =>
      (await ask(["check", "sin(x)", "--seed", seed, "--format", "json"])).stdout;
    expect(await report("1")).toBe(await report("1"));
    expect(await report("1")).not.toBe(await report("2"));
  });
});
