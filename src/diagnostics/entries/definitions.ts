/** Statements and definitions. */
import { error } from "../entry.ts";

export const definitions = {
  "stray-equals": error({
    title: "A = where nothing is defined",
    explanation:
      "A single = defines the name at the beginning of a statement. Values are compared by ==, and a statement defines one name only.",
    wrong: "x = 1 = y; x",
    instead: "x = 1; x",
  }),
  "definition-without-name": error({
    title: "There is no name before a =",
    explanation: "A definition begins with the name that it defines.",
    wrong: "= d/v; 1",
    instead: "q = d/v; q",
  }),
  "definition-target": error({
    title: "What stands before a = cannot be defined",
    explanation:
      "A definition gives a meaning to a name, or to a name with the names of its parameters in brackets. Equations are not solved.",
    wrong: "2*x = y; x",
    instead: "x = y/2; x",
  }),
  "unused-value": error({
    title: "A value is computed and not used",
    explanation:
      "The last statement is the result; all before it define names. A value in between has no effect, so something was forgotten.",
    wrong: "x + 1; 2*x",
    instead: "q = x + 1; 2*q",
  }),
  "operator-begins-line": error({
    title: "A line begins with an operator",
    explanation:
      "The end of a line ends a statement, unless a value is still expected. A line that begins with - could go on with the line before or begin anew, which is not guessed.",
    wrong: "a\n- b",
    instead: "a -\nb",
  }),
  "result-missing": error({
    title: "The text defines names and computes nothing",
    explanation:
      "After the definitions a formula is expected: the value that is asked for, which may be one of the names.",
    wrong: "q = d/v",
    instead: "q = d/v; q",
  }),
  "definition-not-read": error({
    title: "Definitions stand where one expression is expected",
    explanation:
      "Rules of differentiation are single expressions over the parameters of their function; definitions are read in formulas only.",
    wrong: "q = x; q",
    instead: "x",
    when: "as the text of a rule in the catalogue of functions",
  }),
  "name-taken": error({
    title: "A name with a fixed meaning is defined",
    explanation:
      "Functions and constants keep their meaning everywhere, so that `e`, `pi` and `gamma(x)` can be read without looking further up. This holds for parameters too.",
    wrong: "gamma = 1.4; gamma",
    instead: "gamma1 = 1.4; gamma1",
  }),
  "already-defined": error({
    title: "A name is defined twice",
    explanation:
      "A name means one thing in a text. A value that changes needs a new name for each of its states.",
    wrong: "q = 1; q = 2; q",
    instead: "q = 1; q2 = q + 1; q2",
  }),
  "repeated-parameter": error({
    title: "A function has the same parameter twice",
    explanation: "Its body could not tell which of the two arguments is meant.",
    wrong: "f(x, x) = x^2; f(1, 2)",
    instead: "f(x, y) = x*y; f(1, 2)",
  }),
  "defined-later": error({
    title: "A name is used before it is defined",
    explanation:
      "Names get their meaning in the order of the text: a definition comes before its use. Otherwise the name would be a variable in one line and defined in another.",
    wrong: "r = q; q = 2; r",
    instead: "q = 2; r = q; r",
  }),
  "recursive-definition": error({
    title: "A name is defined by itself",
    explanation:
      "Definitions are put in where they are used, and one that contains itself would never end.",
    wrong: "f(n) = n*f(n - 1); f(3)",
    instead: "f(n) = gamma(n + 1); f(3)",
  }),
} as const;
