/** Every message about vectors, and sums over them, to the letter. */
import { refuses } from "./refuses.ts";

refuses("brackets", [
  [
    "(a]",
    `error: this ] cannot close the ( that was opened at column 1 [wrong-bracket]
  line 1, column 3:
    (a]
      ^
  try: )`,
  ],
  [
    "[a)",
    `error: this ) cannot close the [ that was opened at column 1 [wrong-bracket]
  line 1, column 3:
    [a)
      ^
  try: ]`,
  ],
  [
    "x[1",
    `error: this bracket is never closed: the text ended at column 4 [unclosed-bracket]
  line 1, column 2:
    x[1
     ^ ^
  try: x[1]`,
  ],
  [
    "sin(x[1",
    `error: this bracket is never closed: the text ended at column 8 [unclosed-bracket]
  line 1, column 6:
    sin(x[1
         ^ ^
  try: sin(x[1])`,
  ],
  [
    "[a, (b",
    `error: this bracket is never closed: the text ended at column 7 [unclosed-bracket]
  line 1, column 5:
    [a, (b
        ^ ^
  try: [a, (b)]`,
  ],
  [
    "x]",
    `error: this bracket closes nothing: no bracket is open here [unopened-bracket]
  line 1, column 2:
    x]
     ^
  try: remove it, or open one before it`,
  ],
  [
    "x[]",
    `error: there is no position between these brackets; positions are counted from 1 [position-missing]
  line 1, column 2:
    x[]
     ^^
  try: [1]`,
  ],
  [
    "[]",
    `error: a list without elements has no use [empty-list]
  line 1, column 1:
    []
    ^^
  try: [a, b]`,
  ],
  [
    "x[1,2]",
    `error: a vector has one position; tables with rows and columns are not known [several-positions]
  line 1, column 2:
    x[1,2]
     ^^^
  try: x[i]`,
  ],
  [
    "[a,,b]",
    `error: an argument is missing here, before or after a comma [argument-missing]
  line 1, column 3:
    [a,,b]
      ^^`,
  ],
  [
    "[a,]",
    `error: an argument is missing here, before or after a comma [argument-missing]
  line 1, column 3:
    [a,]
      ^^`,
  ],
  [
    "x[1;2]",
    `error: this bracket is never closed: a ; ends the statement before [unclosed-bracket]
  line 1, column 2:
    x[1;2]
     ^ ^`,
  ],
  [
    "(1, 2)",
    `error: a comma separates arguments of a function, and there is no function here [stray-comma]
  line 1, column 3:
    (1, 2)
      ^`,
  ],
  [
    "x[+]",
    `error: + needs a value on its right, but the bracket closes [operand-missing]
  line 1, column 3:
    x[+]
      ^`,
  ],
  [
    "f(i = 1, 2)",
    `error: a single = defines the name at the beginning of a statement; == compares [stray-equals]
  line 1, column 5:
    f(i = 1, 2)
        ^
  try: ==`,
  ],
  [
    "sum(i + 1 = 2, 3, i)",
    `error: a single = defines the name at the beginning of a statement; == compares [stray-equals]
  line 1, column 11:
    sum(i + 1 = 2, 3, i)
              ^
  try: ==`,
  ],
  [
    "sum(i = 1 = 2, 3, i)",
    `error: a single = defines the name at the beginning of a statement; == compares [stray-equals]
  line 1, column 11:
    sum(i = 1 = 2, 3, i)
              ^
  try: ==`,
  ],
]);

