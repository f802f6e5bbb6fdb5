/** What kind of line was typed, told by its beginning; the rest is left to the parser. */

export type Line =
  | { readonly kind: "nothing" }
  | { readonly kind: "command"; readonly name: string; readonly from: number }
  | {
      readonly kind: "function";
      readonly name: string;
      readonly parameters: readonly string[];
      /** Offset of the right-hand side. */
      readonly from: number;
    }
  | { readonly kind: "value"; readonly name: string; readonly from: number }
  | { readonly kind: "formula" };

const NAME = String.raw`[\p{ID_Start}_][\p{ID_Continue}\p{M}₀-₉]*`;
const COMMAND = /^\s*:\s*(\S*)\s*/;
const FUNCTION = new RegExp(
  String.raw`^\s*(${NAME})\s*\(\s*(${NAME}(?:\s*,\s*${NAME})*)\s*\)\s*=(?!=)`,
  "u",
);
const VALUE = new RegExp(String.raw`^\s*(${NAME})\s*=(?!=)`, "u");

export function readLine(line: string): Line {
  if (line.trim() === "") return { kind: "nothing" };
  const command = COMMAND.exec(line);
  if (command !== null) return { kind: "command", name: command[1]!, from: command[0].length };
  const defined = FUNCTION.exec(line);
  if (defined !== null) {
    const parameters = defined[2]!.split(",").map((name) => name.trim().normalize("NFC"));
    return { kind: "function", name: nameIn(defined), parameters, from: defined[0].length };
  }
  const value = VALUE.exec(line);
  if (value !== null) return { kind: "value", name: nameIn(value), from: value[0].length };
  return { kind: "formula" };
}

const nameIn = (found: RegExpExecArray): string => found[1]!.normalize("NFC");
