/** The taxi example tells the truth, on its own trips and on a table given to it. */
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, describe, expect, it } from "vitest";
import { madeUpTrips, readTrips } from "../../examples/taxi/trips.js";
import { compile } from "../../src/compile.ts";
import { parse } from "../../src/parse.ts";
import { loadPrecise } from "../../src/verify/precise.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "taxi-"));
afterAll(() => rmSync(folder, { recursive: true }));

function tell(...args: string[]): { stdout: string; stderr: string; status: number | null } {
  return spawnSync("node", ["examples/taxi/taxi.js", ...args], { cwd: root, encoding: "utf8" });
}

function csv(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

/** The speeds in the last line of each walk; one each, if the three slopes agree. */
const learned = (stdout: string): string[] =>
  [...stdout.matchAll(/^Learned: (.*) km\/h\.$/gm)].map((line) => line[1]!);

/** The rows of the walks: step, the three speeds, the squared error. */
const walked = (stdout: string): number[][] =>
  [...stdout.matchAll(/^ +\d+(?: +\d+\.\d{6}){4}$/gm)].map(([line]) =>
    line.trim().split(/ +/).map(Number),
  );

interface Table {
  readonly d: readonly number[];
  readonly t: readonly number[];
}

/** Least squares in w = 1/v is linear: w = sum(d*t)/sum(d^2), with t in hours. */
const best = ({ d, t }: Table): number =>
  (60 * d.reduce((sum, km) => sum + km * km, 0)) /
  d.reduce((sum, km, trip) => sum + km * t[trip]!, 0);

describe("the taxi example", () => {
  it("tells the story of one trip, and learns from the trips it carries", () => {
    const { stdout, stderr, status } = tell();
    expect([stderr, status]).toEqual(["", 0]);
    expect(stdout).toContain("A trip of 6 km at 30 km/h takes 12 minutes.");
    expect(stdout).toMatch(/^ +30 +0\.00 +0\.00$/m);
    expect(stdout).toMatch(/^ +35 +-1\.71 +2\.94$/m);
    expect(stdout).toMatch(/^ +35( +1\.007580175){3}$/m);
    expect(learned(stdout)).toEqual(["30.0000", best(madeUpTrips().table).toFixed(4)]);
  });

  it("shows every step, the same for all three slopes and never uphill", () => {
    const steps = walked(tell().stdout);
    expect(steps[0]).toEqual([0, 35, 35, 35, 2.938776]);
    for (const [, byDifferences, bySymbols, byDuals] of steps) {
      expect(byDifferences).toBeCloseTo(bySymbols!, 5);
      expect(byDuals).toBeCloseTo(bySymbols!, 5);
    }
    const uphill = steps.filter(([step, , , , loss], i) => step! > 0 && loss! > steps[i - 1]![4]!);
    expect(uphill).toEqual([]);
  });

  it("learns from a table, and says how many rows it skipped", () => {
    const path = csv("trips.csv", "t,d\n10,5\n0,3\n21,9.5\n-1,2\nx,1\n7,\n31,16\n");
    const { stdout } = tell(path);
    expect(stdout).toContain(`on 3 trips (${path}; 4 bad rows skipped)`);
    const table = { d: [5, 9.5, 16], t: [10, 21, 31] };
    expect(readTrips(path)).toEqual({ table, skipped: 4, from: path });
    expect(learned(stdout)[1]).toBe(best(table).toFixed(4));
  });

  it("shows value and slope over the table from each source, and what the check says", () => {
    const { stdout } = tell();
    expect(stdout).toContain("The evidence for mean(i, (60*d[i]/v - t[i])^2), on these trips");
    const { d, t } = madeUpTrips().table;
    const errors = d.map((km, trip) => (60 * km) / 30 - t[trip]!);
    const value = errors.reduce((sum, error) => sum + error ** 2, 0) / d.length;
    const slope =
      errors.reduce((sum, error, trip) => sum - 2 * error * 60 * d[trip]!, 0) / 900 / d.length;
    const numbers = `${value.toFixed(9)} +${slope.toFixed(9)}`;
    expect(stdout).toMatch(new RegExp(`compiled code +${numbers}\n +dual numbers +${numbers}\n`));
    expect(stdout).toMatch(new RegExp(`finite differences +${slope.toFixed(9)}\n`));
    expect(stdout).toMatch(
      /\nOn 50 random tables .*: the code agrees\. Half .*\nwithin 0\.\d units .*, of its slopes 0\.\d\.\n/,
    );
  });

  it("has a loss that is that of high precision over its table, to a few last places", async () => {
    const formula = parse("mean(i, (60*d[i]/v - t[i])^2)");
    const loss = compile(formula, { wrt: ["v"] });
    const precise = await loadPrecise({ digits: 30 });
    for (const v of [20, 30, 35]) {
      const at = { ...madeUpTrips().table, v };
      const [value, slope] = precise.within((numbers) => [
        numbers.value(formula, at).toNumber(),
        numbers.derivative(formula, at, "v").toNumber(),
      ]);
      expect(Math.abs(loss.value(at) / value! - 1)).toBeLessThan(1e-15);
      expect(Math.abs(loss.gradient(at)["v"]! / slope! - 1)).toBeLessThan(1e-14);
    }
  });

  it("says what is wrong with a table", () => {
    expect(tell("nowhere.csv")).toMatchObject({
      status: 1,
      stderr: "cannot read nowhere.csv: ENOENT\n",
    });
    const path = csv("other.csv", "a,b\n1,2\n");
    const stderr = `${path} needs a column d (km) and a column t (minutes)\n`;
    expect(tell(path)).toMatchObject({ status: 1, stderr });
  });
});
