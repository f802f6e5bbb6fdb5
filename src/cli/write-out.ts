/**
 * Writing to standard output and standard error. The text is written by the system call itself,
 * since `process.stdout` and `process.stderr` take 10 ms each to be made. They are made where they
 * are needed: for consoles on Windows, which know Unicode only through them, and when whoever reads
 * takes no more at the moment. A reader that has gone away is no error.
 */
import { writeSync } from "node:fs";
import { FileFailure, reasonOf } from "./file-failure.ts";

type Stream = "stdout" | "stderr";

const NUMBERS: Readonly<Record<Stream, number>> = { stdout: 1, stderr: 2 };

const CALLED: Readonly<Record<Stream, string>> = {
  stdout: "standard output",
  stderr: "standard error",
};

/** Streams that were made: what follows goes through them too, so that the order is kept. */
const made = new Set<Stream>();

/** Writes all of a text; ends the process where nobody reads it any longer. */
export function writeOut(stream: Stream, text: string): void {
  if (made.has(stream) || process.platform === "win32") {
    throughStream(stream, text);
    return;
  }
  let left = Buffer.from(text);
  try {
    while (left.length > 0) left = left.subarray(writeSync(NUMBERS[stream], left));
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "EPIPE") process.exit();
    if (code !== "EAGAIN")
      throw new FileFailure(`${CALLED[stream]} cannot be written: ${reasonOf(error)}`);
    throughStream(stream, left);
  }
}

function throughStream(stream: Stream, rest: string | Uint8Array): void {
  made.add(stream);
  process[stream].write(rest);
}
