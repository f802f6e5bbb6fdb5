/**
 * From arguments to a command. A command's name counts in first place only, so that every other
 * word stays free for formulas. Commands but the default one are loaded when they are called.
 */
import { derive } from "./derive.ts";
import { EXIT, report } from "./mistakes.ts";
import type { Terminal } from "./terminal.ts";

/** Runs a command on its arguments; returns the exit code. */
type Command = (args: readonly string[], terminal: Terminal) => Promise<number>;

const commands: ReadonlyMap<string, () => Promise<Command>> = new Map([
  ["check", async () => (await import("./check.ts")).checkFormula],
  ["diagnose", async () => (await import("./diagnose.ts")).diagnoseFormula],
  ["explain", async () => (await import("./explain.ts")).explain],
  ["simplify", async () => (await import("./simplify.ts")).simplifyFormula],
  ["repl", async () => (await import("./repl.ts")).repl],
  ["help", async () => help],
]);

/** Runs `derive` with these arguments; mistakes are told, not thrown. */
export async function run(args: readonly string[], terminal: Terminal): Promise<number> {
  try {
    const command = await commands.get(args[0] ?? "")?.();
    return await (command === undefined
      ? derive(args, terminal)
      : command(args.slice(1), terminal));
  } catch (mistake) {
    return report(mistake, terminal);
  }
}

/** `derive help check` is `derive check --help`. */
async function help(args: readonly string[], terminal: Terminal): Promise<number> {
  const named = args.slice(0, 1).filter((name) => commands.has(name) && name !== "help");
  await run([...named, "--help"], terminal);
  return EXIT.fine;
}
