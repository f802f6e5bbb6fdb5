/** The taxi example tells the truth, on its own trips and on a table given to it. */
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, describe, expect, it } from "vitest";
import { madeUpTrips } from "../../examples/taxi/trips.js";

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

/** Least squares in w = 1/v is linear: w = sum(d*t)/sum(d^2). */
const best = (trips: readonly { d: number; t: number }[]): number =>
  trips.reduce((sum, { d }) => sum + d * d, 0) / trips.reduce((sum, { d, t }) => sum + d * t, 0);

describe("the taxi example", () => {
  it("tells the story of one trip, and learns from the trips it carries", () => {
    const { stdout, stderr, status } = tell();
    expect([stderr, status]).toEqual(["", 0]);
    expect(stdout).toContain("A trip of 6 km at 30 km/h takes 12 minutes.");
    expect(stdout).toMatch(/^ +30 +0\.00 +0\.00$/m);
    expect(stdout).toMatch(/^ +35 +-1\.71 +2\.94$/m);
    expect(stdout).toMatch(/^ +35( +1\.007580175){3}$/m);
    expect(learned(stdout)).toEqual(["30.0000", best(madeUpTrips().trips).toFixed(4)]);
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
    const trips = [
      { d: 5, t: 10 / 60 },
      { d: 9.5, t: 21 / 60 },
      { d: 16, t: 31 / 60 },
    ];
    expect(learned(stdout)[1]).toBe(best(trips).toFixed(4));
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
