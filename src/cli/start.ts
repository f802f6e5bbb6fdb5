/**
 * Starts the command from its bundle, `command.cjs`, with the bytecode that the build kept beside
 * it: compiling the bundle anew would take longer than answering. V8 takes bytecode of its own
 * version and flags only and of the same text; where it is of another or there is none, the bundle
 * is compiled as usual. The build makes that bytecode (scripts/warm-command.js).
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Script } from "node:vm";

const filename = join(__dirname, "command.cjs");

function bytecode(): Buffer | undefined {
  try {
    return readFileSync(`${filename}.bytecode`);
  } catch {
    return undefined;
  }
}

const cachedData = bytecode();
const script = new Script(readFileSync(filename, "latin1"), {
  filename,
  ...(cachedData === undefined ? {} : { cachedData }),
});
const command = { exports: {} as { main(): Promise<void> } };
script.runInThisContext()(command, require);
void command.exports.main();
