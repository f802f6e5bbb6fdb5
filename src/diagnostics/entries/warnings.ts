/** What is allowed and suspicious. */
import { warning } from "../entry.ts";

export const warnings = {
  "similar-name": warning({
    title: "A variable's name is very close to another name",
    explanation:
      "Any name that is not defined is a variable, so a slip of the finger makes a new one. Two long names that differ by one letter in the middle, or by two neighbours that are swapped, of which one stands once only, are told. Families such as `x1` and `x2`, `rate_a` and `rate_b`, plurals and short names are not.",
    wrong: "velocity^2 + 2*velocty",
    instead: "velocity^2 + 2*velocity",
  }),
  "function-as-variable": warning({
    title: "A variable has the name that others give to a function",
    explanation:
      "`sine x` is read as a variable sine times x. Names that people use for a function that is called otherwise here are told.",
    wrong: "2*sqr*x",
    instead: "2*x^2",
  }),
  "constant-e": warning({
    title: "e is the number, and may be meant as a variable",
    explanation:
      "Where the letters beside it in the alphabet, c and d or d and f, are variables, an e outside of powers is likely to be the next of them. In `e^x` it never is.",
    wrong: "a*x^4 + b*x^3 + c*x^2 + d*x + e",
    instead: "a*x^4 + b*x^3 + c*x^2 + d*x + k",
  }),
  "exact-comparison": warning({
    title: "Real numbers are compared by == or !=",
    explanation:
      "Computed numbers are rounded, so two that are equal on paper seldom are: `0.1*3 == 0.3` is false. And a single point has no influence on a derivative. Whole numbers, such as the values of `floor`, `round`, `sign` and `mod` of whole numbers, indices, lengths, bounds and positions, are compared without a warning; so is a variable with 0, by `!=`, or where the formula divides by it or takes its logarithm.",
    wrong: "x == y/3 ? 1 : 2",
    instead: "abs(x - y/3) < 1e-9 ? 1 : 2",
  }),
  "branch-never-taken": warning({
    title: "A branch can never be taken",
    explanation:
      "Its condition is always false, or that of another always true: by itself, or because of the conditions around it. Bounds on the same quantity are compared, and the words `true` and `false` taken as intended.",
    wrong: "x > 3 and x < 2 ? 1 : x",
    instead: "x > 2 and x < 3 ? 1 : x",
  }),
  "unused-definition": warning({
    title: "A name is defined and never used",
    explanation:
      "The result does not depend on it. Perhaps another name was meant further down, or a term was forgotten.",
    wrong: "q = d/v; r = q - t; q^2",
    instead: "q = d/v; r = q - t; r^2",
  }),
} as const;
