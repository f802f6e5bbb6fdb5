/** Every message about definitions, derivatives and `piecewise`, to the letter. */
import { refuses } from "./refuses.ts";

refuses("statements", [
  [
    "y = x^2",
    `error: the text only defines: after the definitions a formula is expected [result-missing]
  line 1, column 1:
    y = x^2
    ^^^^^^^
  try: y = x^2; y`,
  ],
  [
    "f(x) = x^2",
    `error: the text only defines: after the definitions a formula is expected [result-missing]
  line 1, column 1:
    f(x) = x^2
    ^^^^^^^^^^
  try: f(x) = x^2; f(x)`,
  ],
  [
    "q = 1\nr = 2",
    `error: the text only defines: after the definitions a formula is expected [result-missing]
  line 2, column 1:
    r = 2
    ^^^^^
  try: r = 2; r`,
  ],
  [
    "a\n+ b",
    `error: a line that begins with + does not go on with the line before [operator-begins-line]
  line 2, column 1:
    + b
    ^
  try: + at the end of that line, or brackets around what belongs together`,
  ],
  [
    "q = a\n  - b",
    `error: a line that begins with - does not go on with the line before [operator-begins-line]
  line 2, column 3:
      - b
      ^
  try: - at the end of that line, or brackets around what belongs together`,
  ],
  [
    "x > 0\n? 1 : 2",
    `error: a line that begins with ? does not go on with the line before [operator-begins-line]
  line 2, column 1:
    ? 1 : 2
    ^
  try: ? at the end of that line, or brackets around what belongs together`,
  ],
  [
    "x y\nz",
    `error: this value is not used: the last statement is the result, all before it define [unused-value]
  line 1, column 1:
    x y
    ^^^
  try: q = x y`,
  ],
  [
    "q^2; q = 3",
    `error: this value is not used: the last statement is the result, all before it define [unused-value]
  line 1, column 1:
    q^2; q = 3
    ^^^
  try: q = q^2`,
  ],
  [
    "a = b = c",
    `error: a single = defines the name at the beginning of a statement; == compares [stray-equals]
  line 1, column 7:
    a = b = c
          ^
  try: ==`,
  ],
  [
    "(x = 2)",
    `error: a single = defines the name at the beginning of a statement; == compares [stray-equals]
  line 1, column 4:
    (x = 2)
       ^
  try: ==`,
  ],
  [
    "= 3",
    `error: there is no name before this = to define [definition-without-name]
  line 1, column 1:
    = 3
    ^
  try: q = d/v`,
  ],
  [
    "2x = 3",
    `error: only a name, or a name with the names of its parameters in brackets, can be defined [definition-target]
  line 1, column 1:
    2x = 3
    ^^
  try: f(x) = …`,
  ],
  [
    "f() = 3",
    `error: only a name, or a name with the names of its parameters in brackets, can be defined [definition-target]
  line 1, column 1:
    f() = 3
    ^^^
  try: f = …`,
  ],
  [
    "f(2) = 3",
    `error: only a name, or a name with the names of its parameters in brackets, can be defined [definition-target]
  line 1, column 1:
    f(2) = 3
    ^^^^
  try: f(x) = …`,
  ],
  [
    "f'(x) = 2",
    `error: only a name, or a name with the names of its parameters in brackets, can be defined [definition-target]
  line 1, column 1:
    f'(x) = 2
    ^^^^^
  try: f(x) = …`,
  ],
  [
    "(q) = 2",
    `error: only a name, or a name with the names of its parameters in brackets, can be defined [definition-target]
  line 1, column 1:
    (q) = 2
    ^^^
  try: f(x) = …`,
  ],
  [
    "q =",
    `error: = needs a value on its right, but the formula ends [operand-missing]
  line 1, column 3:
    q =
      ^`,
  ],
  [
    "q = ; 2",
    `error: = needs a value on its right, but the statement ends [operand-missing]
  line 1, column 3:
    q = ; 2
      ^`,
  ],
  [
    "a +; b",
    `error: + needs a value on its right, but the statement ends [operand-missing]
  line 1, column 3:
    a +; b
      ^`,
  ],
  [
    "x + = 3",
    `error: + needs a value on its right, but an = follows [operand-missing]
  line 1, column 3:
    x + = 3
      ^`,
  ],
  [
    "q = (d/v; q",
    `error: this bracket is never closed: a ; ends the statement before [unclosed-bracket]
  line 1, column 5:
    q = (d/v; q
        ^   ^`,
  ],
  [
    "# a comment\n;",
    `error: the formula is empty [empty-formula]
  try: (d/v - t)^2`,
  ],
]);