refuses("vectors and numbers", [
  [
    "x[1] + x",
    `error: x is a vector at column 1, and here a number is needed; arithmetic is done on the elements [vector-as-number]
  line 1, column 8:
    x[1] + x
           ^
  try: x[i]`,
  ],
  [
    "x + x[1]",
    `error: x is a number at column 1, and here a vector is needed [number-as-vector]
  line 1, column 5:
    x + x[1]
        ^`,
  ],
  [
    "a = x[1]\nsin(x)",
    `error: x is a vector in line 1, and here a number is needed; arithmetic is done on the elements [vector-as-number]
  line 2, column 5:
    sin(x)
        ^
  try: x[i]`,
  ],
  [
    "d[1]/v + d/v - t",
    `error: d is a vector at column 1, and here a number is needed; arithmetic is done on the elements [vector-as-number]
  line 1, column 10:
    d[1]/v + d/v - t
             ^
  try: d[i]`,
  ],
  [
    "[a, b]*2",
    `error: this is a vector, and here a number is needed; arithmetic is done on the elements [vector-as-number]
  line 1, column 1:
    [a, b]*2
    ^^^^^^`,
  ],
  [
    "w = [a, b]; w + 1",
    `error: w is a vector, and here a number is needed; arithmetic is done on the elements [vector-as-number]
  line 1, column 13:
    w = [a, b]; w + 1
                ^
  try: w[i]`,
  ],
  [
    "q = 2; q[1]",
    `error: q is a number, and here a vector is needed [number-as-vector]
  line 1, column 8:
    q = 2; q[1]
           ^`,
  ],
  [
    "2[1]",
    `error: 2 is a number, and here a vector is needed [number-as-vector]
  line 1, column 1:
    2[1]
    ^`,
  ],
  [
    "sin(x)[1]",
    `error: this is a number, and here a vector is needed [number-as-vector]
  line 1, column 1:
    sin(x)[1]
    ^^^^^^`,
  ],
  [
    "(x + y)[1]",
    `error: this is a number, and here a vector is needed [number-as-vector]
  line 1, column 1:
    (x + y)[1]
    ^^^^^^^`,
  ],
  [
    "f(a) = a[1]; f(2)",
    `error: 2 is a number, and here a vector is needed [number-as-vector]
  line 1, column 16:
    f(a) = a[1]; f(2)
                   ^`,
  ],
  [
    "f(a) = a[1]; f([1,2]) + f(x + 1)",
    `error: this is a number, and here a vector is needed [number-as-vector]
  line 1, column 27:
    f(a) = a[1]; f([1,2]) + f(x + 1)
                              ^^^^^`,
  ],
  [
    "f(a) = a^2; f([1, 2])",
    `error: this is a vector, and here a number is needed; arithmetic is done on the elements [vector-as-number]
  line 1, column 15:
    f(a) = a^2; f([1, 2])
                  ^^^^^^`,
  ],
  [
    "f(a) = a^2; f(x) + x[1]",
    `error: x is a number at column 15, and here a vector is needed [number-as-vector]
  line 1, column 20:
    f(a) = a^2; f(x) + x[1]
                       ^`,
  ],
  [
    "norm(x[1])",
    `error: this is a number, and here a vector is needed [number-as-vector]
  line 1, column 6:
    norm(x[1])
         ^^^^`,
  ],
  [
    "dot(x, 2)",
    `error: 2 is a number, and here a vector is needed [number-as-vector]
  line 1, column 8:
    dot(x, 2)
           ^`,
  ],
  [
    "norm(1, 2)",
    `error: norm takes 1 argument, and 2 are given [wrong-arity]
  line 1, column 1:
    norm(1, 2)
    ^^^^^^^^^^
  try: norm(1)`,
  ],
  [
    "dot(x)",
    `error: dot takes 2 arguments, and 1 is given [wrong-arity]
  line 1, column 1:
    dot(x)
    ^^^^^^
  try: dot(x, b)`,
  ],
  [
    "length()",
    `error: length takes at least 1 argument, and none is given [wrong-arity]
  line 1, column 1:
    length()
    ^^^^^^^^
  try: length(x)`,
  ],
  [
    "[[a, b], c]",
    `error: a list cannot stand in a list; its elements are numbers [list-in-list]
  line 1, column 2:
    [[a, b], c]
     ^^^^^^`,
  ],
  [
    "w = [1, 2]; [w, 3]",
    `error: a list cannot stand in a list; its elements are numbers [list-in-list]
  line 1, column 14:
    w = [1, 2]; [w, 3]
                 ^`,
  ],
  [
    "dot([a, b], [a])",
    `error: these lists differ in length: 2 and 1 elements [lengths-differ]
  line 1, column 1:
    dot([a, b], [a])
    ^^^^^^^^^^^^^^^^`,
  ],
  [
    "s = sum(x); x",
    `error: the result is a vector as a whole; a number is needed, or a list of numbers [vector-result]
  line 1, column 13:
    s = sum(x); x
                ^
  try: x[1], or sum(x)`,
  ],
  [
    "x = y; sum(x) + y",
    `error: y is a vector at column 12, and here a number is needed; arithmetic is done on the elements [vector-as-number]
  line 1, column 17:
    x = y; sum(x) + y
                    ^
  try: y[i]`,
  ],
  [
    "x[0]",
    `error: positions are whole numbers from 1 on [position-out-of-range]
  line 1, column 3:
    x[0]
      ^`,
  ],
  [
    "x[1.5]",
    `error: positions are whole numbers from 1 on [position-out-of-range]
  line 1, column 3:
    x[1.5]
      ^^^`,
  ],
  [
    "x[-1]",
    `error: positions are whole numbers from 1 on [position-out-of-range]
  line 1, column 3:
    x[-1]
      ^^`,
  ],
  [
    "x[pi]",
    `error: positions are whole numbers from 1 on [position-out-of-range]
  line 1, column 3:
    x[pi]
      ^^`,
  ],
  [
    "[a, b][3]",
    `error: positions are 1 to 2 here [position-out-of-range]
  line 1, column 8:
    [a, b][3]
           ^`,
  ],
  [
    "x[a > 0]",
    `error: this is a condition, true or false, where a number is needed [truth-as-number]
  line 1, column 3:
    x[a > 0]
      ^^^^^
  try: a > 0 ? 1 : 0`,
  ],
  [
    "[a > 0, b]",
    `error: this is a condition, true or false, where a number is needed [truth-as-number]
  line 1, column 2:
    [a > 0, b]
     ^^^^^
  try: a > 0 ? 1 : 0`,
  ],
  [
    "x[1] ? 1 : 2",
    `error: this is a number where a condition, true or false, is needed [number-as-condition]
  line 1, column 1:
    x[1] ? 1 : 2
    ^^^^
  try: x[1] != 0`,
  ],
  [
    "sum(x) + sin(x)",
    `error: x is a vector at column 5, and here a number is needed; arithmetic is done on the elements [vector-as-number]
  line 1, column 14:
    sum(x) + sin(x)
                 ^
  try: x[i]`,
  ],
  [
    "x[y[1]] + y",
    `error: y is a vector at column 3, and here a number is needed; arithmetic is done on the elements [vector-as-number]
  line 1, column 11:
    x[y[1]] + y
              ^
  try: y[i]`,
  ],
]);

