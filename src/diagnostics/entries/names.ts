/** Names, calls, and the two kinds of value. */
import { error } from "../entry.ts";

export const names = {
  "unknown-function": error({
    title: "There is no function of this name",
    explanation:
      "The name stands before brackets with several arguments, or is close to a function's name, so a call was meant, but neither the catalogue nor the text defines it. The nearest name is suggested. An apostrophe, too, needs a function that the text defines.",
    wrong: "sine(x)",
    instead: "sin(x)",
  }),
  "not-a-function": error({
    title: "A name with brackets behind it is not a function",
    explanation:
      "`x(y + 1)` could be a product or a call of a function x. It is not guessed: a product before a bracket is written with `*` where the factor is a name.",
    wrong: "x(y + 1)",
    instead: "x*(y + 1)",
  }),
  "function-without-call": error({
    title: "A function's name stands without brackets",
    explanation:
      "What a function applies to stands in brackets: in `sin 2x` nobody can see whether the x belongs to it. Powers stand behind the call, `sin(x)^2`.",
    wrong: "sin x",
    instead: "sin(x)",
  }),
  "wrong-arity": error({
    title: "A function has too many or too few arguments",
    explanation:
      "The message says how many it takes. `log(x, b)` is the logarithm to base b; in `atan2(y, x)` y comes first; `max`, `min` and `hypot` take any number.",
    wrong: "atan2(x)",
    instead: "atan2(y, x)",
  }),
  "truth-as-number": error({
    title: "A condition stands where a number is needed",
    explanation:
      "Conditions are true or false and are not counted as 1 and 0: it would hide where the formula jumps. A conditional says it openly.",
    wrong: "(x > 0)*2",
    instead: "x > 0 ? 2 : 0",
  }),
  "number-as-condition": error({
    title: "A number stands where a condition is needed",
    explanation:
      "Numbers are neither true nor false. A comparison says what is asked of the number.",
    wrong: "x ? 1 : 2",
    instead: "x != 0 ? 1 : 2",
  }),
  "truth-value-result": error({
    title: "The formula is a condition, not a number",
    explanation:
      "The value of a formula is a number, so that it can be differentiated. A condition becomes one by a conditional.",
    wrong: "x > 0",
    instead: "x > 0 ? 1 : 0",
  }),
  "piecewise-incomplete": error({
    title: "A piecewise lacks a condition, a value or the last value",
    explanation:
      "`piecewise` takes conditions and values in turn, and at the end the value for all other cases: an odd number of arguments, three at least.",
    wrong: "piecewise(x < 0, -x)",
    instead: "piecewise(x < 0, -x, x)",
  }),
} as const;
