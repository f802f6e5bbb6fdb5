/** The formula of a call, with its warnings: the argument itself, a `.formula` file, or standard input. */
import { createReadStream } from "node:fs";
import { FormulaError } from "../ast/formula-error.ts";
import type { Formula } from "../ast/formula.ts";
import { DEFAULT_LIMITS, type GivenLimits } from "../ast/limits.ts";
import { visible } from "../ast/visible.ts";
import { parse } from "../parse.ts";
import { warningsIn } from "../diagnostics/diagnose.ts";
import { FileFailure, reasonOf } from "./file-failure.ts";
import { withinMemory } from "./limits.ts";
import { warn } from "./mistakes.ts";
import { readText } from "./read-text.ts";
import type { Terminal } from "./terminal.ts";

/**
 * The formula that an argument stands for, after its warnings were told; those and mistakes in a
 * file are told with the file's name.
 * @throws FormulaError for a mistake in it, FileFailure where it is in a file that cannot be read
 */
export async function sourceFormula(
  operand: string,
  terminal: Terminal,
  given: GivenLimits = {},
): Promise<Formula> {
  const limits = withinMemory(given);
  const text = await sourceText(operand, terminal, limits);
  const tellFile = (): void => {
    if (isFile(operand)) terminal.err(`${visible(operand)}:\n`);
  };
  try {
    const formula = parse(text, { limits });
    const warnings = warningsIn(text, { limits });
    if (warnings.length > 0) tellFile();
    warn(warnings, text, terminal);
    return formula;
  } catch (error) {
    tellFile();
    throw error;
  }
}

/**
 * The text that an argument stands for.
 * @throws FileFailure where it is in a file that cannot be read, FormulaError where it is too long
 */
export async function sourceText(
  operand: string,
  terminal: Terminal,
  { text: limit = DEFAULT_LIMITS.text }: GivenLimits = {},
): Promise<string> {
  if (operand === "-") return withoutMark(await terminal.input(limit));
  return isFile(operand) ? withoutMark(await fileText(operand, limit)) : operand;
}

const isFile = (operand: string): boolean => operand.endsWith(".formula");

/** A byte order mark is no part of the formula; nor are the newlines at the end. */
const withoutMark = (text: string): string => text.replace(/^\uFEFF/, "").trimEnd();

async function fileText(path: string, limit: number): Promise<string> {
  try {
    return await readText(createReadStream(path), limit);
  } catch (error) {
    if (error instanceof FormulaError) throw error;
    throw new FileFailure(`${path} cannot be read: ${reasonOf(error)}`);
  }
}