refuses("whole-vector arithmetic", [
  [
    "mean((60*d/v - t)^2)",
    `error: mean takes a vector, and arithmetic is not done on whole vectors, but on their elements [whole-vector-arithmetic]
  line 1, column 6:
    mean((60*d/v - t)^2)
         ^^^^^^^^^^^^^^
  try: mean(i, … d[i] …)`,
  ],
  [
    "sum(d[1]*t[1]) + 1",
    `error: sum takes a vector, and arithmetic is not done on whole vectors, but on their elements [whole-vector-arithmetic]
  line 1, column 5:
    sum(d[1]*t[1]) + 1
        ^^^^^^^^^
  try: sum(i, … d[i] …)`,
  ],
  [
    "mean((60*d/v - t)^2) + d[1] + t[1]",
    `error: mean takes a vector, and arithmetic is not done on whole vectors, but on their elements [whole-vector-arithmetic]
  line 1, column 6:
    mean((60*d/v - t)^2) + d[1] + t[1]
         ^^^^^^^^^^^^^^
  try: mean(i, (60*d[i]/v - t[i])^2)`,
  ],
  [
    "norm(a - b) + length(a, b)",
    `error: norm takes a vector, and arithmetic is not done on whole vectors, but on their elements [whole-vector-arithmetic]
  line 1, column 6:
    norm(a - b) + length(a, b)
         ^^^^^
  try: sqrt(sum(i, (a[i] - b[i])^2))`,
  ],
  [
    "dot(2*x, y) + y[1]",
    `error: dot takes a vector, and arithmetic is not done on whole vectors, but on their elements [whole-vector-arithmetic]
  line 1, column 5:
    dot(2*x, y) + y[1]
        ^^^
  try: sum(i, (… x[i] …)*…)`,
  ],
  [
    "product(sin(x))",
    `error: product takes a vector, and arithmetic is not done on whole vectors, but on their elements [whole-vector-arithmetic]
  line 1, column 9:
    product(sin(x))
            ^^^^^^
  try: product(i, … x[i] …)`,
  ],
  [
    "length(x + 1)",
    `error: length takes a vector, and arithmetic is not done on whole vectors, but on their elements [whole-vector-arithmetic]
  line 1, column 8:
    length(x + 1)
           ^^^^^
  try: length(x)`,
  ],
  [
    "mean(2)",
    `error: 2 is a number, and here a vector is needed [number-as-vector]
  line 1, column 6:
    mean(2)
         ^`,
  ],
]);

