/** `derive diagnose EXPR`: mistakes and warnings alone, for people and for editors. */
import { Command, Option } from "commander";
import { renderDiagnostic } from "../ast/diagnostic.ts";
import type { GivenLimits } from "../ast/limits.ts";
import { diagnose } from "../diagnostics/diagnose.ts";
import { onlyOperand, readCall } from "./call.ts";
import { limitOption, withinMemory } from "./limits.ts";
import { jsonText } from "./json.ts";
import { EXIT } from "./mistakes.ts";
import { sourceText } from "./source-formula.ts";
import type { Terminal } from "./terminal.ts";

interface Options {
  readonly format: "text" | "json";
  readonly limit: GivenLimits;
}

const ABOUT =
  "Tells mistakes and warnings, and writes nothing else. Exit code: 0 without mistakes, else 1.";

function command(): Command {
  return new Command("derive diagnose")
    .usage("EXPR [--format NAME]")
    .description(ABOUT)
    .addOption(limitOption())
    .addOption(
      new Option("--format <name>", "how to tell them; json for programs")
        .choices(["text", "json"])
        .default("text"),
    )
    .helpOption("-h, --help", "show this help");
}

export async function diagnoseFormula(
  args: readonly string[],
  terminal: Terminal,
): Promise<number> {
  const call = readCall<Options>(command(), args, terminal);
  if (call === undefined) return EXIT.fine;
  const operand = onlyOperand(call.operands, "derive diagnose");
  const limits = withinMemory(call.options.limit);
  const text = await sourceText(operand, terminal, limits);
  const diagnostics = diagnose(text, { limits });
  if (call.options.format === "json") terminal.out(jsonText(diagnostics));
  else for (const each of diagnostics) terminal.out(`${renderDiagnostic(each, text)}\n`);
  return diagnostics.some(({ severity }) => severity === "error") ? EXIT.formula : EXIT.fine;
}
