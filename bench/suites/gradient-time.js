/** The running gradient: hand-written, emitted, checked, of other libraries, and by dual numbers. */
import { compile } from "../../dist/index.js";
import { cases, points } from "../cases.js";
import { byDuals } from "../duals.js";
import { handWritten } from "../hand-written.js";
import { imported } from "../imported.js";
import { median, noise, relative, sideBySide } from "../measure.js";
import { peers } from "../peers.js";
import { row, table, time, times } from "../tables.js";

/** The same functions as instances of their own: how far two equal contenders differ is noise. */
const { handWritten: twins } = await import("../hand-written.js?twin");

function agree(ours, theirs) {
  return Object.keys(theirs).every(
    (name) => Math.abs(ours[name] - theirs[name]) <= 1e-9 * Math.abs(theirs[name]),
  );
}

/** A contender's gradient, or the word for why there is none to measure. */
function admitted(make, some, right) {
  try {
    const gradient = make();
    return some.every((at) => agree(gradient(at), right(at))) ? gradient : "wrong";
  } catch {
    return "refused";
  }
}

let loops = 0;

/**
 * A loop over all points that uses every derivative, so that nothing computed is in vain. A text of
 * its own for each contender: V8 gives functions of one text one type feedback.
 */
function loopOver(gradient, all, wrt) {
  const used = wrt.map((name) => `g.${name}`).join(" + ");
  const body = `return () => {
    let sum = 0;
    for (let i = 0; i < all.length; i++) {
      const g = gradient(all[i]);
      sum += ${used};
    }
    return sum;
  }; // ${loops++}`;
  // oxlint-disable-next-line eslint/no-new-func
  return new Function("gradient", "all", body)(gradient, all);
}

async function makersOf(name, { text, wrt }) {
  const compiled = compile(text, { wrt });
  const emitted = await imported(compiled.source);
  return {
    "hand-written": () => handWritten[name],
    twin: () => twins[name],
    emitted: () => emitted.gradient,
    checked: () => compiled.gradient,
    ...Object.fromEntries(Object.keys(peers).map((peer) => [peer, () => peers[peer](text, wrt)])),
    "dual numbers": () => byDuals(name, wrt),
  };
}

export async function gradientTime() {
  const others = ["emitted", "checked", ...Object.keys(peers), "dual numbers"];
  table("A gradient: ratio to hand-written", "formula", "hand-written", "noise", ...others);
  for (const [name, each] of Object.entries(cases)) {
    const all = points(each);
    const words = {};
    const contenders = {};
    for (const [contender, make] of Object.entries(await makersOf(name, each))) {
      const gradient = admitted(make, all.slice(0, 5), handWritten[name]);
      if (typeof gradient === "string") words[contender] = gradient;
      else contenders[contender] = loopOver(gradient, all, each.wrt);
    }
    const rounds = await sideBySide(contenders);
    const level = noise(rounds, "hand-written", "twin");
    const cell = (contender) => {
      if (contender in words) return words[contender];
      const ratio = relative(rounds, contender, "hand-written");
      return Math.abs(ratio - 1) <= level ? `≈ ${times(ratio)}` : times(ratio);
    };
    const base = time(median(rounds.get("hand-written")) / all.length);
    row(name, base, `${(100 * level).toFixed(1)} %`, ...others.map(cell));
  }
}
