/** A library in a process of its own: `node peer-server.js CASE PEER`; what it says is in child.js. */
import { createInterface } from "node:readline";
import { sampled } from "../measure.js";
import { peer } from "../peers.js";
import { allCases, flatResult, pointsOf } from "./all-cases.js";
import { loopOver, usesOf } from "./in-process.js";

const CHECKED = 5;
const [name, library] = process.argv.slice(2);
const byPeer = await peer(library);
const each = (await allCases()).find((each) => each.name === name);
const all = pointsOf(each);

const say = (line) => process.stdout.write(`${line}\n`);

function started() {
  try {
    const run = byPeer(each);
    say(JSON.stringify({ results: all.slice(0, CHECKED).map((at) => flatResult(each, run(at))) }));
    return run;
  } catch (error) {
    say(JSON.stringify({ refused: String(error) }));
    return process.exit();
  }
}

const round = loopOver(started(), all, usesOf(each, all[0]));
for await (const line of createInterface({ input: process.stdin })) {
  const [make, seconds] = line.startsWith("make ") ? [true, line.slice(5)] : [false, line];
  say(sampled(make ? () => byPeer(each)(all[0]) : round, Number(seconds)));
}
