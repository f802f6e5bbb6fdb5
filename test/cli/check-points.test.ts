/** `derive check` at points and in ranges that are asked for, and the mistakes people make with them. */
import { describe, expect, test } from "vitest";
import type { FormulaReport } from "../../src/evidence/check.ts";
import { ask } from "./ask.ts";

const report = async (...args: string[]): Promise<FormulaReport> => {
  const { stdout } = await ask(["check", ...args, "--points", "3", "--format", "json"]);
  return JSON.parse(stdout) as FormulaReport;
};

describe("--at", () => {
  test("takes numbers, constant expressions and vectors, and may be given again", async () => {
    const { named } = await report(
      "sin(x)*a[1]",
      "--at",
      "x=pi/2, a=[1, -2e3]",
      "--at",
      "a=[3],x=0",
    );
    expect(named.map(({ at }) => at)).toEqual([
      { x: Math.PI / 2, a: [1, -2000] },
      { x: 0, a: [3] },
    ]);
    expect(named[0]!.entries.map(({ of, ours, exact }) => [of, ours, exact])).toEqual([
      ["value", 1, 1],
      ["d/dx", expect.closeTo(6.1e-17, 17), expect.closeTo(6.1e-17, 17)],
      ["d/da[1]", 1, 1],
      ["d/da[2]", 0, 0],
    ]);
  });

  test("tells where loops are too long to look at", async () => {
    const asks = async (n: string): Promise<string | null> => {
      const { named } = await report("product(k, 1, n, x + k)", "--wrt", "x", "--at", `n=${n},x=2`);
      return named[0]!.reason;
    };
    expect(await asks("1e12")).toBe("the formula takes more than 100,000,000 steps at this point");
    expect(await asks("1e6")).toBe("takes too many steps to be looked at");
  });

  test("tells kinks, sides and limits, and fails where the code gives no number", async () => {
    const kink = await ask(["check", "abs(x)", "--points", "3", "--at", "x=0"]);
    expect(kink.code).toBe(0);
    expect(kink.stdout).toContain("at x = 0, at a kink: derivatives follow a rule there");
    expect(kink.stdout).toContain("\n  abs(x) has a kink there: its derivative is 0 there\n");
    expect(kink.stdout).toContain("\n  d/dx is -1 from below and 1 from above");
    const wide = ["check", "exp(x)/(1 + exp(x))", "--as-written", "--points", "40"];
    const drawn = await ask(wide);
    expect([drawn.code, drawn.stdout.split("\n")[0]]).toEqual([
      0,
      "verdict  limited: it agrees where it can be compared, and doubles do not reach everywhere",
    ]);
    expect((await ask([...wide, "--at", "x=800"])).code).toBe(1);
  });
});

describe("--range", () => {
  test("is where points are drawn", async () => {
    const { named, points } = await report("log(v - 5)", "--range", "v=6..7");
    expect([named, points.tried, points.inside]).toEqual([[], 3, 3]);
  });
});

describe("mistakes are told with their place", () => {
  test.each([
    ["--at", "x=1", "the point has no value for y", "x=1\n       ^", '--at "x=1,y=1"'],
    [
      "--at",
      "x=1,yy=3",
      "the formula has no variable yy; its variables are x, y",
      "x=1,yy=3\n        ^^",
      "y",
    ],
    ["--at", "x=one,y=2", '"one" is no number', "x=one,y=2\n      ^^^"],
    ["--at", "x=1,y=", "y has no value", "x=1,y=\n          ^"],
    ["--at", "x", "a name, an equals sign and a value are expected", "x\n    ^"],
    ["--at", "x=1,x=2", "x is given twice", "x=1,x=2\n        ^"],
    ["--at", "=3,y=1", "the name of a variable is missing", "=3,y=1\n    ^"],
    ["--at", "x=[1,2],y=1", "x is a number, and this is a vector", "x=[1,2],y=1\n      ^^^^^"],
    ["--at", "x=1/0,y=1", '"1/0" is no finite number', "x=1/0,y=1\n      ^^^"],
    ["--at", "x=2+,y=1", '"2+" is no number', "x=2+,y=1\n      ^^"],
    ["--range", "x=5..1", "the range of x is empty: 5 is above 1", "x=5..1\n      ^^^^", "x=1..5"],
    [
      "--range",
      "x=5",
      "a range has two ends with two dots between them",
      "x=5\n      ^",
      "x=5..120",
    ],
    ["--range", "y=1..z", '"z" is no number', "y=1..z\n         ^"],
    ["--range", "x=1..inf", '"inf" is no finite number', "x=1..inf\n         ^^^"],
  ])("%s %s", async (option, text, message, picture, suggestion = "") => {
    const { stdout, stderr, code } = await ask(["check", "x*y", option, text]);
    expect([stdout, code]).toEqual(["", 2]);
    const [first, , ...rest] = stderr.split("\n");
    expect(first).toBe(`error: ${option}: ${message}`);
    expect(rest.join("\n")).toMatch(/^ {4}/);
    expect(rest.slice(0, 2).join("\n")).toBe(`    ${picture}`);
    expect(rest[2]).toBe(suggestion === "" ? rest[2] : `  try: ${suggestion}`);
    expect(rest.at(-2)).toMatch(/^usage: /);
  });

  test.each([
    ["a=3", "a is a vector, and this is a number", "a=[3]"],
    ["a=[1,,2]", "an element is missing"],
    ["a=[1,2", "this bracket is not closed"],
  ])("of vectors: %s", async (text, message, suggestion = "") => {
    const { stderr } = await ask(["check", "sum(a)", "--at", text]);
    expect(stderr).toContain(`error: --at: ${message}\n`);
    expect(stderr).toContain(suggestion);
  });
});
