/** Calls of functions that other tools have: what is written here is suggested. */
import { describe, expect, it } from "vitest";
import { parse } from "../../src/parse.ts";
import { calledElsewhere } from "../../src/parser/elsewhere.ts";
import { refusal } from "../support/refusal.ts";

describe("functions of other tools", () => {
  it.each([
    ["if(x > 0, x, 2)", "x > 0 ? a : b", 2],
    ["1 + avg(x)", "mean(x)", 3],
    ["prod(x)", "product(x)", 4],
    ["var(x)", "mean(i, (x[i] - mean(x))^2)", 3],
  ])("%s", (text, suggestion, length) => {
    const error = refusal(text);
    const start = text.startsWith("1") ? 4 : 0;
    expect(error.code).toBe("unknown-function");
    expect(error.suggestion).toBe(suggestion);
    expect(error.span).toEqual({ start, end: start + length });
  });

  it.each([...calledElsewhere])("%s is written as %s, which is a formula", (name, meant) => {
    expect(refusal(`${name}(x, 1, 2)`).code).toBe("unknown-function");
    expect(parse(meant).text).toBe(meant);
  });

  it("are variables like any other where nothing is called", () => {
    expect(parse("if + var*avg").root.kind).toBe("apply");
  });
});
