/** Mistakes that are told together, and those that are not since they follow from others. */
import { describe, expect, it } from "vitest";
import { FormulaError } from "../../src/ast/formula-error.ts";
import { parse } from "../../src/parse.ts";

function errorOf(text: string): FormulaError {
  try {
    parse(text);
  } catch (error) {
    if (error instanceof FormulaError) return error;
    throw error;
  }
  throw new Error(`${text} was accepted`);
}

/** Each mistake as its code and what is marked. */
const mistakes = (text: string): string[] =>
  errorOf(text).diagnostics.map(
    ({ code, span }) => `${code}: ${span ? text.slice(span.start, span.end) : ""}`,
  );

const tells = (title: string, cases: readonly (readonly [text: string, ...told: string[]])[]) =>
  describe(title, () => {
    it.each(cases)("%s", (text, ...told) => expect(mistakes(text)).toEqual(told));
  });

tells("mistakes of one expression", [
  [
    "sine(x) + x(y+1) + sin x + atan2(1)",
    "unknown-function: sine",
    "not-a-function: x(y+1)",
    "function-without-call: sin",
    "wrong-arity: atan2(1)",
  ],
  ["sine(cosine(x))", "unknown-function: sine", "unknown-function: cosine"],
  ["(x > 0)*(y > 0)", "truth-as-number: (x > 0)", "truth-as-number: (y > 0)"],
  ["sin(x > 0, y)", "wrong-arity: sin(x > 0, y)", "truth-as-number: x > 0"],
  ["1e999 + 1e-999", "number-too-large: 1e999", "number-too-small: 1e-999"],
  [
    "piecewise(x > 0, sine(x))",
    "piecewise-incomplete: piecewise(x > 0, sine(x))",
    "unknown-function: sine",
  ],
  ["diff(x, sine(2)) + diff(x, pi)", "unknown-function: sine", "not-a-variable: pi"],
  ["x ? y : sine(z)", "number-as-condition: x", "unknown-function: sine"],
]);

tells("mistakes of several statements", [
  ["q = 2 *\nr = 3\nsine(q)", "stray-equals: =", "unknown-function: sine"],
  [
    "q = 2 *; r = 3 3; sine(q)",
    "operand-missing: *",
    "operator-missing: 3 3",
    "unknown-function: sine",
  ],
  ["q = 1; q = 2; sine(q)", "already-defined: q", "unknown-function: sine"],
  [
    "f(x, x) = 1; g(y) = sine(y); f(1)",
    "repeated-parameter: x",
    "unknown-function: sine",
    "wrong-arity: f(1)",
  ],
  ["x + 1; sine(y)", "unused-value: x + 1", "unknown-function: sine"],
  ["a\n- b\nsine(2)", "operator-begins-line: -", "unknown-function: sine"],
  ["q = sine(x); r = 2", "unknown-function: sine", "result-missing: r = 2"],
  ["q = sine(x); r(", "unknown-function: sine", "unclosed-bracket: ("],
]);

tells("unexpected characters", [
  ["x $ y % 2", "unexpected-character: $", "unexpected-character: %"],
  ["x $ y $ z", "unexpected-character: $"],
  ["|x|", "unexpected-character: |"],
  ["{x}", "unexpected-character: {"],
  ["\\frac{a}{b}", "unexpected-character: \\"],
  ["“x”", "unexpected-character: “"],
  ["sin{x} + cose(y)", "unexpected-character: {", "unknown-function: cose"],
  ["2 $ 3", "unexpected-character: $"],
  ["q = a $ b; q(1)", "unexpected-character: $", "not-a-function: q(1)"],
  ["q = $; sine(q)", "unexpected-character: $", "unknown-function: sine"],
]);

tells("sums and vectors", [
  [
    "sum(i, 1.5, sine(k), cose(x[i])) + foo(a, b)",
    "bound-not-whole: 1.5",
    "unknown-function: sine",
    "unknown-function: cose",
    "unknown-function: foo",
  ],
  ["sum(e, x[1]) + sine(3)", "index-name-taken: e", "unknown-function: sine"],
  ["any(i, x[i]) + sine(3)", "number-as-condition: x[i]", "unknown-function: sine"],
  ["sum(i, x[i]) + sum(k, 2*k)", "range-unknown: sum(k, 2*k)"],
  ["x[0] + sine(y)", "position-out-of-range: 0", "unknown-function: sine"],
  [
    "[sine(x), [1, 2], y > 0]",
    "unknown-function: sine",
    "list-in-list: [1, 2]",
    "truth-as-number: y > 0",
  ],
  [
    "x[1] + x + v + v[2] + sine(3)",
    "vector-as-number: x",
    "number-as-vector: v",
    "unknown-function: sine",
  ],
  ["sum(i, x[i]) + i + sine(3)", "index-outside: i", "unknown-function: sine"],
  ["sum(i, 1, n, i[1]) + sine(3)", "index-as-vector: i", "unknown-function: sine"],
  ["mean(d/v) + mean(a/b)", "whole-vector-arithmetic: d/v", "whole-vector-arithmetic: a/b"],
  [
    "dot([1, 2], [sine(x), 2, 3])",
    "lengths-differ: dot([1, 2], [sine(x), 2, 3])",
    "unknown-function: sine",
  ],
  ["w = [1,\n2 3]\nsine(w[1])", "operator-missing: 2 3", "unknown-function: sine"],
  ["x[1; sine(y)", "unclosed-bracket: [", "unknown-function: sine"],
]);

