/** `derive explain CODE`: what a message means, and what to write instead. */
import { Command } from "commander";
import { catalogue, chapters } from "../diagnostics/catalogue.ts";
import type { Entry } from "../diagnostics/entry.ts";
import { nearestName } from "../parser/suggest.ts";
import { readCall, wrongOption } from "./call.ts";
import { EXIT } from "./mistakes.ts";
import { foldedTo, type Terminal } from "./terminal.ts";

const ABOUT = "Explains the code of an error or warning; without a code, lists all of them.";

export async function explain(args: readonly string[], terminal: Terminal): Promise<number> {
  const command = new Command("derive explain")
    .usage("[CODE]")
    .description(ABOUT)
    .helpOption("-h, --help", "show this help");
  const call = readCall(command, args, terminal);
  if (call === undefined) return EXIT.fine;
  const [typed, ...more] = call.operands;
  if (more.length > 0) throw wrongOption("one code is explained at a time");
  terminal.out(typed === undefined ? listOfCodes() : explanationOf(typed));
  return EXIT.fine;
}

function listOfCodes(): string {
  const width = Math.max(...[...catalogue.keys()].map((code) => code.length)) + 2;
  const parts = chapters.map(({ title, entries }) => {
    const lines = Object.entries(entries).map(
      ([code, entry]) => `  ${code.padEnd(width)}${entry.title}\n`,
    );
    return `${title}\n${lines.join("")}`;
  });
  return parts.join("\n");
}

/** The entry of a code, typed with its brackets or without. */
function explanationOf(typed: string): string {
  const code = typed
    .trim()
    .toLowerCase()
    .replace(/^\[(.*)\]$/, "$1");
  const entry = catalogue.get(code);
  if (entry !== undefined) return explanation(code, entry);
  const nearest = nearestName(code, catalogue.keys());
  throw wrongOption(
    `there is no code ${typed}`,
    nearest === undefined ? "derive explain, for all of them" : `derive explain ${nearest}`,
  );
}

function explanation(code: string, entry: Entry): string {
  const { severity, title, explanation: told, wrong, instead, when } = entry;
  const indented = (text: string): string => text.replace(/^/gm, "  ");
  return `${severity}: ${title} [${code}]

${foldedTo(80, told)}

Instead of${when === undefined ? "" : ` (${when})`}
${indented(wrong)}
write
${indented(instead)}
`;
}