refuses("sums", [
  [
    "sum(a, b, c)",
    `error: sum runs an index over a range, sum(i, 1, n, x[i]), or takes a vector [sum-of-numbers]
  line 1, column 1:
    sum(a, b, c)
    ^^^^^^^^^^^^
  try: a + b + c`,
  ],
  [
    "product(2, 3)",
    `error: product runs an index over a range, product(i, 1, n, x[i]), or takes a vector [sum-of-numbers]
  line 1, column 1:
    product(2, 3)
    ^^^^^^^^^^^^^
  try: 2*3`,
  ],
  [
    "mean(a, b, c)",
    `error: mean runs an index over a range, mean(i, 1, n, x[i]), or takes a vector [sum-of-numbers]
  line 1, column 1:
    mean(a, b, c)
    ^^^^^^^^^^^^^
  try: mean([a, b, c])`,
  ],
  [
    "mean(1, 2)",
    `error: mean runs an index over a range, mean(i, 1, n, x[i]), or takes a vector [sum-of-numbers]
  line 1, column 1:
    mean(1, 2)
    ^^^^^^^^^^
  try: mean([1, 2])`,
  ],
  [
    "sum()",
    `error: sum runs an index over a range, sum(i, 1, n, x[i]), or takes a vector [sum-of-numbers]
  line 1, column 1:
    sum()
    ^^^^^`,
  ],
  [
    "sum(i = 1, x[i])",
    `error: sum takes an index, its bounds and what it runs over [wrong-arity]
  line 1, column 1:
    sum(i = 1, x[i])
    ^^^^^^^^^^^^^^^^
  try: sum(i, 1, n, x[i])`,
  ],
  [
    "sum(2, 1, n, x)",
    `error: sum runs an index over a range, sum(i, 1, n, x[i]), or takes a vector [sum-of-numbers]
  line 1, column 1:
    sum(2, 1, n, x)
    ^^^^^^^^^^^^^^^
  try: 2 + 1 + n + x`,
  ],
  [
    "sum((i), 1, n, x)",
    `error: sum runs an index over a range, sum(i, 1, n, x[i]), or takes a vector [sum-of-numbers]
  line 1, column 1:
    sum((i), 1, n, x)
    ^^^^^^^^^^^^^^^^^
  try: (i) + 1 + n + x`,
  ],
  [
    "sum(x[i], i, 1, n)",
    `error: sum runs an index over a range, sum(i, 1, n, x[i]), or takes a vector [sum-of-numbers]
  line 1, column 1:
    sum(x[i], i, 1, n)
    ^^^^^^^^^^^^^^^^^^
  try: sum(i, 1, n, x[i])`,
  ],
  [
    "sum(e, 1, 2, e)",
    `error: e has a fixed meaning and cannot be an index [index-name-taken]
  line 1, column 5:
    sum(e, 1, 2, e)
        ^
  try: i`,
  ],
  [
    "sum(i, 1, 2, sum(sin, 1, 2, 1))",
    `error: sin has a fixed meaning and cannot be an index [index-name-taken]
  line 1, column 18:
    sum(i, 1, 2, sum(sin, 1, 2, 1))
                     ^^^
  try: i`,
  ],
  [
    "sum(i, 1, n, i[2])",
    `error: i is an index, a number, and here a vector is needed [index-as-vector]
  line 1, column 14:
    sum(i, 1, n, i[2])
                 ^`,
  ],
  [
    "sum(i, sum(i))",
    `error: i is an index, a number, and here a vector is needed [index-as-vector]
  line 1, column 12:
    sum(i, sum(i))
               ^`,
  ],
  [
    "sum(i, i^2)",
    `error: no vector is indexed by i alone, so there is nothing to tell its range [range-unknown]
  line 1, column 1:
    sum(i, i^2)
    ^^^^^^^^^^^
  try: sum(i, 1, n, i^2)`,
  ],
  [
    "sum(i, 1, 2, i) + i",
    `error: i is an index at column 5, and means nothing outside of what it runs over [index-outside]
  line 1, column 19:
    sum(i, 1, 2, i) + i
                      ^
  try: i1, if another quantity is meant`,
  ],
  [
    "sum(i, 1, n, x[i])*y[i]",
    `error: i is an index at column 5, and means nothing outside of what it runs over [index-outside]
  line 1, column 22:
    sum(i, 1, n, x[i])*y[i]
                         ^
  try: i1, if another quantity is meant`,
  ],
  [
    "sum(i, 1, i, 2)",
    `error: i is an index at column 5, and means nothing outside of what it runs over [index-outside]
  line 1, column 11:
    sum(i, 1, i, 2)
              ^
  try: i1, if another quantity is meant`,
  ],
  [
    "sum(i, x[i]*x[i + 1])",
    `error: without bounds i runs over all of x, and position i + 1 goes beyond its end [beyond-range]
  line 1, column 1:
    sum(i, x[i]*x[i + 1])
    ^^^^^^^^^^^^^^^^^^^^^
  try: sum(i, 1, length(x) - 1, x[i]*x[i + 1])`,
  ],
  [
    "product(k, (x[k - 2] - x[k])^2)",
    `error: without bounds k runs over all of x, and position k - 2 begins before it [beyond-range]
  line 1, column 1:
    product(k, (x[k - 2] - x[k])^2)
    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
  try: product(k, 3, length(x), (x[k - 2] - x[k])^2)`,
  ],
  [
    "sum(i, [a, b][i]*[a, b][i + 1])",
    `error: without bounds i runs over all of the list, and position i + 1 goes beyond its end [beyond-range]
  line 1, column 1:
    sum(i, [a, b][i]*[a, b][i + 1])
    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
  try: sum(i, 1, 1, [a, b][i]*[a, b][i + 1])`,
  ],
  [
    "sum(i, [1, 2][i]*[1, 2, 3][i])",
    `error: these lists differ in length: 2 and 3 elements [lengths-differ]
  line 1, column 1:
    sum(i, [1, 2][i]*[1, 2, 3][i])
    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^`,
  ],
  [
    "sum(i, 1, 2.5, i)",
    `error: 2.5 is no whole number, and a bound is one [bound-not-whole]
  line 1, column 11:
    sum(i, 1, 2.5, i)
              ^^^`,
  ],
  [
    "sum(k, 1, inf, 1/k^2)",
    `error: inf is no whole number, and a bound is one [bound-not-whole]
  line 1, column 11:
    sum(k, 1, inf, 1/k^2)
              ^^^`,
  ],
  [
    "sum(i, a > 0, 2, i)",
    `error: this is a condition, true or false, where a number is needed [truth-as-number]
  line 1, column 8:
    sum(i, a > 0, 2, i)
           ^^^^^
  try: a > 0 ? 1 : 0`,
  ],
  [
    "sum(i, 1, 2, i > 0)",
    `error: this is a condition, true or false, where a number is needed [truth-as-number]
  line 1, column 14:
    sum(i, 1, 2, i > 0)
                 ^^^^^
  try: i > 0 ? 1 : 0`,
  ],
  [
    "any(i, 1, 2, i)",
    `error: this is a number where a condition, true or false, is needed [number-as-condition]
  line 1, column 14:
    any(i, 1, 2, i)
                 ^
  try: i != 0`,
  ],
  [
    "any(x)",
    `error: x is a number, and here a vector is needed [number-as-vector]
  line 1, column 5:
    any(x)
        ^`,
  ],
  [
    "any(i, 1, 2, i > 0)",
    `error: the formula is a condition, true or false, and not a number [truth-value-result]
  line 1, column 1:
    any(i, 1, 2, i > 0)
    ^^^^^^^^^^^^^^^^^^^
  try: any(i, 1, 2, i > 0) ? 1 : 0`,
  ],
  [
    "sum(i, 1, 2, i(3))",
    `error: i is not a function [not-a-function]
  line 1, column 14:
    sum(i, 1, 2, i(3))
                 ^^^^
  try: i*(3)`,
  ],
  [
    "sum + 1",
    `error: sum is a function: what it applies to stands in brackets after it [function-without-call]
  line 1, column 1:
    sum + 1
    ^^^
  try: sum(i, 1, n, x[i])`,
  ],
  [
    "norm x",
    `error: norm is a function: what it applies to stands in brackets after it [function-without-call]
  line 1, column 1:
    norm x
    ^^^^
  try: norm(x)`,
  ],
  [
    "max(i, 1, n, x[i])[1]",
    `error: this is a number, and here a vector is needed [number-as-vector]
  line 1, column 1:
    max(i, 1, n, x[i])[1]
    ^^^^^^^^^^^^^^^^^^`,
  ],
  [
    "sum'(x)",
    `error: an apostrophe takes the derivative of a function that you defined; sum is none [unknown-function]
  line 1, column 1:
    sum'(x)
    ^^^^
  try: f(x) = …, then f'(x)`,
  ],
]);

