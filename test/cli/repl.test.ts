/** Sessions: lines in, answers out. */
import { describe, expect, test } from "vitest";
import { last, session } from "./session.ts";

const TAXI = ["d = 6", "t = 0.2", "f(v) = (d/v - t)^2"] as const;
const slope = (v: number): number => -2 * 6 * (6 / v - 0.2) * v ** -2;
const bend = (v: number): number => (2 * 6 * (3 * 6 - 2 * 0.2 * v)) / v ** 4;

test("a formula shows its variables and derivatives", async () => {
  expect(await session("(d/v - t)^2")).toBe(`variables: d, v, t
d/dd = 2*(d/v - t)/v
d/dv = -2*d*(d/v - t)/v^2
d/dt = -2*(d/v - t)
`);
});

test("once all variables are set it shows its value", async () => {
  expect(await last("x = 3", "y = x/2", "x*y")).toBe(`variables: x = 3, y = 1.5
value = 4.5
d/dx = y = 1.5
d/dy = x = 3`);
});

test("a constant shows its value alone", async () => {
  expect(await session("2*3 + 1", "sin(0)")).toBe("7\n0\n");
});

describe("functions", () => {
  test("are shown with their derivative and what else is in them", async () => {
    expect(await last(...TAXI)).toBe(`f(v) = (d/v - t)^2   with d = 6, t = 0.2
f'(v) = -2*d*(d/v - t)/v^2`);
    expect(await last("g(x, y) = x*y^2 + a")).toBe(`g(x, y) = x*y^2 + a   with a = ?
dg/dx = y^2
dg/dy = 2*x*y`);
  });

  test.each([
    ["f(30)", 0],
    ["f(35)", (6 / 35 - 0.2) ** 2],
    ["f'(35)", slope(35)],
    ["f''(35)", bend(35)],
    ["f'(7*5)", slope(35)],
    ["2*f'(35) + f''(30)*100", 2 * slope(35) + 100 * bend(30)],
    ["f(f(30) + 35)", (6 / 35 - 0.2) ** 2],
  ])("%s", async (line, expected) => {
    expect(Number(await last(...TAXI, line))).toBeCloseTo(expected, 15);
  });

  test("say what they still need", async () => {
    expect(await last("f(v) = (d/v - t)^2", "d = 6", "f(35)")).toBe(
      "(d/35 - t)^2\nno value: t not set",
    );
  });

  test("stand in formulas", async () => {
    expect(await last("f(x) = x^2", "3*f(y) + 1")).toBe(`1 + 3*y^2
variables: y
d/dy = 6*y`);
    expect(await last("f(x) = x^2", "g(y) = f(y) + f'(y)", "g(3)")).toBe("15");
    expect(await last("f(x) = x^2", "f")).toBe("x^2\nvariables: x\nd/dx = 2*x");
  });

  test("keep derivatives of what has none of the parameter", async () => {
    expect(await last("f(x) = a", "f'(3)")).toBe("0");
  });

  test("deep in one another cost no more than their depth", async () => {
    const deep = `${"f(".repeat(500)}x${")".repeat(500)}`;
    expect(await last("f(x) = x/2 + x/2", "x = 1", deep)).toBe("1");
  });

  test("that grow at every line end in a message", async () => {
    const grown = Array.from({ length: 10 }, (_, n) => {
      const parts = ["2*x", "3*x + 1", "5*x + 2", "7*x + 3"].map((inner) => `f${n}(${inner})`);
      return `f${n + 1}(x) = ${parts.join("*")}`;
    });
    const answers = await session("f0(x) = sin(x)", ...grown, "1 + 1");
    expect(answers).toMatch(/\[graph-too-large\]\n/);
    expect(answers.trimEnd()).toMatch(/\n2$/);
  });
});

describe("lines are the language's own texts", () => {
  test("with definitions of their own", async () => {
    expect(await last("q = 7", "q = d/v; q^2")).toBe(`variables: d, v
d/dd = 2*d/v^2
d/dv = -2*d^2/v^3`);
    expect(await last("f(x) = x^2", "g(x) = f(x) + 1; g(3)")).toBe("10");
    expect(await last("f(x) = x^2", "g(x) = f(x) + 1; 1", "f(3)")).toBe("9");
  });

  test("with several definitions that are kept", async () => {
    expect(await last("a = 2; f(x) = a*x; f(3)")).toBe("6");
    expect(await last("a = 2; f(x) = a*x", "f(3)")).toBe("6");
  });

  test("with derivatives, comments and values set from themselves", async () => {
    expect(await last("f(x) = x^3", "diff(f, x, 2) # twice")).toBe("6*x\nvariables: x\nd/dx = 6");
    expect(await last("f(x) = x^3", "x = 2", "diff(f, x, 2)")).toBe("12");
    expect(await last("x = 2", "x = x + 1")).toBe("x = 3");
    expect(await session("# nothing")).toBe("");
  });

  test("and functions keep to their own names", async () => {
    expect(await last("x = 5", "h(y) = x*y", "f(x) = h(x)", "f(3)")).toBe("15");
  });
});