refuses("definitions", [
  [
    "q = 1; q = 2; q",
    `error: q is defined already, at column 1 [already-defined]
  line 1, column 8:
    q = 1; q = 2; q
           ^
  try: q2`,
  ],
  [
    "q = 1\nf(x) = x\nq(x) = 2\nq",
    `error: q is defined already, in line 1 [already-defined]
  line 3, column 1:
    q(x) = 2
    ^
  try: q2`,
  ],
  [
    "sin = 3; 2",
    `error: sin has a fixed meaning; another name is needed [name-taken]
  line 1, column 1:
    sin = 3; 2
    ^^^
  try: sin1`,
  ],
  [
    "diff(x) = x; 1",
    `error: diff has a fixed meaning; another name is needed [name-taken]
  line 1, column 1:
    diff(x) = x; 1
    ^^^^
  try: diff1`,
  ],
  [
    "tau = 6; tau",
    `error: tau has a fixed meaning; another name is needed [name-taken]
  line 1, column 1:
    tau = 6; tau
    ^^^
  try: tau1`,
  ],
  [
    "f(pi) = 2; f(1)",
    `error: pi has a fixed meaning; another name is needed [name-taken]
  line 1, column 3:
    f(pi) = 2; f(1)
      ^^
  try: pi1`,
  ],
  [
    "f(x, x) = 2; f(1, 2)",
    `error: f has the parameter x twice [repeated-parameter]
  line 1, column 6:
    f(x, x) = 2; f(1, 2)
         ^`,
  ],
  [
    "f(x) = f(x - 1); f(3)",
    `error: f is defined by itself; definitions cannot recur [recursive-definition]
  line 1, column 8:
    f(x) = f(x - 1); f(3)
           ^`,
  ],
  [
    "q = q + 1; q",
    `error: q is defined by itself; definitions cannot recur [recursive-definition]
  line 1, column 5:
    q = q + 1; q
        ^`,
  ],
  [
    "a(x) = b(x); b(x) = x; a(1)",
    `error: b is defined further down, at column 14; a definition comes before its use [defined-later]
  line 1, column 8:
    a(x) = b(x); b(x) = x; a(1)
           ^`,
  ],
  [
    "r = q\nq = 2\nr",
    `error: q is defined further down, in line 2; a definition comes before its use [defined-later]
  line 1, column 5:
    r = q
        ^`,
  ],
]);

refuses("calls", [
  [
    "f(x) = x; f(1, 2)",
    `error: f takes 1 argument, and 2 are given [wrong-arity]
  line 1, column 11:
    f(x) = x; f(1, 2)
              ^^^^^^^
  try: f(1)`,
  ],
  [
    "f(x, y) = x; f()",
    `error: f takes 2 arguments, and none is given [wrong-arity]
  line 1, column 14:
    f(x, y) = x; f()
                 ^^^
  try: f(x, y)`,
  ],
  [
    "q = d/v; q(x + 1)",
    `error: q is not a function [not-a-function]
  line 1, column 10:
    q = d/v; q(x + 1)
             ^^^^^^^^
  try: q*(x + 1)`,
  ],
  [
    "f(x) = x(2); f(1)",
    `error: x is not a function [not-a-function]
  line 1, column 8:
    f(x) = x(2); f(1)
           ^^^^
  try: x*(2)`,
  ],
  [
    "q = 1; q(1, 2)",
    `error: q is not a function [not-a-function]
  line 1, column 8:
    q = 1; q(1, 2)
           ^^^^^^^`,
  ],
  [
    "fun(x) = x; fum(2)",
    `error: there is no function fum [unknown-function]
  line 1, column 13:
    fun(x) = x; fum(2)
                ^^^
  try: fun(2)`,
  ],
  [
    "dif(x^2, x)",
    `error: there is no function dif [unknown-function]
  line 1, column 1:
    dif(x^2, x)
    ^^^
  try: diff(x^2, x)`,
  ],
  [
    "f(x) = x; f(y > 0)",
    `error: this is a condition, true or false, where a number is needed [truth-as-number]
  line 1, column 13:
    f(x) = x; f(y > 0)
                ^^^^^
  try: y > 0 ? 1 : 0`,
  ],
]);

