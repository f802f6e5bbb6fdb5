/** Reading a text that may be longer than anybody wants: a device, a pipe, a file of gigabytes. */
import { StringDecoder } from "node:string_decoder";
import type { FormulaError } from "../ast/formula-error.ts";
import { counted, limitMet } from "../ast/limits.ts";

/** A character, as the limit counts them, takes at most so many bytes of UTF-8. */
const BYTES_OF_A_CHARACTER = 3;

/**
 * All of a stream as text, of which no more is read than a text may have.
 * @throws FormulaError (`text-too-long`) where there is more
 */
export async function readText(pieces: AsyncIterable<unknown>, limit: number): Promise<string> {
  const read: Buffer[] = [];
  let left = BYTES_OF_A_CHARACTER * limit;
  for await (const piece of pieces) {
    read.push(piece as Buffer);
    left -= (piece as Buffer).length;
    if (left >= 0) continue;
    throw tooLong(limit);
  }
  return Buffer.concat(read).toString("utf8");
}

/**
 * The lines of a stream, one after another.
 * @throws FormulaError (`text-too-long`) where one is longer than a text may be
 */
export async function* linesOf(
  pieces: AsyncIterable<unknown>,
  limit: number,
): AsyncGenerator<string> {
  const decoder = new StringDecoder("utf8");
  let rest = "";
  for await (const piece of pieces) {
    const lines = (rest + decoder.write(piece as Buffer)).split(LINE_END);
    rest = lines.pop()!;
    yield* lines;
    if (rest.length > limit) throw tooLong(limit);
  }
  if (rest !== "") yield rest.replace(/\r$/, "");
}

/** A carriage return at the end of what was read may have its newline still to come. */
const LINE_END = /\r\n|\n|\r(?!$)/;

function tooLong(limit: number): FormulaError {
  const message = `the formula has more characters than the ${counted(limit)} that are read`;
  return limitMet("text-too-long", message, { name: "text", value: limit });
}
