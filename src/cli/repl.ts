/**
 * `derive repl`: lines in, answers out. On a terminal with a prompt; through a pipe line by line,
 * without one, and then a mistake anywhere makes the exit code 1.
 */
import { Command } from "commander";
import { createInterface, type Interface } from "node:readline";
import type { GivenLimits } from "../ast/limits.ts";
import { readCall, wrongOption } from "./call.ts";
import { version } from "./help.ts";
import { limitOption } from "./limits.ts";
import { EXIT, report, warn } from "./mistakes.ts";
import { linesOf } from "./read-text.ts";
import { Session } from "./repl/session.ts";
import type { Terminal } from "./terminal.ts";

const PROMPT = "derive> ";
const ABOUT = "Asks for formulas, answers with derivatives and values; :help in it tells more.";

export async function repl(args: readonly string[], terminal: Terminal): Promise<number> {
  const command = new Command("derive repl").description(ABOUT).addOption(limitOption());
  const asked = command.helpOption("-h, --help", "show this help");
  const call = readCall<{ readonly limit: GivenLimits }>(asked, args, terminal);
  if (call === undefined) return EXIT.fine;
  if (call.operands.length > 0) throw wrongOption("repl takes no formula; type it when asked");
  const session = new Session(call.options.limit);
  return process.stdin.isTTY && process.stdout.isTTY
    ? converse(terminal, session)
    : answerLines(linesOf(process.stdin, session.limits.text), terminal, session);
}

/** Answers lines one after another; the exit code tells whether all were right. */
export async function answerLines(
  lines: AsyncIterable<string> | Iterable<string>,
  terminal: Terminal,
  session = new Session(),
  before: () => void = () => undefined,
): Promise<number> {
  let code: number = EXIT.fine;
  before();
  for await (const line of lines) {
    try {
      warn(session.warningsOf(line), line, terminal);
      for (const each of await session.answer(line)) terminal.out(`${each}\n`);
    } catch (mistake) {
      code = Math.max(code, report(mistake, terminal));
    }
    if (session.ended) break;
    before();
  }
  return code;
}

async function converse(terminal: Terminal, session: Session): Promise<number> {
  terminal.out(`fluxion ${version}; :help tells what can be typed, Ctrl-D leaves\n`);
  const lines = createInterface({ input: process.stdin, output: process.stdout, prompt: PROMPT });
  lines.on("SIGINT", () => abandon(lines, terminal));
  await answerLines(lines, terminal, session, () => lines.prompt());
  lines.close();
  return EXIT.fine;
}

/** Ctrl-C leaves the line as it stands and begins a new one. */
function abandon(lines: Interface, terminal: Terminal): void {
  lines.write(null, { ctrl: true, name: "e" });
  terminal.out("^C\n");
  lines.write(null, { ctrl: true, name: "u" });
  lines.prompt();
}
