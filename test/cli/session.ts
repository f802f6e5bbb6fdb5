/** Sessions as tests hold them: lines in, answers and messages out. */
import { answerLines } from "../../src/cli/repl.ts";
import { recorder } from "./ask.ts";

/** What a session answers to these lines, messages included. */
export async function session(...lines: string[]): Promise<string> {
  const terminal = recorder();
  const both = { ...terminal, err: terminal.out };
  await answerLines(lines, both);
  return both.stdout;
}

/** The answer to the last of the lines. */
export async function last(...lines: string[]): Promise<string> {
  const before = await session(...lines.slice(0, -1));
  return (await session(...lines)).slice(before.length).trimEnd();
}
