/**
 * The story that Fluxion grew from. A taxi trip of d km takes 60*d/v minutes. An expert guesses v;
 * the guess is improved by walking downhill on the squared error, with the slope from three sources:
 * differences of values, the derivative of the formula, and dual numbers. One formula is the loss
 * over any table of trips; one trip is a table with one row.
 *
 * node examples/taxi/taxi.js [trips.csv]
 */
import { check, compile, Dual, numericGradient } from "fluxion";
import { descend } from "./descent.js";
import { madeUpTrips, readTrips } from "./trips.js";

const EXPERT = 30; // km/h
const TRIP = { d: 6, t: 12 }; // km, minutes
const ONE_ROW = { d: [TRIP.d], t: [TRIP.t] };

const LOSS = "mean(i, (60*d[i]/v - t[i])^2)"; // minutes squared

const duration = compile("60*d/v"); // minutes
const error = compile("60*d/v - t"); // minutes
const loss = compile(LOSS, { wrt: ["v"] });

/** The loss by hand, in dual numbers: its value, and its slope as the tangent. */
function lossInDuals({ d, t, v }) {
  const speed = Dual.variable(v);
  const squares = d.map((km, i) =>
    Dual.constant(60 * km)
      .div(speed)
      .sub(t[i])
      .pow(2),
  );
  return squares.reduce((sum, square) => sum.add(square)).div(d.length);
}

/** The slope of the loss: its derivative by v, in minutes squared per km/h. */
const slopes = {
  "finite differences": (at) => numericGradient(loss.value, at, { wrt: ["v"] }).v,
  "symbolic derivative": (at) => loss.gradient(at).v,
  "dual numbers": (at) => lossInDuals(at).tangent,
};

const say = (text = "") => process.stdout.write(`${text}\n`);
const columns = (...cells) => say(cells.map((cell) => String(cell).padStart(20)).join(""));

/** A number with so many decimals, and no sign before a zero. */
const fixed = (x, decimals) => x.toFixed(decimals).replace(/^-(0\.0+)$/, "$1");

function theGuess() {
  say("The expert's guess");
  const minutes = duration.value({ ...TRIP, v: EXPERT });
  say(`A trip of ${TRIP.d} km at ${EXPERT} km/h takes ${minutes} minutes.`);
  say();
}

function theError() {
  say(`How wrong is another speed? The trip of ${TRIP.d} km took ${TRIP.t} minutes.`);
  columns("v in km/h", "error in min", "squared in min^2");
  for (let v = 20; v <= 40; v += 2.5) {
    columns(v, fixed(error.value({ ...TRIP, v }), 2), fixed(loss.value({ ...ONE_ROW, v }), 2));
  }
  say();
}

function theSlope() {
  say("Which way is down? The slope of the squared error, three ways, in min^2 per km/h:");
  columns("v in km/h", ...Object.keys(slopes));
  for (const v of [20, 25, 30, 35, 40]) {
    columns(v, ...Object.values(slopes).map((slope) => fixed(slope({ ...ONE_ROW, v }), 9)));
  }
  say();
}

/** Walks downhill on the loss over a table, once with each slope, and shows every step. */
function theWalk(table, start) {
  const lossAt = (v) => loss.value({ ...table, v });
  const paths = Object.values(slopes).map((slope) =>
    descend(lossAt, (v) => slope({ ...table, v }), start),
  );
  say("v in km/h after each step, by the source of the slope; the mean squared error in min^2");
  columns("step", ...Object.keys(slopes), "squared error");
  const steps = Math.max(...paths.map((path) => path.length));
  for (let i = 0; i < steps; i++) {
    const speeds = paths.map((path) => path[Math.min(i, path.length - 1)]);
    columns(i, ...speeds.map((v) => fixed(v, 6)), fixed(lossAt(speeds[1]), 6));
  }
  const ends = new Set(paths.map((path) => fixed(path.at(-1), 4)));
  say(`Learned: ${[...ends].join(" or ")} km/h.`);
  say();
}

/** Value and slope over the table by each source, and the library's check, on tables of its own. */
async function theEvidence(table) {
  const at = { ...table, v: EXPERT };
  const duals = lossInDuals(at);
  const { value, gradient } = loss.valueAndGradient(at);
  say(`The evidence for ${LOSS}, on these trips at ${EXPERT} km/h`);
  columns("source", "value in min^2", "slope");
  columns("compiled code", fixed(value, 9), fixed(gradient.v, 9));
  columns("dual numbers", fixed(duals.value, 9), fixed(duals.tangent, 9));
  columns("finite differences", "", fixed(slopes["finite differences"](at), 9));
  const options = { wrt: ["v"], points: 50, digits: 30 };
  const { verdict, points, digits, entries } = await check(LOSS, options);
  const [ofValue, ofSlope] = entries.map(({ accuracy }) => fixed(accuracy.median, 1));
  say(
    `On ${points.inside} random tables each witness is asked too: the code ${verdict}. Half of its values are`,
  );
  say(
    `within ${ofValue} units in the last place of arithmetic with ${digits} digits, of its slopes ${ofSlope}.`,
  );
}

async function main(file) {
  const { table, skipped, from } = file === undefined ? madeUpTrips() : readTrips(file);
  theGuess();
  theError();
  theSlope();
  say("Downhill from 35 km/h on that one trip");
  theWalk(ONE_ROW, 35);
  const bad = skipped > 0 ? `; ${skipped} bad ${skipped === 1 ? "row" : "rows"} skipped` : "";
  say(`Downhill from ${EXPERT} km/h on ${table.d.length} trips (${from}${bad})`);
  theWalk(table, EXPERT);
  await theEvidence(table);
}

try {
  await main(process.argv[2]);
} catch (problem) {
  process.stderr.write(`${problem.message}\n`);
  process.exitCode = 1;
}
