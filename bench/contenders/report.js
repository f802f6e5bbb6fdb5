/** What was measured as tables in Markdown: speed, goals, other tools, and time from text. */
import { markdown, time, times } from "../tables.js";
import { PEERS } from "../peers.js";
import { goals } from "./goals.js";
import { BASE, C, Measured, NATIVE } from "./measured.js";

const OTHERS = ["dual numbers", ...PEERS, "CasADi C", "SymPy C", "JAX", "JAX batch"];

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

/** For each place in the page its table. */
export function tablesOf(results) {
  const others = present(results, OTHERS);
  const makers = present(results, [...PEERS, C, "CasADi C", "SymPy C", "JAX"]);
  return {
    goals: goals(results),
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