refuses("derivatives", [
  [
    "f'(x)",
    `error: an apostrophe takes the derivative of a function that you defined; f is none [unknown-function]
  line 1, column 1:
    f'(x)
    ^^
  try: f(x) = …, then f'(x)`,
  ],
  [
    "sin'(x)",
    `error: an apostrophe takes the derivative of a function that you defined; sin is none [unknown-function]
  line 1, column 1:
    sin'(x)
    ^^^^
  try: f(x) = …, then f'(x)`,
  ],
  [
    "x' + 1",
    `error: an apostrophe takes the derivative of a function that you defined; x is none [unknown-function]
  line 1, column 1:
    x' + 1
    ^^
  try: f(x) = …, then f'(x)`,
  ],
  [
    "(x)'",
    `error: an apostrophe stands behind the name of a function that you defined [stray-apostrophe]
  line 1, column 4:
    (x)'
       ^
  try: f(x) = …, then f'(x)`,
  ],
  [
    "f(x, y) = x*y; f'(1, 2)",
    `error: f has 2 parameters, and f' does not say which to differentiate by [derivative-unclear]
  line 1, column 16:
    f(x, y) = x*y; f'(1, 2)
                   ^^
  try: diff(f(x, y), x)`,
  ],
  [
    "f(x) = x > 0; f'(1)",
    `error: this is a condition, true or false, where a number is needed [truth-as-number]
  line 1, column 15:
    f(x) = x > 0; f'(1)
                  ^^
  try: f(…) ? 1 : 0`,
  ],
  [
    "f(x) = x; f'(1, 2)",
    `error: f' takes 1 argument, and 2 are given [wrong-arity]
  line 1, column 11:
    f(x) = x; f'(1, 2)
              ^^^^^^^^
  try: f'(1)`,
  ],
  [
    "diff",
    `error: diff is a function: what it applies to stands in brackets after it [function-without-call]
  line 1, column 1:
    diff
    ^^^^
  try: diff(f, x)`,
  ],
  [
    "diff(x^2)",
    `error: diff takes at least 2 arguments, and 1 is given [wrong-arity]
  line 1, column 1:
    diff(x^2)
    ^^^^^^^^^
  try: diff(x^2, x)`,
  ],
  [
    "diff(x > 0, x)",
    `error: this is a condition, true or false, where a number is needed [truth-as-number]
  line 1, column 6:
    diff(x > 0, x)
         ^^^^^
  try: x > 0 ? 1 : 0`,
  ],
  [
    "q = 2*x; diff(q^2, q)",
    `error: q is defined, so nothing can be differentiated by it; only variables and parameters are [defined-name]
  line 1, column 20:
    q = 2*x; diff(q^2, q)
                       ^
  try: f(q) = …, then f'(…)`,
  ],
  [
    "f(x) = x; diff(f, f)",
    `error: f is defined, so nothing can be differentiated by it; only variables and parameters are [defined-name]
  line 1, column 19:
    f(x) = x; diff(f, f)
                      ^`,
  ],
  [
    "diff(x^2, pi)",
    `error: pi has a fixed meaning, so nothing can be differentiated by it [not-a-variable]
  line 1, column 11:
    diff(x^2, pi)
              ^^`,
  ],
  [
    "diff(x^2, 2)",
    `error: 2 is no variable, so nothing can be differentiated by it [not-a-variable]
  line 1, column 11:
    diff(x^2, 2)
              ^
  try: diff(x^2, x)`,
  ],
  [
    "diff(x^2, x + 1)",
    `error: x + 1 is no variable, so nothing can be differentiated by it [not-a-variable]
  line 1, column 11:
    diff(x^2, x + 1)
              ^^^^^
  try: diff(x^2, x)`,
  ],
  [
    "diff(x^2, x, -1)",
    `error: the order of a derivative is a whole number from 0 to 100 [order-not-whole]
  line 1, column 14:
    diff(x^2, x, -1)
                 ^^
  try: diff(f, x, 2)`,
  ],
  [
    "diff(x^2, x, 2.5)",
    `error: the order of a derivative is a whole number from 0 to 100 [order-not-whole]
  line 1, column 14:
    diff(x^2, x, 2.5)
                 ^^^
  try: diff(f, x, 2)`,
  ],
  [
    "diff(x^2, x, 1000)",
    `error: derivatives are taken up to order 100 [order-too-high]
  line 1, column 14:
    diff(x^2, x, 1000)
                 ^^^^`,
  ],
  [
    "n = 2; diff(x^3, x, n)",
    `error: n is defined, so nothing can be differentiated by it; only variables and parameters are [defined-name]
  line 1, column 21:
    n = 2; diff(x^3, x, n)
                        ^
  try: f(n) = …, then f'(…)`,
  ],
  [
    "diff(polygamma(n, x), n)",
    `error: polygamma is not differentiable by its argument n, which is a whole number [not-differentiable]
  line 1, column 1:
    diff(polygamma(n, x), n)
    ^^^^^^^^^^^^^^^^^^^^^^^^
  try: leave the variables of that argument out of the differentiation`,
  ],
]);

refuses("piecewise", [
  [
    "piecewise",
    `error: piecewise is a function: what it applies to stands in brackets after it [function-without-call]
  line 1, column 1:
    piecewise
    ^^^^^^^^^
  try: piecewise(condition, value, otherwise)`,
  ],
  [
    "piecewise(x < 0, 1)",
    `error: piecewise takes conditions and values in turn, and at the end the value for all other cases; 2 arguments are given [piecewise-incomplete]
  line 1, column 1:
    piecewise(x < 0, 1)
    ^^^^^^^^^^^^^^^^^^^
  try: piecewise(x < 0, -x, x < 1, x^2, 1)`,
  ],
  [
    "piecewise(1)",
    `error: piecewise takes conditions and values in turn, and at the end the value for all other cases; 1 argument is given [piecewise-incomplete]
  line 1, column 1:
    piecewise(1)
    ^^^^^^^^^^^^
  try: piecewise(x < 0, -x, x < 1, x^2, 1)`,
  ],
  [
    "piecewise(x, 1, 2)",
    `error: this is a number where a condition, true or false, is needed [number-as-condition]
  line 1, column 11:
    piecewise(x, 1, 2)
              ^
  try: x != 0`,
  ],
  [
    "piecewise(x < 0, x < 1, 2)",
    `error: this is a condition, true or false, where a number is needed [truth-as-number]
  line 1, column 18:
    piecewise(x < 0, x < 1, 2)
                     ^^^^^
  try: x < 1 ? 1 : 0`,
  ],
]);
