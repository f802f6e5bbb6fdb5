/**
 * What can go wrong with a call, and how it is told: the formula's own errors as they render
 * themselves, files by a line, wrong calls with the way to call, and anything unexpected in one
 * line without a stack trace.
 */
import { FormulaError } from "../ast/formula-error.ts";
import { type Diagnostic, renderDiagnostic } from "../ast/diagnostic.ts";
import { visible } from "../ast/visible.ts";
import { FileFailure } from "./file-failure.ts";
import { coloured, type Terminal } from "./terminal.ts";

export const EXIT = {
  fine: 0,
  /** The formula, its check, or a file is at fault. */
  formula: 1,
  /** The call is at fault. */
  call: 2,
  /** It was stopped by Ctrl-C, as shells count it. */
  interrupted: 130,
  /** Fluxion is at fault. */
  internal: 70,
} as const;

/** A call that means nothing; `usage` shows how to call. */
export class WrongCall extends Error {
  readonly usage: string;
  readonly suggestion: string | undefined;

  constructor(message: string, usage: string, suggestion?: string) {
    super(message);
    this.usage = usage;
    this.suggestion = suggestion;
  }
}

/** Tells the mistake; returns the exit code. */
export function report(mistake: unknown, terminal: Terminal): number {
  const [text, code] = told(mistake);
  terminal.err(`${coloured(visible(text), terminal)}\n`);
  return code;
}

/** Tells warnings about a text; they change nothing else. */
export function warn(warnings: readonly Diagnostic[], text: string, terminal: Terminal): void {
  for (const warning of warnings)
    terminal.err(`${coloured(renderDiagnostic(warning, text), terminal)}\n`);
}

function told(mistake: unknown): [text: string, code: number] {
  if (mistake instanceof FormulaError) return [mistake.render(), EXIT.formula];
  if (mistake instanceof FileFailure) return [`error: ${mistake.message}`, EXIT.formula];
  if (mistake instanceof WrongCall) {
    const { message, suggestion, usage } = mistake;
    const advice = suggestion === undefined ? [] : [`  try: ${suggestion}`];
    return [[`error: ${message}`, ...advice, usage].join("\n"), EXIT.call];
  }
  const message = mistake instanceof Error ? mistake.message : String(mistake);
  const line = message.replace(/\s+/g, " ").slice(0, 300);
  return [`internal error: ${line}; please report it with the formula`, EXIT.internal];
}
