/** `derive EXPR`: the formula's gradient as a module, or in another notation. */
import { Command, Option } from "commander";
import type { Formula } from "../ast/formula.ts";
import type { GivenLimits } from "../ast/limits.ts";
import { emit } from "../emit.ts";
import type { Form } from "../kinds/form.ts";
import type { Kind } from "../kinds/kind.ts";
import { disagreementLine } from "../verify/report.ts";
import { gatherNames, onlyOperand, readCall, wholeNumber, wrongOption } from "./call.ts";
import { gatherAssumptions, tellConditions } from "./conditions.ts";
import { gatherColumns, gatherForms } from "./forms.ts";
import { gatherKinds } from "./kinds.ts";
import { type Answer, declarationPath, type FormatName, formatOf, formats } from "./formats.ts";
import { limitOption } from "./limits.ts";
import { DERIVE_HELP, version } from "./help.ts";
import { EXIT } from "./mistakes.ts";
import { requireWritable, writeFiles } from "./output-file.ts";
import { sourceFormula } from "./source-formula.ts";
import { coloured, type Terminal } from "./terminal.ts";

interface Options {
  readonly wrt?: readonly string[];
  readonly format?: FormatName;
  readonly output?: string;
  readonly force?: true;
  readonly checked?: true;
  readonly kind?: readonly Kind[];
  readonly order?: number;
  readonly of?: string;
  readonly about?: string;
  readonly assume?: readonly string[];
  readonly prefix?: string;
  readonly forms?: readonly Form[];
  readonly columns?: readonly string[];
  readonly asWritten?: true;
  readonly fullRange?: true;
  readonly limit: GivenLimits;
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
    .option(
      "--kind <names>",
      "kinds of derivative, as hessian,hvp or given again; see below",
      gatherKinds,
    )
    .option(
      "--order <n>",
      "order of derivatives: 1 unless given; 2 is the Hessian",
      wholeNumber("--order", 1, 20),
    )
    .option("--of <name>", "the variable that EXPR = 0 determines, for implicit derivatives")
    .option("--about <point>", "the point that Taylor coefficients are about, as 0 or pi/4")
    .option(
      "--forms <names>",
      "forms of functions beside the plain one: into, batch, sum; see below",
      gatherForms,
    )
    .option(
      "--columns <names>",
      "variables that differ from row to row, as d,t; all that are not in --wrt unless given",
      gatherColumns,
    )
    .addOption(
      new Option(
        "--format <name>",
        "what to write; js unless the name of the file says otherwise",
      ).choices(Object.keys(formats)),
    )
    .option(
      "-o, --output <file>",
      "write to a file; for .js a .d.ts, for .c a .h is written beside it",
    )
    .option("--force", "replace a file that derive did not write, or cannot know")
    .option("--checked", "emit functions that check their arguments; not in C")
    .option("--prefix <name>", "what every name in C begins with; formula unless given")
    .option(
      "--assume <condition>",
      'what holds of the variables, as "x > 0"; may be given again',
      gatherAssumptions,
    )
    .option("--as-written", "keep the formula's own operations, where they lose digits too")
    .option("--full-range", "keep intermediate results from overflow too, at some cost")
    .addOption(limitOption())
    .version(version, "--version", "show the version")
    .helpOption("-h, --help", "show this help")
    .addHelpText("after", DERIVE_HELP.after);
}

export async function derive(args: readonly string[], terminal: Terminal): Promise<number> {
  const call = readCall<Options>(command(), args, terminal);
  if (call === undefined) return EXIT.fine;
  const { options } = call;
  const operand = onlyOperand(call.operands);
  const replacing = { force: options.force ?? false };
  if (options.output !== undefined) requireWritable(options.output, replacing);
  const format = formatFor(options);
  const paths = options.output === undefined ? [] : pathsFor(options.output, format);
  for (const path of paths.slice(1)) requireWritable(path, replacing);
  const answer = answerTo(await sourceFormula(operand, terminal, options.limit), options, format);
  const { certificate, further, forms } = answer.emitted;
  const certificates = [certificate, ...[...further, ...forms].map((other) => other.certificate)];
  if (certificates.some(({ verdict }) => verdict === "disagrees")) {
    const all = certificates.flatMap(({ disagreements }) => disagreements);
    const lines = all.map(disagreementLine).join("\n  ");
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
  else await writeFiles(filesFor(options.output, format, text, answer), replacing);
  if (!TELLS_CONDITIONS.has(format)) tellConditions(answer.emitted.conditions, terminal);
  return EXIT.fine;
}

/** Formats that say themselves where the derivatives hold. */
const TELLS_CONDITIONS: ReadonlySet<FormatName> = new Set(["js", "ts", "c", "json"]);

function answerTo(formula: Formula, options: Options, format: FormatName): Answer {
  const { wrt, kind, order, of, about, assume, prefix, forms, columns } = options;
  const emitted = emit(formula, {
    ...(wrt === undefined ? {} : { wrt }),
    ...(kind === undefined ? {} : { kinds: kind }),
    ...(order === undefined ? {} : { order }),
    ...(of === undefined ? {} : { of }),
    ...(about === undefined ? {} : { about }),
    ...(assume === undefined ? {} : { assume }),
    ...(prefix === undefined ? {} : { prefix }),
    ...(forms === undefined ? {} : { forms }),
    ...(columns === undefined ? {} : { columns }),
    target: format === "ts" || format === "c" ? format : "js",
    checked: options.checked ?? false,
    asWritten: options.asWritten ?? false,
    fullRange: options.fullRange ?? false,
  });
  return { formula, emitted };
}

function formatFor({ format, output }: Options): FormatName {
  if (format !== undefined || output === undefined) return format ?? "js";
  const known = formatOf(output);
  if (known !== undefined) return known;
  throw wrongOption(`the name ${output} does not tell the format`, "--format js, or a name in .js");
}

/** The file, and what belongs beside it. */
const pathsFor = (path: string, format: FormatName): string[] => [
  path,
  ...[declarationPath(path, format) ?? []].flat(),
];

function filesFor(
  path: string,
  format: FormatName,
  text: string,
  { emitted }: Answer,
): Map<string, string> {
  const texts = [text, emitted.declarations];
  return new Map(pathsFor(path, format).map((file, place) => [file, texts[place]!]));
}
