/** `derive check EXPR`: the formula's code against all three witnesses. */
import { Command, Option } from "commander";
import type { GivenLimits } from "../ast/limits.ts";
import {
  agrees,
  check,
  type CheckFormulaOptions,
  type FormulaReport,
  partsOf,
} from "../evidence/check.ts";
import { ForeignFault } from "../evidence/against/foreign.ts";
import { parse } from "../parse.ts";
import type { Formula } from "../ast/formula.ts";
import type { Kind } from "../kinds/kind.ts";
import { renderKind, renderReport } from "../verify/report.ts";
import { againstLines } from "./against/against-text.ts";
import { isModuleFile, type ModuleFile, openModule } from "./against/module-file.ts";
import { gatherNames, onlyOperand, readCall, wholeNumber } from "./call.ts";
import { readPoints, readRanges } from "./check-points.ts";
import { gatherColumns, gatherForms } from "./forms.ts";
import { CHECK_HELP } from "./help.ts";
import { jsonText } from "./json.ts";
import { limitOption, withinMemory } from "./limits.ts";
import { gatherKinds } from "./kinds.ts";
import { FileFailure } from "./file-failure.ts";
import { EXIT, WrongCall } from "./mistakes.ts";
import { sourceFormula } from "./source-formula.ts";
import type { Terminal } from "./terminal.ts";
import { watching } from "./watching.ts";

interface Options extends Omit<
  CheckFormulaOptions,
  "kinds" | "at" | "range" | "against" | "limits"
> {
  readonly against?: string;
  readonly kind?: readonly Kind[];
  readonly at?: readonly string[];
  readonly range?: readonly string[];
  readonly format: "text" | "json";
  readonly limit: GivenLimits;
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
      "--against <file>",
      "check somebody's functions in place of ours: a module with gradient, and perhaps value, hessian",
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
    .addOption(limitOption())
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
  const { options } = call;
  const operand = onlyOperand(call.operands, "derive check");
  const path = options.against ?? (isModuleFile(operand) ? operand : undefined);
  if (path === undefined)
    return checkBy(await sourceFormula(operand, terminal, options.limit), options, terminal);
  if (options.against !== undefined && isModuleFile(operand))
    throw new WrongCall(
      `${operand} is a module, and --against is for a formula's`,
      "usage: derive check EXPR --against FILE",
      `derive check ${operand}`,
    );
  const file = await openModule(path);
  try {
    const formula =
      options.against === undefined
        ? formulaOf(file, path, options.limit)
        : await sourceFormula(operand, terminal, options.limit);
    const wrt = options.wrt ?? file.wrt;
    const kind = options.kind ?? kindsIn(file, options.against === undefined);
    const asked = {
      ...options,
      ...(wrt === undefined ? {} : { wrt }),
      ...(kind === undefined ? {} : { kind }),
    };
    return await checkBy(formula, asked, terminal, file);
  } catch (error) {
    if (error instanceof ForeignFault) throw new FileFailure(`${path}: ${error.message}`);
    throw error;
  } finally {
    await file.close();
  }
}

/** The formula that a module of ours carries. */
function formulaOf({ formula }: ModuleFile, path: string, given: GivenLimits): Formula {
  if (formula !== undefined) return parse(formula, { limits: withinMemory(given) });
  throw new FileFailure(
    `${path} does not carry its formula, as modules of derive do in a constant; give it, as in derive check "x^2" --against ${path}`,
  );
}

/** Kinds of which all functions can be tested from outside, as far as a module of ours has them. */
const TESTED_KINDS = [
  "jacobian",
  "sparseJacobian",
  "hessian",
  "sparseHessian",
  "jvp",
  "vjp",
  "hvp",
] as const satisfies readonly Kind[];

function kindsIn({ foreign }: ModuleFile, isOurs: boolean): readonly Kind[] | undefined {
  const kinds = TESTED_KINDS.filter((kind) => foreign.functions.includes(kind));
  return isOurs && kinds.length > 0 ? kinds : undefined;
}

async function checkBy(
  formula: Formula,
  options: Options,
  terminal: Terminal,
  file?: ModuleFile,
): Promise<number> {
  const { kind: kinds, format, at = [], range = [], against: _, limit: __, ...rest } = options;
  const asked = { at: readPoints(at, formula), range: readRanges(range, formula) };
  const { signal, onProgress, end } = watching(terminal);
  const report = await check(formula, {
    ...rest,
    ...asked,
    ...(kinds === undefined ? {} : { kinds }),
    ...(file === undefined ? {} : { against: file.foreign }),
    signal,
    onProgress,
  }).finally(end);
  terminal.out(format === "json" ? jsonText(report) : `${reportText(report)}\n`);
  if (signal.aborted) return EXIT.interrupted;
  return agrees(report) ? EXIT.fine : EXIT.formula;
}

/** Gathers the texts of an option that may be given again. */
const gatherTexts = (text: string, before: readonly string[] = []): string[] => [...before, text];

/** The report on value and gradient, and below it that on each other kind and form. */
export function reportText(report: FormulaReport): string {
  const parts = partsOf(report).map((part) => renderKind(part.title, part.report));
  const against = againstLines(report).join("\n");
  return [renderReport(report), ...parts, ...(against === "" ? [] : [against])].join("\n\n");
}
