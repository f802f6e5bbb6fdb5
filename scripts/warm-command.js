/**
 * Keeps the bytecode of the command beside its bundle. V8 compiles a function when it is first
 * called, so the bytecode of what a command needs is there only after it ran: the bundle runs some
 * commands, silently, and then V8 writes down what it has compiled. It is of use to the version of
 * Node.js that ran this, and harmless to any other (src/cli/start.ts).
 */
import { readFile, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { Script } from "node:vm";

/** What people ask for most; what else they do is compiled when they do it. */
const CALLS = [
  ["(d/v - t)^2", "--wrt", "v"],
  ["f(x) = erf(x/sqrt(2)); exp(-r*t)*f(log(s/k)) - (a > 0 ? 3 : pi)*s", "--format", "ts"],
  ["mean(i, (60*d[i]/v + t0 - t[i])^2)", "--wrt", "v,t0"],
  ["x^2*sin(y)", "--format", "formula"],
  ["2*sine(x)"],
  ["--help"],
];

const silent = {
  out: () => undefined,
  err: () => undefined,
  input: async () => "",
  colours: false,
};

/** Writes the bytecode of the bundle at `path` beside it. */
export async function warmCommand(path) {
  const script = new Script(await readFile(path, "latin1"), { filename: path });
  const module = { exports: {} };
  script.runInThisContext()(module, createRequire(path));
  for (const args of CALLS) await module.exports.run(args, silent);
  await writeFile(`${path}.bytecode`, script.createCachedData());
}
