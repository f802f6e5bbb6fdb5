/**
 * The story that Fluxion grew from. A taxi trip of d km takes d/v hours. An expert guesses v; the
 * guess is improved by walking downhill on the squared error, with the slope from three sources.
 *
 * node examples/taxi/taxi.js [trips.csv]
 */
import { compile, Dual, numericGradient } from "fluxion";
import { descend } from "./descent.js";
import { madeUpTrips, readTrips } from "./trips.js";

const MINUTES = 60;
const EXPERT = 30; // km/h
const TRIP = { d: 6, t: 12 / MINUTES }; // km, hours

const error = compile("60*(d/v - t)"); // minutes
const squared = compile("(60*(d/v - t))^2", { wrt: ["v"] }); // minutes squared

/** The derivative of the squared error of one trip by v, in minutes squared per km/h. */
const slopes = {
  "finite differences": (at) => numericGradient(squared.value, at, { step: 1e-5, wrt: ["v"] }).v,
  "symbolic derivative": (at) => squared.gradient(at).v,
  "dual numbers": ({ d, t, v }) =>
    new Dual(d, 0).div(Dual.variable(v)).sub(t).mul(MINUTES).pow(2).tangent,
};

const say = (text = "") => process.stdout.write(`${text}\n`);
const columns = (...cells) => say(cells.map((cell) => String(cell).padStart(20)).join(""));

function theGuess() {
  say("The expert's guess");
  say(`A trip of ${TRIP.d} km at ${EXPERT} km/h takes ${(MINUTES * TRIP.d) / EXPERT} minutes.`);
  say();
}

function theError() {
  say(`How wrong is another speed? The trip of ${TRIP.d} km took ${TRIP.t * MINUTES} minutes.`);
  columns("v in km/h", "error in min", "squared in min^2");
  for (let v = 20; v <= 40; v += 2.5) {
    columns(v, error.value({ ...TRIP, v }).toFixed(2), squared.value({ ...TRIP, v }).toFixed(2));
  }
  say();
}

function theSlope() {
  say("Which way is down? The slope of the squared error, three ways, in min^2 per km/h:");
  columns("v in km/h", ...Object.keys(slopes));
  for (const v of [25, 30, 35]) {
    columns(v, ...Object.values(slopes).map((slope) => slope({ ...TRIP, v }).toFixed(9)));
  }
  say();
}

/** Follows each slope downhill on the mean over `trips`; returns where each arrives, in km/h. */
function walk(trips, start) {
  const mean = (f) => trips.reduce((sum, trip) => sum + f(trip), 0) / trips.length;
  const loss = (v) => mean((trip) => squared.value({ ...trip, v }));
  columns("slope from", "steps", "v in km/h", "loss in min^2");
  for (const [name, slope] of Object.entries(slopes)) {
    const path = descend(loss, (v) => mean((trip) => slope({ ...trip, v })), start);
    columns(name, path.length - 1, path.at(-1).toFixed(6), loss(path.at(-1)).toFixed(4));
  }
  say();
}

function main(file) {
  const table = file === undefined ? madeUpTrips() : readTrips(file);
  theGuess();
  theError();
  theSlope();
  say("Downhill from 35 km/h on that one trip:");
  walk([TRIP], 35);
  const { trips, skipped, from } = table;
  const bad = skipped > 0 ? `, ${skipped} bad rows skipped` : "";
  say(`Downhill from ${EXPERT} km/h on ${trips.length} trips (${from}${bad}):`);
  walk(trips, EXPERT);
}

try {
  main(process.argv[2]);
} catch (problem) {
  process.stderr.write(`${problem.message}\n`);
  process.exitCode = 1;
}