tells("one cause once", [
  ["sine(x) + sine(y)", "unknown-function: sine"],
  ["f(n) = f(n-1) + f(n-2); f(1)", "recursive-definition: f"],
  ["r = q + q; q = 2; r", "defined-later: q"],
  ["a(b+1) + a(c+1)", "not-a-function: a(b+1)", "not-a-function: a(c+1)"],
]);

tells("what follows from a mistake is kept silent", [
  ["sine(x) ? 1 : 2", "unknown-function: sine"],
  ["not sine(x) ? 1 : 2", "unknown-function: sine"],
  ["q = sine(x); q ? q + 1 : 2", "unknown-function: sine"],
  ["f(x) = sine(x); f(1) ? f'(2) : diff(f, x)", "unknown-function: sine"],
  ["f(x) = 2 *; f(1) + f'(2)", "operand-missing: *"],
  ["f(x) = 2 *; f", "operand-missing: *"],
  ["q = 2 *; q + q(2) + diff(x, q)", "operand-missing: *"],
  ["gamma = 3; gamma + gamma(2)", "name-taken: gamma"],
  ["(x < 1) < 2", "truth-as-number: (x < 1)"],
  ["q = sine(x)", "unknown-function: sine"],
  ["q = (x + 1\nr = sine(q)\nr", "unclosed-bracket: ("],
  ["(sine(x", "unclosed-bracket: ("],
  ["q^2; q = 3", "unused-value: q^2"],
  ["q = 2 *", "operand-missing: *"],
  ["x[1; 2]", "unclosed-bracket: ["],
  ["sum(i, sine(x[i]))", "unknown-function: sine"],
  ["sum(i, foo(1, 2))", "unknown-function: foo"],
  ["any(i, foo(x[i], 2)) ? 1 : 2", "unknown-function: foo"],
  ["sum(i, 1, foo(1, 2), x[i > 0])", "unknown-function: foo", "truth-as-number: i > 0"],
  ["x[foo(1, 2)] + foo(1, 2)[1]", "unknown-function: foo"],
  ["dot(foo(1, 2), [1, 2]) + length(foo(2, 3)) + norm(foo(3, 4))", "unknown-function: foo"],
  ["w = [1, 2 *]; w[1] + sum(i, w[i]) + dot(w, w) + max(w)", "operand-missing: *"],
  ["f(a) = a[1] + ; f(v) + v[1]", "operand-missing: +"],
  ["foo(v, 2) + v[1]", "unknown-function: foo"],
  ["x[1] + x + x^2 + diff(x, x) + x", "vector-as-number: x"],
  ["f(a) = a[1] + a; f(2) + f(y) + y", "vector-as-number: a"],
  ["mean(d/v) + d[1]", "whole-vector-arithmetic: d/v"],
  ["v[1] + |v|", "unexpected-character: |"],
  ["sum(x) = 2; sum(3) + sum(i, x[i])", "name-taken: sum"],
]);

it("ten are told", () => {
  const text = Array.from({ length: 30 }, (_, i) => `f${i}(1, 2)`).join(" + ");
  expect(mistakes(text)).toEqual(Array.from({ length: 10 }, (_, i) => `unknown-function: f${i}`));
  expect(mistakes("2 3;".repeat(30))).toHaveLength(10);
});

it("the first is the error, and all are in the picture", () => {
  const error = errorOf("2*sine(x)\n+ (y > 0)".replace("\n", " "));
  expect(error).toMatchObject({
    code: "unknown-function",
    message: "there is no function sine",
    span: { start: 2, end: 6 },
    suggestion: "sin(x)",
  });
  expect(error.diagnostics).toEqual([
    {
      severity: "error",
      code: "unknown-function",
      message: "there is no function sine",
      span: { start: 2, end: 6 },
      suggestion: "sin(x)",
    },
    {
      severity: "error",
      code: "truth-as-number",
      message: "this is a condition, true or false, where a number is needed",
      span: { start: 12, end: 19 },
      suggestion: "(y > 0 ? 1 : 0)",
    },
  ]);
  expect(error.render()).toBe(`error: there is no function sine [unknown-function]
  line 1, column 3:
    2*sine(x) + (y > 0)
      ^^^^
  try: sin(x)
error: this is a condition, true or false, where a number is needed [truth-as-number]
  line 1, column 13:
    2*sine(x) + (y > 0)
                ^^^^^^^
  try: (y > 0 ? 1 : 0)`);
});

it("bounds of the whole text stand alone", () => {
  expect(mistakes("diff(x^x^x, x, 100) + sine(x)".replace("sine", "sin"))).toEqual([
    "expansion-too-large: diff(x^x^x, x, 100)",
  ]);
});

it.each([
  "a(b+1)+",
  "sine(x)+",
  "$",
  "2 3\n",
  "f(x)=x;",
  "((x)",
  "x > 0;",
  "sum(i, i)+",
  "x[0]+",
  "[",
  "sum(i, ",
])("much of %s is told", (piece) => {
  const { length } = mistakes(piece.repeat(400_000 / piece.length));
  expect(length >= 1 && length <= 10).toBe(true);
});
