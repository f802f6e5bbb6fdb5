/** The command as its users call it: in process, or as the built file by another process. */
import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";
import { run } from "../../src/cli/run.ts";
import type { Terminal } from "../../src/cli/terminal.ts";

export interface Outcome {
  readonly stdout: string;
  readonly stderr: string;
  readonly code: number;
}

/** A terminal that remembers what it is told. */
export function recorder(input = ""): Terminal & { stdout: string; stderr: string } {
  return {
    stdout: "",
    stderr: "",
    colours: false,
    input: async () => input,
    out(text) {
      this.stdout += text;
    },
    err(text) {
      this.stderr += text;
    },
  };
}

/** `derive` with these arguments, in this process. */
export async function ask(args: readonly string[], input?: string): Promise<Outcome> {
  const terminal = recorder(input);
  const code = await run(args, terminal);
  return { stdout: terminal.stdout, stderr: terminal.stderr, code };
}

export const COMMAND = fileURLToPath(new URL("../../dist/cli.cjs", import.meta.url));

/** `derive` as built, in a process of its own. */
export function spawned(args: readonly string[], input = ""): Promise<Outcome> {
  return program(process.execPath, [COMMAND, ...args], { input });
}

export function program(
  file: string,
  args: readonly string[],
  options: { readonly input?: string; readonly cwd?: string } = {},
): Promise<Outcome> {
  return new Promise((resolve, reject) => {
    const child = spawn(file, args, { cwd: options.cwd });
    let [stdout, stderr] = ["", ""];
    child.stdout.setEncoding("utf8").on("data", (text: string) => (stdout += text));
    child.stderr.setEncoding("utf8").on("data", (text: string) => (stderr += text));
    child.on("error", reject);
    child.on("close", (code) => resolve({ stdout, stderr, code: code ?? -1 }));
    // A program that ends without reading its input closes the pipe.
    child.stdin.on("error", () => undefined);
    child.stdin.end(options.input ?? "");
  });
}