describe("commands", () => {
  test(":js, :check and the notations take a formula, or the last one", async () => {
    expect(await last("f(x) = x*y", ":latex 2*f(x)")).toBe(
      "f = 2 x y\n\\frac{\\partial f}{\\partial x} = 2 y\n\\frac{\\partial f}{\\partial y} = 2 x",
    );
    expect(await last("x^2", ":latex")).toContain("= 2 x");
    expect(await last("x^2/y", ":unicode")).toBe("f = x²/y\n∂f/∂x = 2·x/y\n∂f/∂y = −x²/y²");
    expect(await last("x^2", ":mathjson")).toBe(
      `f = ["Power", "x", 2]\n∂f/∂x = ["Multiply", 2, "x"]`,
    );
    expect(await last("x^2", ":js")).toContain("export function gradient(at) {");
    expect(await last("x^2", ":check")).toMatch(/^verdict +agrees\n/);
  });

  test(":vars lists what is known", async () => {
    expect(await last(":vars")).toBe("nothing is defined yet");
    expect(await last(...TAXI, "d = 7", "t(x) = x", ":vars")).toBe(
      "f(v) = (d/v - t)^2\nt(x) = x\nd = 7",
    );
  });

  test(":quit ends, and what follows is not read", async () => {
    expect(await session("1", ":quit", "2")).toBe("1\n");
  });

  test(":help names every command", async () => {
    const help = await session(":help");
    for (const name of ["js", "unicode", "latex", "mathjson", "check", "vars", "help", "quit"])
      expect(help).toContain(`:${name}`);
  });
});

describe("mistakes show their place in the line as typed", () => {
  const mistakes: readonly (readonly [lines: readonly string[], text: string])[] = [
    [
      ["g(x) = sine(x)"],
      `error: there is no function sine [unknown-function]
  line 1, column 8:
    g(x) = sine(x)
           ^^^^
  try: sin(x)`,
    ],
    [
      ["f(x) = x", "  1 + f'(2, 3)"],
      `error: f' takes 1 argument, and 2 are given [wrong-arity]
  line 1, column 7:
      1 + f'(2, 3)
          ^^^^^^^^
  try: f'(2)`,
    ],
    [
      ["g'(3)"],
      `error: an apostrophe takes the derivative of a function that you defined; g is none [unknown-function]
  line 1, column 1:
    g'(3)
    ^^
  try: f(x) = …, then f'(x)`,
    ],
    [
      ["g(x, y) = x*y", "g'(3, 4)"],
      `error: g has 2 parameters, and g' does not say which to differentiate by [derivative-unclear]
  line 1, column 1:
    g'(3, 4)
    ^^
  try: diff(g(x, y), x)`,
    ],
    [["w = 2*d"], "error: d has no value yet [value-missing]\n  try: d = 1"],
    [["w = 1/0"], "error: w would be Infinity [value-not-finite]"],
    [
      ["pi = 3"],
      `error: pi has a fixed meaning; another name is needed [name-taken]
  line 1, column 1:
    pi = 3
    ^^
  try: pi1`,
    ],
    [
      ["sin(x) = x"],
      `error: sin has a fixed meaning; another name is needed [name-taken]
  line 1, column 1:
    sin(x) = x
    ^^^
  try: sin1`,
    ],
    [
      ["f(x, x) = x"],
      `error: f has the parameter x twice [repeated-parameter]
  line 1, column 6:
    f(x, x) = x
         ^`,
    ],
    [
      ["f(x) = f(x) + 1"],
      `error: f is defined by itself; definitions cannot recur [recursive-definition]
  line 1, column 8:
    f(x) = f(x) + 1
           ^`,
    ],
    [[":latx x"], "error: there is no command :latx [unknown-command]\n  try: :latex"],
    [[":js"], "error: there is no formula yet [no-formula]\n  try: :js (d/v - t)^2"],
  ];
  test.each(mistakes)("%j", async (lines, text) => {
    expect(await last(...lines)).toBe(text);
  });

  test("and the session goes on", async () => {
    expect(await session("2 *", "1")).toMatch(/\n1\n$/);
  });
});

test("long results are cut", async () => {
  const terms = Array.from({ length: 200 }, (_, n) => `sin(${n + 1}*x)`).join(" + ");
  const answer = await session(terms);
  expect(answer).toMatch(/… \([\d,]+ characters\)\n$/);
  expect(answer.length).toBeLessThan(1_000);
  const many = Array.from({ length: 40 }, (_, n) => `x${n}`).join(" + ");
  expect(await session(many)).toMatch(
    /^variables: .* and 28 more\n(d\/dx\d+ = 1\n){12}and 28 more\n$/,
  );
});
