/**
 * From text to a running function: text to the first result, in a warm process. What is made by gcc
 * or Python is measured once, when that is done.
 */
import { compile, parse } from "../../dist/index.js";
import { sampled } from "../measure.js";
import { kindOf } from "./all-cases.js";
import { LIMITS } from "./in-process.js";

const SECONDS = 0.1;

/** For each contender that is made from text the nanoseconds of that. */
export async function compileTimes(each, at, running) {
  const { text, wrt } = each;
  const make = () => compile(parse(text, LIMITS), { wrt })[kindOf(each)](at);
  sampled(make, SECONDS);
  const made = { Fluxion: sampled(make, SECONDS) };
  for (const [name, contender] of running) {
    if (contender.again) made[name] = await contender.ask(`make ${SECONDS}`);
    else if (contender.made !== undefined) ({ made: made[name] } = contender);
  }
  return made;
}
