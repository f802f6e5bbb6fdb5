/** What was measured as tables in Markdown: speed, goals, other tools, and time from text. */
import { median, noise, relative } from "../measure.js";
import { markdown, time, times } from "../tables.js";
import { PEERS } from "../peers.js";

const BASE = "hand-written";
const C = "C -O3";
const NATIVE = "C -O3 -march=native";
const OTHERS = ["dual numbers", ...PEERS, "CasADi C", "SymPy C", "JAX", "JAX batch"];

/** Rounds by contender, with what is asked of them. */
class Measured {
  constructor({ rounds }) {
    this.rounds = new Map(Object.entries(rounds));
  }

  ratio(name, base) {
    const isThere = this.rounds.has(name) && this.rounds.has(base);
    return isThere ? relative(this.rounds, name, base) : undefined;
  }

  median(name) {
    return this.rounds.has(name) ? median(this.rounds.get(name)) : undefined;
  }

  get noise() {
    return noise(this.rounds, BASE, "twin");
  }
}

const or = (number, write) => (number === undefined ? "–" : write(number));
const percent = (share) => `${(100 * share).toFixed(0)} %`;

/** A ratio, marked where it is as near to 1 as two equal functions are. */
const marked = (ratio, level) =>
  Math.abs(ratio - 1) <= level ? `≈ ${times(ratio)}` : times(ratio);

const hasGradient = ({ cost }) => cost.valueAndGradient > cost.value;

function speedRow(result) {
  const all = new Measured(result);
  const perCall = (name) => or(all.median(name), (ns) => time(ns / result.count));
  const toHand = (name) => or(all.ratio(name, BASE), (ratio) => marked(ratio, all.noise));
  return [
    result.name,
    ...[BASE, "emitted", C].map(perCall),
    percent(all.noise),
    ...["emitted", "checked"].map((name) => result.words[name] ?? toHand(name)),
    ...[C, NATIVE].map((c) => or(all.ratio("emitted", c), times)),
    or(all.ratio(BASE, C), times),
  ];
}

function costRow(result) {
  const { value, valueAndGradient } = result.cost;
  const ratio = new Measured(result).ratio("emitted", "value");
  return [result.name, value, valueAndGradient, times(valueAndGradient / value), or(ratio, times)];
}

const cellOf = (result, all) => (name) =>
  result.words[name] ?? or(all.ratio(name, "emitted"), times);

function othersRow(result, others) {
  const all = new Measured(result);
  const emitted = or(all.median("emitted"), (ns) => time(ns / result.count));
  return [result.name, emitted, ...others.map(cellOf(result, all))];
}

function compileRow({ name, made, words }, others) {
  const cell = (other) => words[other] ?? or(made[other], time);
  return [name, time(made.Fluxion), ...others.map(cell)];
}

/** Those of the names that any case has. */
const present = (results, names) =>
  names.filter((name) => results.some(({ rounds, words }) => name in rounds || name in words));

const yes = (isMet) => (isMet ? "yes" : "no");

/** The goals of the project, and how far they are reached. */
function goals(results) {
  const ratios = (base) =>
    results.flatMap((result) => {
      const ratio = new Measured(result).ratio("emitted", base);
      return ratio === undefined ? [] : [{ name: result.name, ratio }];
    });
  const middle = (list) => median(list.map(({ ratio }) => ratio));
  const [toHand, toC] = [ratios(BASE), ratios(C)];
  const above = toHand.filter(({ ratio }) => ratio > 1.1).sort((a, b) => b.ratio - a.ratio);
  const list = above.map(({ name, ratio }) => `${name} (${times(ratio)})`).join("; ");
  const peers = results.flatMap((result) =>
    ["dual numbers", ...PEERS].flatMap((peer) => {
      const ratio = new Measured(result).ratio(peer, "emitted");
      return ratio === undefined ? [] : [{ name: `${peer} on ${result.name}`, ratio }];
    }),
  );
  const nearest = peers.sort((a, b) => a.ratio - b.ratio)[0];
  return [
    [
      "to hand-written JavaScript: median at most 1.0",
      times(middle(toHand)),
      yes(middle(toHand) < 1.005),
    ],
    [
      "to hand-written JavaScript: no case above 1.1",
      list || "none above",
      yes(above.length === 0),
    ],
    ...(toC.length === 0
      ? []
      : [["to C, gcc -O3: median at most 1.3", times(middle(toC)), yes(middle(toC) <= 1.3)]]),
    [
      "faster than each peer library, on each case",
      `the nearest takes ${times(nearest.ratio)} times as long: ${nearest.name}`,
      yes(nearest.ratio > 1),
    ],
  ];
}

/** For each place in the page its table. */
export function tablesOf(results) {
  const others = present(results, OTHERS);
  const makers = present(results, [...PEERS, C, "CasADi C", "SymPy C", "JAX"]);
  return {
    goals: markdown(["goal", "measured", "met"], goals(results)),
    speed: markdown(
      [
        "case",
        "by hand",
        "emitted",
        C,
        "noise",
        "emitted / by hand",
        "checked / by hand",
        `emitted / ${C}`,
        "emitted / -march=native",
        `by hand / ${C}`,
      ],
      results.map(speedRow),
    ),
    cost: markdown(
      ["case", "cost of value", "with gradient", "ratio", "ratio of times"],
      results.filter(hasGradient).map(costRow),
    ),
    others: markdown(
      ["case", "emitted", ...others],
      results.map((result) => othersRow(result, others)),
    ),
    compile: markdown(
      ["case", "Fluxion", ...makers],
      results.map((result) => compileRow(result, makers)),
    ),
  };
}
