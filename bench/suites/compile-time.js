/**
 * From text to a function, warm. Fluxion makes functions when they are first called, so it is
 * measured to the function and to the first gradient; the others to the first gradient.
 */
import { compile } from "../../dist/index.js";
import { cases, points } from "../cases.js";
import { median, relative, sideBySide } from "../measure.js";
import { peers } from "../peers.js";
import { row, table, time, times } from "../tables.js";

/** Seconds for each in a round: a compiler is warm after some hundreds of formulas. */
const seconds = 0.3;

const BASE = "Fluxion, to gradient";

function succeeds(run) {
  try {
    run();
    return true;
  } catch {
    return false;
  }
}

export async function compileTime() {
  const names = [BASE, "Fluxion, to function", ...Object.keys(peers)];
  table("Text to gradient: time, and ratio to the first", "formula", ...names);
  for (const name of ["taxi", "gauss1"]) {
    const { text, wrt } = cases[name];
    const [at] = points(cases[name]);
    const contenders = {
      [BASE]: () => compile(text, { wrt }).gradient(at),
      "Fluxion, to function": () => compile(text, { wrt }),
    };
    for (const [peer, make] of Object.entries(peers)) {
      const run = () => make(text, wrt)(at);
      if (succeeds(run)) contenders[peer] = run;
    }
    const rounds = await sideBySide(contenders, { seconds });
    const cell = (each) =>
      rounds.has(each)
        ? `${time(median(rounds.get(each)))} (${times(relative(rounds, each, BASE))})`
        : "refused";
    row(name, ...names.map(cell));
  }
}
