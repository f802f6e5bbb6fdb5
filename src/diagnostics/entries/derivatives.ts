/** Derivatives, inside formulas and by `--wrt`. */
import { error } from "../entry.ts";

export const derivatives = {
  "stray-apostrophe": error({
    title: "An apostrophe does not stand behind a function's name",
    explanation:
      "`f'(x)` is the derivative of a function f that the text defines. Names of variables have no apostrophes.",
    wrong: "(x^2)'",
    instead: "diff(x^2, x)",
  }),
  "derivative-unclear": error({
    title: "An apostrophe at a function of several parameters",
    explanation: "`f'` does not say by which of the parameters to differentiate; `diff` does.",
    wrong: "f(x, y) = x*y; f'(1, 2)",
    instead: "f(x, y) = x*y; diff(f(x, y), x)",
  }),
  "not-an-assumption": error({
    title: "An assumption is no comparison that says something of a variable",
    explanation:
      "Simplification takes assumptions such as `x > 0`, `n >= 1`, `a < b` and `x != 0`. Values and derivatives by themselves assume nothing.",
    wrong: 'derive simplify "log(x^2)" --assume "x"',
    instead: 'derive simplify "log(x^2)" --assume "x > 0"',
    when: "on the command line",
  }),
  "order-too-high": error({
    title: "A derivative of an order above 100",
    explanation:
      "Expressions grow with each derivative; at this order the formula would be of no use. The option `order` of the library has the same bound.",
    wrong: "diff(sin(x), x, 101)",
    instead: "diff(sin(x), x, 1)",
  }),
  "order-not-whole": error({
    title: "The order of a derivative is not a whole number",
    explanation:
      "Behind a variable `diff` takes how often to differentiate by it, a whole number from 0 to 100 that is written out; another variable begins a mixed derivative. The option `order` of the library is one from 1 to 100.",
    wrong: "diff(x^2, x, 0.5)",
    instead: "diff(x^2, x, 2)",
  }),
  "not-a-variable": error({
    title: "A derivative by something that is no variable",
    explanation:
      "Derivatives are taken by variables and parameters. Numbers, expressions, constants such as `e` and functions do not vary.",
    wrong: "diff(x^2, pi)",
    instead: "diff(x^2, x)",
  }),
  "defined-name": error({
    title: "A derivative by a name that is defined",
    explanation:
      "A defined name stands for its value, which depends on other variables, so it cannot be varied by itself. A function of a parameter says what is meant.",
    wrong: "q = 2*x; diff(q^2, q)",
    instead: "f(q) = q^2; f'(2*x)",
  }),
  "derivative-unavailable": error({
    title: "Derivatives are not taken where this text is read",
    explanation:
      "The parser of the rules of differentiation cannot differentiate itself. Formulas never meet this.",
    wrong: "diff(x^2, x)",
    instead: "2*x",
    when: "in the text of a rule in the catalogue of functions",
  }),
  "unknown-variable": error({
    title: "A derivative by a variable that the formula does not have",
    explanation:
      "The message lists the variables that there are, and suggests the nearest. The derivative would be 0, which is hardly what is asked.",
    wrong: 'derive "(d/v - t)^2" --wrt vel',
    instead: 'derive "(d/v - t)^2" --wrt v',
    when: "as a call, or as the option `wrt` of the library",
  }),
  "not-differentiable": error({
    title: "A derivative by an argument that is a whole number",
    explanation:
      "The order of `polygamma` is a whole number, between which there is nothing to differentiate by. Without `--wrt` such variables are left out.",
    wrong: 'derive "polygamma(n, x)" --wrt n',
    instead: 'derive "polygamma(n, x)" --wrt x',
    when: "as a call, or as the option `wrt` of the library",
  }),
  "derivative-by-vector": error({
    title: "A derivative inside a formula, or of any order, is by a vector or one of its elements",
    explanation:
      "`diff` and an apostrophe give one number, and by a vector there are as many derivatives as it has elements; by `--order 3` they would be a tensor. The gradient of the whole formula has them all, by `--wrt x`, and its Hessian and their products take vectors.",
    wrong: "diff(x[1]^2, x)",
    instead: "2*x[1]",
  }),
  "derivative-by-whole": error({
    title: "A derivative by an index, a bound or a position",
    explanation: "They are whole numbers, so that nothing lies between two of their values.",
    wrong: "diff(sum(i, 1, n, i*y), n)",
    instead: "diff(sum(i, 1, n, i*y), y)",
  }),
  "derivative-of-vector": error({
    title: "A derivative inside a formula is of a vector",
    explanation:
      "A derivative is a number here, and so is what it is taken of. In a list each element can have its own.",
    wrong: "f(a) = [a, a^2]; f'(2)",
    instead: "[diff(x, x), diff(x^2, x)]",
  }),
  "several-results": error({
    title: "A gradient, Hessian or derivative of several results",
    explanation:
      "They are those of one result, and a formula that is a list has several. The derivatives of all results are the Jacobian, which is given unless something else is asked for.",
    wrong: 'derive "[x, x^2]" --kind hessian',
    instead: 'derive "[x, x^2]" --kind jacobian',
    when: "as a call, or as a method of what `compile` returns",
  }),
  "one-variable": error({
    title: "A Taylor expansion by several variables",
    explanation:
      "Coefficients are those of powers of one variable; the others stand still. Name the one that is meant.",
    wrong: 'derive "exp(x*y)" --kind taylor',
    instead: 'derive "exp(x*y)" --kind taylor --wrt x',
    when: "as a call, or as the option `wrt` of the library",
  }),
  "no-taylor-expansion": error({
    title: "A Taylor expansion about a point at which there is none",
    explanation:
      "A Taylor expansion asks that the formula has all derivatives at the point. Where a function on the way has a pole, a kink or a jump, or where a condition changes, it has not, or it cannot be told: `sin(x)/x` has no value at 0, though it comes near to 1.",
    wrong: 'taylor(parse("sin(x)/x"), "x", { order: 4, about: 0 })',
    instead: "sin(x)",
    when: "as a call",
  }),
  "point-not-constant": error({
    title: "A Taylor expansion about something that is no constant",
    explanation:
      "The point is a finite number, or a formula without variables, such as `pi/4`. Without a point the coefficients are formulas in the variable itself.",
    wrong: 'taylor(parse("sin(x)"), "x", { order: 4, about: "y" })',
    instead: "pi/4",
    when: "as a call",
  }),
  "not-determined": error({
    title: "An implicit derivative of what the formula does not determine",
    explanation:
      "Where `F(x, y)` is 0, y is a function of x only if F changes with y. Of a variable by itself there is no such derivative either.",
    wrong: 'implicit(parse("x^2 + 0*y - 1"), "y", "x")',
    instead: "x^2 + y^2 - 1",
    when: "as a call",
  }),
} as const;
