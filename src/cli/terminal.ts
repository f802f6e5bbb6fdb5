/** Where a command reads and writes: the process's streams, or what a test gives instead. */
import { styleText } from "node:util";
import { readText } from "./read-text.ts";
import { writeOut } from "./write-out.ts";

export interface Terminal {
  /** Data, for standard output. */
  out(text: string): void;
  /** Messages, for standard error. */
  err(text: string): void;
  /**
   * All of standard input.
   * @throws FormulaError where it has more characters than `limit`
   */
  input(limit: number): Promise<string>;
  /** Whether messages may be coloured. */
  readonly colours: boolean;
  /** Whether messages go to a screen, on which a line can be wiped. */
  readonly isScreen?: boolean;
  /** Has Ctrl-C call `stop`, once; the next one ends the program. Returns what undoes that. */
  onInterrupt?(stop: () => void): () => void;
}

/** `hasColors` knows `NO_COLOR` and terminals that have none. */
const canColour = ({ isTTY }: NodeJS.WriteStream): boolean => isTTY && process.stderr.hasColors();

export const processTerminal: Terminal = {
  out: (text) => writeOut("stdout", text),
  err: (text) => writeOut("stderr", text),
  input: (limit) => readText(process.stdin, limit),
  get colours() {
    return canColour(process.stderr);
  },
  get isScreen() {
    return process.stderr.isTTY;
  },
  onInterrupt(stop) {
    process.once("SIGINT", stop);
    return () => process.off("SIGINT", stop);
  },
};

/** The label and the carets of a message in red, where the terminal has colours. */
export function coloured(message: string, { colours }: Pick<Terminal, "colours">): string {
  if (!colours) return message;
  const red = (text: string): string => styleText(["bold", "red"], text, { validateStream: false });
  const yellow = (text: string): string =>
    styleText(["bold", "yellow"], text, { validateStream: false });
  return message
    .replace(/^((?:internal )?error:)/gm, red)
    .replace(/^(warning:)/gm, yellow)
    .replace(/(?<=^[ \t]+)\^(?:[ ^]*\^)?$/gm, red);
}

/** A paragraph in lines of at most so many characters, where its words allow. */
export function foldedTo(width: number, paragraph: string): string {
  const lines: string[] = [];
  for (const word of paragraph.split(" ")) {
    const longer = `${lines.at(-1)} ${word}`;
    if (lines.length > 0 && longer.length <= width) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines.join("\n");
}
