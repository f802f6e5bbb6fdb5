/** `derive check EXPR`: the formula's code against all three witnesses. */
import { Command, Option } from "commander";
import { agrees, check, type CheckFormulaOptions, type FormulaReport } from "../evidence/check.ts";
import { type Kind, TITLES } from "../kinds/kind.ts";
import { renderKind, renderReport } from "../verify/report.ts";
import { gatherNames, onlyOperand, readCall, wholeNumber } from "./call.ts";
import { gatherColumns, gatherForms } from "./forms.ts";
import { CHECK_HELP } from "./help.ts";
import { jsonText } from "./json.ts";
import { gatherKinds } from "./kinds.ts";
import { EXIT } from "./mistakes.ts";
import { sourceFormula } from "./source-formula.ts";
import type { Terminal } from "./terminal.ts";

interface Options extends Omit<CheckFormulaOptions, "kinds"> {
  readonly kind?: readonly Kind[];
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
      "--seed <n>",
      "draw other points; 1 unless given",
      wholeNumber("--seed", 0, 2 ** 32 - 1),
    )
    .option(
      "--digits <n>",
      "digits of the true values; 60 unless given",
      wholeNumber("--digits", 20, 1_000),
    )
    .option("--as-written", "check code with the formula's own operations")
    .option("--full-range", "check code that keeps intermediate results from overflow")
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
  const { kind: kinds, format, ...options } = call.options;
  const operand = onlyOperand(call.operands, "derive check");
  const formula = await sourceFormula(operand, terminal);
  const report = await check(formula, { ...options, ...(kinds === undefined ? {} : { kinds }) });
  terminal.out(format === "json" ? jsonText(report) : `${reportText(report)}\n`);
  return agrees(report) ? EXIT.fine : EXIT.formula;
}

/** The report on value and gradient, and below it that on each other kind and form. */
export function reportText(report: FormulaReport): string {
  const further = report.further.map((each) => renderKind(TITLES[each.kind], each));
  const forms = report.forms.map((each) => renderKind(each.title, each));
  return [renderReport(report), ...further, ...forms].join("\n\n");
}
