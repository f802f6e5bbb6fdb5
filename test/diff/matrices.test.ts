/** Jacobians and Hessians, whole and sparse, as they are by hand. */
import { describe, expect, it } from "vitest";
import { compile } from "../../src/compile.ts";
import { hessianOf, sparseHessianOf } from "../../src/diff/hessian.ts";
import { jacobianOf, sparseJacobianOf } from "../../src/diff/jacobian.ts";
import { variablesByName } from "../../src/diff/wrt.ts";
import { parse } from "../../src/parse.ts";
import { formulaText } from "../../src/print/formula-text.ts";

describe("for readers", () => {
  const jacobian = (text: string, wrt: string[]): string[][] => {
    const formula = parse(text);
    const rows = jacobianOf(formula, variablesByName(formula, wrt), "reading");
    return rows.map((row) => row.map((node) => formulaText(node)));
  };
  const hessian = (text: string, wrt: string[]): string[][] => {
    const formula = parse(text);
    const rows = hessianOf(formula, variablesByName(formula, wrt), "reading");
    return rows.map((row) => row.map((node) => formulaText(node)));
  };

  it("a Jacobian has a row for each result", () => {
    expect(jacobian("[x*y, sin(x), 3*y]", ["x", "y"])).toEqual([
      ["y", "x"],
      ["cos(x)", "0"],
      ["0", "3"],
    ]);
    expect(jacobian("[x + 2*y + 3*z, x*z]", ["z", "x", "y"])).toEqual([
      ["3", "1", "2"],
      ["x", "z", "0"],
    ]);
    expect(jacobian("x^3", ["x"])).toEqual([["3*x^2"]]);
  });

  it("a Hessian is the same on both sides", () => {
    expect(hessian("x^2*y + z^3 + x*z", ["x", "y", "z"])).toEqual([
      ["2*y", "2*x", "1"],
      ["2*x", "0", "0"],
      ["1", "0", "6*z"],
    ]);
  });
});

describe("sparse", () => {
  it("leaves out what is 0 whatever the point", () => {
    const formula = parse("[x*y, sin(x), 3]");
    const wrt = variablesByName(formula, ["x", "y"]);
    const written = sparseJacobianOf(formula, wrt).map(
      ({ row, column, node }) => `${row} ${column}: ${formulaText(node)}`,
    );
    expect(written).toEqual(["0 0: y", "0 1: x", "1 0: cos(x)"]);
    const other = parse("x^2*y + z");
    const blocks = sparseHessianOf(other, variablesByName(other, ["x", "y", "z"]));
    expect(blocks.map(({ row, column }) => `${row} ${column}`)).toEqual(["0 0", "1 0"]);
  });

  it("has the lower triangle of vectors, row before column", () => {
    const { sparseHessian } = compile("sum(i, 2, length(x), x[i]*x[i - 1]^2)", {
      kinds: ["sparseHessian"],
    });
    const { rows, columns, values } = sparseHessian({ x: [1, 2, 3] });
    const entries = [...values].map((value, k) => `${rows[k]} ${columns[k]}: ${value}`);
    expect(entries).toEqual(["0 0: 4", "1 0: 2", "1 1: 6", "2 1: 4"]);
  });
});

describe("by vectors", () => {
  const hessian = (text: string, at: Record<string, number | number[]>) =>
    JSON.parse(
      JSON.stringify(compile(text, { kinds: ["hessian"] }).hessian(at), (_, value: unknown) =>
        value instanceof Float64Array ? [...value] : value,
      ),
    ) as Record<string, Record<string, unknown>>;

  it("a Hessian has vectors and matrices", () => {
    const found = hessian("a*sum(i, x[i]*y[i]^2)", { a: 2, x: [1, 2], y: [3, 4] });
    expect(found).toEqual({
      a: { a: 0, x: [9, 16], y: [6, 16] },
      x: { a: [9, 16], x: [0, 0, 0, 0], y: [12, 0, 0, 16] },
      y: { a: [6, 16], x: [12, 0, 0, 16], y: [4, 0, 0, 8] },
    });
  });

  it("a matrix off the diagonal is the other one turned over", () => {
    const at = { x: [1, 2, 3], y: [4, 5, 6] };
    const { x, y } = hessian("sum(i, 2, 3, x[i]*y[i - 1])", at);
    expect(x!["y"]).toEqual([0, 0, 0, 1, 0, 0, 0, 1, 0]);
    expect(y!["x"]).toEqual([0, 1, 0, 0, 0, 1, 0, 0, 0]);
  });

  it("places that meet on the diagonal count once", () => {
    const { x } = hessian("sum(i, 1, 2, sum(j, 1, 2, x[i]*x[j]))", { x: [3, 5] });
    expect(x!["x"]).toEqual([2, 2, 2, 2]);
    const apart = hessian("sum(i, 1, 2, sum(j, 1, 2, x[i]*x[j]*i))", { x: [3, 5] });
    expect(apart["x"]!["x"]).toEqual([2, 3, 3, 4]);
  });
});
