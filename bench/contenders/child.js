/**
 * Contenders in processes of their own, which run only when it is their turn. The first line that
 * one prints is JSON: its results at the first points, or why it refuses. After that it answers each
 * line with one number.
 */
import { spawn } from "node:child_process";
import { createInterface } from "node:readline";

export const LIMIT_SECONDS = 10;

/** A contender that is ready, or the word for why there is none. */
export async function child(command, args, { input, limit = LIMIT_SECONDS } = {}) {
  const running = spawn(command, args, {
    stdio: ["pipe", "pipe", process.env.BENCH_ERRORS ? "inherit" : "ignore"],
  });
  running.on("error", () => {});
  running.stdin.on("error", () => {});
  const lines = createInterface({ input: running.stdout })[Symbol.asyncIterator]();
  const next = async () => (await lines.next()).value;
  if (input !== undefined) running.stdin.write(`${input}\n`);
  const first = await within(next(), limit);
  const stop = () => running.kill("SIGKILL");
  if (first === undefined || first === LATE) {
    stop();
    return first === LATE ? "late" : "refused";
  }
  const ready = parsed(first);
  if (ready.results === undefined) {
    stop();
    return "refused";
  }
  const ask = async (line) => {
    running.stdin.write(`${line}\n`);
    return Number(await next());
  };
  return { ...ready, ask, stop, round: (seconds) => ask(seconds) };
}

const LATE = Symbol("late");

function within(promise, seconds) {
  let timer;
  const late = new Promise((resolve) => {
    timer = setTimeout(() => resolve(LATE), 1e3 * seconds);
  });
  return Promise.race([promise, late]).finally(() => clearTimeout(timer));
}

/** Numbers that are no JSON, infinite or none, are no results. */
function parsed(line) {
  try {
    return JSON.parse(line);
  } catch {
    return {};
  }
}
