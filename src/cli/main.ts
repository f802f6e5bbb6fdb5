/** The command `derive`: hands the arguments over, and never shows anybody a stack trace. */
import { report } from "./mistakes.ts";
import { run } from "./run.ts";
import { processTerminal } from "./terminal.ts";

export { run };

/** Runs `derive` with the process's arguments and streams. */
export async function main(): Promise<void> {
  process.on("uncaughtException", (error: NodeJS.ErrnoException) => {
    // Whoever reads the output may stop early, as `head` does; that is no error.
    if (error.code === "EPIPE") process.exit();
    process.exit(report(error, processTerminal));
  });
  process.exitCode = await run(process.argv.slice(2), processTerminal);
}
