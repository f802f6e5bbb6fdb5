/** What a run must have met to have met the whole language. */
import { BINARY, ORDERED, UNARY, VARIADIC } from "./calls.ts";

const LOOPS = ["sum", "product", "mean", "max", "min"];
const FORMS = [
  ..."+ - * / ^ pow".split(" "),
  "side by side",
  "raised sign",
  "^ of a constant",
  "^ of an index",
  "negation",
  "root sign",
  "cancelling operands",
  "undone operations",
  "log to a base",
  "variable",
  "literal",
  "conditional",
  "piecewise",
  "comparison",
  "chain",
  "and",
  "or",
  "not",
  "truth",
  "any",
  ...LOOPS.map((name) => `${name} over a range`),
  ...["sum", "product", "mean"].map((name) => `${name} over a vector`),
  ...[...LOOPS, "norm", "dot", "length"].map((name) => `${name} of a vector`),
  "index",
  "element",
  "last element",
  "list",
  "element of a list",
  "length",
  "definition of a value",
  "defined name",
  "definition of a function",
  "function of a function",
  "call of a definition",
  "call of '",
  "call of ''",
  "diff",
  "diff of a higher order",
  "several results",
];

/** Every function of the catalogue and every form of the language, as trees name them. */
export const expectedConstructs = (): string[] => [
  ...new Set([...UNARY, ...BINARY, ...VARIADIC, ...ORDERED, ...FORMS]),
];
