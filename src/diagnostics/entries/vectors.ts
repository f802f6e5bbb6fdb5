/** Vectors, their elements, and lists. */
import { error } from "../entry.ts";

export const vectors = {
  "vector-as-number": error({
    title: "A vector stands where a number is needed",
    explanation:
      "What is indexed anywhere in a text, or given whole to `sum`, `dot`, `length` and their kind, is a vector everywhere in it. Arithmetic is done on its elements, each at a position or all by an index.",
    wrong: "x[1] + x",
    instead: "x[1] + x[2]",
  }),
  "number-as-vector": error({
    title: "A number stands where a vector is needed",
    explanation:
      "Only a vector has elements and a length. A name that is used as a number anywhere in a text is one everywhere in it.",
    wrong: "v + v[2]",
    instead: "v[1] + v[2]",
  }),
  "whole-vector-arithmetic": error({
    title: "Arithmetic on whole vectors",
    explanation:
      "Vectors are not added or multiplied whole, so that nobody has to know which product would be meant. An index says what is done with each of their elements.",
    wrong: "mean(d/v - t)",
    instead: "mean(i, d[i]/v - t[i])",
  }),
  "position-missing": error({
    title: "There is no position between square brackets",
    explanation:
      "Square brackets behind a vector hold the position of one element, counted from 1. The whole vector is its name alone.",
    wrong: "x[]",
    instead: "x[1]",
  }),
  "several-positions": error({
    title: "An element has several positions",
    explanation:
      "A vector has one row of elements. Tables with rows and columns are not known; their rows can be vectors with names of their own.",
    wrong: "x[1, 2]",
    instead: "x1[2]",
  }),
  "position-out-of-range": error({
    title: "A vector has no such position",
    explanation:
      "Positions are whole numbers, counted from 1; the last one of a list that is written out is its number of elements. Of other vectors the point tells the length.",
    wrong: "x[0]",
    instead: "x[1]",
  }),
  "empty-list": error({
    title: "A list without elements",
    explanation:
      "A list is a vector written out, or several results. Of one without elements there is nothing to compute.",
    wrong: "[]",
    instead: "[a, b]",
  }),
  "list-in-list": error({
    title: "A list stands in a list",
    explanation: "The elements of vectors are numbers, since tables are not known.",
    wrong: "[a, [b, c]]",
    instead: "[a, b, c]",
  }),
  "lengths-differ": error({
    title: "Vectors that are used together differ in length",
    explanation:
      "What runs over several vectors takes their elements pairwise, so each of them needs as many. Lists that are written out are compared when the formula is read, other vectors at the point.",
    wrong: "dot([a, b], [1, 2, 3])",
    instead: "dot([a, b], [1, 2])",
  }),
  "vector-result": error({
    title: "The result is a vector as a whole",
    explanation:
      "The value of a formula is a number, or a list of numbers that is written out, so that everybody sees how many there are.",
    wrong: "s = sum(x); x",
    instead: "s = sum(x); [x[1]/s, x[2]/s]",
  }),
} as const;
