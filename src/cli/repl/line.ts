/** What kind of line was typed, told by its beginning; the rest is left to the parser. */

export type Line =
  | { readonly kind: "nothing" }
  | { readonly kind: "command"; readonly name: string; readonly from: number }
  | { readonly kind: "text" };

const COMMAND = /^\s*:\s*(\S*)\s*/;
/** A comment alone says nothing. */
const NOTHING = /^[\s;]*(#.*)?$/;

export function readLine(line: string): Line {
  if (NOTHING.test(line)) return { kind: "nothing" };
  const command = COMMAND.exec(line);
  if (command !== null) return { kind: "command", name: command[1]!, from: command[0].length };
  return { kind: "text" };
}
