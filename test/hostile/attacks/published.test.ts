/**
 * Attacks that were published against evaluators of formulas and expressions, each with its source.
 * Commands are replaced by one that sets `pwned`. Here none of them is more than a mistake in a
 * formula: there are no strings, no members, no assignment to what is not a name, and functions are
 * those of the catalogue and of the text.
 */
import { describe, expect, it } from "vitest";
import { compile } from "../../../src/compile.ts";
import { expectUntouched, outcomeOf } from "./inert.ts";

const RUN = "globalThis.pwned=1";

const ATTACKS: readonly [source: string, text: string, outcome: string][] = [
  [
    "math.js issue 821 (1): constructors by map, CVE-2017-1001002",
    `["//","a/*\\nreturn process"]._data.map(cos.constructor)[1]()("${RUN}")`,
    "unexpected-character",
  ],
  [
    "math.js issue 821 (2): import overrides functions",
    `import({matrix:cos.constructor},{override:1});x=["${RUN}"];x()`,
    "unexpected-character",
  ],
  [
    "math.js issue 821 (3): an object with isRange set",
    `a=["${RUN}"]._data;a.isRange=true;x={subset:cos.constructor}[a];x()`,
    "unexpected-character",
  ],
  [
    "math.js issue 822: Object.assign on a function",
    `{}.constructor.assign(cos.constructor, {binding: cos.bind}); cos.constructor.binding()("${RUN}")()`,
    "unexpected-character",
  ],
  [
    "math.js, the well-known short form: cos.constructor",
    `cos.constructor("${RUN}")()`,
    "unexpected-character",
  ],
  [
    "math.js before 3.17, CVE-2017-1001003: escapes in names",
    String.raw`cos.c\u006fnstructor("x")()`,
    "unexpected-character",
  ],
  [
    "math.js issue 3255 of 2024: functions that change the evaluator",
    `createUnit("x"); reviver("y")`,
    "unexpected-character",
  ],
  [
    "typed-function, CVE-2017-1001004: the name of a function as code",
    `f(){}${RUN};function g(x) = x; f(1)`,
    "unexpected-character",
  ],
  [
    "math-codegen: the text of a literal is written into the code as it is",
    `"+(function(){${RUN}})()+"`,
    "unexpected-character",
  ],
  [
    "AlaSQL issue 1302: text in the code between quotes",
    `[0'+new Function('${RUN}')()+']`,
    "unexpected-character",
  ],
  [
    "expr-eval pull 252, CVE-2025-13204: assignment to what is inherited",
    'Object=constructor;a=Object.fromEntries([["a","polluted"]]);Object.assign(__proto__, a)',
    "unexpected-character",
  ],
  [
    "expr-eval, CVE-2025-12735: a function of the point is called",
    `x("${RUN}")`,
    "unexpected-character",
  ],
  [
    "expr-eval issue 289: a method of an object of the point",
    `test.write(1)`,
    "unexpected-character",
  ],
  [
    "expression-eval pull 53: (1).constructor.constructor",
    `(1).constructor.constructor("${RUN}")()`,
    "unexpected-character",
  ],
  [
    "angular-expressions, CVE-2020-5219 and CVE-2021-21277",
    `constructor.constructor("${RUN}")()`,
    "unexpected-character",
  ],
  [
    "angular-expressions, CVE-2024-54152: __proto__ by brackets",
    `__proto__["constructor"]("${RUN}")()`,
    "unexpected-character",
  ],
  [
    "AngularJS issue 14939: charAt replaced, so that the lexer is deceived",
    "'a'.constructor.prototype.charAt=[].join;$eval('x=1')",
    "unexpected-character",
  ],
  [
    "static-eval issue 4: constructor of a function expression",
    `(function () {}).constructor("${RUN}")()`,
    "unexpected-character",
  ],
  [
    "static-eval issue 32: __defineGetter__ on the prototype",
    `({})['__proto__']['__defineGetter__']('toString', ({})['constructor'])`,
    "unexpected-character",
  ],
  [
    "safe-eval pull 8, CVE-2017-16088: this.constructor",
    `this.constructor.constructor('${RUN}')()`,
    "unexpected-character",
  ],
  [
    "safe-eval issue 26: assignment through __proto__",
    "__proto__.test=123",
    "unexpected-character",
  ],
  [
    "safer-eval issue 11: constructor of a timer",
    `setInterval.constructor('${RUN}')()`,
    "unexpected-character",
  ],
  [
    "SandboxJS issue 31, CVE-2025-34146: a getter on Object.prototype",
    `"".sub.__proto__.__proto__.__defineGetter__('polluted', {}.constructor)`,
    "unexpected-character",
  ],
  ["Jexl issue 142: constructor between brackets", `obj["constructor"]`, "unexpected-character"],
  [
    "filtrex issue 17: the name of a function ends the code",
    `'undefined:(${RUN}));((true?(x=>x)'()`,
    "unexpected-character",
  ],
  [
    "jsonpath-plus issue 226, CVE-2024-21534",
    `[].constructor.constructor("${RUN}")`,
    "unexpected-character",
  ],
  [
    "evel issue 18: Function.__proto__",
    `Function.__proto__.constructor("${RUN}")()`,
    "unexpected-character",
  ],
  [
    "V8 issue 2470: the body of a function closes it",
    `}), ${RUN}, (function(){`,
    "unexpected-character",
  ],
  [
    "compiler-util issue 2: a function's constructor",
    `function(){}.constructor("${RUN}")()`,
    "unexpected-character",
  ],
];

