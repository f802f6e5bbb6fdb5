/** The command `derive`: hands the arguments over, and never shows anybody a stack trace. */
import { report } from "./mistakes.ts";
import { run } from "./run.ts";
import { processTerminal } from "./terminal.ts";

/** Whoever reads the output may stop early, as `head` does; that is no error. */
function leaveWhenClosed(error: NodeJS.ErrnoException): void {
  if (error.code === "EPIPE") process.exit();
  throw error;
}

process.stdout.on("error", leaveWhenClosed);
process.stderr.on("error", leaveWhenClosed);
process.on("uncaughtException", (error) => process.exit(report(error, processTerminal)));

process.exitCode = await run(process.argv.slice(2), processTerminal);
