/**
 * Functions for hot loops: results written into what is given, and formulas over the rows of a
 * table, beside the plain functions, loops around those, and code by hand.
 */
import { emit } from "../../dist/index.js";
import { handWritten, trips, x } from "../hand-written-forms.js";
import { imported } from "../imported.js";
import { median, noise, relative, sideBySide } from "../measure.js";
import { row, table, time, times } from "../tables.js";

const { handWritten: twins } = await import("../hand-written-forms.js?twin");

/** Whether two results are the same but for rounding. */
function agree(ours, theirs) {
  if (typeof theirs === "number") return Math.abs(ours - theirs) <= 1e-9 * Math.abs(theirs) + 1e-12;
  return Object.keys(theirs).every((key) => agree(ours[key], theirs[key]));
}

const rosenbrock = await imported(
  emit("sum(i, 1, length(x) - 1, 100*(x[i+1] - x[i]^2)^2 + (1 - x[i])^2)", { forms: ["into"] })
    .code,
);
const taxi = await imported(
  emit("(d/v - t)^2", { wrt: ["v"], forms: ["into", "batch", "sum"] }).code,
);
const mean = await imported(emit("mean(i, (d[i]/v - t[i])^2)", { wrt: ["v"] }).code);

const rooms = () => ({
  value: new Float64Array(trips.d.length),
  gradient: { v: new Float64Array(trips.d.length) },
});

/** A loop around the function of one trip, into columns. */
function loopInto({ d, t, v }, out) {
  for (let i = 0; i < d.length; i++) {
    const { value, gradient } = taxi.valueAndGradient({ d: d[i], t: t[i], v });
    out.value[i] = value;
    out.gradient.v[i] = gradient.v;
  }
}

function loopSum({ d, t, v }) {
  let value = 0;
  let slope = 0;
  for (let i = 0; i < d.length; i++) {
    const one = taxi.valueAndGradient({ d: d[i], t: t[i], v });
    value += one.value;
    slope += one.gradient.v;
  }
  return { value, gradient: { v: slope } };
}

/** The sum from the formula of the mean. */
function meanTimes(count) {
  const { value, gradient } = mean.valueAndGradient(trips);
  return { value: value * count, gradient: { v: gradient.v * count } };
}

/** What is measured: each contender as a call without arguments that returns all results. */
const cases = () => {
  const into = (run, at, out) => () => {
    const value = run(at, out);
    return value === undefined ? out : { value, gradient: out };
  };
  const trip = { d: 8, t: 0.25, v: 16 };
  const room = () => ({ x: new Float64Array(x.length) });
  return {
    "rosenbrock 1,000, gradient": {
      "by hand": into(handWritten.rosenbrockInto, { x }, room()),
      twin: into(twins.rosenbrockInto, { x }, room()),
      "written into": into(rosenbrock.gradientInto, { x }, room()),
      plain: () => rosenbrock.gradient({ x }),
    },
    "rosenbrock 1,000, value and gradient": {
      "by hand": into(handWritten.rosenbrockValueInto, { x }, room()),
      twin: into(twins.rosenbrockValueInto, { x }, room()),
      "written into": into(rosenbrock.valueAndGradientInto, { x }, room()),
      plain: () => rosenbrock.valueAndGradient({ x }),
    },
    "taxi, one trip, gradient": {
      "by hand": into(handWritten.taxiInto, trip, { v: 0.5 }),
      twin: into(twins.taxiInto, trip, { v: 0.5 }),
      "written into": into(taxi.gradientInto, trip, { v: 0.5 }),
      plain: () => taxi.gradient(trip),
    },
    "taxi, a million trips, row by row": {
      "by hand": into(handWritten.taxiBatch, trips, rooms()),
      twin: into(twins.taxiBatch, trips, rooms()),
      "written into": into(taxi.valueAndGradientBatchInto, trips, rooms()),
      plain: () => taxi.valueAndGradientBatch(trips),
      "a loop": into(loopInto, trips, rooms()),
    },
    "taxi, a million trips, summed": {
      "by hand": () => handWritten.taxiSum(trips),
      twin: () => twins.taxiSum(trips),
      "written into": into(taxi.valueAndGradientSumInto, trips, { v: 0.5 }),
      plain: () => taxi.valueAndGradientSum(trips),
      "a loop": () => loopSum(trips),
      "mean(i, …)": () => meanTimes(trips.d.length),
    },
  };
};

export async function forms() {
  const columns = ["written into", "plain", "a loop", "mean(i, …)"];
  table("Forms for hot loops: ratio to hand-written", "function", "by hand", "noise", ...columns);
  for (const [name, contenders] of Object.entries(cases())) {
    const right = contenders["by hand"]();
    for (const [contender, run] of Object.entries(contenders)) {
      if (!agree(run(), right)) throw new Error(`${contender} is wrong on ${name}`);
    }
    const rounds = await sideBySide(contenders, { seconds: 0.15 });
    const level = noise(rounds, "by hand", "twin");
    const cells = columns.map((contender) => {
      if (!rounds.has(contender)) return "";
      const ratio = relative(rounds, contender, "by hand");
      return Math.abs(ratio - 1) <= level ? `≈ ${times(ratio)}` : times(ratio);
    });
    const noisy = `${(100 * level).toFixed(1)} %`;
    row(name, time(median(rounds.get("by hand"))), noisy, ...cells);
  }
}