describe("published attacks", () => {
  it.each(ATTACKS)("%s", (_, text, outcome) => {
    expect(outcomeOf(text)).toBe(outcome);
  });
});

/** The same ideas in what the grammar does have: calls, brackets, definitions, primes. */
const SPELLED: readonly [text: string, outcome: string][] = [
  ["constructor(1)", "not-a-function"],
  ["constructor(constructor)(1)", "not-a-function"],
  ["toString()", "unknown-function"],
  ["valueOf()", "unknown-function"],
  ["__proto__(x)", "not-a-function"],
  ["hasOwnProperty(x)", "not-a-function"],
  ["__defineGetter__(x, y)", "unknown-function"],
  ["eval(x)", "not-a-function"],
  ["Function(x)", "not-a-function"],
  ["import(x)", "not-a-function"],
  ["require(x)", "not-a-function"],
  ["process(x)", "not-a-function"],
  ["at(x)", "not-a-function"],
  ["value(x)", "not-a-function"],
  ["constructor'(x)", "unknown-function"],
  ["diff(constructor(x), x)", "not-a-function"],
  ["cos.constructor", "unexpected-character"],
  ["x.constructor", "unexpected-character"],
  ["x[constructor]", "formula"],
  ["constructor[1]", "formula"],
  ["__proto__ = 1; x", "formula"],
  ["constructor = x^2; constructor + prototype", "formula"],
  ["toString(x) = x^2; toString(3)*x", "formula"],
  ["cos(constructor)", "formula"],
  ["cos constructor", "function-without-call"],
  ["e1;alert(1)", "unused-value"],
  ["1e1;alert(1)", "unused-value"],
  ["1e1alert", "formula"],
  ["0x10", "number-not-decimal"],
  ["x -- > y", "operand-missing"],
  ["x<!--y", "number-as-condition"],
  ["x/*y*/", "operand-missing"],
  ["x//y", "operand-missing"],
  ["x`y`", "unexpected-character"],
  ["${x}", "unexpected-character"],
  ["x => x", "operand-missing"],
  ["x?.y", "unexpected-character"],
  ["x ?? y", "operand-missing"],
  ["...x", "unexpected-character"],
  ["new Function", "formula"],
  ["async await yield", "formula"],
];

describe("their ideas in the language of formulas", () => {
  it.each(SPELLED)("%s", (text, outcome) => {
    expect(outcomeOf(text)).toBe(outcome);
  });
});

describe("points that would run code", () => {
  const run = (): never => {
    Object.assign(globalThis, { pwned: 1 });
    throw new Error("called");
  };
  const { value, gradient } = compile<number>("x^2 + y");

  it.each([
    ["functions (expr-eval, CVE-2025-12735)", run],
    ["objects with toString (expr-eval issue 292)", { toString: run, valueOf: run }],
    ["objects with a primitive (the same)", { [Symbol.toPrimitive]: run }],
    ["texts", "globalThis.pwned=1"],
    ["arrays", [1]],
    ["objects of numbers", Object(1)],
  ])("have %s refused, and not called", (_, x) => {
    for (const evaluate of ["code", "interpret"] as const) {
      const { value, gradient } = compile<number>("x^2 + y", { evaluate });
      for (const call of [value, gradient])
        expect(() => call({ x, y: 1 } as never)).toThrow(
          expect.objectContaining({ code: "not-a-number" }),
        );
    }
    expectUntouched();
  });

  it("have what they inherit left out (nunjucks issue 1331)", () => {
    for (const call of [value, gradient])
      expect(() => call(Object.create({ x: 1, y: 1 }) as never)).toThrow(
        expect.objectContaining({ code: "missing-variable" }),
      );
    const names = compile<number>("toString + constructor + __proto__");
    expect(() => names.value({} as never)).toThrow(
      expect.objectContaining({ code: "missing-variable" }),
    );
  });
});