refuses("derivatives", [
  [
    "diff(x[1]^2, x)",
    `error: x is a vector, and a derivative inside a formula is by one number [derivative-by-vector]
  line 1, column 14:
    diff(x[1]^2, x)
                 ^
  try: the gradient of the whole formula by x`,
  ],
  [
    "diff(x[1]^2, x[1])",
    `error: a derivative inside a formula is by a variable, and x[1] is one element of a vector [derivative-by-vector]
  line 1, column 14:
    diff(x[1]^2, x[1])
                 ^^^^`,
  ],
  [
    "diff(sum(i, 1, n, x[i]*y), n)",
    `error: n is a whole number, an index, bound or position, so nothing can be differentiated by it [derivative-by-whole]
  line 1, column 28:
    diff(sum(i, 1, n, x[i]*y), n)
                               ^`,
  ],
  [
    "diff(x[k], k)",
    `error: k is a whole number, an index, bound or position, so nothing can be differentiated by it [derivative-by-whole]
  line 1, column 12:
    diff(x[k], k)
               ^`,
  ],
  [
    "sum(i, 1, 2, diff(i*x, i))",
    `error: i is a whole number, an index, bound or position, so nothing can be differentiated by it [derivative-by-whole]
  line 1, column 24:
    sum(i, 1, 2, diff(i*x, i))
                           ^`,
  ],
  [
    "diff([x, x^2], x)",
    `error: this is a vector, and here a number is needed; arithmetic is done on the elements [vector-as-number]
  line 1, column 6:
    diff([x, x^2], x)
         ^^^^^^^^`,
  ],
  [
    "f(a) = a[1]; f'(x)",
    `error: a is a vector, and a derivative inside a formula is by one number [derivative-by-vector]
  line 1, column 14:
    f(a) = a[1]; f'(x)
                 ^^`,
  ],
  [
    "f(a) = [a, a^2]; f'(2)",
    `error: a derivative inside a formula is of one number, and this is a vector [derivative-of-vector]
  line 1, column 18:
    f(a) = [a, a^2]; f'(2)
                     ^^`,
  ],
  [
    "f(n) = sum(i, 1, n, i); f'(3)",
    `error: n is a whole number, an index, bound or position, so nothing can be differentiated by it [derivative-by-whole]
  line 1, column 25:
    f(n) = sum(i, 1, n, i); f'(3)
                            ^^`,
  ],
]);
