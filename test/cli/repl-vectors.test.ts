/** Sessions with vectors: what is set, asked and defined, several results, and mistakes. */
import { describe, expect, test } from "vitest";
import { last, session } from "./session.ts";

const X = "x = [1, 2, 3]";

describe("a vector", () => {
  test("is set from a list of expressions, and shown by its name", async () => {
    expect(await last("a = 2", "x = [1/2, sqrt(a^2), -a]")).toBe("x = [0.5, 2, -2]");
    expect(await last(X, "x")).toBe("x = [1, 2, 3]");
    expect(await last(X, "y = x", "x = 5", "y")).toBe("y = [1, 2, 3]");
    expect(await last(X, "x = [x[3], sum(x)]")).toBe("x = [3, 6]");
    expect(await last("f(a) = [a, a^2]", "y = f(3)")).toBe("y = [3, 9]");
  });

  test("that is long is cut, with its length", async () => {
    const list = Array.from({ length: 1_500 }, (_, n) => n).join(", ");
    const cut = "[0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, … (1,500 elements)]";
    expect(await last(`x = [${list}]`)).toBe(`x = ${cut}`);
    const answer = await last(`x = [${list}]`, "sum(i, x[i]^2)/2");
    expect(answer).toContain(`variables: x = ${cut}\n`);
    expect(answer).toContain("= [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, … (1,500 elements)]");
  });

  test("is listed by :vars", async () => {
    expect(await last("n = 2", X, "f(a) = dot(a, a)", ":vars")).toBe(
      "f(a) = sum(i, a[i]*a[i])\nn = 2\nx = [1, 2, 3]",
    );
  });
});

describe("a formula over vectors", () => {
  test("shows its derivatives by their elements", async () => {
    expect(await session("dot(x, y)")).toBe(`variables: x, y
d/dx = [y[i] for i = 1 … length(x, y)]
d/dy = [x[i] for i = 1 … length(x, y)]
`);
  });

  test("shows value and gradient once all is set", async () => {
    expect(await last(X, "a = 2", "a*sum(i, x[i]^2)")).toBe(`variables: a = 2, x = [1, 2, 3]
value = 28
d/da = sum(i, x[i]^2) = 14
d/dx = [2*a*x[i] for i = 1 … length(x)] = [4, 8, 12]`);
  });

  test("shows the gradient alone where its elements have no one form", async () => {
    expect(await last("x[2]*y")).toBe("variables: x, y\nd/dx = zeros(x): [2] += y\nd/dy = x[2]");
    expect(await last(X, "y = 5", "x[2]*y")).toBe(
      "variables: x = [1, 2, 3], y = 5\nvalue = 10\nd/dx = [0, 5, 0]\nd/dy = x[2] = 2",
    );
  });

  test("is not differentiated by bounds and positions", async () => {
    expect(await last(X, "n = 2", "sum(k, 1, n, x[k])")).toBe(
      "variables: n = 2, x = [1, 2, 3]\nvalue = 3\nd/dx = [1, 1, 0]",
    );
    expect(await last("f(k) = x[k]")).toBe("f(k) = x[k]   with x = ?");
  });
});

describe("functions", () => {
  test("take vectors, by name and as lists", async () => {
    const f = "f(a) = dot(a, a)";
    expect(await last(f)).toBe(`f(a) = sum(i, a[i]*a[i])
df/da = [2*a[i] for i = 1 … length(a)]`);
    expect(await last(X, f, "f(x)")).toBe("14");
    expect(await last(X, "y = x", f, "2*f(y) + f([1, 1])")).toBe("30");
    expect(await last(f, "f(x)")).toBe("sum(i, x[i]^2)\nno value: x not set");
  });

  test("are told with the vectors in them", async () => {
    const mean = "f(v) = mean(i, (60*d[i]/v - t[i])^2)";
    const trips = ["d = [1, 2, 3]", "t = [2, 4, 6]"];
    expect(await last(...trips, mean)).toBe(
      "f(v) = mean(i, (60*d[i]/v - t[i])^2)   with d = [1, 2, 3], t = [2, 4, 6]\n" +
        "f'(v) = -120*sum(i, d[i]*(60*d[i]/v - t[i]))/(v^2*length(d, t))",
    );
    expect(await last(...trips, mean, "f(30)")).toBe("0");
    expect(Number(await last(...trips, mean, "f'(60)"))).toBeCloseTo(14 / 3 / 30, 12);
  });
});

