/**
 * Sums over vectors: value and gradient together, hand-written, emitted as users import it, and
 * checked. A table of a million trips, and vectors of a thousand elements.
 */
import { compile } from "../../dist/index.js";
import { handWritten, loops } from "../hand-written-loops.js";
import { imported } from "../imported.js";
import { median, noise, relative, sideBySide } from "../measure.js";
import { row, table, time, times } from "../tables.js";

const { handWritten: twins } = await import("../hand-written-loops.js?twin");

/** Whether two results are the same but for rounding. */
function agree(ours, theirs) {
  if (typeof theirs === "number") return Math.abs(ours - theirs) <= 1e-9 * Math.abs(theirs) + 1e-12;
  return Object.keys(theirs).every((key) => agree(ours[key], theirs[key]));
}

export async function loopTime() {
  const others = ["emitted", "checked"];
  table(
    "Value and gradient of a sum: ratio to hand-written",
    "formula",
    "hand-written",
    "noise",
    ...others,
  );
  for (const [name, { text, wrt, at }] of Object.entries(loops)) {
    const compiled = compile(text, { wrt });
    const emitted = await imported(compiled.source);
    const functions = {
      "hand-written": handWritten[name],
      twin: twins[name],
      emitted: emitted.valueAndGradient,
      checked: compiled.valueAndGradient,
    };
    const right = functions["hand-written"](at);
    const contenders = Object.fromEntries(
      Object.entries(functions).map(([contender, run]) => {
        if (!agree(run(at), right)) throw new Error(`${contender} is wrong on ${name}`);
        return [contender, () => run(at)];
      }),
    );
    const rounds = await sideBySide(contenders, { seconds: 0.15 });
    const level = noise(rounds, "hand-written", "twin");
    const cells = others.map((contender) => {
      const ratio = relative(rounds, contender, "hand-written");
      return Math.abs(ratio - 1) <= level ? `≈ ${times(ratio)}` : times(ratio);
    });
    row(name, time(median(rounds.get("hand-written"))), `${(100 * level).toFixed(1)} %`, ...cells);
  }
}
