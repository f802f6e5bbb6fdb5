/** The formula of a call, with its warnings: the argument itself, a `.formula` file, or standard input. */
import { promises as disk } from "node:fs";
import type { Formula } from "../ast/formula.ts";
import { visible } from "../ast/visible.ts";
import { parse } from "../parse.ts";
import { warningsIn } from "../diagnostics/diagnose.ts";
import { FileFailure, reasonOf } from "./file-failure.ts";
import { warn } from "./mistakes.ts";
import type { Terminal } from "./terminal.ts";

/**
 * The formula that an argument stands for, after its warnings were told; those and mistakes in a
 * file are told with the file's name.
 * @throws FormulaError for a mistake in it, FileFailure where it is in a file that cannot be read
 */
export async function sourceFormula(operand: string, terminal: Terminal): Promise<Formula> {
  const text = await sourceText(operand, terminal);
  const tellFile = (): void => {
    if (isFile(operand)) terminal.err(`${visible(operand)}:\n`);
  };
  try {
    const formula = parse(text);
    const warnings = warningsIn(text);
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
 * @throws FileFailure where it is in a file that cannot be read
 */
export async function sourceText(operand: string, terminal: Terminal): Promise<string> {
  if (operand === "-") return withoutMark(await terminal.input());
  return isFile(operand) ? withoutMark(await fileText(operand)) : operand;
}

const isFile = (operand: string): boolean => operand.endsWith(".formula");

/** A byte order mark is no part of the formula; nor are the newlines at the end. */
const withoutMark = (text: string): string => text.replace(/^\uFEFF/, "").trimEnd();

async function fileText(path: string): Promise<string> {
  try {
    return await disk.readFile(path, "utf8");
  } catch (error) {
    throw new FileFailure(`${path} cannot be read: ${reasonOf(error)}`);
  }
}
