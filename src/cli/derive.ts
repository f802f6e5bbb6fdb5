/** `derive EXPR`: the formula's gradient as a module, or in another notation. */
import { Command, Option } from "commander";
import type { Formula } from "../ast/formula.ts";
import { emit } from "../compile.ts";
import { disagreementLine } from "../verify/report.ts";
import { gatherNames, onlyOperand, readCall, wrongOption } from "./call.ts";
import { gatherAssumptions, tellConditions } from "./conditions.ts";
import { type Answer, declarationPath, type FormatName, formatOf, formats } from "./formats.ts";
import { DERIVE_HELP, version } from "./help.ts";
import { EXIT } from "./mistakes.ts";
import { refuseFolder, writeFiles } from "./output-file.ts";
import { sourceFormula } from "./source-formula.ts";
import { coloured, type Terminal } from "./terminal.ts";

interface Options {
  readonly wrt?: readonly string[];
  readonly format?: FormatName;
  readonly output?: string;
  readonly checked?: true;
  readonly assume?: readonly string[];
}

function command(): Command {
  return new Command("derive")
    .usage(
      "EXPR [options]\n       derive check EXPR [options]\n       derive diagnose EXPR [options]\n       derive simplify EXPR [options]\n       derive explain [CODE]\n       derive repl",
    )
    .description(DERIVE_HELP.before)
    .option(
      "--wrt <names>",
      "variables to differentiate by, as v,t or given again; all unless given",
      gatherNames,
    )
    .addOption(
      new Option(
        "--format <name>",
        "what to write; js unless the name of the file says otherwise",
      ).choices(Object.keys(formats)),
    )
    .option("-o, --output <file>", "write to a file; for .js a .d.ts is written beside it")
    .option("--checked", "emit functions that check their arguments")
    .option(
      "--assume <condition>",
      'what holds of the variables, as "x > 0"; may be given again',
      gatherAssumptions,
    )
    .version(version, "--version", "show the version")
    .helpOption("-h, --help", "show this help")
    .addHelpText("after", DERIVE_HELP.after);
}

export async function derive(args: readonly string[], terminal: Terminal): Promise<number> {
  const call = readCall<Options>(command(), args, terminal);
  if (call === undefined) return EXIT.fine;
  const { options } = call;
  const operand = onlyOperand(call.operands);
  if (options.output !== undefined) await refuseFolder(options.output);
  const format = formatFor(options);
  const answer = answerTo(await sourceFormula(operand, terminal), options, format);
  const { certificate } = answer.emitted;
  if (certificate.verdict === "disagrees") {
    const lines = certificate.disagreements.map(disagreementLine).join("\n  ");
    const head = "error: the derivatives disagree with their check, so nothing is written";
    terminal.err(`${coloured(head, terminal)}\n  ${lines}\n`);
    return EXIT.formula;
  }
  if (certificate.verdict === "untested") {
    const { tried } = certificate.points;
    const warning = `warning: nothing was tested: of ${tried} points tried, none is inside the domain`;
    terminal.err(`${coloured(warning, terminal)}\n`);
  }
  const text = formats[format](answer);
  if (options.output === undefined) terminal.out(text);
  else await writeFiles(filesFor(options.output, format, text, answer));
  if (!TELLS_CONDITIONS.has(format)) tellConditions(answer.emitted.conditions, terminal);
  return EXIT.fine;
}

/** Formats that say themselves where the derivatives hold. */
const TELLS_CONDITIONS: ReadonlySet<FormatName> = new Set(["js", "ts", "json"]);

function answerTo(formula: Formula, options: Options, format: FormatName): Answer {
  const emitted = emit(formula, {
    ...(options.wrt === undefined ? {} : { wrt: options.wrt }),
    target: format === "ts" ? "ts" : "js",
    checked: options.checked ?? false,
    ...(options.assume === undefined ? {} : { assume: options.assume }),
  });
  return { formula, emitted };
}

function formatFor({ format, output }: Options): FormatName {
  if (format !== undefined || output === undefined) return format ?? "js";
  const known = formatOf(output);
  if (known !== undefined) return known;
  throw wrongOption(`the name ${output} does not tell the format`, "--format js, or a name in .js");
}

function filesFor(
  path: string,
  format: FormatName,
  text: string,
  { emitted }: Answer,
): Map<string, string> {
  const files = new Map([[path, text]]);
  const beside = format === "js" ? declarationPath(path) : undefined;
  if (beside !== undefined) files.set(beside, emitted.declarations);
  return files;
}
