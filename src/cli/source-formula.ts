/** The formula of a call: the argument itself, a `.formula` file, or standard input. */
import { readFile } from "node:fs/promises";
import type { Formula } from "../ast/formula.ts";
import { parse } from "../parse.ts";
import { FileFailure } from "./mistakes.ts";
import type { Terminal } from "./terminal.ts";

/**
 * The formula that an argument stands for; a mistake in a file is told with the file's name.
 * @throws FormulaError for a mistake in it, FileFailure where it is in a file that cannot be read
 */
export async function sourceFormula(operand: string, terminal: Terminal): Promise<Formula> {
  if (operand === "-") return parse(withoutMark(await terminal.input()));
  if (!operand.endsWith(".formula")) return parse(operand);
  const text = withoutMark(await fileText(operand));
  try {
    return parse(text);
  } catch (error) {
    terminal.err(`${operand}:\n`);
    throw error;
  }
}

/** A byte order mark is no part of the formula; nor are the newlines at the end. */
const withoutMark = (text: string): string => text.replace(/^\uFEFF/, "").trimEnd();

async function fileText(path: string): Promise<string> {
  try {
    return await readFile(path, "utf8");
  } catch (error) {
    throw new FileFailure(`${path} cannot be read: ${reasonOf(error)}`);
  }
}

const REASONS: ReadonlyMap<string | undefined, string> = new Map([
  ["ENOENT", "there is no such file"],
  ["EISDIR", "it is a folder"],
  ["EACCES", "permission is denied"],
  ["EPERM", "permission is denied"],
  ["EROFS", "the disk is read-only"],
  ["ENOSPC", "the disk is full"],
  ["ENOTDIR", "a part of the path is no folder"],
]);

/** Why the system refused, in words. */
export function reasonOf(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException;
  return REASONS.get(code) ?? message;
}
