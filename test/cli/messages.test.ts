/** What people see of their mistakes, to the letter, and the exit codes. */
import { describe, expect, test } from "vitest";
import { formats } from "../../src/cli/formats.ts";
import { coloured } from "../../src/cli/terminal.ts";
import { ask } from "./ask.ts";

const USAGE = `usage: derive EXPR [--wrt NAMES] [--kind NAMES] [--order N] [--of NAME] [--about POINT]
              [--forms NAMES] [--columns NAMES] [--assume CONDITION] [--format NAME] [-o FILE] [--checked]
              [--prefix NAME] [--force] [--as-written] [--full-range] [--limit NAME=VALUE]
       derive check EXPR [--wrt NAMES] [--kind NAMES] [--order N] [--forms NAMES] [--columns NAMES]
              [--points N] [--at POINT] [--range RANGES] [--seed N] [--digits N]
              [--against FILE] [--as-written] [--full-range]
       derive diagnose EXPR [--format NAME]
       derive simplify EXPR [--assume COND] [--for PURPOSE] [--format NAME]
       derive explain [CODE]
       derive repl
Put the formula in quotes; derive --help tells more.
`;

const mistakes: readonly (readonly [args: readonly string[], stderr: string])[] = [
  [
    ["(d/v - t"],
    `error: this bracket is never closed: the text ended at column 9 [unclosed-bracket]
  line 1, column 1:
    (d/v - t
    ^       ^
  try: (d/v - t)
`,
  ],
  [
    ["2 *"],
    `error: * needs a value on its right, but the formula ends [operand-missing]
  line 1, column 3:
    2 *
      ^
`,
  ],
  [
    [""],
    `error: the formula is empty [empty-formula]
  try: (d/v - t)^2
`,
  ],
  [
    ["sine(x)"],
    `error: there is no function sine [unknown-function]
  line 1, column 1:
    sine(x)
    ^^^^
  try: sin(x)
`,
  ],
  [
    ["sin(x, y)"],
    `error: sin takes 1 argument, and 2 are given [wrong-arity]
  line 1, column 1:
    sin(x, y)
    ^^^^^^^^^
  try: sin(x)
`,
  ],
  [
    ["1e999"],
    `error: 1e999 is too large: numbers reach up to about 1.8e308 [number-too-large]
  line 1, column 1:
    1e999
    ^^^^^
  try: inf
`,
  ],
  [
    ["x $ y"],
    `error: unexpected character $: names consist of letters, digits and _ [unexpected-character]
  line 1, column 3:
    x $ y
      ^
`,
  ],
  [
    ["(d/v - t)^2", "--wrt", "q"],
    `error: the formula has no variable q; its variables are d, v, t [unknown-variable]
`,
  ],
  [
    ["(d/v - t)^2", "--wrt", "vel"],
    `error: the formula has no variable vel; its variables are d, v, t [unknown-variable]
  try: v
`,
  ],
  [
    ["sine(x) + x(y + 1) + 1e999"],
    `error: there is no function sine [unknown-function]
  line 1, column 1:
    sine(x) + x(y + 1) + 1e999
    ^^^^
  try: sin(x)
error: x is not a function [not-a-function]
  line 1, column 11:
    sine(x) + x(y + 1) + 1e999
              ^^^^^^^^
  try: x*(y + 1)
error: 1e999 is too large: numbers reach up to about 1.8e308 [number-too-large]
  line 1, column 22:
    sine(x) + x(y + 1) + 1e999
                         ^^^^^
  try: inf
`,
  ],
  [
    ["no-such.formula"],
    `error: no-such.formula cannot be read: there is no such file
`,
  ],
];

describe("a mistake in the formula leaves with 1", () => {
  test.each(mistakes)("%j", async (args, stderr) => {
    expect(await ask(args)).toEqual({ stdout: "", stderr, code: 1 });
    const checked = await ask(["check", ...args]);
    expect(checked).toEqual({ stdout: "", stderr, code: 1 });
  });
});

