/**
 * The story that Fluxion grew from. A taxi trip of d km takes d/v hours. An expert guesses v; the
 * guess is improved by walking downhill on the squared error, with the slope from three sources:
 * differences of values, the derivative of the formula, and dual numbers.
 *
 * node examples/taxi/taxi.js [trips.csv]
 */
import { compile, Dual, numericGradient } from "fluxion";
import { descend } from "./descent.js";
import { madeUpTrips, readTrips } from "./trips.js";

const MINUTES = 60; // in an hour
const EXPERT = 30; // km/h
const TRIP = { d: 6, t: 12 / MINUTES }; // km, hours

const duration = compile("60*d/v"); // minutes
const error = compile("60*(d/v - t)"); // minutes
const squared = compile("(60*(d/v - t))^2", { wrt: ["v"] }); // minutes squared

/** The slope of the squared error of one trip: its derivative by v, in minutes squared per km/h. */
const slopes = {
  "finite differences": (at) => numericGradient(squared.value, at, { wrt: ["v"] }).v,
  "symbolic derivative": (at) => squared.gradient(at).v,
  "dual numbers": ({ d, t, v }) =>
    Dual.constant(d).div(Dual.variable(v)).sub(t).mul(MINUTES).pow(2).tangent,
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
  say(`How wrong is another speed? The trip of ${TRIP.d} km took ${TRIP.t * MINUTES} minutes.`);
  columns("v in km/h", "error in min", "squared in min^2");
  for (let v = 20; v <= 40; v += 2.5) {
    const at = { ...TRIP, v };
    columns(v, fixed(error.value(at), 2), fixed(squared.value(at), 2));
  }
  say();
}

function theSlope() {
  say("Which way is down? The slope of the squared error, three ways, in min^2 per km/h:");
  columns("v in km/h", ...Object.keys(slopes));
  for (const v of [20, 25, 30, 35, 40]) {
    columns(v, ...Object.values(slopes).map((slope) => fixed(slope({ ...TRIP, v }), 9)));
  }
  say();
}

/** Walks downhill on the mean over `trips`, once with each slope, and shows every step. */
function theWalk(trips, start) {
  const mean = (f) => trips.reduce((sum, trip) => sum + f(trip), 0) / trips.length;
  const loss = (v) => mean((trip) => squared.value({ ...trip, v }));
  const paths = Object.values(slopes).map((slope) =>
    descend(loss, (v) => mean((trip) => slope({ ...trip, v })), start),
  );
  say("v in km/h after each step, by the source of the slope; the mean squared error in min^2");
  columns("step", ...Object.keys(slopes), "squared error");
  const steps = Math.max(...paths.map((path) => path.length));
  for (let i = 0; i < steps; i++) {
    const speeds = paths.map((path) => path[Math.min(i, path.length - 1)]);
    columns(i, ...speeds.map((v) => fixed(v, 6)), fixed(loss(speeds[1]), 6));
  }
  const ends = new Set(paths.map((path) => fixed(path.at(-1), 4)));
  say(`Learned: ${[...ends].join(" or ")} km/h.`);
  say();
}

function main(file) {
  const { trips, skipped, from } = file === undefined ? madeUpTrips() : readTrips(file);
  theGuess();
  theError();
  theSlope();
  say("Downhill from 35 km/h on that one trip");
  theWalk([TRIP], 35);
  const bad = skipped > 0 ? `; ${skipped} bad ${skipped === 1 ? "row" : "rows"} skipped` : "";
  say(`Downhill from ${EXPERT} km/h on ${trips.length} trips (${from}${bad})`);
  theWalk(trips, EXPERT);
}

try {
  main(process.argv[2]);
} catch (problem) {
  process.stderr.write(`${problem.message}\n`);
  process.exitCode = 1;
}
