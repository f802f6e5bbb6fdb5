/** `derive simplify EXPR`: the formula in a simpler form, and where that is the same. */
import { Command, Option } from "commander";
import type { GivenLimits } from "../ast/limits.ts";
import { print } from "../print/formula-text.ts";
import { toLatex } from "../print/latex.ts";
import { mathJsonText } from "../print/math-json.ts";
import { toUnicode } from "../print/unicode.ts";
import type { Purpose } from "../simplify/forms.ts";
import { type Simplified, simplify } from "../simplify/simplify.ts";
import { onlyOperand, readCall } from "./call.ts";
import { gatherAssumptions, tellConditions } from "./conditions.ts";
import { limitOption } from "./limits.ts";
import { SIMPLIFY_HELP } from "./help.ts";
import { jsonText } from "./json.ts";
import { EXIT } from "./mistakes.ts";
import { sourceFormula } from "./source-formula.ts";
import type { Terminal } from "./terminal.ts";

interface Options {
  readonly assume?: readonly string[];
  readonly for: Purpose;
  readonly format: keyof typeof formats;
  readonly limit: GivenLimits;
}

const formats = {
  formula: (simple) => `${print(simple)}\n`,
  unicode: (simple) => `${toUnicode(simple)}\n`,
  latex: (simple) => `${toLatex(simple)}\n`,
  mathjson: ({ root, graph }) => `${mathJsonText(root, graph.budget.limits.printed)}\n`,
  json: (simple) =>
    jsonText({
      formula: print(simple),
      latex: toLatex(simple),
      conditions: simple.conditions.map(({ text, rule }) => ({ text, rule })),
    }),
} as const satisfies Readonly<Record<string, (simple: Simplified) => string>>;

function command(): Command {
  return new Command("derive simplify")
    .usage("EXPR [options]")
    .description(SIMPLIFY_HELP.before)
    .option(
      "--assume <condition>",
      'what holds of the variables, as "x > 0"; may be given again',
      gatherAssumptions,
    )
    .addOption(limitOption())
    .addOption(
      new Option("--for <purpose>", "short for people, or few operations for machines")
        .choices(["reading", "speed"])
        .default("reading"),
    )
    .addOption(
      new Option("--format <name>", "how to write it")
        .choices(Object.keys(formats))
        .default("formula"),
    )
    .helpOption("-h, --help", "show this help")
    .addHelpText("after", SIMPLIFY_HELP.after);
}

export async function simplifyFormula(
  args: readonly string[],
  terminal: Terminal,
): Promise<number> {
  const call = readCall<Options>(command(), args, terminal);
  if (call === undefined) return EXIT.fine;
  const { assume = [], for: purpose, format, limit } = call.options;
  const operand = onlyOperand(call.operands, "derive simplify");
  const formula = await sourceFormula(operand, terminal, limit);
  const simple = simplify(formula, { assume, for: purpose });
  terminal.out(formats[format](simple));
  if (format !== "json") tellConditions(simple.conditions, terminal);
  return EXIT.fine;
}
