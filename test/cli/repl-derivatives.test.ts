/** The commands of sessions that show derivatives of a kind. */
import { describe, expect, test } from "vitest";
import { last } from "./session.ts";

describe(":hessian", () => {
  test("shows each pair of variables once, of the last formula or the one behind it", async () => {
    const expected = "d^2/dx^2 = 2*y\nd^2/(dx dy) = 2*x\nd^2/dy^2 = 0";
    expect(await last("x^2*y", ":hessian")).toBe(expected);
    expect(await last("sin(z)", ":hessian x^2*y")).toBe(expected);
    expect(await last("f(x) = x^3", ":hessian f(2*x)")).toBe("d^2/dx^2 = 48*x");
  });

  test("shows numbers, vectors and matrices row by row once all is set", async () => {
    expect(await last("x = 3", "y = 2", ":hessian x^2*y")).toBe(
      "d^2/dx^2 = 2*y = 4\nd^2/(dx dy) = 2*x = 6\nd^2/dy^2 = 0",
    );
    expect(await last("x = [1, 2, 3]", "y = [4, 5]", "a = 2", ":hessian a*x[1]^2*y[2]")).toBe(
      `d^2/da^2 = 0
d^2/(da dx) = [10, 0, 0]
d^2/dx^2 = [[20, 0, 0], [0, 0, 0], [0, 0, 0]]
d^2/(da dy) = [0, 1]
d^2/(dx dy) = [[0, 0, 0], [4, 0, 0]]
d^2/dy^2 = [[0, 0], [0, 0]]`,
    );
  });

  test("cuts what is long", async () => {
    const names = Array.from({ length: 30 }, (_, at) => `x${at}`);
    const lines = (await last(`:hessian (${names.join(" + ")})^2`)).split("\n");
    expect(lines).toHaveLength(13);
    expect(lines.at(-1)).toBe("and 453 more");
    const zeros = Array.from({ length: 40 }, () => 0).join(", ");
    const matrix = await last(`x = [${zeros}]`, ":hessian sum(i, x[i]^2)");
    expect(matrix).toMatch(
      /^d\^2\/dx\^2 = \[\[2, 0, .*, … \(40 elements\)\], .*, … \(40 rows\)\]$/,
    );
  });

  test("is that of one result", async () => {
    expect(await last(":hessian [x, y]")).toBe(
      "error: the formula has several results, and a Hessian is that of one [several-results]\n" +
        "  try: ask for the Jacobian, or differentiate each result by itself",
    );
  });
});

describe(":jacobian", () => {
  test("shows the derivatives of each result", async () => {
    expect(await last("r = 2", "p = 0", "[r*cos(p), r]", ":jacobian")).toBe(
      "d[1]/dr = cos(p) = 1\nd[1]/dp = -r*sin(p) = 0\nd[2]/dr = 1\nd[2]/dp = 0",
    );
    expect(await last(":jacobian x^2")).toBe("d/dx = 2*x");
  });

  test("of what has no variables is nothing", async () => {
    expect(await last(":jacobian [1, 2]")).toBe("no variables, so no derivatives");
  });
});
