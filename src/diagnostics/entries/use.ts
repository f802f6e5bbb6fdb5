/** Points at which functions are evaluated, and the session. */
import { error } from "../entry.ts";

export const use = {
  "not-a-point": error({
    title: "A point is not an object",
    explanation:
      "Compiled functions take one object with a number for each variable, so that no order of variables has to be remembered.",
    wrong: 'compile("d/v").value(6)',
    instead: 'compile("d/v").value({ d: 6, v: 30 })',
    when: "in a program",
  }),
  "missing-variable": error({
    title: "A point has no value for a variable",
    explanation:
      "Every variable of the formula needs a value of the point's own; what an object inherits does not count.",
    wrong: 'compile("d/v").value({ d: 6 })',
    instead: 'compile("d/v").value({ d: 6, v: 30 })',
    when: "in a program",
  }),
  "not-a-name": error({
    title: "A variable made in a program has no name",
    explanation:
      "Names of variables become names in code, so they consist of letters, digits and _ in graphs that a program makes, too.",
    wrong: 'graph.variable("2 x")',
    instead: 'graph.variable("x2")',
    when: "in a program",
  }),
  "not-a-number": error({
    title: "A variable's value is not a number",
    explanation:
      'Texts are not converted to numbers, since `""` would become 0. NaN and the infinities are numbers.',
    wrong: 'compile("d/v").value({ d: 6, v: "30" })',
    instead: 'compile("d/v").value({ d: 6, v: Number("30") })',
    when: "in a program",
  }),
  "not-a-vector": error({
    title: "A vector's value is no array of numbers",
    explanation:
      "A variable that the formula indexes or takes whole needs an array of numbers or a typed array.",
    wrong: 'compile("sum(x)").value({ x: 3 })',
    instead: 'compile("sum(x)").value({ x: [3] })',
    when: "in a program",
  }),
  "wrong-range": error({
    title: "A range for a check's points is none",
    explanation:
      "Sample points are drawn between two finite numbers, the lower one first; of a bound or a position there must be a whole number between them.",
    wrong: 'derive check "d/v" --range "v=120..5"',
    instead: 'derive check "d/v" --range "v=5..120"',
    when: "as a call, or as the option `range` of `check` in the library",
  }),
  "index-out-of-range": error({
    title: "A vector has no element at a position",
    explanation:
      "Positions are whole numbers from 1 to the number of elements that the point gives.",
    wrong: 'compile("x[3]").value({ x: [1, 2] })',
    instead: 'compile("x[2]").value({ x: [1, 2] })',
    when: "in a program",
  }),
  "not-whole": error({
    title: "A bound of a sum is not whole at the point",
    explanation:
      "An index counts whole numbers from bound to bound; rounding a bound without being asked would hide a mistake.",
    wrong: 'compile("sum(i, 1, n, i^2)").value({ n: 2.5 })',
    instead: 'compile("sum(i, 1, floor(n), i^2)").value({ n: 2.5 })',
    when: "in a program",
  }),
  "not-in-c": error({
    title: "Modules in C do not have this",
    explanation:
      "The library of C has no polygamma functions, which derivatives of `digamma` and second derivatives of `gamma` and `lgamma` need. Sparse matrices, whose size is known only when they are made, and functions that check what they are given are not written in C either; JavaScript and TypeScript have them all.",
    wrong: 'derive "digamma(x)" --format c',
    instead: 'derive "digamma(x)" --format js',
    when: "as a call, or as the options of `emit` in the library",
  }),
  "not-a-prefix": error({
    title: "Names in C cannot begin like this",
    explanation:
      "Every name of a module in C begins with its prefix, `formula` unless given: a letter of English, then letters, digits and underscores.",
    wrong: 'derive "x^2" --format c --prefix 2d',
    instead: 'derive "x^2" --format c --prefix square',
    when: "as a call, or as the option `prefix` of `emit` in the library",
  }),
  "unknown-kind": error({
    title: "There is no such kind of derivative",
    explanation:
      "The message lists the kinds that there are. In a program they are called as their functions are, in a call in small letters with hyphens, as `sparse-hessian`.",
    wrong: 'emit("x^2", { kinds: ["hesian"] })',
    instead: 'emit("x^2", { kinds: ["hessian"] })',
    when: "in a program",
  }),
  "unknown-target": error({
    title: "There is no such language of modules",
    explanation: "Modules are written in JavaScript, TypeScript and C: js, ts and c.",
    wrong: 'emit("x^2", { target: "rust" })',
    instead: 'emit("x^2", { target: "c" })',
    when: "in a program",
  }),
  "unknown-form": error({
    title: "There is no such form of functions",
    explanation:
      "Beside the plain functions there are those that write into what they are given, those that evaluate each row of a table, and those that sum over the rows.",
    wrong: 'emit("x^2", { forms: ["rows"] })',
    instead: 'emit("x^2", { forms: ["into"] })',
    when: "in a program",
  }),
  "no-columns": error({
    title: "A function over rows, and nothing differs from row to row",
    explanation:
      "Unless they are named, the columns of a table are the numbers that the formula is not differentiated by, and here there is none.",
    wrong: 'derive "(d/v - t)^2" --forms batch',
    instead: 'derive "(d/v - t)^2" --forms batch --columns d,t',
    when: "as a call, or as the option `columns` of the library",
  }),
  "column-of-vectors": error({
    title: "A vector is said to differ from row to row",
    explanation:
      "A column has one number for each row. A vector of the formula is the same for all rows.",
    wrong: 'derive "a*sum(x)" --columns x',
    instead: 'derive "a*sum(x)" --columns a',
    when: "as a call, or as the option `columns` of the library",
  }),
  "no-room": error({
    title: "Results cannot be written into what is given",
    explanation:
      "What a function writes into has the shape of what the plain function returns: objects by variable, arrays by result, and for each vector a Float64Array of its length. Numbers need not be there before.",
    wrong: 'compile("sum(x)").gradientInto({ x: [1, 2] }, { x: new Float64Array(3) })',
    instead: 'compile("sum(x)").gradientInto({ x: [1, 2] }, { x: new Float64Array(2) })',
    when: "in a program",
  }),
  "shared-room": error({
    title: "A vector is written while another on the same memory is read",
    explanation:
      "The vector that results are written into would change what they are computed from, or another result. It has to be one of its own.",
    wrong: 'const x = new Float64Array(2); compile("product(x)").gradientInto({ x }, { x })',
    instead:
      'const x = new Float64Array(2); compile("product(x)").gradientInto({ x }, { x: new Float64Array(2) })',
    when: "in a program",
  }),
  "no-formula": error({
    title: "A command of the session has no formula to work on",
    explanation:
      "`:js`, `:hessian`, `:latex` and `:check` take a formula, or else the last one that was typed.",
    wrong: ":latex",
    instead: ":latex (d/v - t)^2",
    when: "as the first line of `derive repl`",
  }),
  "unknown-command": error({
    title: "There is no such command in the session",
    explanation: "Lines that begin with a colon are commands; `:help` lists them.",
    wrong: ":latx x^2",
    instead: ":latex x^2",
    when: "as a line of `derive repl`",
  }),
  "value-missing": error({
    title: "A value depends on a variable that has none yet",
    explanation:
      "In a session a variable is given a number, so all that it is computed from must have one.",
    wrong: "x = 2*y",
    instead: "y = 3",
    when: "as the first line of `derive repl`",
  }),
  "value-not-finite": error({
    title: "A variable would not get a finite number",
    explanation:
      "In a session variables hold numbers; NaN and the infinities would spread to all that is computed later.",
    wrong: "x = 1/0",
    instead: "x = 1",
    when: "as a line of `derive repl`",
  }),
} as const;