describe("several results", () => {
  test("are a list", async () => {
    expect(await last("[1, 1 + 1]")).toBe("[1, 2]");
    expect(await last(X, "y = 3", "[x[1], y^2]")).toBe(
      `variables: x = [1, 2, 3], y = 3
value = [1, 9]
d[1]/dx = [1, 0, 0]
d[1]/dy = 0
d[2]/dx = [0, 0, 0]
d[2]/dy = 2*y = 6`,
    );
    expect(await last("[x, y^2]")).toBe(
      "variables: x, y\nd[1]/dx = 1\nd[1]/dy = 0\nd[2]/dx = 0\nd[2]/dy = 2*y",
    );
    expect(await last("f(a) = [a, a^2, b]", "f(3)")).toBe("[3, 9, b]\nno value: b not set");
    expect(await last("f(a) = [a, a^2, b]", "b = 0", "f(3)")).toBe("[3, 9, 0]");
    expect(await last("f(a) = [a, a^2]")).toBe("f(a) = [a, a^2]\ndf[1]/da = 1\ndf[2]/da = 2*a");
  });

  test("of which there are many are cut", async () => {
    const items = Array.from({ length: 100 }, (_, at) => `x^${at + 1}*y`);
    const answer = await last(`[${items.join(", ")}]`);
    expect(answer.split("\n")).toHaveLength(14);
    expect(answer).toContain("\nd[6]/dy = x^6\nand 188 more");
  });
});

describe("commands", () => {
  test("take sums, vectors and several results", async () => {
    expect(await last("sum(i, x[i]^2)", ":unicode")).toBe(
      "f = sum(i, x[i]²)\n∂f/∂x = [2·x[i] for i = 1 … length(x)]",
    );
    expect(await last(":latex [x^2, x*y]")).toBe(
      String.raw`f = \begin{pmatrix}x^{2} \\ x y\end{pmatrix}
\frac{\partial f_{1}}{\partial x} = 2 x
\frac{\partial f_{1}}{\partial y} = 0
\frac{\partial f_{2}}{\partial x} = y
\frac{\partial f_{2}}{\partial y} = x`,
    );
    expect(await last("[x, 2]", ":mathjson")).toBe(
      `f = ["List", "x", 2]\n∂f[1]/∂x = 1\n∂f[2]/∂x = 0`,
    );
    expect(await last("product(x)", ":js")).toContain("const byX = new Float64Array(x.length);");
    expect(await last("[x^2, x*y]", ":js")).toContain("return [x * x, x * y];");
    expect(await last("[x^2, x*y]", ":js")).toContain("{ x: y, y: x },");
    expect(await last("product(x)", ":check")).toMatch(/^verdict +agrees\n[^]*\nd\/dx\[1\]/);
    expect(await last("[x^2, x*y]", ":check")).toMatch(/^verdict +agrees\n[^]*\n\[1\] /);
  });
});

describe("mistakes", () => {
  const mistakes: readonly (readonly [lines: readonly string[], text: string])[] = [
    [
      [X, "2 + x"],
      `error: x is set to a vector, [1, 2, 3], and here a number is needed; arithmetic is done on the elements [vector-as-number]
  line 1, column 5:
    2 + x
        ^
  try: x[i]`,
    ],
    [
      ["x = 3", "1 + sum(x)"],
      `error: x is set to a number, 3, and here a vector is needed [number-as-vector]
  line 1, column 9:
    1 + sum(x)
            ^
  try: x = [1, 2, 3]`,
    ],
    [
      [X, "f(a) = a*x"],
      `error: x is set to a vector, [1, 2, 3], and here a number is needed; arithmetic is done on the elements [vector-as-number]
  line 1, column 10:
    f(a) = a*x
             ^
  try: x[i]`,
    ],
    [
      ["f(a) = a*x", X, "f(2)"],
      `error: x is set to a vector, [1, 2, 3], and in what is called a number is needed [vector-as-number]
  try: x = 1`,
    ],
    [
      ["f(a) = a*x", "f(2) + sum(x)"],
      `error: x is a number in one place and a vector in another [number-as-vector]
  line 1, column 12:
    f(2) + sum(x)
               ^`,
    ],
    [
      [X, "y = [x, 1]"],
      `error: x is set to a vector, [1, 2, 3], and here a number is needed; arithmetic is done on the elements [vector-as-number]
  line 1, column 6:
    y = [x, 1]
         ^
  try: x[i]`,
    ],
    [
      ["f(a) = sum(a)", "f(2)"],
      `error: 2 is a number, and here a vector is needed [number-as-vector]
  line 1, column 3:
    f(2)
      ^`,
    ],
    [["y = sum(x)"], "error: x has no value yet [value-missing]\n  try: x = [1, 2, 3]"],
    [["y = [1, 1/0]"], "error: y[2] would be Infinity [value-not-finite]"],
    [
      [X, "x[4]"],
      "error: x[4] is out of range: x has 3 elements, counted from 1 [index-out-of-range]",
    ],
    [[X, "y = [1, 2]", "dot(x, y)"], "error: x and y differ in length: 3 and 2 [lengths-differ]"],
  ];
  test.each(mistakes)("%j", async (lines, text) => {
    expect(await last(...lines)).toBe(text);
  });
});
