/** Bounds that keep time and memory in proportion to the text. */
import { error } from "../entry.ts";

export const limits = {
  "text-too-long": error({
    title: "The text has more than 1,000,000 characters",
    explanation: "Longer texts are refused before they are read. The limit `text` moves this.",
    wrong: "x + x + x + …",
    instead: "a sum over the same terms, in a program of your own",
    when: "a million characters long",
  }),
  "nesting-too-deep": error({
    title: "Brackets are nested more than 1,000 deep",
    explanation:
      "People do not write this, and programs that do can name the inner parts. The limit `nesting` moves this.",
    wrong: "((((…x…))))",
    instead: "x",
    when: "more than 1,000 brackets deep",
  }),
  "sums-too-deep": error({
    title: "Sums are nested more than 32 deep",
    explanation:
      "Each sum in another multiplies the work by its length. Through calls of defined functions a sum may depend on up to 64 indices.",
    wrong: "sum(a, 1, 2, sum(b, 1, 2, …))",
    instead: "sum(a, 1, 2, sum(b, 1, 2, a*b))",
    when: "more than 32 sums deep",
  }),
  "number-too-long": error({
    title: "A number has more than 1,000 digits",
    explanation:
      "Numbers are exact until the end, and arithmetic on longer ones would take time out of proportion. A double holds 17 digits. The limit `digits` moves this.",
    wrong: "0.3333…",
    instead: "1/3",
    when: "with more than 1,000 digits",
  }),
  "too-many-arguments": error({
    title: "A call has more than 10,000 arguments",
    explanation:
      "JavaScript bounds the arguments of a call. Of `max` and `min` in one another at most 1,000 are joined.",
    wrong: "max(x1, x2, x3, …)",
    instead: "max(max(x1, x2, …), max(y1, y2, …))",
    when: "with more than 10,000 arguments",
  }),
  "graph-too-large": error({
    title: "The formula needs more nodes than a graph may have",
    explanation:
      "Equal parts of a formula are held once, and still there are more than 10,000,000 (in a session 300,000). Derivatives of products of many factors grow in this way. The limit `nodes` moves this; the command allows no more than memory holds.",
    wrong: "f(x) = (sin(x) + …)*(cos(x) + …)*…; f(f(f(x)))",
    instead: "a formula in steps, each compiled by itself",
    when: "in a graph that is full",
  }),
  "constants-too-long": error({
    title: "The numbers of the formula have too many digits to be calculated exactly",
    explanation:
      "Constants are calculated exactly, as fractions, and each operation costs as much as its numbers are long. A text may have long numbers, but not so many operations on them that calculating takes seconds. The limit `exact` moves this.",
    wrong: "1/1000003 + 1/1000033 + … (some ten thousand different divisors)",
    instead: "numbers rounded to the digits that matter: 0.000001",
    when: "with very many long constants",
  }),
  "too-many-marks": error({
    title: "A letter of a name has too many accents and other marks",
    explanation:
      "Names compare in Unicode's normal form C, in which marks join the letters that they stand on. A letter may have at most 100 of them.",
    wrong: "a name whose letter has a thousand accents",
    instead: "é",
    when: "with more than 100 marks on one letter",
  }),
  "expansion-too-large": error({
    title: "Calls and derivatives in the text take too many steps",
    explanation:
      "Each call of a defined function and each derivative may look at or make as many nodes as the limit `steps` allows for all of them together, 300,000 unless given. Definitions that call the one before twice double with each line.",
    wrong: "diff(x^x^x, x, 100)",
    instead: "diff(x^x^x, x, 2)",
  }),
  "too-long-to-print": error({
    title: "Written out, the formula is too long",
    explanation:
      "Parts that are shared in the graph are written wherever they are used, and the text would have more than 1,000,000 characters. The code for it is short all the same: it shares them too. The limit `printed` moves this.",
    wrong: "a1 = sin(x) + cos(x); a2 = sin(a1) + cos(a1); …",
    instead: "the same formula with `--format js`",
    when: "printed after thirty such definitions",
  }),
  "code-too-long": error({
    title: "The code is too long",
    explanation:
      "A module may have as many characters as the limit `code` allows, 100,000,000 unless given. JavaScript engines do not take much longer ones.",
    wrong: 'emit("sin(x) + cos(x)", { limits: { code: 50 } })',
    instead: 'emit("sin(x) + cos(x)")',
    when: "in a program",
  }),
  "too-many-turns": error({
    title: "Loops take too many turns at a point",
    explanation:
      "The interpreter counts the turns of all loops of one evaluation; the limit `turns` has as many as there may be, 1,000,000,000 unless given. Bounds may depend on the point, so that no glance at the formula tells; where they are constants, code is refused before it runs too.",
    wrong: 'compile("sum(i, 1, n, i)", { evaluate: "interpret" }).value({ n: 1e12 })',
    instead: 'compile("n*(n + 1)/2").value({ n: 1e12 })',
    when: "in a program",
  }),
  "out-of-time": error({
    title: "A call takes more time than it may",
    explanation:
      "The limit `time` has the milliseconds that one call may take; there is none unless given. The clock is looked at now and then, so that a call ends a little later.",
    wrong: 'parse("diff(sin(x)^x, x, 50)", { limits: { time: 1 } })',
    instead: 'parse("diff(sin(x)^x, x, 5)", { limits: { time: 1_000 } })',
    when: "in a program",
  }),
  "unknown-limit": error({
    title: "There is no such limit",
    explanation: "The limits have names, which `docs/limits.md` lists.",
    wrong: 'parse("x", { limits: { memory: 1 } })',
    instead: 'parse("x", { limits: { nodes: 1 } })',
    when: "in a program",
  }),
  "not-a-limit": error({
    title: "A limit is not a number from 0 on",
    explanation: "Limits count something, so that they are numbers; `Infinity` is none at all.",
    wrong: 'parse("x", { limits: { nodes: -1 } })',
    instead: 'parse("x", { limits: { nodes: Infinity } })',
    when: "in a program",
  }),
} as const;
