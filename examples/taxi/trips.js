/** Trips: distance d in km and duration t in hours. Read from a table, or the few made up here. */
import { readFileSync } from "node:fs";

/** Made up for this example: city trips at about 28 km/h, some through traffic. */
const MADE_UP = [
  { d: 1.2, t: 3.1 / 60 },
  { d: 2.5, t: 5.0 / 60 },
  { d: 3.1, t: 7.4 / 60 },
  { d: 4.8, t: 9.6 / 60 },
  { d: 6.0, t: 12.0 / 60 },
  { d: 7.4, t: 16.9 / 60 },
  { d: 9.9, t: 20.3 / 60 },
  { d: 12.6, t: 28.1 / 60 },
];

/** The table that the example carries. */
export const madeUpTrips = () => ({ trips: MADE_UP, skipped: 0, from: "made-up trips" });

/**
 * Trips from a CSV file with a column `d` in km and a column `t` in minutes. Plain numbers need no
 * CSV library. Real tables have bad rows: those without a distance or without a positive duration
 * are skipped, and counted.
 */
export function readTrips(path) {
  const [head = "", ...rows] = textOf(path).trim().split(/\r?\n/);
  const columns = head.split(",").map((name) => name.trim());
  const [atD, atT] = [columns.indexOf("d"), columns.indexOf("t")];
  if (atD < 0 || atT < 0) throw new Error(`${path} needs a column d (km) and a column t (minutes)`);
  const all = rows
    .map((row) => row.split(",").map(numberIn))
    .map((row) => ({ d: row[atD], t: row[atT] / 60 }));
  const trips = all.filter(({ d, t }) => Number.isFinite(d) && Number.isFinite(t) && t > 0);
  if (trips.length === 0) throw new Error(`${path} has no trip with a positive duration`);
  return { trips, skipped: all.length - trips.length, from: path };
}

/** The number in a cell; an empty cell has none, though `Number("")` is 0. */
const numberIn = (cell) => (cell.trim() === "" ? NaN : Number(cell));

function textOf(path) {
  try {
    return readFileSync(path, "utf8");
  } catch (problem) {
    throw new Error(`cannot read ${path}: ${problem.code ?? problem.message}`, { cause: problem });
  }
}
