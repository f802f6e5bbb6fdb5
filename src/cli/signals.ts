/** What must not be cut in two: signals that would end the process wait until it is over. */

const ENDING = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

/** A limit on the size of files ends the process, too; when it is ignored, writing fails instead. */
const FILE_TOO_LARGE = "SIGXFSZ";

/**
 * Does something at one go; a signal to end that arrives meanwhile ends the process afterwards, as
 * it would have.
 */
export async function signalsWait(act: () => void): Promise<void> {
  const arrived: NodeJS.Signals[] = [];
  const note = (signal: NodeJS.Signals): void => void arrived.push(signal);
  const ignore = (): void => undefined;
  for (const signal of ENDING) process.on(signal, note);
  if (process.platform !== "win32") process.on(FILE_TOO_LARGE, ignore);
  try {
    act();
    // What arrived is told when the loop asks the system for news, which is before this goes on.
    await new Promise((resolve) => setImmediate(resolve));
  } finally {
    for (const signal of ENDING) process.off(signal, note);
    process.off(FILE_TOO_LARGE, ignore);
  }
  for (const signal of arrived) process.kill(process.pid, signal);
}
