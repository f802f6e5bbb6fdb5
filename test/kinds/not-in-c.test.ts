/** What modules in C do not have is refused before anything is written, with its place in the text. */
import { describe, expect, it } from "vitest";
import { FormulaError } from "../../src/ast/formula-error.ts";
import { emit, type EmitOptions } from "../../src/emit.ts";

function refusal(text: string, options: EmitOptions = {}): FormulaError {
  try {
    emit(text, { target: "c", ...options });
  } catch (error) {
    if (error instanceof FormulaError) return error;
    throw error;
  }
  throw new Error(`${text} was emitted`);
}

/** The part of the text that a refusal marks. */
const marked = ({ span, text }: FormulaError): string | undefined =>
  span && text?.slice(span.start, span.end);

describe("functions that C lacks", () => {
  it.each([
    ["x*polygamma(1, x)", "the library of C has no polygamma functions", "polygamma"],
    [
      "x + psi(x)^2",
      "the library of C has no polygamma functions, which the gradient needs",
      "psi",
    ],
    [
      "f(t) = 2*digamma(t)\nf(x)",
      "the library of C has no polygamma functions, which the gradient needs",
      "digamma",
    ],
  ])("%j", (text, message, place) => {
    const error = refusal(text);
    expect([error.code, error.message, marked(error)]).toEqual(["not-in-c", message, place]);
    expect(emit(text, { target: "ts" }).code).toContain("gamma");
  });

  it("are fine where nothing needs them", () => {
    expect(emit("digamma(x)", { target: "c", wrt: [] }).code).toContain("formula_digamma(x)");
    expect(emit("y^2*digamma(x)", { target: "c", wrt: ["y"] }).code).toContain("_digamma(x)");
  });
});

it("sparse matrices, and functions that check", () => {
  const sparse = refusal("x^2*y", { kinds: ["sparseHessian"] });
  expect([sparse.code, sparse.suggestion]).toEqual(["not-in-c", "hessian"]);
  expect(sparse.message).toBe(
    "modules in C have no sparse matrices, since how many entries there are is known only when they are made",
  );
  expect(refusal("[x, y]", { kinds: ["sparseJacobian"] }).suggestion).toBe("jacobian");
  const checked = refusal("x^2", { checked: true });
  expect(checked.message).toBe("functions in C do not check what they are given");
});

it.each(["", "2d", "a-b", "_a", "λ", "a b", "a;", "constructor()"])(
  "%j begins no name",
  (prefix) => {
    expect(refusal("x^2", { prefix }).code).toBe("not-a-prefix");
  },
);
