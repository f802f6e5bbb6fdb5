/** Characters, brackets, commas, numbers and operators: how a formula is written. */
import { error } from "../entry.ts";

export const writing = {
  "empty-formula": error({
    title: "The text holds no formula",
    explanation:
      "There is nothing to read, or only spaces, comments and ends of statements. An empty text is not taken for 0, since it is more often a value that got lost on the way.",
    wrong: "# nothing but a comment",
    instead: "(d/v - t)^2",
  }),
  "unexpected-character": error({
    title: "A character that means nothing in formulas",
    explanation:
      "The character begins no number, name, operator or bracket. Where it has a meaning elsewhere, the message says what is written here: `mod(x, y)` for the remainder, `and` for `&`, `abs(x)` for `|x|`, round brackets for all grouping. LaTeX is written by `--format latex`, but not read.",
    wrong: "x % y",
    instead: "mod(x, y)",
  }),
  "unclosed-bracket": error({
    title: "A bracket is opened and never closed",
    explanation:
      "Both places are marked: the bracket, and where the text or the statement ended without its partner. Where it should have closed cannot be known, so nothing else is told of what stands inside.",
    wrong: "2*(a + b",
    instead: "2*(a + b)",
  }),
  "unopened-bracket": error({
    title: "A bracket closes that was never opened",
    explanation:
      "At this place every bracket is closed already. Either this one is too many, or one is missing further left.",
    wrong: "a + b)",
    instead: "(a + b)",
  }),
  "wrong-bracket": error({
    title: "A bracket is closed by one of the other kind",
    explanation:
      "Round brackets group and call, square ones hold lists and positions in vectors; each is closed by its own kind.",
    wrong: "x[(i + 1]",
    instead: "x[i + 1]",
  }),
  "empty-brackets": error({
    title: "There is nothing between two brackets",
    explanation:
      "Brackets group a value, and there is none. Only behind the name of a function may a list of arguments be empty, and no function of the catalogue takes none.",
    wrong: "2*()",
    instead: "2*(x + 1)",
  }),
  "stray-comma": error({
    title: "A comma where no arguments are listed",
    explanation:
      "Commas separate the arguments of a function, and nothing else. Decimals are written with a point, so that `max(1,5)` has one meaning only.",
    wrong: "1,5*x",
    instead: "1.5*x",
  }),
  "argument-missing": error({
    title: "An argument is missing before or after a comma",
    explanation:
      "Between two commas, and between a comma and a bracket, an argument is expected. Arguments have no values by default, so none can be left out.",
    wrong: "max(x, , y)",
    instead: "max(x, y)",
  }),
  "operand-missing": error({
    title: "An operator lacks a value beside it",
    explanation:
      "The operator stands at an end of the formula, of a bracket or of an argument, or next to another operator. The sign of a number may follow an operator: `2^-x` and `a*-b` are read.",
    wrong: "2 * / 3",
    instead: "2 / 3",
  }),
  "operator-missing": error({
    title: "Two values stand side by side without an operator",
    explanation:
      "Side by side is a product for names, brackets and a number before them: `2x`, `3(x + 1)`. Two numbers are not multiplied, since `2 3` is more often a slip of the finger; nor does `!` behind a value mean the factorial.",
    wrong: "2 3",
    instead: "2*3",
  }),
  "colon-missing": error({
    title: "A ? has no : after it",
    explanation:
      "A conditional has two outcomes, `condition ? value : other value`. A formula has a value everywhere it can, so the second one cannot be left out.",
    wrong: "x > 0 ? x",
    instead: "x > 0 ? x : 0",
  }),
  "question-mark-missing": error({
    title: "A : has no ? before it",
    explanation: "The colon separates the two outcomes of a conditional, and means nothing else.",
    wrong: "x : 0",
    instead: "x > 0 ? x : 0",
  }),
  "number-too-large": error({
    title: "A number beyond the largest double",
    explanation:
      "Values are computed in double precision, which reaches up to about 1.8e308. A larger number would silently be infinite; who wants that writes `inf`.",
    wrong: "1e999",
    instead: "inf",
  }),
  "number-too-small": error({
    title: "A number other than 0 below the smallest double",
    explanation:
      "Values are computed in double precision, which reaches down to about 5e-324. A smaller number would silently be 0.",
    wrong: "x + 1e-400",
    instead: "x",
  }),
  "number-not-decimal": error({
    title: "A number that is not decimal",
    explanation:
      "Hexadecimal, octal and binary numbers are not read: in a formula `0x1F` would be 0 times a variable `x1F`.",
    wrong: "0x1F",
    instead: "31",
  }),
} as const;