const wrongCalls: readonly (readonly [args: readonly string[], message: string])[] = [
  [[], "error: a formula is expected, and there is none\n"],
  [["check"], "error: a formula is expected, and there is none\n"],
  [
    ["d/v", "-", "t"],
    `error: one formula is expected, and these are 3; one with spaces needs quotes
  try: derive "d/v - t"
`,
  ],
  [
    ["check", "x^2", "x"],
    `error: one formula is expected, and these are 2; one with spaces needs quotes
  try: derive check "x^2" --wrt x
`,
  ],
  [
    ["x^2", "-w", "x"],
    "error: one formula is expected, and these are 3; -w is no option here, and was taken for a formula\n",
  ],
  [
    ["--wrong", "x"],
    `error: there is no option --wrong
  try: derive -- "--wrong", if it is a formula
`,
  ],
  [
    ["x", "--fromat=js"],
    `error: there is no option --fromat
  try: --format
`,
  ],
  [["x", "-o"], "error: --output needs a value after it\n"],
  [["x", "--wrt"], "error: --wrt needs a value after it\n"],
  [["x", "--wrt", "--checked"], "error: --wrt needs a value after it\n"],
  [["x", "--wrt", ","], "error: --wrt needs the name of a variable\n"],
  [["x", "--columns", ","], "error: --columns needs the name of a variable\n"],
  [["x", "--forms", ","], "error: --forms needs a form of functions\n  try: into\n"],
  [
    ["x", "--forms", "bacth"],
    `error: there is no form of functions bacth; there are into, batch, sum
  try: batch
`,
  ],
  [
    ["x", "--format", "pdf"],
    "error: option '--format <name>' argument 'pdf' is invalid. Allowed choices are js, ts, c, formula, unicode, pretty, latex, mathjson, json.\n",
  ],
  [
    ["x", "-o", "x.pdf"],
    `error: the name x.pdf does not tell the format
  try: --format js, or a name in .js
`,
  ],
  [
    ["check", "x", "--points", "0"],
    'error: --points takes a whole number from 1 to 100,000, not "0"\n',
  ],
  [["repl", "x"], "error: repl takes no formula; type it when asked\n"],
];

describe("a wrong call leaves with 2 and shows how to call", () => {
  test.each(wrongCalls)("%j", async (args, message) => {
    expect(await ask(args)).toEqual({ stdout: "", stderr: message + USAGE, code: 2 });
  });
});

describe("help", () => {
  test.each([[["--help"]], [["-h"]], [["help"]], [["check", "--help"]], [["repl", "--help"]]])(
    "%j goes to standard output",
    async (args) => {
      const { stdout, stderr, code } = await ask(args);
      expect(stdout).toMatch(/^Usage: derive/);
      expect([stderr, code]).toEqual(["", 0]);
    },
  );

  test("names every option, format and command", async () => {
    const { stdout } = await ask(["--help"]);
    const options = ["--wrt", "--format", "-o", "--checked", "--version"];
    const named = [...options, ...Object.keys(formats), "check", "repl"];
    expect(named.filter((name) => !stdout.includes(name))).toEqual([]);
  });

  test("holds examples that work", async () => {
    const { stdout } = await ask(["--help"]);
    const examples = [...stdout.matchAll(/^ {2}derive (check )?"(.*?)"(?: --wrt (\S+))?/gm)];
    expect(examples.length).toBeGreaterThan(3);
    for (const [, check, formula, wrt] of examples) {
      const args = [formula!, ...(wrt === undefined ? [] : ["--wrt", wrt])];
      const { code } = await ask(check === undefined ? args : ["check", ...args]);
      expect([formula, code]).toEqual([formula, 0]);
    }
  });
});

describe("colours", () => {
  const message = "error: no\n  line 1, column 2:\n    2^\n     ^\n  try: 2^3";

  test("mark the label and the caret, on a terminal that has them", () => {
    const red = (text: string): string => `\u001B[1m\u001B[31m${text}\u001B[39m\u001B[22m`;
    const caret = message.replace("\n     ^\n", `\n     ${red("^")}\n`);
    expect(coloured(message, { colours: true })).toBe(caret.replace("error:", red("error:")));
  });

  test("are left out elsewhere", () => {
    expect(coloured(message, { colours: false })).toBe(message);
  });
});
