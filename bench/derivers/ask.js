/**
 * Asks a tool for derivatives in a process of its own, case by case, and ends the process where an
 * answer takes too long. Tools in Python are there if Python and they are.
 */
import { spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

/** Seconds that one case may take; a process has some more to start. */
const PATIENCE = 20;
const START = 15;

const file = (name) => fileURLToPath(new URL(name, import.meta.url));

const inPython = new Set(["SymPy", "SymEngine"]);

function start(tool) {
  const [command, name] = inPython.has(tool)
    ? ["python3", "serve.py"]
    : [process.execPath, "serve.js"];
  return spawn(command, [file(name), tool], { stdio: ["pipe", "pipe", "ignore"] });
}

/** Whether the tool can be asked at all. */
export async function isHere(tool) {
  const [{ ns }] = await ask(tool, [{ text: "x", by: ["x"] }]);
  return ns !== undefined;
}

/**
 * The answers to the cases, in their order: time and size, or why there is none. What takes too
 * long is not asked again with a larger case.
 */
export async function ask(tool, cases) {
  const child = start(tool);
  const answers = [];
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  child.on("error", () => child.stdout.destroy());
  child.stdin.on("error", () => {});
  for (const [index, given] of cases.entries()) {
    child.stdin.write(`${JSON.stringify(given)}\n`);
    const answer = await within(PATIENCE + (index === 0 ? START : 0), lines.next());
    answers.push(answer ?? { late: true });
    if (answer === undefined || answer.died) break;
  }
  child.kill("SIGKILL");
  return answers;
}

/** The line as JSON, `died` where there is none, undefined where it does not come in time. */
async function within(seconds, line) {
  let timer;
  const late = new Promise((resolve) => {
    timer = setTimeout(resolve, seconds * 1000);
  });
  const arrived = await Promise.race([line, late]);
  clearTimeout(timer);
  if (arrived === undefined) return undefined;
  return arrived.done ? { died: true } : JSON.parse(arrived.value);
}
