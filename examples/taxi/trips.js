/** Trips as a table: distances d in km and durations t in minutes. From a file, or the few made up here. */
import { readFileSync } from "node:fs";

/** Made up for this example: city trips at about 28 km/h, some through traffic. */
const MADE_UP = {
  d: [1.2, 2.5, 3.1, 4.8, 6.0, 7.4, 9.9, 12.6],
  t: [3.1, 5.0, 7.4, 9.6, 12.0, 16.9, 20.3, 28.1],
};

/** The table that the example carries. */
export const madeUpTrips = () => ({ table: MADE_UP, skipped: 0, from: "made-up trips" });

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
  const all = rows.map((row) => row.split(",").map(numberIn));
  const good = all.filter(
    (row) => Number.isFinite(row[atD]) && row[atT] > 0 && row[atT] < Infinity,
  );
  if (good.length === 0) throw new Error(`${path} has no trip with a positive duration`);
  const table = { d: good.map((row) => row[atD]), t: good.map((row) => row[atT]) };
  return { table, skipped: all.length - good.length, from: path };
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
