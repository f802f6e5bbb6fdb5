/**
 * Differentiates with one tool, in a process of its own, so that it can be ended where it does not
 * come back: `node serve.js TOOL`, one case in JSON a line on standard input, one result a line on
 * standard output: the median time once warm, in nanoseconds, and the size of the derivatives; or
 * why there are none.
 */
import { createInterface } from "node:readline";
import { derivers } from "./derivers.js";

/** Nanoseconds for warming up, and again for measuring, but one run each at least. */
const WARM = 0.4e9;

const now = () => process.hrtime.bigint();

function repeated(run) {
  const times = [];
  const end = now() + BigInt(WARM);
  do {
    const start = now();
    run();
    times.push(Number(now() - start));
  } while (now() < end);
  return times.sort((a, b) => a - b);
}

function measured(deriver, given) {
  try {
    const start = deriver.begin(given);
    const run = () => deriver.run(start, given);
    const [first] = repeated(run);
    // What takes that long is as warm after one run.
    const times = first > WARM ? [first] : repeated(run);
    return { ns: times[Math.floor(times.length / 2)], size: deriver.size(run()) };
  } catch (error) {
    return { refused: String(error.message).slice(0, 200) };
  }
}

const deriver = await derivers[process.argv[2]]();
for await (const line of createInterface({ input: process.stdin }))
  process.stdout.write(`${JSON.stringify(measured(deriver, JSON.parse(line)))}\n`);
