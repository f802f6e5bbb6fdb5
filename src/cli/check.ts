/** `derive check EXPR`: the formula's code against all three witnesses. */
import { Command, Option } from "commander";
import {
  agrees,
  check,
  type CheckFormulaOptions,
  type FormulaReport,
  partsOf,
} from "../evidence/check.ts";
import type { Kind } from "../kinds/kind.ts";
import { renderKind, renderReport } from "../verify/report.ts";
import { gatherNames, onlyOperand, readCall, wholeNumber } from "./call.ts";
import { readPoints, readRanges } from "./check-points.ts";
import { gatherColumns, gatherForms } from "./forms.ts";
import { CHECK_HELP } from "./help.ts";
import { jsonText } from "./json.ts";
import { gatherKinds } from "./kinds.ts";
import { EXIT } from "./mistakes.ts";
import { sourceFormula } from "./source-formula.ts";
import type { Terminal } from "./terminal.ts";

interface Options extends Omit<CheckFormulaOptions, "kinds" | "at" | "range"> {
  readonly kind?: readonly Kind[];
  readonly at?: readonly string[];
  readonly range?: readonly string[];
  readonly format: "text" | "json";
}

function command(): Command {
  return new Command("derive check")
    .usage("EXPR [options]")
    .description(CHECK_HELP.before)
    .option(
      "--wrt <names>",
      "derivatives to check, as v,t or given again; all unless given",
      gatherNames,
    )
    .option(
      "--kind <names>",
      "kinds of derivative to check, as hessian,hvp or given again",
      gatherKinds,
    )
    .option(
      "--order <n>",
      "order of the derivative to check: 1 unless given; 2 is the Hessian",
      wholeNumber("--order", 1, 20),
    )
    .option("--forms <names>", "forms of functions to check as well: into, batch, sum", gatherForms)
    .option(
      "--columns <names>",
      "variables that differ from row to row; all that are not in --wrt unless given",
      gatherColumns,
    )
    .option(
      "--points <n>",
      "sample points wanted; 200 unless given",
      wholeNumber("--points", 1, 100_000),
    )
    .option(
      "--at <values>",
      "a point to look at as well, as x=1e-12,y=3 or d=[1,2,3]; may be given again",
      gatherTexts,
    )
    .option(
      "--range <ranges>",
      "between which numbers to draw a variable, as v=5..120,t=0..1; may be given again",
      gatherTexts,
    )
    .option(
      "--seed <n>",
      "draw other points; 1 unless given",
      wholeNumber("--seed", 0, 2 ** 32 - 1),
    )
    .option(
      "--digits <n>",
      "digits of the true values; 60 unless given",
      wholeNumber("--digits", 20, 1_000),
    )
    .addOption(
      new Option("--format <name>", "how to write the report")
        .choices(["text", "json"])
        .default("text"),
    )
    .helpOption("-h, --help", "show this help")
    .addHelpText("after", CHECK_HELP.after);
}

export async function checkFormula(args: readonly string[], terminal: Terminal): Promise<number> {
  const call = readCall<Options>(command(), args, terminal);
  if (call === undefined) return EXIT.fine;
  const { kind: kinds, format, at = [], range = [], ...options } = call.options;
  const operand = onlyOperand(call.operands, "derive check");
  const formula = await sourceFormula(operand, terminal);
  const report = await check(formula, {
    ...options,
    ...(kinds === undefined ? {} : { kinds }),
    at: readPoints(at, formula),
    range: readRanges(range, formula),
  });
  terminal.out(format === "json" ? jsonText(report) : `${reportText(report)}\n`);
  return agrees(report) ? EXIT.fine : EXIT.formula;
}

/** Gathers the texts of an option that may be given again. */
const gatherTexts = (text: string, before: readonly string[] = []): string[] => [...before, text];

/** The report on value and gradient, and below it that on each other kind and form. */
export function reportText(report: FormulaReport): string {
  const parts = partsOf(report).map((part) => renderKind(part.title, part.report));
  return [renderReport(report), ...parts].join("\n\n");
}
