/** Sums, products and their kind, and the indices that they run over. */
import { error } from "../entry.ts";

export const sums = {
  "sum-of-numbers": error({
    title: "A sum of numbers is written as a call",
    explanation:
      "`sum`, `product`, `mean` and `any` run an index over a range, `sum(i, 1, n, x[i])`, or take a vector, `sum(x)`. Single numbers are joined by operators, or stand in a list.",
    wrong: "sum(a, b, c)",
    instead: "a + b + c",
  }),
  "range-unknown": error({
    title: "Nothing tells what an index runs over",
    explanation:
      "Without bounds an index runs over the vectors that it indexes alone, `x[i]`. Where there are none, the bounds have to be written.",
    wrong: "sum(i, i^2)",
    instead: "sum(i, 1, n, i^2)",
  }),
  "beyond-range": error({
    title: "A position lies beyond the vector that an index runs over",
    explanation:
      "Without bounds an index runs over all of a vector, so a neighbour's position, `x[i + 1]`, has no element at one of its ends. Bounds leave that end out.",
    wrong: "sum(i, x[i + 1] - x[i])",
    instead: "sum(i, 1, length(x) - 1, x[i + 1] - x[i])",
  }),
  "bound-not-whole": error({
    title: "A bound is no whole number",
    explanation:
      "An index counts whole numbers up from its lower bound to its upper bound, both included. A bound that is computed is checked at the point.",
    wrong: "sum(i, 1, 2.5, i^2)",
    instead: "sum(i, 1, 2, i^2)",
  }),
  "index-name-taken": error({
    title: "An index has a name with a fixed meaning",
    explanation:
      "Functions, constants and words of the language keep their meaning everywhere, so an index needs another name. What a text defines may be the name of an index, and is hidden by it.",
    wrong: "sum(e, 1, n, 2*e)",
    instead: "sum(i, 1, n, 2*i)",
  }),
  "index-outside": error({
    title: "An index stands outside of what it runs over",
    explanation:
      "An index means something in the last part of its call only. A variable of the same name beside it would be read as the index by people, so it is refused.",
    wrong: "sum(i, x[i]) + i",
    instead: "sum(i, x[i] + i)",
  }),
  "index-as-vector": error({
    title: "An index stands where a vector is needed",
    explanation:
      "An index is a whole number. What it runs over stands in the last part of its call.",
    wrong: "sum(i, 1, n, i[1])",
    instead: "sum(i, 1, n, x[i])",
  }),
} as const;
