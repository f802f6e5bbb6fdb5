/**
 * From text to a running function: text to the first result, in a warm process. gcc and Python are
 * measured once, when they are made, gcc with what writes the C.
 */
import { compile, parse } from "../../dist/index.js";
import { sideBySide } from "../measure.js";
import { kindOf } from "./all-cases.js";
import { LIMITS } from "./in-process.js";

const ROUNDS = 2;

/** For each contender that is made from text the nanoseconds of that, in each round. */
export async function compileTimes(each, at, running) {
  const { text, wrt } = each;
  const kind = kindOf(each);
  const once = [];
  const makers = { Fluxion: () => compile(parse(text, LIMITS), { wrt })[kind](at) };
  for (const [name, { made, ask, again }] of running) {
    if (again) makers[name] = { round: (seconds) => ask(`make ${seconds}`) };
    else if (made !== undefined) once.push([name, [made]]);
  }
  const rounds = await sideBySide(makers, { seconds: 0.1, rounds: ROUNDS });
  return [...rounds, ...once];
}
